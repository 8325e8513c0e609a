"""Whether a cut through both texts is clean: no clause next to it belongs to a segment across the cut.

Translators move clauses across the ends of sentences. No bead ends where they did: the sentences before and after
such a cut are in one bead, however well they match one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.aligner.cost.box import Box
from align.aligner.cost.similarity import SpanVectors, expected_distance
from align.aligner.encoders import Encoder, singles
from tmx.base.words import letter_words

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

# After or before the marks between clauses; the marks of scripts without spaces need no space after them.
_BETWEEN = re.compile(r"(?<=[,;:،؛—–(])\s+|\s+(?=[(«—–;:])|(?<=[、，；：])\s*|\s+-\s+")
_AT_ONCE = 8192  # clauses that are in memory together
_LEAST = 3  # words of a clause


def edge_clauses(text: str) -> tuple[str, str] | None:
    """The first and the last clause of a segment; None if it has only one.

    >>> edge_clauses("He came home at night, and she left, alas, before the morning")
    ('He came home at night,', 'before the morning')
    >>> edge_clauses("Article 3")
    """
    clauses: list[str] = []
    for part in filter(str.strip, _BETWEEN.split(text)):
        if clauses and min(_words(clauses[-1]), _words(part)) < _LEAST:
            clauses[-1] = f"{clauses[-1]} {part}"
        else:
            clauses.append(part)
    return (clauses[0], clauses[-1]) if len(clauses) > 1 else None


def _words(text: str) -> int:
    return len(letter_words(text))


class Edges:
    """The embeddings of the first and the last clauses of the segments of a side that `want` has named.

    `heads` and `tails` have shape (segments, d), half precision; they are zero where a segment has only one clause.
    """

    def __init__(self, encoder: Encoder, texts: Sequence[str], dimensions: int) -> None:
        self._encoder, self._texts = encoder, texts
        self._known = np.zeros(len(texts), dtype=bool)
        self.heads, self.tails = np.zeros((2, len(texts), dimensions), dtype=np.float16)

    def want(self, segments: npt.NDArray[np.bool_]) -> None:
        """Encode the clauses at the edges of segments, given as a mask."""
        new = np.flatnonzero(segments & ~self._known).tolist()
        self._known |= segments
        found = {at: pair for at in new if (pair := edge_clauses(self._texts[at]))}
        at = np.array(list(found), dtype=np.int64)
        for side, vectors in enumerate((self.heads, self.tails)):
            clauses = [pair[side] for pair in found.values()]
            for low in range(0, len(at), _AT_ONCE):
                part = clauses[low : low + _AT_ONCE]
                vectors[at[low : low + _AT_ONCE]] = singles(self._encoder.spans(part), len(part))


class Cuts:
    """What the clauses next to a cut between beads say about it."""

    def __init__(self, sides: tuple[SpanVectors, SpanVectors], edges: tuple[Edges, Edges]) -> None:
        self._sides, self._edges = sides, edges
        self._box = Box()
        self._table = np.zeros((2, 1, 1), dtype=np.float32)

    def want(self, source: npt.NDArray[np.bool_], target: npt.NDArray[np.bool_]) -> None:
        """Name the segments of both sides, as masks, next to which there will be cuts."""
        for edges, mask in zip(self._edges, (source, target), strict=True):
            edges.want(mask)
        self._box = Box()

    def features(self, i: IntArray, j: IntArray) -> dict[str, Floats]:
        """Signals of the cuts after i source and j target segments by name, each of shape (k,).

        ``spill``: by how much the four clauses next to the cut are nearer to the segment across it than to the
        one on their side, summed, in units of chance. ``clean``: the same for the clauses nearer to their side,
        negative. Both are 0 at the ends of a document.
        """
        if not self._box.holds(0, 0, i, j):
            self._box = Box.around(0, 0, i, j, self._sides[0].segments, self._sides[1].segments)
            self._table = self._of_box(self._box)
        spill, clean = self._table[:, i - self._box.top, j - self._box.left]
        return {"spill": spill, "clean": clean}

    def _of_box(self, box: Box) -> Floats:
        """``spill`` and ``clean`` of all cuts from the first corner of a box to the last, shape (2, cuts, cuts)."""
        rows, columns = np.arange(box.top, box.bottom + 1), np.arange(box.left, box.right + 1)
        pulls = np.stack([*self._pulls(0, rows, columns), *self._pulls(1, columns, rows).swapaxes(1, 2)])
        return np.stack([np.maximum(pulls, 0).sum(axis=0), np.minimum(pulls, 0).sum(axis=0)])

    def _pulls(self, side: int, own: IntArray, other: IntArray) -> Floats:
        """How strongly the clauses before and after cuts are drawn across them, shape (2, own cuts, other cuts)."""
        edges, there = self._edges[side], self._sides[1 - side]
        segments = there.singles[np.clip([other[0] - 1, *other], 0, there.segments - 1)].astype(np.float32)
        pulls = np.zeros((2, len(own), len(other)), dtype=np.float32)
        last = self._sides[side].segments
        for pull, clauses, at, sign in zip(
            pulls, (edges.tails, edges.heads), (own - 1, own), (1, -1), strict=True
        ):
            inside = (own > 0) & (own < last)
            mine = clauses[at[inside]]
            near = mine.astype(np.float32) @ segments.T
            pull[inside] = sign * (near[:, 1:] - near[:, :-1]) / expected_distance(mine, there)[:, None]
        pulls[:, :, (other == 0) | (other == there.segments)] = 0.0
        return pulls
