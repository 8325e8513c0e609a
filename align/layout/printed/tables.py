"""Tables without drawn lines: told from columns of text by rows that are set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.layout.evidence import TERMINAL
from align.layout.printed.measures import Measures
from align.layout.printed.openings import starts_small
from align.layout.printed.pieces import Piece, Row, rows_of

_APART = 1.2  # times the usual distance between lines: more space is between the rows of a table
_LEVEL = 0.5  # sizes of type, within which the first lines of cells are on one height
_ROWS = 3  # rows with several cells that make a table; two do where there are three columns or more
_ALIGNED = 0.7  # share of these whose cells begin at one height
_LONGEST = 8  # lines of a row of a table on average: what is longer is text in columns
_FULL = 0.85  # of the width of a column: lines of running text fill it
_NARROWEST = 8.0  # sizes of type: no column of text is narrower
_DIVIDED = 3  # divided sentences that weigh as much as one divided word
_BROKEN = 0.25  # share of the spaces between rows that divide a sentence in columns of text
_RUNNING = 0.4  # share of full lines in a column of running text
_HYPHENS = ("-", "\u2010", "\u00ad")  # at the end of a line: no cell ends inside a word


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with its row and column from 1 on, or text between rows, whose column is 0; `right` is its edge."""

    row: int
    column: int
    pieces: tuple[Piece, ...]
    right: float


_Column = tuple[float, float]


def split_table(rows: Sequence[Row], columns: Sequence[_Column], measures: Measures) -> list[Entry] | None:
    """The cells of a table in order; None if this is text in columns."""
    groups = _groups(rows, measures)
    cells = [[_inside(group, column) for column in columns] for group in groups]
    several = [group for group in cells if sum(map(bool, group)) > 1]
    if not several:
        return None
    aligned = sum(_is_aligned(group) for group in several)
    lines = sum(max(len(rows_of(cell)) for cell in group if cell) for group in several)
    needed = _ROWS if len(columns) == 2 else 2
    if _runs_on(cells, columns, measures.size):
        return None
    if len(several) >= needed and aligned >= _ALIGNED * len(several) and lines <= _LONGEST * len(several):
        return _entries(cells, columns)
    if _is_tight(rows, columns):
        return _entries([[_inside([row], column) for column in columns] for row in rows], columns)
    return None


def _groups(rows: Sequence[Row], measures: Measures) -> list[list[Row]]:
    """Rows that follow each other closely."""
    groups = [[rows[0]]]
    for above, below in pairwise(rows):
        space = below.box.bottom - above.box.bottom
        if space > _APART * measures.pitch * max(below.size, above.size):
            groups.append([])
        groups[-1].append(below)
    return groups


def _inside(rows: Sequence[Row], column: _Column) -> list[Piece]:
    left, right = column
    return [
        piece
        for row in rows
        for piece in row.pieces
        if piece.box.left >= left - 1 and piece.box.right <= right + 1
    ]


def _is_aligned(group: Sequence[Sequence[Piece]]) -> bool:
    """Whether the cells of a row begin at one height, or are set around one."""
    filled = [cell for cell in group if cell]
    size = filled[0][0].size
    tops = [min(piece.box.bottom for piece in cell) for cell in filled]
    middles = [(min(p.box.top for p in cell) + max(p.box.bottom for p in cell)) / 2 for cell in filled]
    return any(max(values) - min(values) <= _LEVEL * size for values in (tops, middles))


def _runs_on(cells: Sequence[Sequence[Sequence[Piece]]], columns: Sequence[_Column], size: float) -> bool:
    """Whether sentences go on from one group of rows to the next, as in columns of text whose lines are level."""
    if min(right - left for left, right in columns) < _NARROWEST * size:
        return False
    joints = broken = 0
    for place, (left, right) in enumerate(columns):
        filled = [group[place] for group in cells if group[place]]
        for above, below in pairwise(filled):
            last, first = rows_of(above)[-1], rows_of(below)[0]
            full = last.box.right - left >= _FULL * (right - left)
            joints += 1
            if full and TERMINAL.search(last.text) is None and starts_small(first.text):
                broken += _DIVIDED if last.text.endswith(_HYPHENS) else 1
    return broken >= max(_DIVIDED, _BROKEN * joints)


def _is_tight(rows: Sequence[Row], columns: Sequence[_Column]) -> bool:
    """Whether each line is a row of a table: cells side by side in most, and no column of running text."""
    beside = sum(len([c for c in columns if _inside([row], c)]) > 1 for row in rows)
    if beside < _ALIGNED * len(rows):
        return False
    for left, right in columns:
        inner = [piece for row in rows for piece in _inside([row], (left, right))]
        full = sum(piece.box.right - left >= _FULL * (right - left) for piece in inner)
        lower = sum(piece.text[:1].isalpha() and not piece.text[:1].isupper() for piece in inner)
        if full >= _RUNNING * len(inner) and lower >= _RUNNING * len(inner):
            return False
    return True


def _entries(cells: Sequence[Sequence[Sequence[Piece]]], columns: Sequence[_Column]) -> list[Entry]:
    """Cells as entries; rows with text in the first column only are text between tables, taken together."""
    found: list[Entry] = []
    for row, group in enumerate(cells, 1):
        if group[0] and not any(group[1:]):
            if found and not found[-1].column:
                last = found.pop()
                found.append(Entry(row, 0, (*last.pieces, *group[0]), columns[0][1]))
            else:
                found.append(Entry(row, 0, tuple(group[0]), columns[0][1]))
            continue
        found += [
            Entry(row, column, tuple(cell), columns[column - 1][1])
            for column, cell in enumerate(group, 1)
            if cell
        ]
    return found
