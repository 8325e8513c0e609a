"""The beads inside a band of cells.

At a cell ``(i, j)``, i source and j target segments are aligned; a bead of m source and n target segments
leads from ``(i - m, j - n)`` to ``(i, j)``. All predecessors of a cell are on earlier anti-diagonals
``d = i + j``, so that each anti-diagonal is computed in one step. The search knows nothing about how a cost
is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Cells = npt.NDArray[np.int32]
FloatArray = npt.NDArray[np.floating]
Point = tuple[int, int]
Size = tuple[int, int]

STRETCH = 256
"""Anti-diagonals that are computed together; it bounds the memory that a cost or a path needs at a time."""
GAPS = 2
"""The number of rows of a table that are gaps: the first two of `bead_sizes`."""


class Cost(Protocol):
    """What a bead costs."""

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        """The costs of beads of m source segments from i on and n target segments from j on.

        `i` and `j` are index arrays of shape (k,); so is the result, in units of -ln p. For a gap, m or n is 0.
        An infinite cost forbids a bead. The beads of one call are close together.
        """
        ...


def bead_sizes(max_bead: int, max_bead_total: int) -> tuple[Size, ...]:
    """All sizes (m, n) of beads: the two gaps first, then the others by their number of segments."""
    pairs = [
        (m, n) for m in range(1, max_bead + 1) for n in range(1, max_bead + 1) if m + n <= max_bead_total
    ]
    return ((1, 0), (0, 1), *sorted(pairs, key=lambda size: (sum(size), size)))


@dataclass(frozen=True, eq=False)
class Band:
    """The cells of a search: on anti-diagonal d, the source positions ``first[d]`` to ``last[d]``.

    Both arrays have shape (rows + columns + 1,), with one entry per anti-diagonal of the rectangle.
    """

    rows: int
    columns: int
    first: IntArray
    last: IntArray

    @classmethod
    def around(cls, rows: int, columns: int, points: Sequence[Point], margin: int, cap: int) -> Band:
        """A band around the path through `points`, which ascend on both sides.

        Between two points it covers their rectangle, up to `cap` cells on either side of the straight line,
        and `margin` cells more.
        """
        corners = np.array(sorted({(0, 0), *points, (rows, columns)}), dtype=np.int64)
        ends = corners.sum(axis=1)
        d = np.arange(rows + columns + 1)
        centre = np.floor(np.interp(d, ends, corners[:, 0]) + 0.5).astype(np.int64)
        after = np.clip(np.searchsorted(ends, d, side="left"), 1, max(1, len(ends) - 1))
        (i0, j0), (i1, j1) = corners[after - 1].T, corners[np.minimum(after, len(ends) - 1)].T
        low = np.maximum(np.maximum(i0, d - j1), centre - cap)
        high = np.minimum(np.minimum(i1, d - j0), centre + cap)
        return cls._clipped(
            rows, columns, np.minimum(low, centre) - margin, np.maximum(high, centre) + margin
        )

    @classmethod
    def _clipped(cls, rows: int, columns: int, first: IntArray, last: IntArray) -> Band:
        d = np.arange(rows + columns + 1)
        return cls(
            rows,
            columns,
            np.maximum(first, np.maximum(0, d - columns)),
            np.minimum(last, np.minimum(rows, d)),
        )

    def widened(self, path: Sequence[Point], reach: int) -> Band | None:
        """The band made twice as wide where `path` touches its edge, None if the path touches it nowhere.

        This includes `reach` anti-diagonals before and after each touch.
        """
        i = np.array([point[0] for point in path])
        d = np.array([sum(point) for point in path])
        first, last = self.first[d], self.last[d]
        touches = ((i == first) & (first > np.maximum(0, d - self.columns))) | (
            (i == last) & (last < np.minimum(self.rows, d))
        )
        if not touches.any():
            return None
        near = np.zeros(len(self.first), dtype=np.int64)
        for at in d[touches]:
            near[max(0, at - reach) : at + reach + 1] = 1
        extra = near * ((self.last - self.first + 2) // 2)
        return self._clipped(self.rows, self.columns, self.first - extra, self.last + extra)

    @property
    def starts(self) -> IntArray:
        """The index of the first cell of each anti-diagonal, and at the end the number of cells."""
        return np.concatenate([[0], np.cumsum(self.last - self.first + 1)])


class Lattice:
    """The beads of a band with their costs.

    `cost` is asked for the beads of the rectangle whose first cell is `origin`. `table` holds the costs,
    shape (sizes, cells), each at the cell where its bead ends; costs in `other`, a lattice of the same cost in
    another band, are copied. `tick` is called with the number of segments that are done.
    """

    def __init__(
        self,
        cost: Cost,
        band: Band,
        sizes: tuple[Size, ...],
        origin: Point = (0, 0),
        tick: Callable[[int], None] | None = None,
        other: Lattice | None = None,
    ) -> None:
        self.band, self.sizes, self.origin = band, sizes, origin
        self.starts = band.starts
        self._cells = int(self.starts[-1])
        widths = np.diff(self.starts)
        self.d = np.repeat(np.arange(len(widths)), widths)
        self.i = np.arange(self._cells) - np.repeat(self.starts[:-1] - band.first, widths)
        self.table = np.full((len(sizes), self._cells), np.inf, dtype=np.float32)
        wanted = np.ones(self._cells, dtype=bool)
        if other is not None:
            wanted = ~self._copy(other)
        self._fill(cost, wanted, tick)

    def _copy(self, other: Lattice) -> npt.NDArray[np.bool_]:
        """Copy the costs of the cells that `other` has too; return which cells these are, shape (cells,)."""
        shared = (other.band.first[self.d] <= self.i) & (self.i <= other.band.last[self.d])
        d, i = self.d[shared], self.i[shared]
        self.table[:, shared] = other.table[:, other.starts[d] + i - other.band.first[d]]
        return shared

    def _fill(self, cost: Cost, wanted: npt.NDArray[np.bool_], tick: Callable[[int], None] | None) -> None:
        """Compute the costs of the cells that are wanted."""
        for begin in range(0, len(self.band.first), STRETCH):
            low, high = self.starts[begin], self.starts[min(begin + STRETCH, len(self.band.first))]
            i, j = self.i[low:high], self.d[low:high] - self.i[low:high]
            for row, (m, n) in enumerate(self.sizes):
                inside = np.flatnonzero(wanted[low:high] & (i >= m) & (j >= n))
                if len(inside):
                    at = i[inside] - m + self.origin[0], j[inside] - n + self.origin[1]
                    self.table[row, low + inside] = cost.costs(m, n, *at)
            if tick:
                tick(min(begin + STRETCH, len(self.band.first) - 1))

    @property
    def ends(self) -> IntArray:
        """The last cell, as the only one; see `align.aligner.search.paths.Grid`."""
        return np.array([self._cells - 1])

    @property
    def owner(self) -> IntArray:
        """The number of the lattice of each cell: 0."""
        return np.zeros(self._cells, dtype=np.int64)

    def back(self, row: int, cell: int) -> int:
        """The cell before the bead of one row of the table that ends at a cell."""
        (i, j), (m, n) = self.position(cell), self.sizes[row]
        return self.cell(i - m, j - n)

    def cell(self, i: int, j: int) -> int:
        """The index of a cell of the band."""
        return int(self.starts[i + j] + i - self.band.first[i + j])

    def position(self, cell: int) -> Point:
        """The number of source and of target segments that are aligned at a cell."""
        i = int(self.i[cell])
        return i, int(self.d[cell]) - i

    def at(self, cell: int) -> Point:
        """The number of source and of target segments of the document that are aligned at a cell."""
        i, j = self.position(cell)
        return i + self.origin[0], j + self.origin[1]

    def neighbours(self, step: int, cells: slice) -> Cells:
        """The cells from which (step -1) or to which (step 1) beads lead, shape (sizes, cells of the slice).

        A cell outside the band has the number of all cells as its index.
        """
        found = np.empty((len(self.sizes), cells.stop - cells.start), dtype=np.int32)
        for row, (m, n) in enumerate(self.sizes):
            d, i = self.d[cells] + step * (m + n), self.i[cells] + step * m
            known = (d >= 0) & (d < len(self.band.first))
            d = np.where(known, d, 0)
            first = self.band.first[d]
            inside = known & (first <= i) & (i <= self.band.last[d])
            found[row] = np.where(inside, self.starts[d] + i - first, self._cells)
        return found
