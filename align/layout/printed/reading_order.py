"""The order of reading: a page in parts, each of one column, a cell of a table or a box, in their order."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from align.core.raw import PLAIN, Style
from align.layout.printed.grids import Grid
from align.layout.printed.gutters import best_gutter, columns_of, is_mark
from align.layout.printed.measures import Measures
from align.layout.printed.pieces import Piece, Row, around, gaps, holes, rows_of
from align.layout.printed.tables import Entry, split_table
from align.readers.pages import Box


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are read one after the other.

    Attributes:
        rows: from top to bottom.
        left, right: the edges of the column or cell as its text has them.
        style: the cell or column that it is.
        ruled: whether it is a cell between drawn lines.
        margins: the left and the right edge of all text of the page, or of most pages if that is wider.
    """

    rows: tuple[Row, ...]
    left: float
    right: float
    style: Style = PLAIN
    ruled: bool = False
    margins: tuple[float, float] = (0.0, 0.0)


_OVERFULL = 0.15  # of the width of the text, by which a line that could not be divided sticks out at most

_Filled = tuple[Grid, list[Piece], list[Grid]]


class Order:
    """Reads the pages of one document; tables are counted."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.tables = 0

    def parts(self, pieces: Sequence[Piece], grids: Sequence[Grid]) -> list[Part]:
        """The parts of a page; `grids` are its cells and boxes, the largest first."""
        if not pieces:
            return []
        box, (left, right) = around([piece.box for piece in pieces]), self.measures.margins
        margins = min(left, box.left), max(right, box.right)
        return [replace(part, margins=margins) for part in self._read(pieces, grids, PLAIN)]

    def _read(self, pieces: Sequence[Piece], grids: Sequence[Grid], style: Style) -> Iterator[Part]:
        outer, inside = _nested(pieces, grids)
        filled = [grid for grid in outer if inside[id(grid)][0]]
        taken = {piece.key for grid in filled for piece in inside[id(grid)][0]}
        free = [piece for piece in pieces if piece.key not in taken]
        yield from self._arrange(free, [(grid, *inside[id(grid)]) for grid in filled], style)

    def _arrange(self, free: Sequence[Piece], filled: Sequence[_Filled], style: Style) -> Iterator[Part]:
        """Text and grids in order: from top to bottom, and what stands side by side from left to right."""
        if not filled:
            yield from self._zone(free, style)
            return
        if not free and len(filled) == 1:
            yield from self._cells(*filled[0], style)
            return
        boxes = [*(piece.box for piece in free), *(grid.box for grid, _, _ in filled)]
        for cuts, edge in ((holes(boxes), "top"), (_columns(boxes, free), "left")):
            if cuts:
                places = [(start + end) / 2 for start, end in cuts]
                for part in _cut(free, filled, places, edge):
                    yield from self._arrange(*part, style)
                return
        yield from self._overlapping(free, filled, style)

    def _overlapping(self, free: Sequence[Piece], filled: Sequence[_Filled], style: Style) -> Iterator[Part]:
        """Text that cannot be cut apart from grids: what begins above the middle of a grid is read before it."""
        rest = list(free)
        for grid, pieces, grids in sorted(filled, key=lambda item: (item[0].box.top, item[0].box.left)):
            middle = (grid.box.top + grid.box.bottom) / 2
            above = [piece for piece in rest if piece.box.top < middle]
            rest = [piece for piece in rest if piece.box.top >= middle]
            yield from self._zone(above, style)
            yield from self._cells(grid, pieces, grids, style)
        yield from self._zone(rest, style)

    def _cells(
        self, grid: Grid, pieces: Sequence[Piece], grids: Sequence[Grid], style: Style
    ) -> Iterator[Part]:
        """The cells of a grid row by row; a grid with one filled cell is a box."""
        members = {
            id(cell): [piece for piece in pieces if _holds(cell.box, piece.box)] for cell in grid.cells
        }
        filled = [cell for cell in grid.cells if members[id(cell)]]
        lost = {piece.key for piece in pieces} - {p.key for cell in filled for p in members[id(cell)]}
        if len(filled) > 1:
            self.tables += 1
        table, seen = self.tables, set[int]()
        for cell in filled:
            inner = [piece for piece in members[id(cell)] if piece.key not in seen]
            seen |= {piece.key for piece in inner}
            place = style if len(filled) == 1 else replace(style, cell=(table, cell.row, cell.column))
            within = [g for g in grids if _holds(cell.box, g.box)]
            for part in self._read(inner, within, place):
                right = cell.box.right - max(0.0, part.left - cell.box.left)
                ruled = len(filled) > 1
                yield replace(part, right=part.right if within else max(part.right, right), ruled=ruled)
        if lost:
            yield from self._zone([piece for piece in pieces if piece.key in lost], style)

    def _zone(self, pieces: Sequence[Piece], style: Style) -> Iterator[Part]:
        """Text without drawn cells: columns and white-space tables by their gutters."""
        if not pieces:
            return
        rows = rows_of(pieces)
        gutter = best_gutter(rows, self.measures)
        if gutter is None:
            yield self._part(rows, style)
            return
        yield from self._zone(_pieces(rows[: gutter.first]), style)
        yield from self._band(rows[gutter.first : gutter.last + 1], style)
        yield from self._zone(_pieces(rows[gutter.last + 1 :]), style)

    def _band(self, rows: Sequence[Row], style: Style) -> Iterator[Part]:
        """Rows with at least one gutter all along them."""
        columns = columns_of(rows, self.measures)
        if len(columns) < 2:
            yield self._part(rows, style)
            return
        entries = None if style.cell else split_table(rows, columns, self.measures)
        if entries is None:
            for number, (left, right) in enumerate(columns, 1):
                inner = [p for p in _pieces(rows) if left - 1 <= p.box.left and p.box.right <= right + 1]
                placed = style if style.cell else replace(style, column=number)
                yield from self._zone(inner, placed)
            return
        yield from self._table(entries, style)

    def _part(self, rows: Sequence[Row], style: Style) -> Part:
        """Rows as a part; one line that sticks out beyond the margin of justified text does not widen it."""
        left, right = min(row.box.left for row in rows), max(row.box.right for row in rows)
        inner = [edge for edge in self.measures.edges if edge + 1 < right <= edge + _OVERFULL * (edge - left)]
        if inner and sum(row.box.right > right - 1 for row in rows) == 1:
            right = max(inner)
        return Part(tuple(rows), left, right, style)

    def _table(self, entries: Sequence[Entry], style: Style) -> Iterator[Part]:
        self.tables += 1
        table = self.tables
        for entry in entries:
            cell = (table, entry.row, entry.column) if entry.column else None
            parts = list(self._zone(entry.pieces, replace(style, cell=cell)))
            for part in parts:
                yield replace(part, right=max(part.right, entry.right)) if len(parts) == 1 else part


def _columns(boxes: Sequence[Box], free: Sequence[Piece]) -> list[tuple[float, float]]:
    """The spaces between boxes seen from above, without those right of numbers and bullets, which hang."""
    found = list[tuple[float, float]]()
    edge = -math.inf
    for left, right in gaps(boxes):
        inner = [box for box in boxes if edge <= box.left and box.right <= left]
        marks = [piece for piece in free if piece.box in inner and is_mark(piece.text)]
        if len(marks) < len(inner):
            found.append((left, right))
            edge = right
    return found


def _pieces(rows: Sequence[Row]) -> list[Piece]:
    return [piece for row in rows for piece in row.pieces]


def _holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of a box is inside another."""
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def _nested(
    pieces: Sequence[Piece], grids: Sequence[Grid]
) -> tuple[list[Grid], dict[int, tuple[list[Piece], list[Grid]]]]:
    """The grids that are in no other, and what each holds."""
    outer: list[Grid] = []
    inside: dict[int, tuple[list[Piece], list[Grid]]] = {}
    for grid in grids:
        around_it = next((other for other in outer if _holds(other.box, grid.box)), None)
        if around_it is None:
            outer.append(grid)
            inside[id(grid)] = ([], [])
        else:
            inside[id(around_it)][1].append(grid)
    for piece in pieces:
        holder = next((grid for grid in outer if _holds(grid.box, piece.box)), None)
        if holder is not None:
            inside[id(holder)][0].append(piece)
    return outer, inside


def _cut(
    free: Sequence[Piece], filled: Sequence[_Filled], places: Sequence[float], edge: str
) -> list[tuple[list[Piece], list[_Filled]]]:
    """Text and grids between some places; neighbours without grids stay together from top to bottom."""
    parts: list[tuple[list[Piece], list[_Filled]]] = [([], []) for _ in range(len(places) + 1)]
    for piece in free:
        parts[bisect_right(places, getattr(piece.box, edge))][0].append(piece)
    for item in filled:
        parts[bisect_right(places, getattr(item[0].box, edge))][1].append(item)
    if edge == "left":
        return parts
    joined = parts[:1]
    for part in parts[1:]:
        if part[1] or joined[-1][1]:
            joined.append(part)
        else:
            joined[-1][0].extend(part[0])
    return joined
