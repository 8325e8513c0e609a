"""CSV and TSV, quoted as in RFC 4180; written in UTF-8, read also as spreadsheets write them.

The first rows tell what separates the columns, unless a line ``sep=;`` before them does. Tab-separated lines are also
read without any quoting, where their quotation marks can only be text.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, which reading takes away
again; the report counts such rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from tmx.base.cells import guarded, unguarded
from tmx.base.errors import InputError
from tmx.base.files import atomic_write
from tmx.base.report import Ledger
from tmx.formats.base import COLUMNS, Format, Languages, Pair, Remark
from tmx.formats.headings import is_headed
from tmx.formats.quotation import LITERAL, literal_line, quoting
from tmx.formats.table import heading, row, units_of_table
from tmx.formats.text import open_table
from tmx.unit.model import TranslationUnit

CELL_LIMIT = 1 << 20
"""The most characters in a cell; the default limit of the csv module is 131,072."""

_DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"sep=(.)\r?\n")
_SAMPLE = 1 << 16  # characters that tell the separator
_ROWS = 20


def _delimiter(sample: str, usual: str) -> tuple[str, bool]:
    """What separates the columns, and whether the first line declares it, as spreadsheets write it.

    It is what makes a heading of the first row, or else what gives all of the first rows the same number of cells;
    the usual one comes first.
    """
    if declared := _DECLARED.match(sample):
        return declared[1], True
    tables = {
        delimiter: _rows(sample, delimiter) for delimiter in sorted(_DELIMITERS, key=lambda d: d != usual)
    }
    for delimiter, rows in tables.items():
        if rows and is_headed([cell.strip() for cell in rows[0]]):
            return delimiter, False
    for delimiter, rows in tables.items():
        widths = {len(row) for row in rows if row}
        if len(widths) == 1 and min(widths) > 1:
            return delimiter, False
    return usual, False


def _rows(sample: str, delimiter: str) -> list[list[str]]:
    """The first rows of a table, without one that the sample may have cut."""
    with suppress(csv.Error):
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), _ROWS + 1))
        return rows[:_ROWS] if len(rows) > _ROWS or len(sample) < _SAMPLE else rows[:-1]
    return []


def _numbered(table: Any, before: int) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines on which they begin; `before` lines are not part of the table."""
    line = 1 + before
    for cells in table:
        yield line, [unguarded(cell) for cell in cells]
        line = table.line_num + 1 + before


def _below(stream: TextIO, declared: bool) -> TextIO:
    """A text file at the beginning of its table, which is below the line that declares what separates the columns."""
    stream.seek(0)
    if declared:
        stream.readline()
    return stream


def _format(name: str, delimiter: str, title: str) -> Format:
    def read(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
        csv.field_size_limit(CELL_LIMIT)
        with open_table(path, remark) as stream:
            sample = stream.read(_SAMPLE)
            found, declared = _delimiter(sample, delimiter)
            rows = partial(_below, stream, declared)
            literal = literal_line(rows) if found == "\t" else None
            if literal is not None:
                remark(LITERAL.format(literal + declared))
            table = csv.reader(rows(), delimiter=found, quoting=quoting(literal), strict=True)
            try:
                yield from units_of_table(
                    _numbered(table, int(declared)), path, languages, remark, ragged=found == "\t"
                )
            except csv.Error as error:
                raise InputError(
                    f"not a valid table: {error}",
                    path=path,
                    line=table.line_num + int(declared),
                    cure="Check the quotation marks on that line.",
                ) from error

    def write(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
        with atomic_write(path) as binary:
            text = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=True)
            table = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
            table.writerow(heading(pair))
            for unit in units:
                cells = row(unit)
                safe = [guarded(cell) for cell in cells]
                if safe != cells:
                    ledger.alter(
                        "apostrophe added before text that a spreadsheet would run; removed again on reading"
                    )
                table.writerow(safe)
            text.detach()

    return Format(
        name, (f".{name}",), title, read, write, frozenset(COLUMNS), notes=True, ids=True, many=True
    )


CSV = _format("csv", ",", "comma-separated values")
TSV = _format("tsv", "\t", "tab-separated values")
