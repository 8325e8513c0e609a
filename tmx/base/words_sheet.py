"""A sheet of a workbook in words: a title, then labels with what is said of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tmx.base.cells import put_text
from tmx.base.sheet_styles import FONT, SIZE, height_of, lines_in, row_shape

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

_LABEL, _TEXT = 26, 92  # widths of the columns


def words_sheet(book: Workbook, name: str, title: str, lines: Iterable[tuple[str, str, str]]) -> None:
    """Add the sheet to a write-only workbook.

    Args:
        book: the workbook.
        name: the name of the sheet.
        title: its first line.
        lines: labels, texts, and the colour of the cell of the label, or nothing.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Any = book.create_sheet(name)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _LABEL, _TEXT
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 1
    sheet.row_dimensions[1] = row_shape(sheet, 1, 2 * height_of(1))
    sheet.append([_cell(sheet, title, size=SIZE + 4, bold=True)])
    for row, (label, text, fill) in enumerate(lines, start=2):
        sheet.row_dimensions[row] = row_shape(sheet, row, height_of(lines_in(text, _TEXT)) + 4)
        sheet.append([_cell(sheet, label, bold=True, wrap=True, fill=fill), _cell(sheet, text, wrap=True)])
    sheet.close()


def _cell(
    sheet: Any, text: str, *, size: int = SIZE, bold: bool = False, wrap: bool = False, fill: str = ""
) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet)
    put_text(cell, text)
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="left", indent=1 if wrap else 0)
    if fill:
        cell.fill = PatternFill(fgColor=fill, fill_type="solid")
    return cell
