"""Every tool reads what `convert` reads, and writes in the format that the suffix says."""

from __future__ import annotations

from pathlib import Path

import pytest
from memories import targets, unit

from tmx.base.errors import InputError, UsageError
from tmx.tools.conversion import convert
from tmx.tools.duplicates import dedupe, dedupe_units
from tmx.tools.filters import Conditions, Sample, filter_units
from tmx.tools.held_out import split_held_out
from tmx.tools.merging import merge
from tmx.tools.sources import open_units
from tmx.tools.split import split_by_property, split_by_size
from tmx.unit.model import TranslationUnit, Variant
from tmx.write.writer import write_tmx

PAIRS = [("one", "un"), ("two", "deux"), ("three", "trois"), ("two", "deux")]
NAMES = ["m.tmx.gz", "m.xlf", "m.xlf2", "m.tbx", "m.csv", "m.tsv", "m.xlsx", "m.en-fr"]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A memory of a few units, one of them twice."""
    path = tmp_path / "plain.tmx"
    units = [TranslationUnit.pair("en", source, "fr", target) for source, target in PAIRS]
    own = {"properties": {"x-owner": "us"}, "notes": ["old"]}
    write_tmx(path, units, source_lang="en", languages={}, duplicates=True, **own)  # type: ignore[arg-type]
    return path


def texts(path: Path) -> list[tuple[str, str]]:
    return [(one.source.text, one.target.text) for one in open_units(path)]


@pytest.mark.parametrize("name", NAMES)
def test_tools_read_and_write_every_format(plain: Path, tmp_path: Path, name: str) -> None:
    file, out, rest = tmp_path / name, tmp_path / f"out{name[1:]}", tmp_path / f"rest{name[1:]}"
    convert(plain, file)
    assert dedupe(file, out, rest=rest).left_out == {"duplicate unit": 1}
    assert (texts(out), texts(rest)) == (PAIRS[:3], PAIRS[3:])
    assert dedupe(file, out, keep="last", rest=rest).written == 3
    assert (texts(out), texts(rest)) == ([PAIRS[0], *PAIRS[2:]], [PAIRS[1]])
    assert merge([file, plain], out, duplicates=True).written == 8
    assert texts(out) == PAIRS * 2
    assert merge([file, plain], out).left_out == {"duplicate unit": 5}
    parts = filter_units(open_units(file), out, Conditions(min_length=4, target_pattern="s"), rest=rest)
    assert (parts.kept.written, parts.rest and parts.rest.written) == (1, 3)
    assert (texts(out), texts(rest)) == ([PAIRS[2]], [PAIRS[0], PAIRS[1], PAIRS[3]])
    reports = split_by_size(file, tmp_path / "parts", 3)
    assert [report.written for report in reports] == [3, 1]
    assert [pair for report in reports for pair in texts(report.path)] == PAIRS
    assert (
        sum(one.written for one in split_held_out(open_units(file), tmp_path / "held", Sample(size=1))) == 4
    )


def test_a_table_is_split_by_its_documents(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("en,fr,x-document\none,un,A/1\ntwo,deux,A/2\nthree,trois,A/1\n")
    reports = split_by_property(tmp_path / "m.csv", tmp_path / "parts", "x-document")
    assert [targets(report.path) for report in reports] == [["un", "trois"], ["deux"]]
    assert [report.path.name for report in reports] == ["m-A-1.tmx", "m-A-2.tmx"]
    (tmp_path / "m.csv").write_text("en,fr,x-document\none\x02,un,A\n")
    (report,) = split_by_property(tmp_path / "m.csv", tmp_path / "parts", "x-document")
    assert report.altered["illegal character removed"] == 1


@pytest.mark.parametrize("name", [name for name in NAMES if name != "m.tbx"])  # its units name the languages
def test_a_rest_without_units_is_written_all_the_same(plain: Path, tmp_path: Path, name: str) -> None:
    rest = tmp_path / name
    parts = filter_units(open_units(plain), tmp_path / "out.tmx", Conditions(min_length=1), rest=rest)
    assert parts.rest is not None
    assert parts.rest.written == 0
    assert texts(rest) == []


def test_merging_keeps_the_header_of_the_first_tmx(plain: Path, tmp_path: Path) -> None:
    convert(plain, tmp_path / "m.csv")
    merge([tmp_path / "m.csv", plain], tmp_path / "all.tmx")
    markup = (tmp_path / "all.tmx").read_text(encoding="utf-8")
    assert '<prop type="x-owner">us</prop>' in markup
    assert "<note>old</note>" in markup
    assert targets(tmp_path / "all.tmx") == ["un", "deux", "trois"]


def test_a_memory_without_units_is_no_hindrance_to_merging(plain: Path, tmp_path: Path) -> None:
    empty, out = tmp_path / "empty.tmx", tmp_path / "out.csv"
    write_tmx(empty, [], source_lang="en", languages={})
    assert merge([empty, plain], out).written == 3
    assert texts(out) == PAIRS[:3]


def test_both_parts_of_a_memory_of_three_languages_have_one_pair(tmp_path: Path) -> None:
    path, out, rest = (tmp_path / name for name in ("in.tmx", "out.csv", "rest.csv"))
    units = [
        TranslationUnit((Variant("en", "one"), Variant("de", "eins"), Variant("fr", "un")), "en"),
        TranslationUnit((Variant("en", "two"), Variant("fr", "deux"), Variant("de", "zwei")), "en"),
        TranslationUnit((Variant("en", "three"), Variant("fr", "trois")), "en"),
    ]
    write_tmx(path, units, source_lang="en", languages={})
    parts = filter_units(open_units(path), out, Conditions(source_pattern="one"), rest=rest)
    assert (texts(out), texts(rest)) == ([("one", "eins")], [("two", "zwei")])
    assert parts.kept.altered == {"variant in fr left out": 1}
    assert parts.rest is not None
    assert parts.rest.left_out == {"not in en and de": 1}
    assert parts.rest.altered == {"variant in fr left out": 1}


def test_formats_that_are_only_read_are_refused_before_the_work(plain: Path, tmp_path: Path) -> None:
    for name, message in (("out.sdltm", "read, not written"), ("out.doc", "no format has the suffix")):
        with pytest.raises(UsageError, match=message):
            dedupe(plain, tmp_path / name)


def test_units_that_cannot_be_written_never_take_the_place_of_others(tmp_path: Path) -> None:
    path, out = tmp_path / "in.tmx", tmp_path / "out.tmx"
    write_tmx(path, [unit("one", "un", "20010101T000000Z")], source_lang="en-US")
    hollow = '<tu changedate="20200101T000000Z"><tuv xml:lang="en-US"><seg>one</seg></tuv>'
    hollow += '<tuv xml:lang="fr-FR"><seg></seg></tuv></tu></body>'
    path.write_text(path.read_text(encoding="utf-8").replace("</body>", hollow), encoding="utf-8")
    report = dedupe(path, out, keep="newest")
    assert targets(out) == ["un"]
    assert report.left_out == {"empty target": 1}


def test_the_most_frequent_translation_is_kept(tmp_path: Path) -> None:
    path, out, rest = (tmp_path / name for name in ("in.tmx", "out.tmx", "rest.tmx"))
    units = [unit("one", target) for target in ("une", "un", "un", "l'un", "une", "un")]
    write_tmx(path, [*units, unit("two", "deux")], source_lang="en-US", duplicates=True)
    parts = dedupe_units(open_units(path), out, keep="frequent", rest=rest)
    assert targets(out) == ["un", "deux"]
    assert targets(rest) == ["une", "un", "l'un", "une", "un"]
    assert parts.rest is not None
    assert (parts.kept.read, parts.rest.written) == (7, 5)


def test_no_unit_at_all_is_an_error_that_names_why(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no units left to write; 4 left out: too short"):
        filter_units(open_units(plain), tmp_path / "out.xlf", Conditions(min_length=99))
    assert not (tmp_path / "out.xlf").exists()
