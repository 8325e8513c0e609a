"""How likely each bead size is in a document: its own counts, smoothed by those of other documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.aligner.search.lattice import FloatArray, Size

SHARES = (0.02, 0.86, 0.08, 0.04)
"""The shares of the classes of beads (gap; 1-1; 1-2 and 2-1; larger) in the development documents."""
STRENGTH = 50.0
"""The number of beads whose weight these shares have."""


def size_class(size: Size) -> int:
    """The class of a bead size: 0 for a gap, 1 for 1-1, 2 for 1-2 and 2-1, 3 for anything larger."""
    m, n = size
    return 0 if 0 in size else min(m + n, 4) - 1


def size_counts(posteriors: FloatArray, sizes: Sequence[Size]) -> npt.NDArray[np.float64]:
    """The expected number of beads of each class, shape (4,), from posteriors of shape (sizes, cells)."""
    counts = np.zeros(len(SHARES))
    np.add.at(counts, [size_class(size) for size in sizes], posteriors.sum(axis=1, dtype=np.float64))
    return counts


def size_costs(counts: npt.NDArray[np.float64], sizes: Sequence[Size]) -> npt.NDArray[np.float32]:
    """What a document adds to the cost of each size, shape (sizes, 1).

    This is -ln of its share of the class over the general share, with counts smoothed by `STRENGTH` beads (a
    Dirichlet prior): one step of expectation maximisation (Dempster, Laird and Rubin 1977).
    """
    shares = np.array(SHARES)
    ours = (counts + STRENGTH * shares) / (counts.sum() + STRENGTH)
    costs = -np.log(ours / shares)
    found: npt.NDArray[np.float32] = costs[[size_class(size) for size in sizes]].astype(np.float32)[:, None]
    return found
