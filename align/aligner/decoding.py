"""From the probabilities of all beads to one alignment: the path that is expected to be right most often."""

from __future__ import annotations

from math import log

import numpy as np

from align.aligner.search.lattice import FloatArray, Lattice
from align.aligner.search.paths import best_path
from align.core.bead import Bead

WORTH = 0.45
"""The least probability at which a bead is worth including: about half of the attainable F1 (Lipton et al. 2014)."""

GAP_WORTH = 0.8
"""What a right gap is worth, where a right pair is worth 1: an omission overlooked is a wrong pair in the memory."""

FOLLOWING = GAP_WORTH / 2 - WORTH
"""What a gap that follows a gap is charged in addition: at even odds it then costs nothing, since most become one."""


def decode(lattice: Lattice, probabilities: FloatArray) -> list[Bead]:
    """The beads of the path with the greatest expected number of right beads, each charged `WORTH`.

    A right gap is worth `GAP_WORTH`; one that follows a gap is charged `FOLLOWING` too.
    """
    gaps = np.array([GAP_WORTH if 0 in size else 1.0 for size in lattice.sizes], dtype=np.float32)[:, None]
    losses = np.where(np.isfinite(lattice.table), WORTH - gaps * probabilities, np.inf)
    beads = []
    for row, cell in best_path(lattice, losses, FOLLOWING):
        (m, n), cost = lattice.sizes[row], -log(min(1.0, max(1e-9, probabilities[row, cell])))
        i, j = (at + start for at, start in zip(lattice.position(cell), lattice.origin, strict=True))
        beads.append(Bead(range(i - m, i), range(j - n, j), cost=cost))
    return beads
