"""Segments that stand twice on one side: what one side repeats and the other does not has no counterpart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

AGAIN = 0.15
"""What a gap that repeats a segment counts: enough to decide between two that are the same, too little to make a gap
of a heading that occurs many times."""


class Repeats:
    """Where each segment of both sides stood before."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        self._before = [_last_places(side) for side in (source, target)]

    def of_beads(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """How many segments the one side of beads repeats more than the other, shape (k,)."""
        ours, theirs = (
            _inside(before, at, size) for before, at, size in zip(self._before, (i, j), (m, n), strict=True)
        )
        more: Floats = np.abs(ours - theirs).astype(np.float32)
        return more

    def of_gaps(self, m: int, i: IntArray, j: IntArray) -> Floats:
        """-`AGAIN` for a gap whose segment repeats one before it, otherwise 0, shape (k,).

        So it is the second of two that is left alone where only one has a counterpart.
        """
        before = self._before[0][i] if m else self._before[1][j]
        again: Floats = np.where(before >= 0, -AGAIN, 0.0).astype(np.float32)
        return again


def _last_places(texts: Sequence[str]) -> IntArray:
    """The place where each text stood last, -1 if it is there for the first time; white space and case aside."""
    seen: dict[str, int] = {}
    places = np.full(len(texts), -1, dtype=np.int64)
    for place, text in enumerate(texts):
        bare = " ".join(text.casefold().split())
        places[place] = seen.get(bare, -1) if bare else -1
        seen[bare] = place
    return places


def _inside(before: IntArray, start: IntArray, size: int) -> IntArray:
    """How many segments of each span repeat one of the same span."""
    found = np.zeros(len(start), dtype=np.int64)
    for step in range(1, size):
        found += before[start + step] >= start
    return found
