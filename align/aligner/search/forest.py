"""The beads of many small windows at once: each anti-diagonal is computed for all windows together.

A window of a few segments is too little work for a step in numpy; thousands of them, between beads that are beyond
doubt, are one table. A window is searched as a whole, without a band.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from align.aligner.search.lattice import Cells, Cost, IntArray, Point, Size

SMALLEST_BAND = 4096
"""Cells up to which a window is searched as a whole."""
GROVE = 100_000
"""Cells of the windows that are computed together, which bounds the memory of a step."""
_NEAR = 256
"""Segments, on either side, within which the beads are close enough for one call of a cost."""

Window = tuple[range, range]


class Forest:
    """The cells of windows, in the order of their anti-diagonals; see `align.aligner.search.paths.Grid`.

    `table` holds the costs, shape (sizes, cells), each at the cell where its bead ends.
    `tick` is called with the number of segments that are done.
    """

    def __init__(
        self,
        cost: Cost,
        windows: Sequence[Window],
        sizes: tuple[Size, ...],
        tick: Callable[[int], None] | None = None,
    ) -> None:
        self.sizes = sizes
        rows, columns = (np.array([len(window[side]) for window in windows]) for side in (0, 1))
        counts = (rows + 1) * (columns + 1)
        base = np.concatenate([[0], np.cumsum(counts)])
        owner = np.repeat(np.arange(len(windows)), counts)
        local = np.arange(base[-1]) - base[owner]
        row, column = np.divmod(local, columns[owner] + 1)
        diagonal = row + column
        order = np.argsort(diagonal, kind="stable")
        self.starts: IntArray = np.concatenate([[0], np.cumsum(np.bincount(diagonal))])
        place = np.empty(len(order) + 1, dtype=np.int32)
        place[order] = np.arange(len(order))
        place[-1] = len(order)
        top, left = (np.array([window[side].start for window in windows]) for side in (0, 1))
        i, j = row + top[owner], column + left[owner]
        table = _filled(cost, sizes, (row, column), (i, j), _close(windows, base), tick)
        self._moves = [
            (m, n, m * (columns[owner] + 1) + n, row + m <= rows[owner], column + n <= columns[owner])
            for m, n in sizes
        ]
        self._row, self._column, self._order, self._place = row, column, order, place
        self.table: npt.NDArray[np.float32] = table[:, order]
        self._i, self._j = i[order], j[order]
        self.owner: IntArray = owner[order]
        """The window of each cell."""
        self.ends: IntArray = place[base[1:] - 1].astype(np.int64)
        """The last cell of every window."""

    def neighbours(self, step: int, cells: slice) -> Cells:
        """See `align.aligner.search.lattice.Lattice.neighbours`."""
        here = self._order[cells]
        found = np.empty((len(self.sizes), len(here)), dtype=np.int32)
        for number, (m, n, far, fits_below, fits_right) in enumerate(self._moves):
            if step < 0:
                inside = (self._row[here] >= m) & (self._column[here] >= n)
            else:
                inside = fits_below[here] & fits_right[here]
            found[number] = self._place[np.where(inside, here + step * far[here], -1)]
        return found

    def back(self, row: int, cell: int) -> int:
        """The cell before the bead of one row of the table that ends at a cell."""
        return int(self._place[self._order[cell] - self._moves[row][2][self._order[cell]]])

    def at(self, cell: int) -> Point:
        """The number of source and of target segments of the document that are aligned at a cell."""
        return int(self._i[cell]), int(self._j[cell])


def groves(windows: Sequence[Window], places: Sequence[int]) -> Iterator[list[int]]:
    """Places of windows in groups of up to `GROVE` cells."""
    group: list[int] = []
    cells = 0
    for place in places:
        size = cells_of(windows[place])
        if group and cells + size > GROVE:
            yield group
            group, cells = [], 0
        group.append(place)
        cells += size
    if group:
        yield group


def cells_of(window: Window) -> int:
    """The cells of a whole window."""
    return (len(window[0]) + 1) * (len(window[1]) + 1)


def _close(windows: Sequence[Window], base: IntArray) -> Iterator[tuple[slice, int]]:
    """The cells of windows that are close together, and how many segments are done with them."""
    first, done = 0, 0
    for number in range(1, len(windows) + 1):
        if number < len(windows):
            group = windows[first], windows[number]
            spread = max(abs(group[1][side].stop - group[0][side].start) for side in (0, 1))
            if spread <= _NEAR:
                continue
        done += sum(len(side) for window in windows[first:number] for side in window)
        yield slice(int(base[first]), int(base[number])), done
        first = number


def _filled(
    cost: Cost,
    sizes: tuple[Size, ...],
    local: tuple[IntArray, IntArray],
    place: tuple[IntArray, IntArray],
    parts: Iterator[tuple[slice, int]],
    tick: Callable[[int], None] | None,
) -> npt.NDArray[np.float32]:
    """The costs of all beads, shape (sizes, cells)."""
    table = np.full((len(sizes), len(place[0])), np.inf, dtype=np.float32)
    for part, done in parts:
        row, column = (side[part] for side in local)
        i, j = (side[part] for side in place)
        for number, (m, n) in enumerate(sizes):
            inside = np.flatnonzero((row >= m) & (column >= n))
            if len(inside):
                table[number, part.start + inside] = cost.costs(m, n, i[inside] - m, j[inside] - n)
        if tick:
            tick(done)
    return table
