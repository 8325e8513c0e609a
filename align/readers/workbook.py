"""XLSX: each sheet is a table, each line of a cell a paragraph. Formulas count by the values that were stored."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.core.locator import Locator
from align.core.raw import Furniture, RawDocument, RawParagraph, SetAside, Style
from align.readers.zipped import Archive, is_zip
from tmx.base.cells import xlsx_unescaped
from tmx.base.errors import InputError
from tmx.base.wording import counted
from tmx.formats.workbook import DAMAGED, refuse_harm, unreadable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")  # the element of a cell
_PART = b"xl/workbook.xml"  # the part that every XLSX file has; names in a ZIP archive are not compressed
_LAST_COLUMN = 16_384  # of a sheet of Excel


def recognises_xlsx(data: bytes) -> bool:
    """Whether the bytes are those of an Excel workbook."""
    return is_zip(data) and _PART in data


def read_xlsx(data: bytes, path: Path) -> RawDocument:
    """The cells of a workbook, sheet by sheet and row by row; what is hidden is set aside.

    Raises:
        InputError: the workbook is damaged, empty, or refused as harmful.
    """
    refuse_harm(path, data)
    values = _load(data, path, values=True)
    formulas = _load(data, path, values=False) if _has_formulas(data, path) else values
    paragraphs: list[RawParagraph] = []
    aside: list[SetAside] = []
    lost = 0
    for table, sheet in enumerate(values.worksheets, 1):
        covered = _covered(sheet)
        source = formulas[sheet.title]
        for cell in _cells(sheet):
            place = Locator(path=f"{sheet.title}!{cell.coordinate}")
            lost += cell.value is None and source[cell.coordinate].value is not None
            reason = Furniture.ERROR if cell.data_type == "e" else Furniture.HIDDEN if covered(cell) else None
            for text in _lines(cell.value):
                if reason:
                    aside.append(SetAside(place, text, reason))
                else:
                    style = Style(cell=(table, cell.row, cell.column))
                    paragraphs.append(RawParagraph(text, place, style=style))
    if not paragraphs:
        raise InputError("the workbook has no text that is shown", path=path, cure="Give a sheet with text.")
    remarks = [*_remarks(aside, path)]
    if lost:
        remarks.append(
            f"{path}: {counted(lost, 'formula')} without a stored value: open the file in its program and save it"
        )
    return RawDocument(str(path), tuple(paragraphs), discarded=tuple(aside), warnings=tuple(remarks))


def _cells(sheet: Worksheet) -> Iterator[Any]:
    """All cells; those that a merged one covers have no value."""
    return (cell for row in sheet.iter_rows() for cell in row)


def _covered(sheet: Worksheet) -> Callable[[Any], bool]:
    """Whether a cell of the sheet is hidden, as a function of the cell."""
    if sheet.sheet_state != "visible":
        return lambda cell: True
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet)
    return lambda cell: cell.row in rows or cell.column in columns


def _remarks(aside: Sequence[SetAside], path: Path) -> Iterator[str]:
    """What is said of the cells that are set aside."""
    hidden, errors = (
        [cell for cell in aside if cell.reason == reason] for reason in (Furniture.HIDDEN, Furniture.ERROR)
    )
    if hidden:
        yield f"{path}: hidden cells are not read: {len(hidden)}, the first is {hidden[0].locator.path}"
    if errors:
        first = f"{errors[0].locator.path} ({errors[0].text})"
        yield f"{path}: cells with an error are not read: {len(errors)}, the first is {first}"


def _has_formulas(data: bytes, path: Path) -> bool:
    archive = Archive(data, path)
    sheets = (name for name in archive.names if name.startswith("xl/worksheets/"))
    return any(_FORMULA.search(archive.read(name)) is not None for name in sheets)


def _load(data: bytes, path: Path, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"):  # of extensions that openpyxl does not know
            return load_workbook(io.BytesIO(data), data_only=values)
    except DAMAGED as error:
        raise unreadable(path, error) from error


def _hidden_rows(sheet: Worksheet) -> set[int]:
    return {number for number, row in sheet.row_dimensions.items() if row.hidden}


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """The numbers of the hidden columns; one entry of the file may stand for several."""
    from openpyxl.utils import column_index_from_string

    hidden = set[int]()
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            first = column.min or column_index_from_string(letter)
            hidden |= set(range(first, min(column.max or first, _LAST_COLUMN) + 1))
    return hidden


def _lines(value: Any) -> Iterator[str]:
    """The text of a cell, line by line; a date at midnight is a date."""
    if value is None:
        return
    if isinstance(value, dt.datetime):
        text = value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))
    else:
        text = xlsx_unescaped(str(value))
    yield from filter(None, (line.strip() for line in text.splitlines()))
