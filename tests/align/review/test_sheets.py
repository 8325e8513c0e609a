"""The review as a sheet: what a person does to it in a spreadsheet comes back, or is told."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from reviews import folder_of, pairs

from align.alignment import Alignment
from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import (
    Decision,
    Piece,
    apply_decisions,
    read_decisions,
    read_texts,
    write_sheet,
)
from align.review.locate import in_order
from tmx.base.errors import InputError, OutputError


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
        sheet.cell(3, column("decision")).value = "no translation"
        sheet.cell(4, column("new target")).value = "=cmd()"
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
        sheet.cell(9, column("source")).value = "This stands nowhere."

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    gone, rest = map(str, applied.problems)
    assert gone == "row 9: the source has no such text: “This stands nowhere.”"
    assert rest.startswith(
        "after row 8: no unit of the review holds these texts; aligned again into a unit: “"
    )
    assert "".join(s for s, _ in pairs(applied.alignment)) == "".join(s for s, _ in pairs(resolution))


def test_what_became_of_deleted_rows_is_told(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.delete_rows(20)
        sheet.delete_rows(10, 2)

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    first, second = map(str, applied.problems)
    start = "after row 9: no unit of the review holds these texts; aligned again into 2 units: “"
    assert first.startswith(start + pairs(resolution)[8][0][:20])
    assert second.startswith("after row 17: ")
    assert second.count("“") == 2
    assert pairs(applied.alignment) == pairs(resolution)


def test_merged_cells_are_told_and_nothing_is_lost(resolution: Alignment) -> None:
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
    units = sorted(rows[2:], key=lambda row: row[5])
    rows = [rows[0], ["", *rows[1], "my notes"], *(["", *row, "?"] for row in units)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows(rows)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)


def test_a_row_without_source_stands_behind_what_its_target_follows() -> None:
    def unit(source: int | None, target: int | None) -> Decision:
        pieces = [() if at is None else (Piece(at, 0, 1, "x"),) for at in (source, target)]
        return Decision(f"{source}-{target}", pieces[0], pieces[1])

    units = [unit(2, 3), unit(None, 2), unit(1, None), unit(0, 0), unit(None, 1)]
    assert [found.name for found in in_order(units)] == ["0-0", "None-1", "None-2", "1-None", "2-3"]
    assert in_order(units[1:3]) == units[1:3]


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
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    write_sheet(alignment, tmp_path / "s.tsv")
    for line in (tmp_path / "s.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split("\t"))
    for name in ("s.xlsx", "s.tsv"):
        applied = apply_decisions(read_decisions(tmp_path / name), sides[0], sides[1])
        assert not applied.problems
        assert sorted(pairs(applied.alignment)) == sorted(pairs(alignment))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("\tdecision\t", "\tmy decision\t", "its columns decision were renamed or deleted"),
        ("\tremarks\t", "\tsource\t", "it has two columns 'source'"),
        ("\tsource\t", "\toriginal\t", "no row names the columns source and target"),
        ('""fingerprint"": ""', '""fingerprint"": 5, ""x"": ""', "what it says of its texts cannot be read"),
        ('""config""', "config", "what it says of its texts was changed"),
    ],
)
def test_a_spoilt_head_of_a_sheet_is_named(resolution: Alignment, old: str, new: str, what: str) -> None:
    path = folder_of(resolution) / "head.tsv"
    write_sheet(resolution, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


def test_a_place_that_is_none_is_looked_for_by_its_text(resolution: Alignment) -> None:
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
