"""The review as a sheet: what a person does to it in a spreadsheet comes back, or is reported."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from reviews import folder_of, pairs

from align.alignment import Alignment
from align.review import (
    Decision,
    Mark,
    Piece,
    ReviewedAlignment,
    apply_decisions,
    read_decisions,
    read_texts,
    write_sheet,
)
from align.review.locate import in_order
from tmx.base.errors import InputError


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx"])
def test_a_sheet_comes_back_as_it_went(resolution: Alignment, suffix: str) -> None:
    path = folder_of(resolution) / f"same{suffix}"
    write_sheet(resolution, path)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)


def edited_sheet(alignment: Alignment, edit: Callable[[Any, Callable[[str], int]], None]) -> Path:
    path = folder_of(alignment) / "edited.xlsx"
    write_sheet(alignment, path)
    book = load_workbook(path)
    sheet = book["review"]
    names = [cell.value for cell in sheet[1]]
    edit(sheet, lambda name: names.index(name) + 1)
    book.save(path)
    return path


def test_a_sheet_takes_decisions_wording_and_moved_lines(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.cell(2, column("decision")).value = "accepted"
        sheet.cell(3, column("decision")).value = "left out"
        sheet.cell(4, column("new target"), "=cmd()").data_type = "s"
        upper, lower = (sheet.cell(row, column("target")) for row in (6, 7))
        upper.value, lower.value = f"{upper.value}\n{lower.value}", None

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    before, after = pairs(resolution), pairs(applied.alignment)
    assert after[0] == before[0]
    assert after[1] == (before[2][0], "=cmd()")
    assert after[3] == (before[4][0], f"{before[4][1]} {before[5][1]}")
    assert after[4] == (before[5][0], "")
    assert after[5:] == before[6:]


def test_a_row_whose_text_is_gone_is_reported(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.cell(9, column("source")).value = "This is nowhere."

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    gone, rest = map(str, applied.problems)
    assert gone == "row 9: the source has no such text: “This is nowhere.”"
    assert rest.startswith("after row 8: no unit of the review has these texts; aligned again as one unit: “")
    assert "".join(s for s, _ in pairs(applied.alignment)) == "".join(s for s, _ in pairs(resolution))


def test_what_became_of_deleted_rows_is_reported(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.delete_rows(20)
        sheet.delete_rows(10, 2)

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    first, second = map(str, applied.problems)
    start = "after row 9: no unit of the review has these texts; aligned again as 2 units: “"
    assert first.startswith(start + pairs(resolution)[8][0][:20])
    assert second.startswith("after row 17: ")
    assert second.count("“") == 2
    assert pairs(applied.alignment) == pairs(resolution)


def test_merged_cells_are_reported_and_nothing_is_lost(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        for name in ("source", "source place"):
            sheet.merge_cells(start_row=12, end_row=13, start_column=column(name), end_column=column(name))

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    (problem,) = applied.problems
    assert pairs(resolution)[11][0][:20] in problem.what
    for side in (0, 1):
        before, after = ("".join(texts[side] for texts in pairs(a)) for a in (resolution, applied.alignment))
        assert before == after


def test_a_sorted_sheet_with_another_column_is_put_in_order(resolution: Alignment) -> None:
    path = folder_of(resolution) / "sorted.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    units = sorted(rows[1:], key=lambda row: row[6])
    rows = [["", *rows[0], "my notes"], *(["", *row, "?"] for row in units)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows(rows)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)


def test_a_row_without_source_comes_after_what_its_target_follows() -> None:
    def unit(source: int | None, target: int | None) -> Decision:
        pieces = [() if at is None else (Piece(at, 0, 1, "x"),) for at in (source, target)]
        return Decision(f"{source}-{target}", pieces[0], pieces[1])

    units = [unit(2, 3), unit(None, 2), unit(1, None), unit(0, 0), unit(None, 1)]
    assert [found.name for found in in_order(units)] == ["0-0", "None-1", "None-2", "1-None", "2-3"]
    assert in_order(units[1:3]) == units[1:3]


def test_a_row_without_a_valid_place_is_searched_for_by_its_text(resolution: Alignment) -> None:
    path = folder_of(resolution) / "place.tsv"
    write_sheet(resolution, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\t\d+:\d+-\d+\n", f"\t{'9' * 5000}:0-5\n", text), encoding="utf-8")
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert pairs(applied.alignment) == pairs(resolution)


def test_an_unknown_decision_in_a_sheet_is_named(resolution: Alignment) -> None:
    path = edited_sheet(
        resolution, lambda sheet, column: sheet.cell(5, column("decision"), "perhaps") and None
    )
    with pytest.raises(InputError, match=r"edited\.xlsx:5: unknown decision 'perhaps'"):
        read_decisions(path)


def test_new_wording_of_a_unit_that_is_left_out_is_kept_and_said(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.cell(5, column("decision")).value = "left out"
        sheet.cell(5, column("new target")).value = "Une autre traduction."

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert [str(problem) for problem in applied.problems] == [
        "unit 4: the new target wording is not used: the unit is left out of the memory by decision"
    ]
    assert applied.summary().endswith("52 open, 1 left out of the memory")
    write_sheet(applied.alignment, path)
    assert read_decisions(path).units[3].mark.target_text == "Une autre traduction."


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx"])
def test_a_comment_is_in_the_sheet_and_comes_back_without_a_decision(
    resolution: Alignment, suffix: str
) -> None:
    marks = [Mark(comment="=ask the client"), *[Mark()] * (len(resolution) - 1)]
    path = folder_of(resolution) / f"comment{suffix}"
    write_sheet(ReviewedAlignment.of(resolution, marks), path)
    decisions = read_decisions(path)
    assert [unit.mark for unit in decisions.units] == marks
    assert apply_decisions(decisions, *read_texts(decisions, path)).alignment.marks[0] == marks[0]


def test_a_sheet_of_an_earlier_version_is_still_read(resolution: Alignment) -> None:
    path = folder_of(resolution) / "earlier.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    facts, decision = rows[1][-1], rows[0].index("decision")
    comment = rows[0].index("comment")
    rows[3][decision] = "no translation"
    earlier = [[cell for at, cell in enumerate(row[:-1]) if at != comment] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows([["bitext-review", facts], *earlier])
    decisions = read_decisions(path)
    assert decisions.source is not None
    assert [not unit.mark.translation for unit in decisions.units[:4]] == [False, False, True, False]


def test_confidences_that_a_spreadsheet_wrote_as_percentages_are_read(resolution: Alignment) -> None:
    path = folder_of(resolution) / "percent.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    at = rows[0].index("confidence")
    for row, cell in zip(rows[1:], ("99%", "87,5 %", "0,25", "much"), strict=False):
        row[at] = cell
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows(rows)
    found = [unit.confidence for unit in read_decisions(path).units[:4]]
    assert found == [0.99, 0.875, 0.25, None]
