"""Tables that are drawn in plain text with lines of signs, as MySQL, pandoc, reStructuredText and text browsers do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BAR = re.compile(r"[|│║┃]")
_BORDER = re.compile(r"[+┌├└╔╠╚╭╰┏┣┗╞╟|][-=─━═+┬┼┴╦╬╩┳╋┻┤┐┘╗╣╝╮╯┫┓┛╡╪╢╫|:]{4,}")
_FILLED = 0.8  # share of the cells
_CORNERED = re.compile(r"[^-=─━═:]")  # where columns meet


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its row and its column, from 1 on, and the pieces of the lines that it takes up."""

    row: int
    column: int
    pieces: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table: its lines, the cells that hold text, and the signs that it is drawn with, by line."""

    lines: range
    cells: tuple[Cell, ...]
    drawn: tuple[tuple[int, str], ...]


def drawn_tables(texts: Sequence[str]) -> Iterator[DrawnTable]:
    """The tables of a text, given by its lines."""
    lines = [text.strip() for text in texts]
    start = 0
    while start < len(lines):
        end = start
        if _is_border(lines[start]):
            while end < len(lines) and (_is_border(lines[end]) or _is_content(lines[end])):
                end += 1
            table = _table(lines, range(start, end))
            if table is not None:
                yield table
        start = max(end, start + 1)


def _is_border(line: str) -> bool:
    return _BORDER.fullmatch(line) is not None and len(_CORNERED.findall(line)) > 2


def _is_content(line: str) -> bool:
    return len(line) > 1 and _BAR.match(line[0]) is not None and _BAR.match(line[-1]) is not None


def _table(lines: Sequence[str], span: range) -> DrawnTable | None:
    """The table in a span of lines; None if they do not have the same columns, or no text."""
    parts = {index: _BAR.split(lines[index])[1:-1] for index in span if not _is_border(lines[index])}
    if not parts or len({len(cells) for cells in parts.values()}) != 1:
        return None
    groups: list[list[int]] = [[]]
    for index in span:
        if index in parts:
            groups[-1].append(index)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) <= 2 and _lines_are_rows(list(parts.values())):
        groups = [[index] for group in groups for index in group]
    cells = [
        Cell(row, column + 1, pieces)
        for row, group in enumerate(groups, 1)
        for column in range(len(parts[group[0]]))
        if (pieces := tuple((i, text) for i in group if (text := parts[i][column].strip())))
    ]
    drawn = ((i, "".join(_BAR.findall(lines[i])) if i in parts else lines[i]) for i in span)
    return DrawnTable(span, tuple(cells), tuple(drawn)) if cells else None


def _lines_are_rows(lines: Sequence[Sequence[str]]) -> bool:
    """Whether a table with nothing drawn between its rows has one in every line: nearly all cells hold text."""
    filled = [bool(cell.strip()) for cells in lines for cell in cells]
    return all(cells[0].strip() for cells in lines) and sum(filled) >= _FILLED * len(filled)
