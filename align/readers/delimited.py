"""CSV and TSV: a table, each line of a cell a paragraph; the separator is told from the rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from align.core.locator import Locator
from align.core.raw import RawDocument, RawParagraph, SetAside, Style
from align.readers.text import decode_text
from tmx.base.cells import unguarded
from tmx.base.errors import InputError
from tmx.formats.delimited import CELL_LIMIT
from tmx.formats.quotation import LITERAL, literal_line, quoting

TOO_MANY_CELLS = "row with more cells than the others"
_SUFFIXES = {".csv": ",;\t|", ".tsv": "\t;,|", ".tab": "\t;,|"}  # with the separators, the usual one first
_DECLARED = "sep="  # the first line of files that spreadsheets write, with the separator after it

Row = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""


def likely_delimited(data: bytes, path: Path) -> bool:
    """Whether a file is named as a table; every text could be one."""
    return path.suffix.lower() in _SUFFIXES and not data.startswith(b"PK")


def read_delimited(data: bytes, path: Path) -> RawDocument:
    """The cells of a table, row by row.

    Raises:
        InputError: the file is empty, is not text, or its quotation marks do not pair.
    """
    text = decode_text(data, path)
    remarks = list(text.remarks)
    rows = _rows(text.texts, path, remarks)
    usual = Counter(len(cells) for _, cells in rows if len(cells) > 1).most_common(1)
    width = max(usual[0][0] if usual else 1, len(rows[0][1]) if rows else 1)
    paragraphs: list[RawParagraph] = []
    aside: list[SetAside] = []
    for number, (line, cells) in enumerate(rows, 1):
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            aside.append(SetAside(Locator((line,)), " ".join(cells), TOO_MANY_CELLS))
            continue
        for column, cell in enumerate(cells, 1):
            for part in filter(None, (part.strip() for part in unguarded(cell).splitlines())):
                style = Style(cell=(1, number, column))
                paragraphs.append(RawParagraph(part, Locator((line,)), style=style))
    if aside:
        many = f"{len(aside)} rows have" if len(aside) > 1 else "1 row has"
        remarks.append(
            f"{path}: {many} more cells than the others, not read, the first on line {aside[0].line}; a text that "
            "contains the separator must be in quotation marks"
        )
    return RawDocument(str(path), tuple(paragraphs), discarded=tuple(aside), warnings=tuple(remarks))


def _rows(lines: Sequence[str], path: Path, remarks: list[str]) -> list[Row]:
    """The rows by the separator that the file declares, else by that which gives the most even table."""
    declared = lines[0].removeprefix(_DECLARED).rstrip("\r\n ")
    if lines[0].startswith(_DECLARED) and len(declared) == 1:
        tables = [_parse(lines, 1, declared, path)]
    else:
        tables = []
        faults: list[InputError] = []
        for separator in _SUFFIXES.get(path.suffix.lower(), ",;\t|"):
            try:
                tables.append(_parse(lines, 0, separator, path))
            except InputError as error:
                faults.append(error)
        if not tables:
            raise faults[0]
    table = max(
        tables, key=lambda table: _evenness(table.rows)
    )  # the first of several, as the usual separator is
    if table.literal is not None:
        remarks.append(f"{path}: {LITERAL.format(table.literal)}")
    return table.rows


def _evenness(rows: Sequence[Row]) -> float:
    """The share of the rows that have the most frequent number of cells, if that is more than one."""
    widths = Counter(len(cells) for _, cells in rows)
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide)[0] / len(rows) if wide else 0.0


class _Table(NamedTuple):
    """The rows, and the line whose quotation marks are text, if they do not enclose cells."""

    rows: list[Row]
    literal: int | None


def _parse(lines: Sequence[str], start: int, separator: str, path: Path) -> _Table:
    csv.field_size_limit(CELL_LIMIT)
    ended = [f"{line}\n" for line in lines[start:]]
    literal = literal_line(lambda: ended) if separator == "\t" else None
    table = csv.reader(ended, delimiter=separator, quoting=quoting(literal), strict=True)
    rows, begins = [], start + 1
    try:
        for cells in table:
            if any(cell.strip() for cell in cells):
                rows.append((begins, cells))
            begins = start + table.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"not a valid table: {error}",
            path=path,
            line=begins,
            cure="Check the quotation marks from that line on.",
        ) from error
    return _Table(rows, None if literal is None else literal + start)
