"""A sheet of a workbook to work in and to print: a heading that stays, wrapped texts, rows as high as their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tmx.base.cells import put_text
from tmx.base.sheet_styles import (
    MOST_LINES,
    Column,
    cell_style,
    head_cell,
    height_of,
    lines_in,
    row_shape,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
Cell = str | float | int | None

_A4 = 9


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour that cells of some columns have as long as a formula about their row, in terms of row 2, is true."""

    columns: tuple[int, ...]
    formula: str
    fill: str
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be typed into a column, and what a person is told who types anything else.

    Attributes:
        column: from 1 on.
        kind: ``list`` or ``custom``, as in Excel.
        formula: the list or the condition.
        title: what is wrong, in a few words.
        text: what to do.
    """

    column: int
    kind: Literal["list", "custom"]
    formula: str
    title: str
    text: str


def in_column(number: int) -> str:
    """The cell of a column, from 1 on, in row 2: what a formula of a `Shade` calls the value in its own row.

    >>> in_column(27)
    '$AA2'
    """
    from openpyxl.utils import get_column_letter

    return f"${get_column_letter(number)}2"


class TableSheet:
    """A sheet that is written row by row; `close` must be called before the workbook is saved."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[Column], *, frozen: str = "A2") -> None:
        """Begin the sheet in a write-only workbook.

        Args:
            book: the workbook.
            title: the name of the sheet, also printed at the head of its pages.
            columns: its columns.
            frozen: the first cell that scrolls.
        """
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        self._sheet: Any = book.create_sheet(title)
        self._columns = tuple(columns)
        self._rows = 0
        self.clipped = 0  # rows that hold more text than a row can show
        sheet = self._sheet
        sheet.freeze_panes = frozen
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_title_rows = "1:1"
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.6
        sheet.page_margins.header = sheet.page_margins.footer = 0.25  # else the number of the page is cut off
        sheet.oddFooter.center.text = "&P / &N"
        for index, column in enumerate(self._columns, start=1):
            shape = sheet.column_dimensions[get_column_letter(index)]
            shape.width, shape.hidden = column.width, column.hidden
        self._styled = [cell_style(self._sheet, column) for column in self._columns]
        self._append([head_cell(self._sheet, column) for column in self._columns], height_of(2))

    def append(self, row: Sequence[Cell]) -> None:
        """Add a row: text whatever it begins with, or numbers.

        Raises:
            ValueError: the row has more or fewer cells than there are columns.
        """
        cells = [self._cell(style, cell) for style, cell in zip(self._styled, row, strict=True)]
        self._append(cells, self._height(row))

    def close(self, shades: Sequence[Shade] = (), rules: Sequence[Rule] = ()) -> None:
        """End the sheet: its filter, colours and rules for what is typed."""
        from openpyxl.formatting.rule import Rule as Formatting
        from openpyxl.styles import Font, PatternFill
        from openpyxl.styles.differential import DifferentialStyle
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        sheet, last = self._sheet, max(2, self._rows)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{max(1, self._rows)}"
        for shade in shades:
            fill = PatternFill(bgColor=shade.fill, fill_type="solid")
            font = Font(color=shade.ink) if shade.ink else None
            cells = " ".join(f"{letter}2:{letter}{last}" for letter in map(get_column_letter, shade.columns))
            style = DifferentialStyle(font=font, fill=fill)
            sheet.conditional_formatting.add(
                cells, Formatting("expression", dxf=style, formula=[shade.formula])
            )
        for rule in rules:
            letter = get_column_letter(rule.column)
            sheet.data_validations.append(
                DataValidation(
                    type=rule.kind,
                    formula1=rule.formula,
                    allow_blank=True,
                    showErrorMessage=True,
                    errorStyle="stop",
                    errorTitle=rule.title,
                    error=rule.text,
                    sqref=f"{letter}2:{letter}{last}",
                )
            )
        sheet.close()

    def _cell(self, style: Any, value: Cell) -> SheetCell:
        from copy import copy

        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        cell._style = copy(style._style)  # type: ignore[attr-defined]
        if isinstance(value, str):
            if value:
                put_text(cell, value)
        else:
            cell.value = value
        return cell

    def _append(self, cells: Sequence[SheetCell], height: float) -> None:
        self._rows += 1
        self._sheet.row_dimensions[self._rows] = row_shape(self._sheet, self._rows, height)
        self._sheet.append(cells)
        del self._sheet.row_dimensions[self._rows]

    def _height(self, row: Sequence[Cell]) -> float:
        lines = max(self._lines(column, cell) for column, cell in zip(self._columns, row, strict=True))
        self.clipped += lines > MOST_LINES
        return height_of(lines)

    @staticmethod
    def _lines(column: Column, cell: Cell) -> int:
        if column.hidden or not isinstance(cell, str):
            return 1
        return lines_in(cell, column.width)
