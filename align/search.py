"""The cheapest path of beads through a band of cells, and the probability of every bead in the band.

A cell ``(i, j)`` says that i source and j target segments are behind; a bead of m source and n target
segments steps from ``(i - m, j - n)`` to ``(i, j)``. All predecessors of a cell lie on earlier
anti-diagonals ``d = i + j``, so that each anti-diagonal is computed at one stroke. The search knows
nothing of what computes a cost; it sums costs as negative log-probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Cells = npt.NDArray[np.int32]
FloatArray = npt.NDArray[np.floating]
Point = tuple[int, int]
Size = tuple[int, int]

STRETCH = 256
"""Anti-diagonals whose costs are asked for at once: bounds the memory that a cost needs at a time."""


class Cost(Protocol):
    """What a bead costs."""

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        """The costs of beads of m source segments from i on and n target segments from j on.

        `i` and `j` are index arrays of one shape (k,); so is the result, in units of -ln p. One of m and n
        is 0 for a gap. Infinity forbids a bead. The pairs of one call lie close together.
        """
        ...


def bead_sizes(max_bead: int, max_bead_total: int) -> tuple[Size, ...]:
    """All sizes (m, n) of beads: the two gaps first, then the others by the segments they hold."""
    pairs = [
        (m, n) for m in range(1, max_bead + 1) for n in range(1, max_bead + 1) if m + n <= max_bead_total
    ]
    return ((1, 0), (0, 1), *sorted(pairs, key=lambda size: (sum(size), size)))


@dataclass(frozen=True, eq=False)
class Band:
    """The cells of a search: on anti-diagonal d the source positions ``first[d]`` to ``last[d]``.

    Both arrays have shape (rows + columns + 1,), one entry for each anti-diagonal of the rectangle.
    """

    rows: int
    columns: int
    first: IntArray
    last: IntArray

    @classmethod
    def around(cls, rows: int, columns: int, points: Sequence[Point], margin: int, cap: int) -> Band:
        """A band around the path through `points`, which ascend on both sides.

        Between two points it spans their whole rectangle, up to `cap` cells to either side of the straight
        line, and `margin` cells more.
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

    def widened(self, path: Sequence[Point], reach: int = 64) -> Band | None:
        """The band with the stretches doubled where `path` touches an edge of it, None if it nowhere does."""
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
        extra = near * (self.last - self.first + 1)
        return self._clipped(self.rows, self.columns, self.first - extra, self.last + extra)

    @property
    def starts(self) -> IntArray:
        """The number of the first cell of each anti-diagonal, and at the end the number of all cells."""
        return np.concatenate([[0], np.cumsum(self.last - self.first + 1)])


