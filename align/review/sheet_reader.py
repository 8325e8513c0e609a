"""A review that was edited as a spreadsheet, read back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.review.decisions import Decision, Decisions, Mark, Piece, ReviewedText, Status
from align.review.sheet_words import COLUMNS, HEAD, columns_named, decision_words, decisions_named
from tmx.base.cells import NoText, refuse_no_text, unguarded
from tmx.base.errors import InputError
from tmx.formats.delimited import CELL_LIMIT
from tmx.formats.text import open_text

SUFFIXES = (".xlsx", ".tsv", ".csv", ".txt")  # the formats that spreadsheets save a sheet in
_FACTS = f'{{"format": "{HEAD}"'  # how the facts of a sheet begin
_DELIMITERS = "\t,;"  # the last one in countries that write a decimal comma
_PLACE = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9})")
_NEEDED = ("source", "target", "decision", "new_source", "new_target")


def read_sheet(path: str | os.PathLike[str]) -> Decisions:
    """Read a sheet that `write_sheet` wrote and a person edited.

    A row whose texts were not touched keeps its place; one whose texts were changed is searched for by its text.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file is not such a sheet, or a cell holds an unknown decision, an error or a formula without a
            value; with the row or cell.
    """
    is_workbook = Path(path).suffix.lower() == ".xlsx"
    facts, rows = _read_workbook(path) if is_workbook else _read_delimited(path)
    head = _heading(rows)
    if head is None:
        raise _not_a_sheet(path, "no row names the columns source and target")
    units = tuple(_units(rows, head, path))
    try:
        source, target = (
            ReviewedText.of(facts[side]) if side in facts else None for side in ("source", "target")
        )
        return Decisions(
            units, source, target, dict(facts.get("config", {})), str(facts.get("signature", ""))
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise _not_a_sheet(path, "what it says about its texts cannot be read") from error


def _units(rows: Sequence[Sequence[str]], head: int, path: str | os.PathLike[str]) -> Iterator[Decision]:
    """The units in the rows after the one that names the columns; empty rows do not count."""
    names = _keys(rows[head])
    if lacking := [key.replace("_", " ") for key in _NEEDED if key not in names]:
        raise _not_a_sheet(path, f"columns were renamed or deleted: {', '.join(lacking)}")
    if doubled := sorted({key for key in names if key in COLUMNS and names.count(key) > 1}):
        raise _not_a_sheet(path, f"it has two columns {doubled[0].replace('_', ' ')!r}")
    for line, row in enumerate(rows[head + 1 :], start=head + 2):
        refuse_no_text((cell for name, cell in zip(names, row, strict=False) if name in COLUMNS), path)
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False)}
        if cells.get("source") or cells.get("target"):
            yield _unit(cells, line, path)
        elif any(cells.get(name) for name in ("decision", "new_source", "new_target", "comment")):
            raise InputError(
                "the row holds a decision or a comment but neither text",
                path=path,
                line=line,
                cure="Put the texts back, or empty the whole row.",
            )


def _unit(cells: Mapping[str, str], line: int, path: str | os.PathLike[str]) -> Decision:
    word = cells.get("decision", "").lower()
    mark = decisions_named().get(word, Mark())
    if word and mark == Mark():
        raise InputError(
            f"unknown decision {cells['decision']!r}",
            path=path,
            line=line,
            cure=f"Write {' or '.join(decision_words('en'))}, or leave the cell empty.",
        )
    wording = cells.get("new_source") or None, cells.get("new_target") or None
    if any(wording):
        mark = Mark(Status.CORRECTED, mark.translation, *wording)
    mark = replace(mark, comment=cells.get("comment", ""))
    return Decision(
        f"row {line}",
        _pieces(cells.get("source", ""), cells.get("source_place", "")),
        _pieces(cells.get("target", ""), cells.get("target_place", "")),
        mark,
        _confidence(cells.get("confidence", "")),
    )


def _pieces(cell: str, places: str) -> tuple[Piece, ...]:
    """The lines of a cell as pieces, each at the place that the sheet was written with, if it still has one."""
    lines = [line.strip() for line in cell.replace("\r\n", "\n").split("\n") if line.strip()]
    known = [tuple(int(number) for number in match.groups()) for match in _PLACE.finditer(places)]
    pieces = []
    for index, text in enumerate(lines):
        block, start, end = known[min(index, len(known) - 1)] if known else (0, 0, 0)
        pieces.append(Piece(block, start, max(start, end), text))
    return tuple(pieces)


def _confidence(cell: str) -> float | None:
    """A confidence as a spreadsheet writes it: a number or a percentage, with a point or a comma."""
    number, percent, _ = cell.replace(",", ".").partition("%")
    try:
        value = float(number) / (100 if percent else 1)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that names the columns."""
    found = (_keys(row) for row in rows)
    return next((index for index, keys in enumerate(found) if {"source", "target"} <= {*keys}), None)


