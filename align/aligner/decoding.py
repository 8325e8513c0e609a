"""From the probabilities of all beads to one alignment: the path that is expected to be right most often."""

from __future__ import annotations

from math import log

import numpy as np

from align.aligner.search.lattice import FloatArray
from align.aligner.search.paths import Lattices, best_paths
from align.core.bead import Bead

WORTH = 0.45
"""The least probability at which a bead is worth including: about half of the attainable F1 (Lipton et al. 2014)."""

GAP_WORTH = 0.8
"""What a right gap is worth, where a right pair is worth 1: an omission overlooked is a wrong pair in the memory."""

FOLLOWING = GAP_WORTH / 2 - WORTH
"""What a gap that follows a gap is charged in addition: at even odds it then costs nothing, since most become one."""


def decode(grid: Lattices, probabilities: FloatArray) -> list[list[Bead]]:
    """The beads of the path with the greatest expected number of right beads through each lattice of a grid.

    Each bead is charged `WORTH`.

    A right gap is worth `GAP_WORTH`; one that follows a gap is charged `FOLLOWING` too.
    """
    gaps = np.array([GAP_WORTH if 0 in size else 1.0 for size in grid.sizes], dtype=np.float32)[:, None]
    losses = np.where(np.isfinite(grid.table), WORTH - gaps * probabilities, np.inf)
    return [
        [_bead(grid, row, cell, float(probabilities[row, cell])) for row, cell in path]
        for path in best_paths(grid, losses, FOLLOWING)
    ]


def _bead(grid: Lattices, row: int, cell: int, probability: float) -> Bead:
    (m, n), (i, j) = grid.sizes[row], grid.at(cell)
    return Bead(range(i - m, i), range(j - n, j), cost=-log(min(1.0, max(1e-9, probability))))