class Lattice:
    """The beads of a band with their costs.

    `cost` is asked for the beads of the rectangle whose first cell is `origin`. `table` holds the costs,
    shape (sizes, cells), each at the cell where its bead ends.
    """

    def __init__(self, cost: Cost, band: Band, sizes: tuple[Size, ...], origin: Point = (0, 0)) -> None:
        self.band, self.sizes, self.origin = band, sizes, origin
        self.starts = band.starts
        self._cells = int(self.starts[-1])
        widths = np.diff(self.starts)
        self.d = np.repeat(np.arange(len(widths)), widths)
        self.i = np.arange(self._cells) - np.repeat(self.starts[:-1] - band.first, widths)
        self.table = self._costs(cost)

    def _costs(self, cost: Cost) -> npt.NDArray[np.float32]:
        table = np.full((len(self.sizes), self._cells), np.inf, dtype=np.float32)
        for begin in range(0, len(self.band.first), STRETCH):
            low, high = self.starts[begin], self.starts[min(begin + STRETCH, len(self.band.first))]
            i, j = self.i[low:high], self.d[low:high] - self.i[low:high]
            for row, (m, n) in enumerate(self.sizes):
                inside = np.flatnonzero((i >= m) & (j >= n))
                if len(inside):
                    at = i[inside] - m + self.origin[0], j[inside] - n + self.origin[1]
                    table[row, low + inside] = cost.costs(m, n, *at)
        return table

    @cached_property
    def before(self) -> Cells:
        """The cell where the bead of each size begins that ends in a cell: see `_neighbours`."""
        return self._neighbours(-1)

    @cached_property
    def behind(self) -> Cells:
        """The cell where the bead of each size ends that begins in a cell: see `_neighbours`."""
        return self._neighbours(1)

    def _neighbours(self, step: int) -> Cells:
        """The cells from which (step -1) or to which (step 1) beads lead, shape (sizes, cells).

        The number of all cells stands for a cell outside the band.
        """
        found = np.empty((len(self.sizes), self._cells), dtype=np.int32)
        for row, (m, n) in enumerate(self.sizes):
            d, i = self.d + step * (m + n), self.i + step * m
            known = (d >= 0) & (d < len(self.band.first))
            d = np.where(known, d, 0)
            first = self.band.first[d]
            inside = known & (first <= i) & (i <= self.band.last[d])
            found[row] = np.where(inside, self.starts[d] + i - first, self._cells)
        return found

    def best_path(self, table: FloatArray) -> list[tuple[int, int]]:
        """The path with the least sum of `table`, as (row of `sizes`, cell where the bead ends) in order."""
        state = np.full(self._cells + 1, np.inf)
        state[0] = 0.0
        choice = np.zeros(self._cells, dtype=np.int16)
        before = self.before
        for here in _diagonals(self.starts)[1:]:
            total = state[before[:, here]] + table[:, here]
            choice[here] = total.argmin(axis=0)
            state[here] = total.min(axis=0)
        path: list[tuple[int, int]] = []
        cell = self._cells - 1
        while cell > 0:
            row = int(choice[cell])
            path.append((row, cell))
            cell = int(before[row, cell])
        return path[::-1]

    def posteriors(self, table: FloatArray) -> tuple[npt.NDArray[np.float32], float]:
        """The probability of every bead, shape (sizes, cells), and -ln of the sum over all paths.

        The forward-backward algorithm (Baum 1972) over paths whose probability is exp(-sum of costs).
        """
        origin, end = np.array([0]), np.array([self._cells - 1])
        sums = path_sums(self.before, self.behind, self.starts, table, origin, end)
        total = float(sums[0][end[0]])
        return bead_probabilities(self.before, table, *sums, total), total


def path_sums(
    before: Cells, behind: Cells, starts: IntArray, table: FloatArray, origins: IntArray, ends: IntArray
) -> tuple[FloatArray, FloatArray]:
    """-ln of the summed probability of all paths to every cell and from it on, both of shape (cells + 1,).

    `before`, `behind` and `table` are those of one or of many lattices whose anti-diagonals `starts` tells,
    and which begin in the cells `origins` and end in `ends`.
    """
    cells, rows = table.shape[1], np.arange(len(table))[:, None]
    forward = np.full(cells + 1, np.inf)
    backward = np.full(cells + 1, np.inf)
    forward[origins] = backward[ends] = 0.0
    slices = _diagonals(starts)
    for here in slices[1:]:
        sums = _soft_minimum(forward[before[:, here]] + table[:, here])
        forward[here] = np.minimum(forward[here], sums)
    for here in slices[-2::-1]:
        to = behind[:, here]  # outside the band `backward` is infinite, whatever the cost
        sums = _soft_minimum(backward[to] + table[rows, np.minimum(to, cells - 1)])
        backward[here] = np.minimum(backward[here], sums)
    return forward, backward


def bead_probabilities(
    before: Cells, table: FloatArray, forward: FloatArray, backward: FloatArray, total: FloatArray | float
) -> npt.NDArray[np.float32]:
    """The probability of every bead, shape (sizes, cells), from `path_sums`.

    `total` is -ln of the sum over all paths, a number or one for each cell.
    """
    probabilities = np.empty(table.shape, dtype=np.float32)
    rest = backward[:-1] - total
    for row, costs in enumerate(table):
        probabilities[row] = np.exp(-np.maximum(forward[before[row]] + costs + rest, 0.0))
    return probabilities


def _diagonals(starts: IntArray) -> list[slice]:
    """The cells of each anti-diagonal."""
    return [slice(int(a), int(b)) for a, b in pairwise(starts)]


def _soft_minimum(costs: FloatArray) -> FloatArray:
    """-ln of the sum of exp(-costs) over the first axis."""
    least = costs.min(axis=0)
    least[~np.isfinite(least)] = 0.0
    with np.errstate(divide="ignore"):
        soft: FloatArray = least - np.log(np.exp(least - costs).sum(axis=0))
    return soft
