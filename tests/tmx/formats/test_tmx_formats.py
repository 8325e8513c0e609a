"""Every format: what goes in comes out, and what does not fit is reported."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from memories import PAIRS, UNITS, rich_memory
from openpyxl import Workbook, load_workbook

from tmx import Inline, TranslationUnit, read_tmx, write_tmx
from tmx.base.errors import InputError
from tmx.formats.workbook import CELL_LIMIT
from tmx.tools.conversion import FORMATS, convert, format_of
from tmx.tools.writing import write_again
from tmx.unit.model import Note

GUARDED = "apostrophe added before text that a spreadsheet would run; removed again on reading"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return rich_memory(tmp_path)


NAMES = [
    "out.csv",
    "out.tsv",
    "out.xlsx",
    "out.xlf",
    "out.xlf2",
    "out.tbx",
    "out.po",
    "out.en-fr",
    "out.tmx.gz",
]


@pytest.mark.parametrize("name", NAMES)
def test_segments_come_back_as_they_went(memory: Path, tmp_path: Path, name: str) -> None:
    there = convert(memory, tmp_path / name)
    assert there.report.written == len(PAIRS)
    back = convert(tmp_path / name, tmp_path / "back.tmx", source_lang="en-US", target_lang="fr-FR")
    assert back.report.written == len(PAIRS)
    units = list(read_tmx(tmp_path / "back.tmx"))
    assert [(unit.source.text, unit.target.text) for unit in units] == PAIRS
    assert [variant.lang for variant in units[0].variants] == ["en-US", "fr-FR"]


HOSTILE = [
    "a\rb", "a\r\nb", "a\nb", "a\tb", " lead", "trail ", "a  b", "_x0041_", "a_x000D_b", "'quoted", "''=x", "=1", "\u00a0a",
    "a\u2028b", "a\x85b", "\ufeffa", "e\u0301", "a\\nb", "a\\", '%d "q"', "<b>x</b>", "&amp;", "{0}", 'msgid "x"', "#, fuzzy",
    "👩‍👩‍👧", "\u202eabc", "x\u200b", "C:\\new", "TRUE", "1.50", "00123", "2004-12-20", "#N/A", "~", "|", ",", ";", '"',
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "out.en-fr"])
def test_hostile_text_comes_back_as_it_went(tmp_path: Path, name: str) -> None:
    pairs = [pair for n, text in enumerate(HOSTILE) for pair in ((text, f"{n}"), (f"{n} {text}", text))]
    units = [TranslationUnit.pair("en-US", source, "fr-FR", target) for source, target in pairs]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en-US")
    assert convert(tmp_path / "in.tmx", tmp_path / name).report.left_out == {}
    convert(tmp_path / name, tmp_path / "back.tmx", source_lang="en-US", target_lang="fr-FR")
    assert [(unit.source.text, unit.target.text) for unit in read_tmx(tmp_path / "back.tmx")] == pairs


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.xlsx", "out.xlf", "out.xlf2"])
def test_tables_and_xliff_keep_properties_notes_and_ids(memory: Path, tmp_path: Path, name: str) -> None:
    altered = convert(memory, tmp_path / name).report.altered
    assert altered == ({GUARDED: 2} if name in ("out.csv", "out.tsv") else {})
    convert(tmp_path / name, tmp_path / "back.tmx")
    assert list(read_tmx(tmp_path / "back.tmx")) == list(read_tmx(memory))


@pytest.mark.parametrize("name", ["out.tbx", "out.po", "out.en-fr"])
def test_what_a_format_cannot_hold_is_reported(memory: Path, tmp_path: Path, name: str) -> None:
    altered = convert(memory, tmp_path / name).report.altered
    assert altered["property x-confidence left out"] == len(PAIRS)
    form = FORMATS[format_of(name)]
    assert ("notes left out" in altered) is not form.notes
    assert ("id left out" in altered) is not form.ids
    assert "dates and other attributes left out" not in altered


def test_inline_elements_and_other_languages_are_reported(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", ("a", Inline("ph")), "fr", "b\nc")
    unit = unit._replace(variants=(*unit.variants, unit.variants[1]._replace(lang="de", notes=(Note("n"),))))
    write_tmx(tmp_path / "in.tmx", [unit], source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.en-fr").report
    assert report.altered == {
        "variant in de-DE left out": 1,
        "inline elements left out": 1,
        "line break in a segment replaced by a space": 1,
    }
    assert (tmp_path / "out.en-fr.fr").read_text(encoding="utf-8") == "b c\n"


def test_cells_are_text_and_never_formulas(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=1+1 & <b>", "s")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_an_error_of_a_sheet_is_refused_with_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for row in (("en", "fr"), ("one", "un"), ("two", "#REF!")):
        sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(InputError, match="the cell B3 holds '#REF!', which is no text"):
        convert(tmp_path / "in.xlsx", tmp_path / "out.tmx")
    assert not (tmp_path / "out.tmx").exists()


def test_only_empty_sides_are_an_error_and_leave_no_file(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("en,fr\na,\x0c\n", encoding="utf-8")
    for name in ("out.tmx", "out.tsv", "out.xlsx", "out.po", "out.tbx", "out.xlf", "out.xlf2", "out.en-fr"):
        with pytest.raises(InputError, match=r"no unit"):
            convert(tmp_path / "in.csv", tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_segment_longer_than_a_cell_is_left_out(tmp_path: Path) -> None:
    units = [
        TranslationUnit.pair("en", "x" * (CELL_LIMIT + 1), "fr", "y"),
        TranslationUnit.pair("en", "a", "fr", "b"),
    ]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.xlsx").report
    assert report.written == 1
    assert sum(report.left_out.values()) == 1


def test_po_holds_one_translation_of_a_source(tmp_path: Path) -> None:
    units = [TranslationUnit.pair("en", "a", "fr", target) for target in ("b", "c", "b", "c")]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en", duplicates=True)
    report = convert(tmp_path / "in.tmx", tmp_path / "out.po").report
    assert report.written == 1
    assert report.left_out == {"second translation of the same source": 1, "duplicate unit": 2}


def test_the_versions_of_xliff(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "a.xlf")
    convert(memory, tmp_path / "b.xlf", target_format="xliff2")
    assert 'version="1.2"' in (tmp_path / "a.xlf").read_text(encoding="utf-8")
    assert 'version="2.0"' in (tmp_path / "b.xlf").read_text(encoding="utf-8")


def test_what_a_header_says_is_reported_once(tmp_path: Path) -> None:
    path = tmp_path / "in.tmx"
    write_tmx(
        path, UNITS, source_lang="en-US", notes=["n"], properties={"x-a": "1", "x-b": "2"}, datatype="html"
    )
    lost = {"header properties left out": 2, "header notes left out": 1, "datatype of the header left out": 1}
    assert convert(path, tmp_path / "out.xlf").report.altered == lost
    assert lost.items() <= dict(write_again(read_tmx(path), tmp_path / "out.po", UNITS).altered).items()
    assert convert(path, tmp_path / "out.tmx").report.altered == {}
