"""Many examples as one: each anti-diagonal is computed for all their lattices together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from align.aligner.cost.priors import size_costs, size_counts
from align.aligner.decoding import WORTH, decode
from align.aligner.search.lattice import Cells, FloatArray, Lattice
from align.aligner.search.paths import PathSums
from align.core.bead import Bead
from align.training.examples import SIZES, Example

Vector = npt.NDArray[np.float64]
Entry = TypeVar("Entry", bound=np.generic)
STEP = 0.05  # of the finite difference


class Joint:
    """The beads of all examples, with their cells in the order of the anti-diagonals, and what they are worth.

    Tables have shape (sizes, cells of all examples).
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        lattices = [one.lattice for one in examples]
        counts = [len(lattice.i) for lattice in lattices]
        diagonal = np.concatenate([lattice.d for lattice in lattices])
        order = np.argsort(diagonal, kind="stable")
        place = np.empty(len(order) + 1, dtype=np.int64)
        place[order] = np.arange(len(order))
        place[-1] = len(order)
        edges = np.concatenate([[0], np.cumsum(counts)])
        self._places = [place[a:b] for a, b in pairwise(edges)]
        self._owner = np.repeat(np.arange(len(examples)), counts)[order]
        self.starts = np.concatenate([[0], np.cumsum(np.bincount(diagonal))])
        self._ends = np.array([cells[-1] for cells in self._places])
        self._before = self._moved([_all_neighbours(lattice, -1) for lattice in lattices])
        self._behind = self._moved([_all_neighbours(lattice, 1) for lattice in lattices])
        self._reward = self._gathered([one.reward for one in examples])
        self._allowed = self._gathered([one.allowed for one in examples])
        inside = self._gathered([np.isfinite(lattice.table) for lattice in lattices])
        self._inside = np.flatnonzero(inside.ravel())
        self._owners = np.broadcast_to(self._owner, inside.shape).ravel()[self._inside]
        self._signals = np.stack(
            [
                self._gathered([one.signals[k] for one in examples]).ravel()[self._inside]
                for k in range(len(examples[0].signals))
            ]
        )
        beads = np.array([one.beads for one in examples])
        weight = np.array([one.weight for one in examples])
        self._likelihood_scale = weight * np.sqrt(300 / np.maximum(60, beads))
        self._reward_scale = weight * 100 / beads
        self.forget()

    def _gathered(self, tables: Sequence[npt.NDArray[Entry]]) -> npt.NDArray[Entry]:
        """One table from those of the examples."""
        found = np.empty((len(SIZES), len(self._owner)), dtype=tables[0].dtype)
        for cells, table in zip(self._places, tables, strict=True):
            found[:, cells] = table
        return found

    def _moved(self, neighbours: Sequence[Cells]) -> Cells:
        """One table of neighbours from those of the examples, its entries counted among all cells."""
        return self._gathered(
            [
                np.append(cells, len(self._owner)).astype(np.int32)[table]
                for cells, table in zip(self._places, neighbours, strict=True)
            ]
        )

    def neighbours(self, step: int, cells: slice) -> Cells:
        """See `align.aligner.search.lattice.Lattice.neighbours`."""
        return (self._before if step < 0 else self._behind)[:, cells]

    def forget(self) -> None:
        """Undo `adapt`."""
        self._priors = np.zeros((len(SIZES), len(self.examples)), dtype=np.float32)

    def adapt(self, weights: Vector) -> None:
        """Set the size priors of every document from its own beads under the given weights."""
        self.forget()
        probabilities = self._sums(self._table(weights), float(weights[-1])).beads
        for number, cells in enumerate(self._places):
            self._priors[:, number] = size_costs(size_counts(probabilities[:, cells], SIZES), SIZES)[:, 0]

    def beads(self, weights: Vector) -> list[list[Bead]]:
        """The beads of every example under the weights."""
        self.adapt(weights)
        probabilities = self._sums(self._table(weights), float(weights[-1])).beads
        return [
            decode(one.lattice, probabilities[:, cells])[0]
            for one, cells in zip(self.examples, self._places, strict=True)
        ]

    def likelihood(self, weights: Vector) -> tuple[float, Vector]:
        """-ln of the probability of the gold, and its gradient; long documents weigh less than in proportion."""
        table, follow = self._table(weights), float(weights[-1])
        every = self._sums(table, follow)
        golden = self._sums(np.where(self._allowed, table, np.inf), follow)
        scale = self._likelihood_scale
        return float(scale @ (golden.totals - every.totals)), self._project(golden, every, scale)

    def expected_reward(self, weights: Vector, sharpness: float = 1.0) -> tuple[float, Vector]:
        """Minus the expected reward in percent of the gold beads, and its gradient.

        All costs are multiplied by `sharpness`: the greater it is, the more the likeliest path counts. A gap
        that follows a gap is refunded the charge for a bead, since both are one bead.
        """
        table, follow = sharpness * self._table(weights), sharpness * float(weights[-1])
        more = self._sums(table - STEP * self._reward, follow - STEP * WORTH)
        less = self._sums(table + STEP * self._reward, follow + STEP * WORTH)
        rewards = ((more.beads + less.beads) / 2 * self._reward).sum(axis=0, dtype=np.float64)
        rewards += WORTH * (more.following() + less.following()) / 2
        value = -float(self._reward_scale[self._owner] @ rewards)
        return value, self._project(more, less, sharpness * self._reward_scale / (2 * STEP))

    def _table(self, weights: Vector) -> npt.NDArray[np.float32]:
        """The costs of all beads."""
        table = np.full(self._reward.size, np.inf, dtype=np.float32)
        table[self._inside] = weights[:-1].astype(np.float32) @ self._signals
        return table.reshape(self._reward.shape) + self._priors[:, self._owner]

    def _sums(self, table: FloatArray, follow: float) -> Expected:
        """What is expected of every example under the costs."""
        sums = PathSums.of(self, table, self._ends, follow)
        totals: Vector = sums.ready[1, self._ends]
        of_cells = totals[self._owner]
        return Expected(sums, sums.probabilities(of_cells), totals, of_cells)

    def _project(self, one: Expected, other: Expected, scale: Vector) -> Vector:
        """By how much `one` expects more of every signal than `other`, scaled and summed over the examples."""
        change = (one.beads - other.beads).ravel()[self._inside] * scale[self._owners]
        signals = self._signals @ change.astype(np.float32)
        following = float(scale[self._owner] @ (one.following() - other.following()))
        return np.append(signals, following).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Expected:
    """The probabilities of all beads, and -ln of the sum over all paths, of every example and at every cell.

    Shapes (sizes, cells), (examples,) and (cells,).
    """

    sums: PathSums
    beads: npt.NDArray[np.float32]
    totals: Vector
    of_cells: Vector

    def following(self) -> Vector:
        """The expected number of gaps in every cell that follow a gap."""
        return self.sums.following(self.of_cells)


def _all_neighbours(lattice: Lattice, step: int) -> Cells:
    return lattice.neighbours(step, slice(0, len(lattice.i)))
