"""One file with both languages, from the command and from Python: rows pair as rows, whatever the format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from bilingual_files import ENGLISH, FRENCH, PAIRS, as_csv
from command import bitext

import align
from align.bilingual.rows import row_windows
from align.readers import read_file
from tmx.base.errors import InputError, UsageError

ROWS: list[tuple[str, ...]] = [
    ("No.", "English", "Français"),
    *((str(n), *pair) for n, pair in enumerate(PAIRS, 1)),
]


def test_rows_of_a_csv_pair_as_rows_and_an_empty_cell_is_a_gap(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ("3", "", FRENCH[2]), *ROWS[4:]]
    (tmp_path / "both.csv").write_text(as_csv(rows), encoding="utf-8")
    done = bitext("align", "both.csv", "-o", "o.json", "--encoder", "none", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert said.startswith(
        "both.csv: columns 2 (en) and 3 (fr) of 1 table with 6 rows, 1 of them with one side empty"
    )
    data = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    assert [bead["type"] for bead in data["beads"]] == ["1-1", "1-1", "1-1", "0-1", "1-1", "1-1", "1-1"]
    assert [bead["source_lines"] for bead in data["beads"]] == [[2], [3], [3], [], [5], [6], [7]]


@pytest.mark.parametrize(
    ("name", "separator", "encoding"),
    [("a.csv", ";", "cp1252"), ("a.tsv", "\t", "utf-16"), ("a.csv", ",", "utf-8-sig")],
)
def test_separators_and_encodings_of_spreadsheets_are_told(
    tmp_path: Path, name: str, separator: str, encoding: str
) -> None:
    (tmp_path / name).write_text(as_csv(ROWS, separator), encoding=encoding)
    source, target = align.read_both(tmp_path / name)
    assert [block.text for block in source] == [*ENGLISH]
    assert [block.text for block in target] == [*FRENCH]


def test_a_row_with_too_many_cells_is_named_and_quotation_marks_must_pair(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(as_csv(ROWS) + "7,Yes, sir,Oui monsieur\n", encoding="utf-8")
    raw = read_file(path)
    assert "1 row" in "".join(raw.warnings)
    assert "line 8" in "".join(raw.warnings)
    path.write_text('en,fr\n"Yes,Oui\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.csv:2: not a valid table"):
        read_file(path)


def workbook(path: Path, rows: Sequence[tuple[str | int, ...]], *, row: int = 0, column: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in rows:
        sheet.append(cells)
    if row:
        sheet.row_dimensions[row].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    book.save(path)


def test_a_workbook_is_read_without_what_is_hidden_and_says_so(tmp_path: Path) -> None:
    workbook(tmp_path / "both.xlsx", [(*row, "note") for row in ROWS], row=4, column="D")
    source, target = align.read_both(tmp_path / "both.xlsx")
    assert [block.text for block in source] == [ENGLISH[0], ENGLISH[1], *ENGLISH[3:]]
    assert len(target.blocks) == len(source.blocks)
    assert (
        f"{tmp_path / 'both.xlsx'}: hidden cells are not read: 10, the first is Sheet!D1" in source.warnings
    )
    assert str(source.blocks[0].locator) == "Sheet!B2"


def test_a_formula_without_a_stored_value_is_counted(tmp_path: Path) -> None:
    workbook(tmp_path / "both.xlsx", [*ROWS, (9, "=A1", "=1+1")])
    assert "2 formulas without a stored value" in "".join(align.read_both(tmp_path / "both.xlsx")[0].warnings)


def test_a_cell_with_an_error_is_no_text_and_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "both.xlsx"
    workbook(path, [*ROWS, (9, "#REF!", "#NAME?")])
    source, target = align.read_both(path)
    assert f"{path}: cells with an error are not read: 2, the first is Sheet!B8 (#REF!)" in source.warnings
    assert not any("#" in block.text for block in (*source, *target))


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 xl/workbook.xml")
    with pytest.raises(InputError, match="not a workbook"):
        align.align(tmp_path / "a.xlsx")
    workbook(tmp_path / "b.xlsx", [("",)])
    with pytest.raises(InputError, match="no text that is shown"):
        align.align(tmp_path / "b.xlsx")


def test_a_memory_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">', encoding="utf-8"
    )
    with pytest.raises(InputError, match="a file of translation units, not a document"):
        align.align(path)


def test_no_bead_leaves_its_row(tmp_path: Path) -> None:
    rows = [("en", "fr"), ("First.\nSecond one.", FRENCH[0]), (ENGLISH[0], "Premier.\nDeuxième."), *PAIRS]
    (tmp_path / "both.csv").write_text(as_csv(rows), encoding="utf-8")
    alignment = align.align(tmp_path / "both.csv", encoder="none")
    for pair in alignment:
        cells = {
            block.style.cell[:2]
            for side in (pair.source, pair.target)
            for block in side.blocks
            if block.style.cell
        }
        assert len(cells) == 1
    windows = row_windows(alignment.source, alignment.target)
    assert [(len(source), len(target)) for source, target in windows][:2] == [(2, 1), (1, 2)]


def test_lines_of_a_table_are_its_cells(tmp_path: Path) -> None:
    (tmp_path / "both.csv").write_text(as_csv(ROWS), encoding="utf-8")
    alignment = align.align(tmp_path / "both.csv", lines=True, encoder="none")
    assert [(pair.source.text, pair.target.text) for pair in alignment] == PAIRS


def test_a_document_that_was_read_is_one_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is in one language"):
        align.align(align.read("\n".join(ENGLISH)))


def test_a_review_of_one_file_can_be_applied(tmp_path: Path) -> None:
    (tmp_path / "both.csv").write_text(as_csv(ROWS), encoding="utf-8")
    done = bitext("review", "both.csv", "-o", "r.tsv", "--encoder", "none", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = bitext("apply", "r.tsv", "-o", "o.tmx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert FRENCH[4] in (tmp_path / "o.tmx").read_text(encoding="utf-8")
    done = bitext("apply", "r.tsv", "both.csv", "-o", "p.tmx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
