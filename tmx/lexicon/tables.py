"""Rows written as CSV for programs, or as a workbook to read and to sort."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from tmx.base.cells import csv_table
from tmx.base.files import atomic_write
from tmx.base.sheet_styles import Column, new_book
from tmx.base.table_sheet import Cell, TableSheet


def write_table(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, frozen: str = "A2"
) -> None:
    """Write rows as CSV or XLSX, as the suffix says.

    Args:
        path: the file, ``.csv`` or ``.xlsx``.
        title: the name of the sheet.
        columns: what the columns are called, and how wide they are.
        rows: the rows; in CSV, text that a spreadsheet would run as a formula has an apostrophe before it.
        frozen: the first cell of the sheet that scrolls.

    Raises:
        OutputError: the file cannot be written.
    """
    stream = io.BytesIO()
    if path.suffix.lower() == ".xlsx":
        book = new_book()
        sheet = TableSheet(book, title, columns, frozen=frozen)
        try:
            for row in rows:
                sheet.append(row)
        finally:
            sheet.close()  # an open writer complains when it is collected
        book.save(stream)
    else:
        stream.write(csv_table([column.name for column in columns], rows))
    with atomic_write(path) as file:
        file.write(stream.getvalue())
