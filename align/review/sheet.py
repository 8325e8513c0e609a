"""A review as a spreadsheet: one row a unit, XLSX or TSV, and the way back.

The cells under *source* and *target* say which texts belong together, one segment a line: rows are split and
merged, and segments moved, by cutting and pasting lines between cells. New wording goes into the columns for it,
a decision into its own.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import Alignment
from align.api import vars_of
from align.document import Segment
from align.review.decisions import Decision, Decisions, Mark, Piece, Status, Text
from align.review.page import as_aligned, findings_of, marks_of, text_facts
from tmx.errors import InputError, UsageError
from tmx.files import atomic_write

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "unit": 6,
    "role": 14,
    "confidence": 10,
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
_HEAD = "bitext-review"
_CELL = 32_767  # characters that a cell holds (Excel specifications and limits)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot hold
_PLACE = re.compile(r"(\d+):(\d+)-(\d+)")


def write_sheet(alignment: Alignment, path: str | os.PathLike[str]) -> None:
    """Write the review of an alignment as ``.xlsx`` or ``.tsv``, whole or not at all. Nothing runs as a formula.

    Raises:
        UsageError: the suffix is neither.
        OutputError: the file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".xlsx", ".tsv"):
        raise UsageError(f"a sheet is .xlsx or .tsv, not {suffix!r}", path=path)
    facts = json.dumps(_facts(alignment, Path(path).parent), ensure_ascii=False)
    content = _workbook(_rows(alignment), facts) if suffix == ".xlsx" else _tsv(_rows(alignment), facts)
    with atomic_write(path) as stream:
        stream.write(content)


def _facts(alignment: Alignment, folder: Path) -> dict[str, Any]:
    return {
        "signature": alignment.config.signature,
        "config": vars_of(alignment.config),
        "source": text_facts(alignment.source, folder),
        "target": text_facts(alignment.target, folder),
    }


def _rows(alignment: Alignment) -> Iterator[list[str]]:
    plain, findings, marks = as_aligned(alignment), findings_of(alignment), marks_of(alignment)
    at = {
        id(block): index
        for document in (alignment.source, alignment.target)
        for index, block in enumerate(document)
    }
    for number, (pair, mark, found) in enumerate(zip(plain, marks, findings, strict=True), start=1):
        bead = pair.bead
        sides = (
            alignment.source_segments[bead.source.start : bead.source.stop],
            alignment.target_segments[bead.target.start : bead.target.stop],
        )
        yield [
            str(number),
            f"{pair.role.value} {pair.number}".strip(),
            "" if bead.confidence is None else f"{bead.confidence:.4f}",
            _decision_cell(mark),
            "\n".join(segment.text for segment in sides[0]),
            "\n".join(segment.text for segment in sides[1]),
            mark.source_text or "",
            mark.target_text or "",
            "; ".join(finding.message for finding in found),
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
    writer.writerow([_HEAD, facts])
    writer.writerow(COLUMNS)
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
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
    sheet.freeze_panes = "E2"
    letter = get_column_letter(COLUMNS.index("decision") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join([*DECISIONS, EXCLUDED])}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")
    sheet.add_data_validation(choice)
    _fill(book.create_sheet("about"), 1, [_HEAD, facts])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, line: int, row: Sequence[str]) -> None:
    """Fill a row with cells that are text, whatever they begin with."""
    for column, text in enumerate(row, start=1):
        cell = sheet.cell(line, column)
        cell.value = _storable(text)
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(text))


def _storable(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)[:_CELL]


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
            [cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell for cell in row]
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
        if len(row) > 1 and row[0] == _HEAD:
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
