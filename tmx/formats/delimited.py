"""CSV and TSV, UTF-8, as RFC 4180 quotes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from tmx.errors import InputError
from tmx.files import atomic_write
from tmx.formats.base import COLUMNS, Format, Languages, Tell
from tmx.formats.table import heading, row, units_of
from tmx.formats.text import open_text
from tmx.report import Ledger
from tmx.unit import TranslationUnit

# Characters in one cell; the csv module's own limit is 131,072.
_CELL_LIMIT = 1 << 20


def _reader(delimiter: str) -> Format:
    def read(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
        csv.field_size_limit(_CELL_LIMIT)
        with open_text(path) as stream:
            rows = csv.reader(stream, delimiter=delimiter, strict=True)
            try:
                yield from units_of(rows, path, languages, tell)
            except csv.Error as error:
                raise InputError(
                    f"this is no table: {error}",
                    path=path,
                    line=rows.line_num,
                    cure="Check the quotes there.",
                ) from error

    def write(path: Path, units: Iterable[TranslationUnit], languages: Languages, ledger: Ledger) -> None:
        stream = iter(units)
        first = next(stream, None)
        with atomic_write(path) as binary:
            text = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=True)
            table = csv.writer(text, delimiter=delimiter, lineterminator="\n")
            if first is not None:
                table.writerow(heading((first.variants[0].lang, first.variants[1].lang)))
                table.writerows(row(unit) for unit in chain([first], stream))
            text.detach()

    name, title = ("csv", "comma-separated values") if delimiter == "," else ("tsv", "tab-separated values")
    return Format(name, (f".{name}",), title, read, write, frozenset(COLUMNS), notes=True, ids=True)


CSV = _reader(",")
TSV = _reader("\t")
