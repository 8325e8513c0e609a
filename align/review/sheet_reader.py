"""A review that was edited as a spreadsheet, read back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from align.review.decisions import Decision, Decisions, Mark, Piece, Status, Text
from align.review.sheet import DECISIONS, EXCLUDED, FORMULA, HEAD
from tmx.errors import InputError

_PLACE = re.compile(r"(\d+):(\d+)-(\d+)")


def read_sheet(path: str | os.PathLike[str]) -> Decisions:
    """Read a sheet that `write_sheet` wrote and a person edited.

    A row whose texts were not touched keeps its place; one whose texts were changed is looked for by its text.

    Raises:
        InputError: the file is no such sheet, or a cell holds an unknown decision, with the row.
    """
    is_workbook = Path(path).suffix.lower() == ".xlsx"
    facts, rows = _read_workbook(path) if is_workbook else _read_tsv(path)
    head = next((index for index, row in enumerate(rows) if "source" in row and "target" in row), None)
    if head is None:
        raise _no_sheet(path, "no row names the columns source and target")
    names = [name.strip().lower() for name in rows[head]]
    units = []
    for line, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False)}
        if cells.get("source") or cells.get("target"):
            units.append(_unit(cells, line, path))
        elif any(cells.get(name) for name in ("decision", "new source", "new target")):
            raise InputError(
                "the row holds a decision but neither text",
                path=path,
                line=line,
                cure="Put the texts back, or empty the whole row.",
            )
    try:
        texts = {side: Text(**facts[side]) if side in facts else None for side in ("source", "target")}
        return Decisions(
            tuple(units),
            texts["source"],
            texts["target"],
            dict(facts.get("config", {})),
            str(facts.get("signature", "")),
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise _no_sheet(path, "what it says of its texts cannot be read") from error


def _unit(cells: Mapping[str, str], line: int, path: str | os.PathLike[str]) -> Decision:
    word = cells.get("decision", "").lower()
    if word and word not in (*DECISIONS, EXCLUDED):
        raise InputError(
            f"unknown decision {cells['decision']!r}",
            path=path,
            line=line,
            cure=f"Write {', '.join(DECISIONS)} or {EXCLUDED}, or nothing.",
        )
    mark = DECISIONS.get(word, Mark())
    wording = cells.get("new source") or None, cells.get("new target") or None
    if word == EXCLUDED:
        mark = Mark(Status.CORRECTED, translation=False)
    elif any(wording):
        mark = Mark(Status.CORRECTED, True, *wording)
    return Decision(
        f"row {line}",
        _pieces(cells.get("source", ""), cells.get("source place", "")),
        _pieces(cells.get("target", ""), cells.get("target place", "")),
        mark,
        _confidence(cells.get("confidence", "")),
    )


def _pieces(cell: str, places: str) -> tuple[Piece, ...]:
    """The lines of a cell as pieces, each at the place that the sheet was written with, if it tells one."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    known = [tuple(int(number) for number in match.groups()) for match in _PLACE.finditer(places)]
    pieces = []
    for index, text in enumerate(lines):
        block, start, end = known[min(index, len(known) - 1)] if known else (0, 0, 0)
        pieces.append(Piece(block, start, max(start, end), text))
    return tuple(pieces)


def _confidence(cell: str) -> float | None:
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _read_tsv(path: str | os.PathLike[str]) -> tuple[dict[str, Any], list[list[str]]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        rows = [
            [cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        ]
    except OSError as error:
        raise InputError(f"cannot read the sheet: {error.strerror}", path=path) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _no_sheet(path, str(error)) from error
    return _facts_of(rows, path), rows


def _read_workbook(path: str | os.PathLike[str]) -> tuple[dict[str, Any], list[list[str]]]:
    from openpyxl import load_workbook

    from tmx.formats.workbook import refuse_harm

    refuse_harm(Path(path))
    try:
        book = load_workbook(path, read_only=True, data_only=False)
        sheets = {
            sheet.title: [
                ["" if value is None else str(value) for value in row]
                for row in sheet.iter_rows(values_only=True)
            ]
            for sheet in book.worksheets
        }
        book.close()
    except (KeyError, ValueError, OSError) as error:
        raise _no_sheet(path, str(error)) from error
    rows = sheets.get("review") or next(iter(sheets.values()), [])
    return _facts_of(sheets.get("about", []), path), rows


def _facts_of(rows: Sequence[Sequence[str]], path: str | os.PathLike[str]) -> dict[str, Any]:
    """What the sheet says of the texts it is about; nothing, if that was taken out."""
    for row in rows[:3]:
        if len(row) > 1 and row[0] == HEAD:
            try:
                facts = json.loads(row[1])
            except ValueError as error:
                raise _no_sheet(path, "what it says of its texts was changed") from error
            return facts if isinstance(facts, dict) else {}
    return {}


def _no_sheet(path: str | os.PathLike[str], why: str) -> InputError:
    return InputError(
        f"not the sheet of a review: {why}", path=path, cure="Give a sheet that `bitext review` wrote."
    )
