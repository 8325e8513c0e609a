"""CSV and TSV, UTF-8, quoted as in RFC 4180.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, which reading takes away
again; the report counts such rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from tmx.base.cells import guarded, unguarded
from tmx.base.errors import InputError
from tmx.base.files import atomic_write
from tmx.base.report import Ledger
from tmx.formats.base import COLUMNS, Format, Languages, Pair, Remark
from tmx.formats.table import heading, row, units_of_table
from tmx.formats.text import open_text
from tmx.unit.model import TranslationUnit

CELL_LIMIT = 1 << 20
"""The most characters in a cell; the default limit of the csv module is 131,072."""


def _format(name: str, delimiter: str, title: str) -> Format:
    def read(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
        csv.field_size_limit(CELL_LIMIT)
        with open_text(path) as stream:
            table = csv.reader(stream, delimiter=delimiter, strict=True)
            rows = ([unguarded(cell) for cell in cells] for cells in table)
            try:
                yield from units_of_table(rows, path, languages, remark)
            except csv.Error as error:
                raise InputError(
                    f"not a valid table: {error}",
                    path=path,
                    line=table.line_num,
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

    return Format(name, (f".{name}",), title, read, write, frozenset(COLUMNS), notes=True, ids=True)


CSV = _format("csv", ",", "comma-separated values")
TSV = _format("tsv", "\t", "tab-separated values")
