"""The review as a file of a spreadsheet: encodings, delimiters, limits, and nothing that runs as a formula."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reviews import folder_of, pairs

import align
from align.alignment import Alignment
from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import apply_decisions, read_decisions, read_texts, write_sheet
from tmx.base.errors import InputError, OutputError
from tmx.tools.conversion import convert


@pytest.mark.parametrize("suffix", [".xlsx", ".tsv"])
def test_control_characters_make_the_round_trip(tmp_path: Path, suffix: str) -> None:
    texts = ("One\x01 two.", "\ufffe three \x0b four", "_x0041_ _x005F_", "a\x85b\u2028c", "last\x1ebut one")
    sides = [
        Document(f"{lang}.txt", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts))
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    write_sheet(alignment, tmp_path / f"s{suffix}")
    applied = apply_decisions(read_decisions(tmp_path / f"s{suffix}"), sides[0], sides[1])
    assert applied.problems == ()
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(alignment)


def test_a_text_longer_than_a_cell_is_refused_and_not_cut(tmp_path: Path) -> None:
    side = Document("a.txt", "en", (Block(Kind.PARAGRAPH, (), "word " * 6999 + "word"),))
    alignment = align_documents(side, replace(side, lang="fr"), Config(encoder="none", segment="paragraph"))
    with pytest.raises(OutputError, match=r"unit 1 is longer than the 32,767 characters"):
        write_sheet(alignment, tmp_path / "s.xlsx")
    write_sheet(alignment, tmp_path / "s.tsv")
    assert not apply_decisions(read_decisions(tmp_path / "s.tsv"), side, replace(side, lang="fr")).problems


@pytest.mark.parametrize(
    ("suffix", "encoding", "delimiter"),
    [
        (".txt", "utf-16", "\t"),
        (".tsv", "utf-16", "\t"),
        (".csv", "utf-8-sig", ";"),
        (".csv", "utf-8", ","),
    ],
)
def test_a_sheet_is_read_as_spreadsheets_save_it(
    resolution: Alignment, suffix: str, encoding: str, delimiter: str
) -> None:
    path = folder_of(resolution) / "saved.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    with path.with_suffix(suffix).open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    decisions = read_decisions(path.with_suffix(suffix))
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert pairs(applied.alignment) == pairs(resolution)


def test_a_sheet_in_another_encoding_is_refused_with_the_cure(resolution: Alignment) -> None:
    path = folder_of(resolution) / "ansi.tsv"
    write_sheet(resolution, path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252", "replace"))
    with pytest.raises(InputError, match="Save it as UTF-8"):
        read_decisions(path)


def test_formulas_are_text_in_both_sheets(tmp_path: Path) -> None:
    texts = ("=cmd()", "+1", "-2", "@x", "'=y", "<script>", 'a\tb"c\n'.strip())
    sides = [
        Document(f"{lang}.txt", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts))
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    write_sheet(alignment, tmp_path / "s.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "s.xlsx")["review"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert {cell.column for cell in cells if isinstance(cell.value, int | float)} == {1, 3}
    write_sheet(alignment, tmp_path / "s.tsv")
    for line in (tmp_path / "s.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split("\t"))
    for name in ("s.xlsx", "s.tsv"):
        applied = apply_decisions(read_decisions(tmp_path / name), sides[0], sides[1])
        assert not applied.problems
        assert sorted(pairs(applied.alignment)) == sorted(pairs(alignment))


@pytest.mark.parametrize("value", ["#NAME?", "=UPPER(B2)"])
def test_an_error_or_a_formula_without_a_value_is_no_wording(
    resolution: Alignment, tmp_path: Path, value: str
) -> None:
    path = tmp_path / "s.xlsx"
    write_sheet(resolution, path)
    book = load_workbook(path)
    sheet = book["review"]
    column = next(cell.column for cell in sheet[1] if cell.value == "new target")
    sheet.cell(1, 40, "mine")
    sheet.cell(3, 40, "=1/0")  # in a column of the reader's own it does no harm
    book.save(path)
    assert read_decisions(path).units
    sheet.cell(3, column, value).data_type = "e" if value.startswith("#") else "f"
    book.save(path)
    place = sheet.cell(3, column).coordinate
    with pytest.raises(InputError, match=rf"the cell {place} holds '{re.escape(value)}', which is no text"):
        read_decisions(path)


def test_a_formula_counts_by_its_stored_value(resolution: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    write_sheet(resolution, path)
    book = load_workbook(path)
    sheet = book["review"]
    column = next(cell.column for cell in sheet[1] if cell.value == "new target")
    sheet.cell(3, column, "=1").data_type = "f"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name, data in parts.items() if b"<f>1</f>" in data)
    parts[name] = re.sub(
        rb'<c r="([A-Z]+3)"([^>]*)><f>1</f><v ?/?>(</v>)?</c>',
        rb'<c r="\1"\2 t="str"><f>1</f><v>Neuf</v></c>',
        parts[name],
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert read_decisions(path).units[1].mark.target_text == "Neuf"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("\tdecision\t", "\tmy decision\t", "columns were renamed or deleted: decision"),
        ("\tremarks\t", "\tsource\t", "it has two columns 'source'"),
        ("\tsource\t", "\toriginal\t", "no row names the columns source and target"),
        (
            '""fingerprint"": ""',
            '""fingerprint"": 5, ""x"": ""',
            "what it says about its texts cannot be read",
        ),
        ('""config""', "config", "what it says about its texts was changed"),
    ],
)
def test_a_damaged_head_of_a_sheet_is_named(resolution: Alignment, old: str, new: str, what: str) -> None:
    path = folder_of(resolution) / "head.tsv"
    write_sheet(resolution, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_workbook_is_named(resolution: Alignment, part: str) -> None:
    path, damaged = (folder_of(resolution) / name for name in ("whole.xlsx", "damaged.xlsx"))
    write_sheet(resolution, path)
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(damaged, "w") as half:
        for name in whole.namelist():
            content = whole.read(name)
            half.writestr(name, content[: len(content) // 2] if name == part else content)
    with pytest.raises(InputError, match="not a review sheet: the workbook is damaged"):
        read_decisions(damaged)
    with pytest.raises(InputError, match="the workbook cannot be read"):
        convert(damaged, folder_of(resolution) / "out.tmx")
    with pytest.raises(InputError, match="the workbook cannot be read"):
        align.read_both(damaged)
