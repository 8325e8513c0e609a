"""What is written, what is left out, and for which tool."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tmx import TranslationUnit, Variant, plain_text, with_placeholders, write_tmx
from tmx.base.dates import parse_date
from tmx.base.errors import OutputError, UsageError
from tmx.base.hashset import HashSet
from tmx.read.reader import read_tmx
from tmx.unit.content import Inline, without_placeholders
from tmx.write.profiles import profiles

PAIR = TranslationUnit.pair(
    "en", "Decides", "fr", "Décide", properties={"x-document": "A/RES/59/159"}, id="1"
)
NOTED = TranslationUnit.pair(
    "en",
    with_placeholders("Recalling its resolution", [(9, "fnote", "8")]),
    "fr",
    with_placeholders("Rappelant sa résolution", [(23, "fnote", "8")]),
)


def test_the_file_holds_the_units_under_a_valid_header(
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


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
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
        "unit given before": 1,
        "empty target": 1,
        "empty source": 1,
        "only one language": 1,
    }
    assert [case.unit for case in report.cases] == [2, 3, 4, 5]
    assert "1 left out: empty target" in str(report)
    assert write_tmx(tmp_path / "out.tmx", [PAIR, PAIR], source_lang="en", duplicates=True).written == 2


def test_an_empty_variant_among_others_goes_alone(tmp_path: Path) -> None:
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
    assert (read.source.text, read.target.text, read.properties[0]) == ("abc", "d", ("x-", "", None, None))


def test_attributes_and_elements_that_tmx_does_not_know_are_not_written(
    tmp_path: Path, dtd_errors: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "out.tmx"
    wrong = ("a", Inline("bpt", {"colour": "red"}), Inline("ph", {}, (Inline("hi", {}, ("b",)),)))
    unit = TranslationUnit.pair("en", wrong, "fr", "un", attributes={"colour": "red"})
    report = write_tmx(path, [unit], source_lang="en")
    assert dtd_errors(path) == []
    assert report.altered["attribute unknown to TMX left out"] == 1
    assert report.altered["attributes of an inline element put right"] == 1
    assert report.altered["inline element out of place removed"] == 1


# ---------------------------------------------------------------------- placeholders


def test_placeholders_stand_at_their_offsets() -> None:
    content = with_placeholders("abc", [(3, "fnote", "2"), (0, "fnote", "1")])
    assert content == (
        Inline("ph", {"x": "1", "type": "fnote"}, ("1",)),
        "abc",
        Inline("ph", {"x": "2", "type": "fnote"}, ("2",)),
    )
    assert plain_text(content) == "abc"
    assert without_placeholders(content, "fnote") == "abc"
    assert with_placeholders("abc", []) == "abc"
    with pytest.raises(ValueError, match="placeholder at 4"):
        with_placeholders("abc", [(4, "fnote", "1")])


def test_footnote_references_are_written_on_request(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    plain = write_tmx(path, [NOTED], source_lang="en")
    assert b"<ph" not in path.read_bytes()
    assert plain.altered == {"footnote references left out of segments": 2}
    inline = write_tmx(path, [NOTED], source_lang="en", footnotes=True)
    assert b'Recalling<ph x="1" type="fnote">8</ph> its resolution' in path.read_bytes()
    assert inline.altered == {}


def test_other_inline_elements_stay(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", ("a", Inline("ph", {"type": "image"})), "fr", "b")
    write_tmx(tmp_path / "out.tmx", [unit], source_lang="en")
    (read,) = read_tmx(tmp_path / "out.tmx")
    assert read.source.content == unit.source.content


# ---------------------------------------------------------------------- profiles


def test_profiles_differ_where_the_tools_do(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    omegat = TranslationUnit.pair("en", "one", "fr", "un", properties={"file": "a", "x-document": "D"})
    write_tmx(path, [omegat], source_lang="en", profile="omegat")
    assert [prop.type for prop in next(iter(read_tmx(path))).properties] == ["x-document"]
    write_tmx(path, [omegat], source_lang="en", profile="trados")
    (unit,) = read_tmx(path)
    assert [prop.type for prop in unit.properties] == ["file", "x-document:SingleString"]
    assert unit.get("x-document") == "D"
    long = TranslationUnit.pair("en", "x" * 2001, "fr", "un")
    assert write_tmx(path, [long], source_lang="en", profile="cloud").left_out == {"segment too long": 1}
    assert write_tmx(path, [long], source_lang="en", profile="generic").written == 1
    assert {"omegat", "trados", "memoq", "generic"} <= set(profiles())


def test_memoq_gets_the_neighbours_of_one_document(tmp_path: Path) -> None:
    def unit(text: str, document: str) -> TranslationUnit:
        return TranslationUnit.pair("en", text, "fr", text, properties={"x-document": document})

    path = tmp_path / "out.tmx"
    write_tmx(path, [unit("a", "1"), unit("b & c", "1"), unit("d", "2")], source_lang="en", profile="memoq")
    contexts = [
        {prop.type: prop.text for prop in unit.source.properties} for unit in read_tmx(path, source_lang="en")
    ]
    assert contexts == [
        {"x-context-post": "<seg>b &amp; c</seg>"},
        {"x-context-pre": "<seg>a</seg>"},
        {},
    ]


def test_languages_are_mapped(tmp_path: Path) -> None:
    def codes(languages: dict[str, str] | None, *given: str) -> list[str]:
        unit = TranslationUnit.pair(given[0], "one", given[1], "un")
        write_tmx(tmp_path / "out.tmx", [unit], source_lang=given[0], languages=languages)
        return [variant.lang for variant in next(iter(read_tmx(tmp_path / "out.tmx"))).variants]

    assert codes(None, "en", "fr") == ["en-US", "fr-FR"]
    assert codes({"en": "en-GB", "fr": "fr-CH"}, "en", "fr") == ["en-GB", "fr-CH"]
    assert codes({}, "en", "fr") == ["en", "fr"]
    assert codes(None, "en_gb", "fr-CA") == ["en-GB", "fr-CA"]
    assert codes({"en": "en_gb"}, "en", "fr") == ["en-GB", "fr"]
    assert codes({}, "eng", "fre-CA") == ["en", "fr-CA"]


# ---------------------------------------------------------------------- bad use


@pytest.mark.parametrize("thing", [None, "text", ("en", "fr")])
def test_what_is_no_unit_is_named(tmp_path: Path, thing: object) -> None:
    with pytest.raises(UsageError, match=f"of type {type(thing).__name__}, no TranslationUnit"):
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
        ({"source_lang": "*all*"}, "no source language"),
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


def test_a_failure_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("old", encoding="utf-8")

    def units() -> object:
        yield PAIR
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_tmx(path, units(), source_lang="en")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_hash_set_remembers_what_a_set_does() -> None:
    ours = HashSet()
    theirs: set[tuple[str, str]] = set()
    for number in [*range(5000), *range(2500, 7500)]:
        item = ("en", str(number))
        assert ours.add(item) is (item not in theirs)
        theirs.add(item)
    assert len(ours) == len(theirs)
