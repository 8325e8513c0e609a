"""``bitext memory``: many documents in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import bitext

from tmx import TranslationUnit, read_tmx, write_tmx
from tmx.memory import Memory


def tmx(path: Path, *texts: str, date: str = "20040101T000000Z", document: str = "") -> Path:
    units = [
        TranslationUnit.pair(
            "en", text, "fr", f"{text} en français",
            properties={"x-document": document, "x-path": "3"} if document else {},
            attributes={"creationdate": date},
        )
        for text in texts
    ]  # fmt: skip
    write_tmx(path, units, source_lang="en", languages={})
    return path


def said(*arguments: object, code: int = 0) -> Any:
    done = bitext("memory", *arguments, "--json")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_what_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    db, file = tmp_path / "TM.db", tmx(tmp_path / "a.tmx", "One report", "Two reports")
    done = bitext("memory", "add", db, file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a.tmx: 2 units added\n", "")
    assert bitext("memory", "add", db, file).stdout == "a.tmx: nothing new, 2 units as before\n"
    tmx(file, "Three reports")
    assert bitext("memory", "add", db, file).stdout == "a.tmx: 1 unit replaced\n"
    (document,) = said("list", db)["documents"]
    assert (document["name"], document["units"], document["newest"]) == ("a.tmx", 1, "20040101T000000Z")
    assert bitext("memory", "add", db, file, "-q").stdout == ""


def test_an_empty_memory_is_named_by_what_needs_units(tmp_path: Path) -> None:
    db, file = tmp_path / "TM.db", tmx(tmp_path / "a.tmx", "One report")
    bitext("memory", "add", db, file)
    bitext("memory", "remove", db, "a.tmx")
    (tmp_path / "new.txt").write_text("One report.", encoding="utf-8")
    for arguments in (["memory", "export", db, "-o", tmp_path / "out.tmx"], ["lookup", "One", "--tm", db]):
        done = bitext(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the memory is empty" in done.stderr


def test_another_file_of_the_same_name_does_not_replace_the_first(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        tmx(tmp_path / folder / "report.tmx", f"Report {folder}")
    db, other = tmp_path / "TM.db", tmp_path / "b" / "report.tmx"
    assert bitext("memory", "add", db, tmp_path / "a" / "report.tmx").returncode == 0
    done = bitext("memory", "add", db, other)
    assert (done.returncode, done.stdout) == (2, "")
    assert "another document called report.tmx" in done.stderr
    assert "--name" in done.stderr
    with Memory(db) as memory:
        assert [unit.source.text for unit in memory.units()] == ["Report a"]
    assert bitext("memory", "add", db, other, "--name", "b").stdout == "b: 1 unit added\n"
    done = bitext("memory", "add", db, other, "--name", "report.tmx")
    assert done.stdout == "report.tmx: 1 unit replaced\n"
    with Memory(db) as memory:
        assert [unit.source.text for unit in memory.units()] == ["Report b", "Report b"]


def test_documents_without_symbols_are_told_apart_by_their_files(tmp_path: Path) -> None:
    db = tmp_path / "TM.db"
    for folder, word in (("a", "cats"), ("b", "dogs")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "en.txt").write_text(
            f"Here are all the {word}.\n\nThey sleep.", encoding="utf-8"
        )
        (tmp_path / folder / "fr.txt").write_text(f"Voici tous les {word}.\n\nIls dorment.", encoding="utf-8")
    pairs = [(tmp_path / folder / "en.txt", tmp_path / folder / "fr.txt") for folder in "ab"]
    options = ("--source-lang", "en", "--target-lang", "fr", "--encoder", "none")
    assert bitext("memory", "add", db, *pairs[0], *options).returncode == 0
    done = bitext("memory", "add", db, *pairs[1], *options)
    assert done.returncode == 2
    assert "another document called en" in done.stderr
    (tmp_path / "a" / "en.txt").write_text("Here are all the birds.\n\nThey sleep.", encoding="utf-8")
    assert "replaced" in bitext("memory", "add", db, *pairs[0], *options).stdout


def test_a_tmx_and_its_documents_are_of_the_same_languages(corpora: Path, tmp_path: Path) -> None:
    db, folder = tmp_path / "TM.db", corpora / "A-RES-59-159"
    assert bitext("align", folder, "-o", tmp_path / "59.tmx", "--encoder", "none").returncode == 0
    for what in (tmp_path / "59.tmx", folder):
        assert bitext("memory", "add", db, what).returncode == 0
    with Memory(db) as memory:
        assert memory.languages == ("en-US", "fr-FR")
        (match,) = memory.lookup("20 December 2004", "en", "fr", threshold=100)
        assert match.others == 1


def test_two_documents_are_aligned_on_the_way(corpora: Path, tmp_path: Path) -> None:
    db, folder = tmp_path / "TM.db", corpora / "A-RES-59-159"
    done = bitext("memory", "add", db, folder, "--encoder", "none")
    assert (done.returncode, done.stdout) == (0, "A/RES/59/159: 53 units added\n")
    (known,) = said("add", db, folder, "--encoder", "none")["documents"]
    assert (known["name"], known["state"], known["units"]) == ("A/RES/59/159", "unchanged", 53)
    (again,) = said("add", db, folder, "--encoder", "none", "--min-confidence", "0.99")["documents"]
    assert again["state"] == "replaced"
    assert again["left_out"]["confidence below 0.99"] == 53 - again["units"] > 0
    (document,) = said("list", db)["documents"]
    assert document["facts"]["symbol"] == "A/RES/59/159"
    assert document["facts"]["date"] == "2004-12-20"
    with Memory(db) as memory:
        unit = next(unit for unit in memory.units() if unit.get("x-path") == "3")
        assert unit.get("x-document") == "A/RES/59/159"
        assert unit.attributes["creationdate"] == "20041220T000000Z"
    shown = bitext("memory", "list", db, COLUMNS="80").stdout
    assert "2004-12-20" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_two_files_are_one_document(tmp_path: Path, corpora: Path) -> None:
    db = tmp_path / "TM.db"
    files = [corpora / "A-RES-59-159" / name for name in ("en.txt", "fr.txt")]
    done = said("add", db, *files, "--encoder", "none", "--name", "hall")
    assert [document["name"] for document in done["documents"]] == ["hall"]
    assert (
        said("add", db, *files, "--encoder", "none", "--name", "hall")["documents"][0]["state"] == "unchanged"
    )


def test_export_gives_back_what_was_added(tmp_path: Path) -> None:
    db = tmp_path / "TM.db"
    one = tmx(tmp_path / "one.tmx", "One report", document="A/59/1")
    two = tmx(tmp_path / "two.tmx", "Two reports")
    said("add", db, one, two)
    assert said("export", db, "-o", tmp_path / "all.tmx")["written"] == 2
    first, second = read_tmx(tmp_path / "all.tmx")
    assert (first.get("x-document"), first.get("x-path")) == ("A/59/1", "3")
    assert second.get("x-document") == "two.tmx"
    assert second.attributes["creationdate"] == "20040101T000000Z"
    said(
        "export",
        db,
        "-o",
        tmp_path / "two.csv",
        "--document",
        "two.tmx",
        "--source-lang",
        "fr",
        "--target-lang",
        "en",
    )
    rows = (tmp_path / "two.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith("Two reports en français,Two reports")
    assert len(rows) == 2


def test_remove_and_stats(tmp_path: Path) -> None:
    db = tmp_path / "TM.db"
    said("add", db, tmx(tmp_path / "a.tmx", "One report", "One report"), tmx(tmp_path / "b.tmx", "Two"))
    other = TranslationUnit.pair("en", "One report", "fr", "Un autre rapport")
    write_tmx(tmp_path / "c.tmx", [other], source_lang="en", languages={})
    said("add", db, tmp_path / "c.tmx")
    counts = said("stats", db)
    assert (counts["documents"], counts["units"], counts["variants"]) == (3, 3, 1)
    assert counts["languages"]["en"] == {"segments": 3, "texts": 2, "words": 5, "characters": 23}
    assert "1 source text with several translations" in bitext("memory", "stats", db).stdout
    done = bitext("memory", "remove", db, "a.tmx", "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no document 'nothing'" in done.stderr
    assert said("remove", db, "a.tmx", "c.tmx")["removed"] == {"a.tmx": 1, "c.tmx": 1}
    assert [document["name"] for document in said("list", db)["documents"]] == ["b.tmx"]
    assert said("stats", db)["languages"]["en"]["segments"] == 1
    said("remove", db, "b.tmx")
    assert bitext("memory", "list", db).stdout == "The memory is empty.\n"


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    db, good = tmp_path / "TM.db", tmx(tmp_path / "good.tmx", "One report")
    bad = tmp_path / "bad.tmx"
    bad.write_text("no memory", encoding="utf-8")
    done = said("add", db, bad, good, code=1)
    assert [document["name"] for document in done["documents"]] == ["good.tmx"]
    assert [error["path"] for error in done["errors"]] == [str(bad)]
    one_sided = TranslationUnit.pair("en", "One", "fr", " ")
    good.write_text(good.read_text(encoding="utf-8").replace("One report en français", " "), encoding="utf-8")
    assert "nothing to add: 1 left out" in bitext("memory", "add", db, good).stderr
    assert one_sided.target.is_empty
    assert said("list", db)["documents"][0]["units"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["add", "a.tmx", "b.tmx"], 2, "this is not the name of a memory"),
        (["add", "TM.db", "missing.tmx"], 2, "no such file"),
        (["add", "TM.db", "en.txt", "fr.txt", "x.txt"], 2, "cannot align 3 files"),
        (["add", "TM.db", "a.tmx", "b.tmx", "--name", "x"], 2, "--name names one document"),
        (["add", "TM.db", "a.tmx", "sub/a.tmx"], 2, "2 documents would be called a.tmx"),
        (["list", "none.db"], 2, "there is no such memory"),
        (["list", "en.txt"], 1, "not a memory"),
        (["export", "full.db", "-o", "full.db"], 2, "would be overwritten"),
        (["export", "full.db", "-o", "x.tmx", "--document", "y"], 2, "no document 'y'"),
        (["export", "full.db", "-o", "x.tmx", "--target-lang", "de"], 2, "no text in de: it has en, fr"),
    ],
)
def test_bad_use_is_named_and_leaves_nothing(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.tmx", "b.tmx", "sub/a.tmx"):
        tmx(tmp_path / name, "One report")
    for name in ("en.txt", "fr.txt", "x.txt"):
        (tmp_path / name).write_text("Some text.\n", encoding="utf-8")
    assert bitext("memory", "add", "full.db", "a.tmx", cwd=tmp_path).returncode == 0
    before = sorted(path.name for path in tmp_path.iterdir())
    done = bitext("memory", *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_one_language_has_one_code(tmp_path: Path) -> None:
    """What `bitext align` makes is in en and fr; the TMX files that it writes are in en-US and fr-FR."""
    db = tmp_path / "TM.db"
    said("add", db, tmx(tmp_path / "bare.tmx", "One report"))
    for name, codes in (("usual", {"en": "en-US", "fr": "fr-FR"}), ("british", {"en": "en-GB", "fr": "fr"})):
        unit = TranslationUnit.pair("en", f"The {name} report", "fr", "Un rapport")
        write_tmx(tmp_path / f"{name}.tmx", [unit], source_lang="en", languages=codes)
    (usual,) = said("add", db, tmp_path / "usual.tmx")["documents"]
    assert usual["remarks"] == [
        "texts in en-US are kept as en, which means the same",
        "texts in fr-FR are kept as fr, which means the same",
    ]
    with Memory(db) as memory:
        assert memory.languages == ("en", "fr")
        assert memory.lookup("The usual report", "en", "fr")[0].score == 100
    (british,) = said("add", db, tmp_path / "british.tmx")["documents"]
    assert british["remarks"] == ["the memory has en and en-GB: a look-up searches one of them"]
