"""What is written, what is left out, and what is refused."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tmx import TranslationUnit, Variant, with_placeholders, write_tmx
from tmx.base.dates import parse_date
from tmx.base.errors import OutputError, UsageError
from tmx.read.reader import read_tmx
from tmx.unit.content import Inline

PAIR = TranslationUnit.pair(
    "en", "Decides", "fr", "Décide", properties={"x-document": "A/RES/59/159"}, id="1"
)


NOTED = TranslationUnit.pair(
    "en",
    with_placeholders("Recalling its resolution", [(9, "fnote", "8")]),
    "fr",
    with_placeholders("Rappelant sa résolution", [(23, "fnote", "8")]),
)


def test_the_file_has_the_units_under_a_valid_header(
    tmp_path: Path, dtd_errors: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "out.tmx"
    report = write_tmx(path, [PAIR], source_lang="en", properties={"x-signature": "s"}, notes=["n"])
    assert dtd_errors(path) == []
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    reader = read_tmx(path)
    (unit,) = reader
    assert [variant.lang for variant in unit.variants] == ["en-US", "fr-FR"]
    assert (unit.get("x-document"), unit.id) == ("A/RES/59/159", "1")
    assert reader.header.source_lang == "en-US"
    assert (reader.header.properties[0].text, reader.header.notes[0].text) == ("s", "n")
    assert (report.written, report.left_out, report.altered) == (1, {}, {})


def test_the_same_units_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    paths = [tmp_path / name for name in ("a.tmx", "b.tmx", "a.tmx.gz", "b.tmx.gz")]
    for path in paths:
        write_tmx(path, [PAIR, NOTED], source_lang="en")
    contents = [path.read_bytes() for path in paths]
    assert contents[0] == contents[1]
    assert contents[2] == contents[3]
    assert gzip.decompress(contents[2]) == contents[0]
    assert b"creationdate" not in contents[0]


def test_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.tmx"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1103500800")
    write_tmx(path, [PAIR], source_lang="en")
    assert read_tmx(path).header.attributes["creationdate"] == "20041220T000000Z"
    write_tmx(path, [PAIR], source_lang="en", date=datetime(2020, 2, 3, tzinfo=UTC))
    assert read_tmx(path).header.attributes["creationdate"] == "20200203T000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        write_tmx(path, [PAIR], source_lang="en")
    assert parse_date("2004") is None


def test_what_is_left_out_is_reported(tmp_path: Path) -> None:
    units = [
        PAIR,
        PAIR,
        TranslationUnit.pair("en", "one", "fr", " "),
        TranslationUnit.pair("en", "", "fr", "un"),
        TranslationUnit((Variant("en", "alone"),), "en"),
    ]
    report = write_tmx(tmp_path / "out.tmx", units, source_lang="en")
    assert report.written == 1
    assert report.left_out == {
        "duplicate unit": 1,
        "empty target": 1,
        "empty source": 1,
        "only one language": 1,
    }
    assert [case.unit for case in report.cases] == [2, 3, 4, 5]
    assert "1 left out: empty target" in str(report)
    assert write_tmx(tmp_path / "out.tmx", [PAIR, PAIR], source_lang="en", duplicates=True).written == 2


def test_of_several_variants_only_the_empty_one_is_left_out(tmp_path: Path) -> None:
    unit = PAIR._replace(variants=(*PAIR.variants, Variant("de", "")))
    report = write_tmx(tmp_path / "out.tmx", [unit], source_lang="en")
    assert report.altered == {"empty variant left out": 1}
    (read,) = read_tmx(tmp_path / "out.tmx")
    assert [variant.lang for variant in read.variants] == ["en-US", "fr-FR"]


def test_illegal_characters_are_removed_and_reported(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", "a\x0cb\ud800c", "fr", "\uffffd", properties={"x-\x00": "\x01"})
    report = write_tmx(tmp_path / "out.tmx", [unit], source_lang="en")
    assert report.altered == {"illegal character removed": 4}
    (read,) = read_tmx(tmp_path / "out.tmx")
    assert (read.source.text, read.target.text, read.properties[0]) == ("a bc", "d", ("x-", "", None, None))


def test_attributes_and_elements_that_tmx_does_not_define_are_not_written(
    tmp_path: Path, dtd_errors: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "out.tmx"
    wrong = ("a", Inline("bpt", {"colour": "red"}), Inline("ph", {}, (Inline("hi", {}, ("b",)),)))
    unit = TranslationUnit.pair("en", wrong, "fr", "un", attributes={"colour": "red"})
    report = write_tmx(path, [unit], source_lang="en")
    assert dtd_errors(path) == []
    assert report.altered["attribute not defined by TMX left out"] == 1
    assert report.altered["attributes of an inline element corrected"] == 1
    assert report.altered["misplaced inline element removed"] == 1


@pytest.mark.parametrize("thing", [None, "text", ("en", "fr")])
def test_values_that_are_not_units_are_refused(tmp_path: Path, thing: object) -> None:
    with pytest.raises(UsageError, match=f"not a TranslationUnit but a value of type {type(thing).__name__}"):
        write_tmx(tmp_path / "out.tmx", [PAIR, thing], source_lang="en")  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_in_capitals_is_refused(tmp_path: Path) -> None:
    for name in ("out.TMX", "out.tmx.GZ"):
        with pytest.raises(UsageError, match="capitals"):
            write_tmx(tmp_path / name, [PAIR], source_lang="en")


def test_one_illegal_character_among_many_units_is_found(tmp_path: Path) -> None:
    units = [TranslationUnit.pair("en", f"one {n}", "fr", f"un {n}") for n in range(200)]
    units[150] = TranslationUnit.pair("en", "one\x0c", "fr", "\x0c")
    units[151] = TranslationUnit.pair("en", "one\x0c", "fr", "un")
    report = write_tmx(tmp_path / "out.tmx", units, source_lang="en")
    assert report.left_out == {"empty target": 1}
    assert report.altered == {"illegal character removed": 3}
    assert [case.unit for case in report.cases] == [151, 151, 151, 152]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"source_lang": "*all*"}, "not a source language"),
        ({"source_lang": "Elvish"}, "'Elvish' is not a language code"),
        ({"source_lang": "en", "languages": {"en": "Elvish"}}, "'Elvish' is not a language code"),
        ({"source_lang": "en", "profile": "wordfast"}, "unknown profile"),
        ({"source_lang": "en", "segtype": "verse"}, "unknown segment type"),
    ],
)
def test_bad_use_is_refused(tmp_path: Path, options: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        write_tmx(tmp_path / "out.tmx", [PAIR], **options)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_tmx(tmp_path / "nowhere" / "out.tmx", [PAIR], source_lang="en")


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("old", encoding="utf-8")

    def units() -> object:
        yield PAIR
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_tmx(path, units(), source_lang="en")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
