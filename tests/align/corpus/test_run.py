from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpora_to_build import contents, text, write_documents

from align.core.config import Config
from align.corpus.engines import InThisProcess, engine_for
from align.corpus.finding import Languages
from align.corpus.pairs import Plan
from align.corpus.places import write_whole
from align.corpus.run import Built, build_corpus
from align.corpus.units import ScoredUnit
from tmx.base.errors import InputError, OutputError, UsageError
from tmx.read.reader import TmxReader

FAST = Config(encoder="none")


def build(folder: Path, out: Path, languages: Languages | None = None, *, review: bool = False) -> Built:
    return build_corpus([str(folder)], Plan(str(out), FAST, review), InThisProcess(), languages=languages)


def test_a_folder_becomes_a_memory_a_table_and_reports(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    built = build(write_documents(tmp_path / "in", 3), out, review=True)
    rows = pq.read_table(out / "units.parquet").to_pylist()
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    units = list(TmxReader(out / "corpus.en-fr.tmx"))
    assert len(units) == built.corpora[0].written == 7  # the last sentence is the same three times
    assert sum(built.corpora[0].left_out.values()) + 7 == len(rows) == built.corpora[0].units
    assert [one["name"] for one in report["documents"]] == ["d11", "d12", "d13"]
    assert report["totals"]["units"] == sum(one["units"] for one in report["documents"])
    assert all((out / one["review"]).is_file() for one in report["documents"])
    assert "d12" in (out / "report.html").read_text(encoding="utf-8")


def test_one_and_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 5)
    for jobs in (0, 1, 2):
        build_corpus([str(folder)], Plan(str(tmp_path / str(jobs)), FAST), engine_for(jobs))
    assert contents(tmp_path / "0") == contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_second_run_does_nothing_again_but_what_changed(tmp_path: Path) -> None:
    folder, out = write_documents(tmp_path / "in", 3), tmp_path / "out"
    build(folder, out)
    before = contents(out)
    assert build(folder, out).was_there == 3
    assert contents(out) == before
    (folder / "d12.fr.txt").write_text(text("fr", 12) + "\nFin de la séance.\n", encoding="utf-8")
    assert build(folder, out).was_there == 2
    assert len(list((out / "parts").iterdir())) == 3


def test_a_broken_part_is_made_again(tmp_path: Path) -> None:
    folder, out = write_documents(tmp_path / "in", 2), tmp_path / "out"
    build(folder, out)
    before = contents(out)
    next((out / "parts").iterdir()).write_bytes(b"")
    assert build(folder, out).was_there == 1
    assert contents(out) == before


