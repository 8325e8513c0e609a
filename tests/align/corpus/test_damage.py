"""What a run must survive: parts that are not whole, files of others in its folder, names that no output can hold."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path

import pytest
from corpora_to_build import contents, write_documents

from align.core.config import Config
from align.corpus.assembly import Gathering, assemble
from align.corpus.engines import InThisProcess
from align.corpus.lock import locked
from align.corpus.pairs import Outcome, Pair, Plan
from align.corpus.parts import whole_facts, write_part
from align.corpus.run import Built, build_corpus
from align.corpus.units import ScoredUnit
from tmx.base.errors import InputError, OutputError, UsageError
from tmx.read.reader import TmxReader


def build(place: Path, out: Path, *, review: bool = False) -> Built:
    return build_corpus([str(place)], Plan(str(out), Config(encoder="none"), review), InThisProcess())


@pytest.mark.parametrize("kept", [0, 40, -9, -1])
def test_a_part_that_is_cut_off_is_made_again(tmp_path: Path, kept: int) -> None:
    folder, out = write_documents(tmp_path / "in", 2), tmp_path / "out"
    build(folder, out)
    before = contents(out)
    part = min((out / "parts").iterdir())
    part.write_bytes(part.read_bytes()[:kept])
    assert build(folder, out).was_there == 1
    assert contents(out) == before


@pytest.mark.parametrize("place", [15, -20, -6])
def test_a_part_with_a_wrong_byte_is_made_again(tmp_path: Path, place: int) -> None:
    folder, out = write_documents(tmp_path / "in", 2), tmp_path / "out"
    build(folder, out)
    before = contents(out)
    part = min((out / "parts").iterdir())
    data = bytearray(part.read_bytes())
    data[place] ^= 0xFF
    part.write_bytes(data)
    assert whole_facts(str(out), part.name) is None
    assert build(folder, out).was_there == 1
    assert contents(out) == before


def test_a_part_that_breaks_meanwhile_is_no_empty_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from align.corpus import task

    folder, out = write_documents(tmp_path / "in", 2), tmp_path / "out"
    build(folder, out)
    monkeypatch.setattr(task, "whole_facts", lambda out, name: {"languages": ["en", "fr"]})
    part = min((out / "parts").iterdir())
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(InputError, match="is not whole"):
        build(folder, out)
    assert len(list(TmxReader(out / "corpus.en-fr.tmx"))) == 5


def test_a_corpus_that_no_unit_enters_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("Hello there, all of you.", encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text("Hello there, all of you.", encoding="utf-8")
    plan = Plan(str(tmp_path / "out"), Config(encoder="none"))
    built = build_corpus([str(tmp_path)], plan, InThisProcess(), gathering=Gathering(min_confidence=1.0))
    (corpus,) = built.corpora
    assert (corpus.file, corpus.written) == ("", 0)
    assert sum(corpus.left_out.values()) == corpus.units == 1
    assert not list((tmp_path / "out").glob("*.tmx"))


def test_characters_that_xml_cannot_hold_are_counted(tmp_path: Path) -> None:
    pair, langs = Pair("d", "en", "fr", "a", "b"), ("en", "fr")
    units = [ScoredUnit("d", 1, "", "one \ufffe two", "un \ufffe deux", langs, 0.9, "1-1")]
    write_part(str(tmp_path), "d.jsonl.gz", {}, units)
    (corpus,) = assemble([Outcome(pair, "d.jsonl.gz", langs)], Plan(str(tmp_path)), Gathering())
    (unit,) = TmxReader(tmp_path / corpus.file)
    assert unit.source.text == "one  two"
    assert 2 in corpus.altered.values(), corpus.altered


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("parts/thesis.docx", "parts/my.jsonl.gz", "corpus.old/acts.en-fr.tmx", "corpus.mine.tmx"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
    before = contents(out)
    build(write_documents(tmp_path / "in", 1), out)
    assert before.items() <= contents(out).items()


def test_review_pages_are_those_of_the_report(tmp_path: Path) -> None:
    folder, out = write_documents(tmp_path / "in", 3), tmp_path / "out"
    build(folder, out, review=True)
    before = contents(out)
    min((out / "review").iterdir()).unlink()
    assert build(folder, out, review=True).was_there == 2
    assert contents(out) == before
    (out / "review" / "notes.html").write_text("mine", encoding="utf-8")
    for path in folder.glob("d13.*"):
        path.unlink()
    folder.rename(tmp_path / "moved")
    assert build(tmp_path / "moved", out, review=True).was_there == 2
    documents = json.loads((out / "report.json").read_text(encoding="utf-8"))["documents"]
    pages = {path.relative_to(out).as_posix() for path in (out / "review").iterdir()}
    assert pages == {*(one["review"] for one in documents), "review/notes.html"}
    build(tmp_path / "moved", out)
    assert [path.name for path in (out / "review").iterdir()] == ["notes.html"]


def test_what_a_killed_run_was_writing_is_removed_and_nothing_else(tmp_path: Path) -> None:
    folder, out = write_documents(tmp_path / "in", 1), tmp_path / "out"
    build(folder, out)
    before = contents(out)
    mine = out / ".notes.part"
    mine.write_text("mine", encoding="utf-8")
    (out / ".units.parquet.part").write_bytes(b"PAR1")
    for name in ("corpus.en-fr.tmx", "report.json", next((out / "parts").iterdir()).relative_to(out)):
        whole = out / name
        handle, _ = tempfile.mkstemp(prefix=f".{whole.name}.", suffix=".part", dir=whole.parent)
        os.close(handle)
    build(folder, out)
    assert contents(out) == before | {mine.name: b"mine"}


def test_names_that_are_no_text_or_long_or_lead_elsewhere(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    names = [os.fsdecode(b"caf\xe9 <script>"), "../../../etc", "\U00010400" * 60, "x" * 999]
    rows = [f"{name},d11.en.txt,d11.fr.txt" for name in names[1:]]
    (folder / "pairs.csv").write_text("\n".join(["name,en,fr", *rows]), encoding="utf-8")
    built = build(folder / "pairs.csv", tmp_path / "out")
    assert (built.report.aligned, built.report.failed) == (3, 0)
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 3
    try:
        for lang in ("en", "fr"):
            (folder / f"d11.{lang}.txt").rename(folder / f"{names[0]}.{lang}.txt")
    except OSError:
        pytest.skip("this system of files has no names that are not UTF-8")
    assert build(folder, tmp_path / "odd").report.aligned == 1
    (unit, *_) = TmxReader(tmp_path / "odd" / "corpus.en-fr.tmx")
    assert unit.get("x-document") == r"caf\udce9 <script>"
    assert "<script>" not in (tmp_path / "odd" / "report.html").read_text(encoding="utf-8")


def test_an_address_of_documents_is_not_that_of_the_corpus() -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe_file("/acts/a.en.txt", b"One.")
    with pytest.raises(UsageError, match="cannot be written where its documents are"):
        build_corpus(["memory://acts"], Plan("memory://acts/"), InThisProcess())
    memory.rm("/acts", recursive=True)


@pytest.mark.skipif(os.name != "posix", reason="locks of the system are for POSIX")
def test_a_system_of_files_without_locks_is_no_second_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: object, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(OutputError, match="cannot be locked: No locks available"), locked(str(tmp_path)):
        pass


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("source,target,source_lang\na.txt,b.txt,klingonish\n", "row 2: unknown language 'klingonish'"),
        ("name,source,target,source_lang\na,x,y,en\na,x,y,EN\n", "rows 2 and 3 have one name: a"),
    ],
)
def test_a_manifest_names_the_row_that_is_wrong(tmp_path: Path, rows: str, message: str) -> None:
    (tmp_path / "pairs.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        build(tmp_path / "pairs.csv", tmp_path / "out")
