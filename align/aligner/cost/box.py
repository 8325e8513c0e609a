"""The rectangle of segments around the beads of one call, on which a signal is computed in one step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]

MARGIN = 8
"""Additional segments on every side, so that one box serves the calls for all bead sizes of a stretch."""


@dataclass(frozen=True, slots=True)
class Box:
    """Source segments `top` to `bottom` and target segments `left` to `right`; the ends are excluded."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    @classmethod
    def around(cls, m: int, n: int, i: IntArray, j: IntArray, rows: int, columns: int) -> Box:
        """The box that holds beads of m and n segments from `i` and `j` on, within the document."""
        return cls(
            max(0, int(i.min()) - MARGIN),
            min(rows, int(i.max()) + m + MARGIN),
            max(0, int(j.min()) - MARGIN),
            min(columns, int(j.max()) + n + MARGIN),
        )

    def holds(self, m: int, n: int, i: IntArray, j: IntArray) -> bool:
        """Whether all beads of m and n segments from `i` and `j` on are inside."""
        rows = self.top <= int(i.min()) and int(i.max()) + m <= self.bottom
        return rows and self.left <= int(j.min()) and int(j.max()) + n <= self.right
