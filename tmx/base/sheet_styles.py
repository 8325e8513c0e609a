"""How cells, rows and columns of our workbooks look: one font, wrapped texts, rows as high as their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tmx.base.cells import put_text
from tmx.base.text_width import lines_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.dimensions import RowDimension

FONT, SIZE = "Arial", 10
_LINE = 12.75  # points that a line of this type takes in Excel
_EDGE = 3.0  # points above and below the text of a row together
_HIGHEST = 409.0  # points; no row can be higher (Excel specifications and limits)
MOST_LINES = int((_HIGHEST - _EDGE) / _LINE)
"""The most lines that a row can show."""
# A column of width 1 holds a digit of the standard type, 7 pixels (ECMA-376, part 1, 18.3.1.13): thousandths of SIZE.
_DIGIT = 7 / (SIZE * 96 / 72) * 1000
_INDENT = 1.3  # digits that texts stand off the edge of their column: an indent of 1 is three spaces wide
_TIGHTER = 0.96  # programs set a little wider or narrower than the font says
_HEAD_FILL, _HEAD_INK, _RULE = "1F3A5F", "FFFFFF", "D0D5DD"
RED, AMBER = "F9D0CC", "FCE8B2"
"""Colours of what is probably wrong, and of what may be."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        name: its heading.
        width: in digits of the standard font.
        hidden: whether it is for programs alone.
        number: the format of numbers, such as ``0%``; text if empty.
        rtl: whether its texts are written from right to left.
        quiet: whether it is set in a grey that steps back.
    """

    name: str
    width: float
    hidden: bool = False
    number: str = ""
    rtl: bool = False
    quiet: bool = False


def new_book() -> Workbook:
    """A write-only workbook whose standard font is `FONT`, by whose digits the widths of columns are counted."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book = Workbook(write_only=True)
    font = Font(name=FONT, size=SIZE, family=2)
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]
    return book


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width, in which it is set off the edge."""
    return lines_of(text, (width - _INDENT) * _DIGIT * _TIGHTER)


def height_of(lines: int) -> float:
    """The height in points of a row that shows so many lines."""
    return min(lines * _LINE + _EDGE, _HIGHEST)


def cell_style(sheet: Any, column: Column) -> SheetCell:
    """An empty cell in the style of a column."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    cell = WriteOnlyCell(sheet)
    cell.font = Font(name=FONT, size=SIZE, color="667085" if column.quiet else None)
    line = Side(style="thin", color=_RULE)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(
        wrap_text=True,
        vertical="top",
        horizontal="right" if column.number or column.rtl else "left",
        indent=1,
        readingOrder=2 if column.rtl else 0,
    )
    if column.number:
        cell.number_format = column.number
    return cell


def head_cell(sheet: Any, column: Column) -> SheetCell:
    """The heading of a column."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet)
    put_text(cell, column.name)
    cell.font = Font(name=FONT, size=SIZE, bold=True, color=_HEAD_INK)
    cell.fill = PatternFill(fgColor=_HEAD_FILL, fill_type="solid")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
    return cell


def row_shape(sheet: Any, index: int, height: float) -> RowDimension:
    """A row of this height that still grows with what is typed into it."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Growing(RowDimension):
        customHeight = False  # noqa: N815 (the name of the attribute in the file)

    return Growing(sheet, index=index, ht=round(height, 2))
