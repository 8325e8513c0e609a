"""Segments that open a unit of their own: items, cells, headings, what follows a heading, paragraphs.

A bead that has such a segment inside, where the other side has none, has swallowed a unit: an omission or a change of
order is overlooked there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


class Openings:
    """How much it counts to have each segment inside a bead rather than at its head."""

    def __init__(self, source: Sequence[float], target: Sequence[float]) -> None:
        """`source` and `target` are what all segments count: 1 for a plain paragraph."""
        self._sums = [np.concatenate([[0.0], np.cumsum(side, dtype=np.float64)]) for side in (source, target)]

    def overlooked(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """What beads have inside on one side more than on the other, shape (k,); nothing for a gap."""
        if not m or not n:
            return np.zeros(len(i), dtype=np.float32)
        ours, theirs = (
            self._sums[0][i + m] - self._sums[0][i + 1],
            self._sums[1][j + n] - self._sums[1][j + 1],
        )
        more: Floats = np.abs(ours - theirs).astype(np.float32)
        return more