def test_a_corrupt_file_stops_nothing(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 3)
    (folder / "d12.fr.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    built = build(folder, tmp_path / "out")
    assert [one.pair.name for one in built.failures] == ["d12"]
    assert built.failures[0].failure
    assert built.report.aligned == 2


def test_three_files_for_a_language_are_named(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 2)
    for suffix in ("md", "html"):
        (folder / f"d11.en.{suffix}").write_text(text("en", 11), encoding="utf-8")
    built = build(folder, tmp_path / "out")
    (failure,) = built.failures
    assert "3 files in en: d11.en.html, d11.en.md, d11.en.txt" in failure.failure
    assert built.report.aligned == 1


def test_a_folder_without_pairs_says_what_it_saw(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match=r"seen: minutes\.txt"):
        build(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_texts_that_are_no_translations_stay_out_of_the_memory(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    other = ["Beurre.", "Farine 3 et 5 et 17.", "Le lait, à cuire au four avec du sucre et du sel. " * 3] * 3
    ours = [f"Ships number {n} left port before the long storm came. " * (1 + n % 5) for n in range(77, 89)]
    (folder / "odd.fr.txt").write_text("\n\n".join(other), encoding="utf-8")
    (folder / "odd.en.txt").write_text("\n\n".join(ours), encoding="utf-8")
    built = build(folder, tmp_path / "out")
    assert built.report.unrelated == len(built.report.unrelated_names) == 1
    assert built.corpora[0].written == 3
    assert built.corpora[0].left_out["the two texts do not seem to be translations of each other"] > 0


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (Languages(), ["en-es", "en-fr", "es-fr"]),
        (Languages(pivot="en"), ["en-es", "en-fr"]),
        (Languages("fr", "en"), ["fr-en"]),
    ],
)
def test_three_languages_are_paired_as_asked(
    tmp_path: Path, languages: Languages, expected: list[str]
) -> None:
    build(write_documents(tmp_path / "in", 2, ("en", "es", "fr")), tmp_path / "out", languages)
    assert sorted(path.name for path in (tmp_path / "out").glob("*.tmx")) == [
        f"corpus.{langs}.tmx" for langs in expected
    ]


def test_files_of_languages_that_are_no_more_are_removed(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 2, ("en", "es", "fr"))
    build(folder, tmp_path / "out")
    for path in folder.glob("*.es.txt"):
        path.unlink()
    build(folder, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").glob("*.tmx")] == ["corpus.en-fr.tmx"]


def test_a_full_disk_stops_the_run_and_keeps_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from align.corpus import parts

    folder, out = write_documents(tmp_path / "in", 3), tmp_path / "out"
    write, written = write_whole, list[str]()

    def until_full(place: str, data: bytes) -> None:
        if written:
            raise OutputError("cannot write: No space left on device", path=place)
        written.append(place)
        write(place, data)

    monkeypatch.setattr(parts, "write_whole", until_full)
    with pytest.raises(OutputError, match=r"stopped: .*No space left"):
        build(folder, out)
    assert not (out / "report.json").exists()
    monkeypatch.setattr(parts, "write_whole", write)
    assert build(folder, out).was_there == 1


def test_outputs_among_the_inputs_are_no_inputs(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    build(folder, folder / "corpus.en", review=True)
    built = build(folder, folder / "corpus.en", review=True)
    assert (built.report.documents, built.unpaired) == (1, ())


def test_a_corpus_on_other_storage_is_the_same(tmp_path: Path) -> None:
    import fsspec

    folder, out = write_documents(tmp_path / "in", 2), tmp_path / "out"
    memory = fsspec.filesystem("memory")
    memory.put(str(folder), "/acts", recursive=True)
    build(folder, out, review=False)
    build_corpus(["memory://acts"], Plan("memory://made", FAST), InThisProcess())
    there = {name.removeprefix("/made/"): memory.cat_file(name) for name in memory.find("/made")}
    here = contents(out)
    assert there.keys() == here.keys()
    for name in ("corpus.en-fr.tmx", "units.parquet", *(name for name in here if name.startswith("parts/"))):
        assert there[name] == here[name], name
    memory.rm("/acts", recursive=True)
    memory.rm("/made", recursive=True)


@pytest.mark.parametrize("out", [".", ".."])
def test_the_documents_cannot_be_in_the_folder_of_the_corpus(tmp_path: Path, out: str) -> None:
    folder = write_documents(tmp_path / "all" / "in", 1)
    with pytest.raises(UsageError, match="cannot be written where its documents are"):
        build(folder, folder / out)
    assert not (folder / "parts").exists()


def test_the_page_says_how_files_were_paired_whose_names_do_not_tell(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, lang in (("one", "en"), ("deux", "fr")):
        (folder / f"{name}.txt").write_text(text(lang, 11), encoding="utf-8")
    build(folder, tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "paired by what the texts share" in page
    assert "deux.txt" in page


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    (folder / "d11.en.zip").write_bytes(b"PK")
    built = build(folder, tmp_path / "out")
    assert (built.ignored, built.report.aligned) == (("d11.en.zip",), 1)


def test_a_part_that_vanishes_is_no_empty_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from align.corpus import assembly

    def gone(out: str, name: str) -> Iterator[ScoredUnit]:
        raise InputError("cannot be read", path=name)
        yield

    monkeypatch.setattr(assembly, "part_units", gone)
    with pytest.raises(InputError, match="cannot be read"):
        build(write_documents(tmp_path / "in", 1), tmp_path / "out")
