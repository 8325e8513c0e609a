"""Formulas of a workbook whose values it does not hold: a program wrote them, and no spreadsheet has computed them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from tmx.base.cells import NoValue


class Formulas:
    """Finds them. The sheet is read a second time, but only if a cell that is there has no value.

    Args:
        open_rows: reads the rows of the sheet, with formulas instead of their values.
    """

    def __init__(self, open_rows: Callable[[], Iterator[Sequence[Any]]]) -> None:
        self._open_rows = open_rows
        self._rows: Iterator[Sequence[Any]] | None = None
        self._done = 0

    def marked(self, number: int, cells: Sequence[Any], texts: list[str]) -> list[str]:
        """The texts of the cells of a row, given by its 1-based number, with `NoValue` for such formulas."""
        if not any(cell.value is None and hasattr(cell, "coordinate") for cell in cells):
            return texts
        if self._rows is None:
            self._rows = self._open_rows()
        with_formulas = next(islice(self._rows, number - self._done - 1, None), ())
        self._done = number
        for at, (text, cell) in enumerate(zip(texts, with_formulas, strict=False)):
            if not text and cell.data_type == "f":
                texts[at] = NoValue()
        return texts