def _keys(row: Sequence[str]) -> list[str]:
    """The columns that the cells of a heading name, in any language; others as they are."""
    known = columns_named()
    return [known.get(name, name) for name in (cell.strip().lower() for cell in row)]


def _read_delimited(path: str | os.PathLike[str]) -> tuple[dict[str, Any], list[list[str]]]:
    """The rows of a sheet in UTF-8 or UTF-16, whatever delimiter the spreadsheet put between the cells."""
    csv.field_size_limit(CELL_LIMIT)
    with open_text(Path(path)) as stream:
        text = stream.read()
    rows: list[list[str]] = []
    for delimiter in _DELIMITERS:
        try:
            table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            rows = [[unguarded(cell) for cell in row] for row in table]
        except csv.Error as error:
            raise _not_a_sheet(path, str(error)) from error
        if _heading(rows) is not None:
            break
    return _facts_of(rows, path), rows


def _read_workbook(path: str | os.PathLike[str]) -> tuple[dict[str, Any], list[list[str]]]:
    """The rows of a workbook; formulas count by the values that were stored."""
    sheets = _sheets(path, values=False)
    if any(isinstance(cell, NoText) for rows in sheets for row in rows for cell in row):
        values = _sheets(path, values=True)
        sheets = [
            [[*map(_valued, *pair)] for pair in zip(*both, strict=True)]
            for both in zip(sheets, values, strict=True)
        ]
    facts = next((found for rows in sheets if (found := _facts_of(rows, path))), {})
    return facts, next((rows for rows in sheets if _heading(rows) is not None), [])


def _sheets(path: str | os.PathLike[str], *, values: bool) -> list[list[list[str]]]:
    """The texts of all cells, with the formulas or with their stored values."""
    from openpyxl import load_workbook

    from tmx.formats.workbook import DAMAGED, cell_texts, refuse_harm

    refuse_harm(Path(path))
    try:
        book = load_workbook(path, read_only=True, data_only=values)
        sheets = [[cell_texts(row) for row in sheet.iter_rows()] for sheet in book.worksheets]
        book.close()
    except DAMAGED as error:
        raise _not_a_sheet(path, f"the workbook is damaged ({error})") from error
    return sheets


def _valued(formula: str, value: str) -> str:
    """A cell by its stored value; a formula that has none stays what it is."""
    return value or formula


def _facts_of(rows: Sequence[Sequence[str]], path: str | os.PathLike[str]) -> dict[str, Any]:
    """What the sheet says about its texts, wherever that is; nothing if it was removed.

    It is a cell alone, or in sheets of earlier versions and in workbooks the one after the mark of a review.
    """
    for row in rows:
        for index, cell in enumerate(row):
            marked = cell == HEAD and index + 1 < len(row)
            if marked or cell.startswith(_FACTS):
                return _read_facts(row[index + 1] if marked else cell, path)
    return {}


def _read_facts(cell: str, path: str | os.PathLike[str]) -> dict[str, Any]:
    try:
        facts = json.loads(cell)
    except ValueError as error:
        raise _not_a_sheet(path, "what it says about its texts was changed") from error
    return facts if isinstance(facts, dict) else {}


def _not_a_sheet(path: str | os.PathLike[str], why: str) -> InputError:
    return InputError(
        f"not a review sheet: {why}", path=path, cure="Give a sheet that `bitext review` wrote."
    )
