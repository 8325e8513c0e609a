"""Whether the quotation marks at the beginning of cells enclose them, or are text.

Spreadsheets put a cell that contains the separator, a line end or a quotation mark in quotation marks, and double those
in it (RFC 4180). Corpus tools write tab-separated lines as they are: there, a cell that begins with a quotation mark
is one of speech, and read in the other way it would swallow all lines up to the next such mark.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import Literal

LITERAL = "quotation marks are read as text: those on line {} do not enclose a cell"
"""What is said where they are text."""


def quoting(literal: int | None) -> Literal[0, 3]:
    """How the csv module reads quotation marks, by the line on which they can only be text."""
    return csv.QUOTE_MINIMAL if literal is None else csv.QUOTE_NONE


def literal_line(lines: Callable[[], Iterable[str]]) -> int | None:
    """The first line on which a quotation mark of a tab-separated table can only be text, or None if it is quoted.

    It can only be text where every line has as many cells as the first without any quoting, but with quoting, cells
    would not end at a tab, or would contain line ends; and where no cell has doubled marks, as quoting makes them.
    `lines` gives the lines of the table, with their ends, each time from the beginning; lines count from 1.
    """
    widths = set[int]()
    for line in lines():
        if line.strip():
            widths.add(line.count("\t"))
        if (
            len(widths) > 1
            or 0 in widths
            or ('""' in line and any(map(_is_doubled, line.rstrip("\r\n").split("\t"))))
        ):
            return None
    table, begins = csv.reader(lines(), delimiter="\t", strict=True), 1
    try:
        for _ in table:
            if table.line_num > begins:
                return begins
            begins = table.line_num + 1
    except csv.Error:
        return begins
    return None


def _is_doubled(cell: str) -> bool:
    """Whether a cell is in quotation marks and has doubled ones in it."""
    inner = cell[1:-1]
    return cell[:1] == cell[-1:] == '"' and '""' in inner and '"' not in inner.replace('""', "")
