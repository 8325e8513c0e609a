"""A review as a spreadsheet: one row per unit, XLSX or TSV.

The cells under *source* and *target* say which texts belong together, with one segment per line: rows are split
and merged, and segments moved, by cutting and pasting lines between cells. New wording and decisions have columns
of their own. *look at* has the gravest severity of those units that a person should look at.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import Alignment
from align.core.block import Segment
from align.core.message import Language
from align.quality.attention import attention_of
from align.quality.checks.termbase import Termbase
from align.review.decisions import Mark, Status
from align.review.page import marks_of, text_facts
from tmx.base.cells import guarded, put_text, xlsx_escaped
from tmx.base.errors import OutputError, UsageError
from tmx.base.files import atomic_write
from tmx.formats.workbook import CELL_LIMIT

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "unit": 6,
    "role": 14,
    "confidence": 10,
    "look at": 9,
    "decision": 14,
    "source": 60,
    "target": 60,
    "new source": 40,
    "new target": 40,
    "remarks": 50,
    "source place": 14,
    "target place": 14,
}
COLUMNS = tuple(WIDTHS)
DECISIONS = {"accepted": Mark(Status.ACCEPTED), "corrected": Mark(Status.CORRECTED)}
EXCLUDED = "no translation"
HEAD = "bitext-review"


def write_sheet(
    alignment: Alignment,
    path: str | os.PathLike[str],
    *,
    ui: Language = "en",
    termbase: Termbase | None = None,
) -> None:
    """Write the review of an alignment as ``.xlsx`` or ``.tsv``, whole or not at all. No cell runs as a formula.

    Args:
        alignment: what to review; the decisions of a reviewed alignment are in the sheet.
        path: the sheet.
        ui: language of the remarks, ``en`` or ``fr``.
        termbase: the terms that the target should use.

    Raises:
        UsageError: the suffix is another one, or the termbase has no terms in the languages of the texts.
        OutputError: the file cannot be written, or a text is too long for a cell of a workbook.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".xlsx", ".tsv"):
        raise UsageError(
            f"a sheet cannot be written as {suffix!r}", path=path, cure="Choose the suffix .xlsx or .tsv."
        )
    facts = json.dumps(_facts(alignment, Path(path).parent), ensure_ascii=False)
    rows = list(_rows(alignment, ui, termbase))
    long = [row[0] for row in rows if any(len(xlsx_escaped(cell)) > CELL_LIMIT for cell in row)]
    if suffix == ".xlsx" and long:
        raise OutputError(
            f"unit {long[0]} is longer than the {CELL_LIMIT:,} characters that a cell holds",
            path=path,
            cure="Write the sheet as .tsv, or cut the texts into sentences.",
        )
    content = _workbook(rows, facts) if suffix == ".xlsx" else _tsv(rows, facts)
    with atomic_write(path) as stream:
        stream.write(content)


def _facts(alignment: Alignment, folder: Path) -> dict[str, Any]:
    return {
        "signature": alignment.config.signature,
        "config": dataclasses.asdict(alignment.config),
        "source": text_facts(alignment.source, folder),
        "target": text_facts(alignment.target, folder),
    }


def _rows(alignment: Alignment, ui: Language, termbase: Termbase | None) -> Iterator[list[str]]:
    attention, marks = attention_of(alignment, termbase=termbase), marks_of(alignment)
    at = {
        id(block): index
        for document in (alignment.source, alignment.target)
        for index, block in enumerate(document)
    }
    for item, mark in zip(attention, marks, strict=True):
        bead = item.pair.bead
        sides = (
            alignment.source_segments[bead.source.start : bead.source.stop],
            alignment.target_segments[bead.target.start : bead.target.stop],
        )
        yield [
            str(item.unit),
            item.pair.place,
            "" if bead.confidence is None else f"{bead.confidence:.4f}",
            str(item.severity) if item.to_look_at else "",
            _decision_cell(mark),
            "\n".join(segment.text for segment in sides[0]),
            "\n".join(segment.text for segment in sides[1]),
            mark.source_text or "",
            mark.target_text or "",
            "; ".join(remark.message.text(ui) for remark in item.remarks),
            _places(sides[0], at),
            _places(sides[1], at),
        ]


def _decision_cell(mark: Mark) -> str:
    if not mark.translation:
        return EXCLUDED
    return "" if mark.status is Status.OPEN else mark.status.value


def _places(segments: Iterable[Segment], at: Mapping[int, int]) -> str:
    return " ".join(f"{at[id(segment.block)]}:{segment.start}-{segment.end}" for segment in segments)


def _tsv(rows: Iterable[list[str]], facts: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow([HEAD, facts])
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _workbook(rows: Iterable[list[str]], facts: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment as Placing
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101
    sheet.title = "review"
    for line, row in enumerate([list(COLUMNS), *rows], start=1):
        _fill(sheet, line, row)
        for cell in sheet[line]:
            cell.alignment = Placing(wrap_text=True, vertical="top")
            cell.font = Font(bold=line == 1)
    for index, (name, width) in enumerate(WIDTHS.items(), start=1):
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width, column.hidden = width, name.endswith("place")
    sheet.freeze_panes = "F2"
    letter = get_column_letter(COLUMNS.index("decision") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join([*DECISIONS, EXCLUDED])}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")
    sheet.add_data_validation(choice)
    _fill(book.create_sheet("about"), 1, [HEAD, facts])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, line: int, row: Sequence[str]) -> None:
    """Fill a row with cells that are text, whatever they begin with."""
    for column, text in enumerate(row, start=1):
        put_text(sheet.cell(line, column), text)
