"""Segments that open a unit of their own: items, cells, headings, what follows a heading, paragraphs.

A bead that has such a segment inside has swallowed a unit: an omission or a change of order is overlooked there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


class Openings:
    """How much it costs to have each segment inside a bead rather than at its head."""

    def __init__(self, source: Sequence[float], target: Sequence[float]) -> None:
        """`source` and `target` are the costs of all segments, in units of -ln p."""
        self._sums = [np.concatenate([[0.0], np.cumsum(side, dtype=np.float64)]) for side in (source, target)]

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """The costs of beads, shape (k,): those of the side that costs more; none for a gap."""
        if not m or not n:
            return np.zeros(len(i), dtype=np.float32)
        ours, theirs = (
            self._sums[0][i + m] - self._sums[0][i + 1],
            self._sums[1][j + n] - self._sums[1][j + 1],
        )
        costs: Floats = np.maximum(ours, theirs).astype(np.float32)
        return costs
