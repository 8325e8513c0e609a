"""Paths of beads through a lattice: the cheapest one, and the probability of every bead over all of them.

A gap that follows a gap, on either side, costs `follow` more than one that follows a pair, or less if `follow` is
negative: an omission of many segments is one event (affine gaps: Gotoh 1982). A path begins as if after a pair.
A cell is therefore reached in two ways, by a gap or by a pair. Arrays of shape (2, cells + 1) hold the values for
gaps first, then those for pairs; their last column is for cells outside the band.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from align.aligner.search.lattice import GAPS, STRETCH, Cells, FloatArray, IntArray, Lattice, Point, Size

Floats = npt.NDArray[np.float32]


class Grid(Protocol):
    """Cells by anti-diagonals, of one lattice or of many; paths begin on the first anti-diagonal."""

    starts: IntArray

    def neighbours(self, step: int, cells: slice) -> Cells:
        """See `align.aligner.search.lattice.Lattice.neighbours`."""
        ...


class Lattices(Grid, Protocol):
    """One lattice or many, of which the beads can be told."""

    sizes: tuple[Size, ...]
    table: Floats

    @property
    def ends(self) -> IntArray:
        """The last cell of every lattice."""
        ...

    @property
    def owner(self) -> IntArray:
        """The lattice of every cell, shape (cells,)."""
        ...

    def back(self, row: int, cell: int) -> int:
        """The cell before the bead of one row of the table that ends at a cell."""
        ...

    def at(self, cell: int) -> Point:
        """The number of source and of target segments of the document that are aligned at a cell."""
        ...


Path = list[tuple[int, int]]
"""Pairs of a row of a table, which is a size of bead, and the cell where the bead ends, in order."""


def best_path(lattice: Lattice, table: FloatArray, follow: float = 0.0) -> Path:
    """The path with the least sum of `table` through one lattice: see `best_paths`."""
    return best_paths(lattice, table, follow)[0]


def best_paths(grid: Lattices, table: FloatArray, follow: float = 0.0) -> list[Path]:
    """The path with the least sum of `table` through each lattice of a grid.

    Raises:
        ValueError: no path of beads that `table` allows reaches the end.
    """
    cells = table.shape[1]
    kinds = _kinds(len(table))
    ready = np.full((2, cells + 1), np.inf)
    ready[:, : grid.starts[1]] = 0.0
    # The rows by which a cell is best reached if a gap follows, and if a pair follows.
    choices = np.zeros((2, cells), dtype=np.int16)
    for here, before in _forwards(grid):
        costs = ready[kinds, before] + table[:, here]
        gap, pair = costs[:GAPS].argmin(axis=0), costs[GAPS:].argmin(axis=0) + GAPS
        by_gap, by_pair = costs[:GAPS].min(axis=0), costs[GAPS:].min(axis=0)
        for kind, more in enumerate((follow, 0.0)):
            choices[kind, here] = np.where(by_gap + more < by_pair, gap, pair)
            ready[kind, here] = np.minimum(by_gap + more, by_pair)
    if not np.isfinite(ready[1, grid.ends]).all():
        raise ValueError("no path leads through the lattice")
    paths: list[Path] = []
    for end in grid.ends.tolist():
        path: Path = []
        cell, kind = end, 1
        while cell >= grid.starts[1]:
            row = int(choices[kind, cell])
            path.append((row, cell))
            cell, kind = grid.back(row, cell), int(row >= GAPS)
        paths.append(path[::-1])
    return paths


@dataclass(frozen=True, eq=False)
class PathSums:
    """-ln of the summed probability of all paths to and from every cell.

    The probability of a path is exp(-sum of its costs). `ready` sums the paths to a cell after which a gap, or a
    pair, follows; `rest` the paths from a cell that was reached by a gap, or by a pair; `gapped` the paths to a
    cell that end with a gap, shape (cells + 1,). The forward-backward algorithm (Baum 1972).
    """

    grid: Grid
    table: FloatArray
    follow: float
    ready: FloatArray
    rest: FloatArray
    gapped: FloatArray

    @classmethod
    @np.errstate(divide="ignore")  # the logarithm of 0 paths
    def of(cls, grid: Grid, table: FloatArray, ends: IntArray, follow: float) -> PathSums:
        """Sum over the paths that end in the cells `ends`, one of each lattice."""
        cells, kinds = table.shape[1], _kinds(len(table))
        ready, rest = np.full((2, 2, cells + 1), np.inf)
        gapped = np.full(cells + 1, np.inf)
        ready[:, : grid.starts[1]] = 0.0
        for here, before in _forwards(grid):
            by_gap, by_pair = _by_kind(ready[kinds, before] + table[:, here])
            gapped[here] = by_gap
            ready[0, here], ready[1, here] = _either(by_gap + follow, by_pair), _either(by_gap, by_pair)
        rest[:, ends] = 0.0
        rows = np.arange(len(table))[:, None]
        for here, after in _backwards(grid):  # outside the band `rest` is infinite, whatever the cost
            to_gap, to_pair = _by_kind(rest[kinds, after] + table[rows, np.minimum(after, cells - 1)])
            rest[0, here] = np.minimum(rest[0, here], _either(to_gap + follow, to_pair))
            rest[1, here] = np.minimum(rest[1, here], _either(to_gap, to_pair))
        return cls(grid, table, follow, ready, rest, gapped)

    def probabilities(self, total: FloatArray | float) -> Floats:
        """The probability of every bead, of the shape of `table`.

        `total` is -ln of the sum over all paths: one number, or one for each cell.
        """
        found = np.empty(self.table.shape, dtype=np.float32)
        rest = self.rest[:, :-1] - total
        for here in _stretches(self.grid):
            before = self.grid.neighbours(-1, here)
            for row, costs in enumerate(self.table[:, here]):
                kind = int(row >= GAPS)
                energy = self.ready[kind, before[row]] + costs + rest[kind, here]
                found[row, here] = np.exp(-np.maximum(energy, 0.0))
        return found

    def following(self, total: FloatArray | float) -> npt.NDArray[np.float64]:
        """The expected number of gaps that end in a cell and follow a gap, shape (cells,)."""
        found = np.empty(self.table.shape[1])
        rest = self.rest[0, :-1] - total
        for here in _stretches(self.grid):
            costs = self.gapped[self.grid.neighbours(-1, here)[:GAPS]] + self.table[:GAPS, here] + self.follow
            found[here] = np.exp(-np.maximum(costs + rest[here], 0.0)).sum(axis=0)
        return found


def posteriors(grid: Lattices, table: FloatArray, follow: float = 0.0) -> tuple[Floats, float]:
    """The probability of every bead, shape (sizes, cells), and -ln of the sum over all paths.

    Of many lattices, the sum of what they have.
    """
    sums = PathSums.of(grid, table, grid.ends, follow)
    totals = sums.ready[1, grid.ends]
    return sums.probabilities(totals[grid.owner]), float(totals.sum())


def _kinds(rows: int) -> IntArray:
    """For each row of a table, the array that it looks up: 0 for a gap, 1 for a pair."""
    kinds: IntArray = (np.arange(rows) >= GAPS).astype(np.int64)[:, None]
    return kinds


def _forwards(grid: Grid) -> Iterator[tuple[slice, Cells]]:
    """The cells of each anti-diagonal except the first, in order, with the cells before them."""
    for begin, last in _chunks(grid):
        chunk = slice(int(grid.starts[begin]), int(grid.starts[last]))
        before = grid.neighbours(-1, chunk)
        for a, b in pairwise(grid.starts[max(1, begin) : last + 1].tolist()):
            yield slice(a, b), before[:, a - chunk.start : b - chunk.start]


def _backwards(grid: Grid) -> Iterator[tuple[slice, Cells]]:
    """The cells of each anti-diagonal, the last one first, with the cells after them."""
    for begin, last in reversed(_chunks(grid)):
        chunk = slice(int(grid.starts[begin]), int(grid.starts[last]))
        after = grid.neighbours(1, chunk)
        for a, b in reversed(list(pairwise(grid.starts[begin : last + 1].tolist()))):
            yield slice(a, b), after[:, a - chunk.start : b - chunk.start]


def _chunks(grid: Grid) -> list[tuple[int, int]]:
    """The first anti-diagonal of every `STRETCH` of them, and the one after its last."""
    diagonals = len(grid.starts) - 1
    return [(begin, min(begin + STRETCH, diagonals)) for begin in range(0, diagonals, STRETCH)]


def _stretches(grid: Grid) -> list[slice]:
    """The cells of each `STRETCH` of anti-diagonals."""
    return [slice(int(grid.starts[begin]), int(grid.starts[last])) for begin, last in _chunks(grid)]


def _by_kind(costs: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The soft minima over the gaps and over the pairs."""
    return _soft_minimum(costs[:GAPS]), _soft_minimum(costs[GAPS:])


def _soft_minimum(costs: FloatArray) -> FloatArray:
    """-ln of the sum of exp(-costs) over the first axis."""
    least = costs.min(axis=0)
    least[~np.isfinite(least)] = 0.0
    soft: FloatArray = least - np.log(np.exp(least - costs).sum(axis=0))
    return soft


def _either(one: FloatArray, other: FloatArray) -> FloatArray:
    """-ln of exp(-one) + exp(-other)."""
    either: FloatArray = -np.logaddexp(-one, -other)
    return either
