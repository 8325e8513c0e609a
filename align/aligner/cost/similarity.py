"""How far apart two spans are in the embedding space, as a distance that is 1 for spans taken at random."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from align.aligner.cost.box import Box
from align.aligner.encoders import Spans, singles
from align.core.bead import Bead

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]
Size = tuple[int, int]

_DECIMALS = 5  # of a cosine: sums with different numbers of threads differ by less
_NEIGHBOURS = 4  # as in Artetxe and Schwenk (2019)
_BLOCK = (
    64  # segments: neighbours are looked for in the block where the partner begins and in the two next to it
)
_REACH = 4  # segments on either side of a gap among which its partner would be
_CHANCE = 0.9  # mean distance at random where a text is too short to say,
_SAMPLE = 10  # and the weight of this mean, in segments


class SpanVectors:
    """The embeddings of the spans of one document, in half precision, computed when they are first asked for.

    Single segments are known at once, as `singles`, shape (segments, dimensions); longer spans only among the segments
    that `want` has named.
    """

    def __init__(self, spans: Spans, segments: int) -> None:
        self.segments = segments
        self._embed = spans.embed
        single = singles(spans, segments).astype(np.float16)
        self.width = single.shape[1]  # dimensions of an embedding
        self.mean = single.mean(axis=0, dtype=np.float32) if segments else np.zeros(1, dtype=np.float32)
        self.singles = single
        self._spans: dict[int, _Rows] = {}
        self._wanted = np.zeros(segments, dtype=bool)
        self._settled: set[int] = set()  # sizes of which all that is wanted is known

    def want(self, segments: npt.NDArray[np.bool_]) -> None:
        """Name the segments, as a mask, whose spans will be asked for; those named before stay so."""
        if (segments & ~self._wanted).any():
            self._wanted |= segments
            self._settled.clear()

    def of(self, size: int, low: int, high: int) -> Floats:
        """The embeddings of the spans of a size that begin from `low` up to `high`, shape (high - low, dimensions).

        They are zero where a segment is not wanted. No span extends beyond the end of the document.
        """
        if size == 1:
            return self.singles[low:high].astype(np.float32)
        if size not in self._spans:
            self._spans[size] = _Rows(self.segments - size + 1, self.width)
        rows = self._spans[size]
        if size not in self._settled:
            runs = np.concatenate([[0], np.cumsum(~self._wanted)])
            new = np.flatnonzero((runs[size:] == runs[:-size]) & (rows.at < 0))
            if len(new):
                rows.add(new, self._embed(new, new + size))
            self._settled.add(size)
        return rows.between(low, high)


class _Rows:
    """Rows of which only some are known: `at` tells where in `kept` each is, and is negative for the others."""

    def __init__(self, count: int, width: int) -> None:
        self.at = np.full(count, -1, dtype=np.int32)
        self.kept = np.zeros((0, width), dtype=np.float16)

    def add(self, rows: IntArray, values: Floats) -> None:
        self.at[rows] = np.arange(len(self.kept), len(self.kept) + len(rows))
        self.kept = np.concatenate([self.kept, values.astype(np.float16)])

    def between(self, low: int, high: int) -> Floats:
        at = self.at[low:high]
        found = np.zeros((len(at), self.kept.shape[1]), dtype=np.float32)
        found[at >= 0] = self.kept[at[at >= 0]]
        return found


class Similarity:
    """Normalised cosine distances of beads.

    The distance is (1 - cos) over its mean for random pairs: for each of the two spans with the single segments
    of the other side (Thompson and Koehn 2019, equation 1), all of which serve as the sample.
    """

    def __init__(self, source: SpanVectors, target: SpanVectors) -> None:
        self._source, self._target = source, target
        self._box = Box()
        self._distances: dict[Size, Floats] = {}
        self._scales: dict[tuple[int, bool], Floats] = {}
        self._lonely: dict[Size, Floats] = {}

    def distance(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """The normalised distances of beads, shape (k,)."""
        self._settle(m, n, i, j)
        distances: Floats = self._in_box(m, n)[i - self._box.top, j - self._box.left]
        return distances

    def _settle(self, m: int, n: int, i: IntArray, j: IntArray) -> None:
        """Make sure that the box is around the beads."""
        if not self._box.holds(m, n, i, j):
            self._box = Box.around(m, n, i, j, self._source.segments, self._target.segments)
            self._distances, self._scales, self._lonely = {}, {}, {}

    def _in_box(self, m: int, n: int) -> Floats:
        """The distances of all beads of one size inside the current box."""
        if (m, n) not in self._distances:
            self._distances[m, n] = self._matrix(m, n, self._box)
        return self._distances[m, n]

    def within(self, rows: range, columns: range) -> Floats:
        """The distances of the single segments of two ranges, shape (rows, columns)."""
        return self._matrix(1, 1, Box(rows.start, rows.stop, columns.start, columns.stop))

    def of_bead(self, bead: Bead) -> float:
        """The normalised distance of one bead, which is not a gap."""
        m, n, i, j = len(bead.source), len(bead.target), bead.source.start, bead.target.start
        return float(self._matrix(m, n, Box(i, i + m, j, j + n))[0, 0])

    def _matrix(self, m: int, n: int, box: Box) -> Floats:
        """The distances of all beads of one size inside the box."""
        a = self._source.of(m, box.top, box.bottom - m + 1)
        b = self._target.of(n, box.left, box.right - n + 1)
        expected = expected_distance(a, self._target)[:, None] + expected_distance(b, self._source)
        return _normalised(a @ b.T, expected)

    def of_pairs(self, i: IntArray, j: IntArray) -> Floats:
        """The distances of pairs of single segments, shape (k,); infinite where one is outside the document."""
        inside = (i >= 0) & (i < self._source.segments) & (j >= 0) & (j < self._target.segments)
        a = self._source.singles[i[inside]].astype(np.float32)
        b = self._target.singles[j[inside]].astype(np.float32)
        expected = expected_distance(a, self._target) + expected_distance(b, self._source)
        found = np.full(len(i), np.inf, dtype=np.float32)
        found[inside] = _normalised(np.einsum("ij,ij->i", a, b), expected)
        return found

    def want(self, source: npt.NDArray[np.bool_], target: npt.NDArray[np.bool_]) -> None:
        """Name the segments of both sides, as masks, whose spans will be compared."""
        self._source.want(source)
        self._target.want(target)
        self._distances, self._scales, self._lonely = {}, {}, {}

    def neighbourhood(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """The mean distance of both spans of beads to their nearest single segments nearby, shape (k,).

        This is the local scale of a margin (Artetxe and Schwenk 2019): low where many segments are alike.
        """
        self._settle(m, n, i, j)
        box = self._box
        ours = self._scale(m, box)[i - box.top, j // _BLOCK - box.left // _BLOCK]
        theirs = self._scale(n, box, turned=True)[j - box.left, i // _BLOCK - box.top // _BLOCK]
        return ((ours + theirs) / 2).astype(np.float32)

    def _scale(self, size: int, box: Box, *, turned: bool = False) -> Floats:
        """The mean distance of spans to the nearest segments around each block of the other side.

        The spans are those of the source or, if `turned`, of the target; shape (spans in the box, blocks in it).
        """
        if (size, turned) not in self._scales:
            left, right, end = (
                (box.top, box.bottom, self._source.segments)
                if turned
                else (box.left, box.right, self._target.segments)
            )
            first, last = left // _BLOCK, (right - 1) // _BLOCK
            around = range(max(0, first - 1) * _BLOCK, min(end, (last + 2) * _BLOCK))
            if turned:
                wide = self._matrix(1, size, Box(around.start, around.stop, box.left, box.right)).T
            else:
                wide = self._matrix(size, 1, Box(box.top, box.bottom, around.start, around.stop))
            means = mean_of_least(wide)
            self._scales[size, turned] = means[:, first - around.start // _BLOCK :][:, : last - first + 1]
        return self._scales[size, turned]

    def loneliness(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """The least distance from the segment of a gap to the segments near the place of the gap, shape (k,)."""
        ends = (
            np.clip([at.min() - _REACH, at.max() + _REACH], 0, side.segments - size)
            for at, size, side in ((i, m, self._source), (j, n, self._target))
        )
        self._settle(m, n, *ends)
        if (m, n) not in self._lonely:
            singles = self._in_box(1, 1) if m else self._in_box(1, 1).T
            self._lonely[m, n] = least_around(singles, _REACH)
        own, place = (i - self._box.top, j - self._box.left) if m else (j - self._box.left, i - self._box.top)
        here: Floats = self._lonely[m, n][own, place]
        return here


def _normalised(cosines: Floats, expected: Floats) -> Floats:
    """The distances of cosines over what the two spans of each expect, summed."""
    distances: Floats = ((2 - 2 * np.round(cosines, _DECIMALS)) / expected).astype(np.float32)
    return distances


def expected_distance(span: npt.NDArray[np.floating], other: SpanVectors) -> Floats:
    """The mean distance of spans to the single segments of the other side, smoothed for short texts."""
    near = span.astype(np.float32) @ other.mean
    expected = (other.segments * (1 - near) + _SAMPLE * _CHANCE) / (other.segments + _SAMPLE)
    return expected.astype(np.float32)


def mean_of_least(distances: Floats) -> Floats:
    """The mean of the `_NEIGHBOURS` least distances in each block of columns and the two next to it.

    From shape (rows, columns) to (rows, blocks).
    """
    rows, columns = distances.shape
    k, blocks = min(_NEIGHBOURS, columns), -(-columns // _BLOCK)
    padded = np.pad(distances, ((0, 0), (0, blocks * _BLOCK - columns)), constant_values=np.inf)
    least = np.partition(padded.reshape(rows, blocks, _BLOCK), k - 1, axis=2)[:, :, :k]
    least = np.pad(least, ((0, 0), (1, 1), (0, 0)), constant_values=np.inf)
    around = np.concatenate([least[:, :-2], least[:, 1:-1], least[:, 2:]], axis=2)
    mean: Floats = np.partition(around, k - 1, axis=2)[:, :, :k].mean(axis=2)
    return mean


def least_around(distances: Floats, reach: int) -> Floats:
    """The least of each row within `reach` cells of each cut between columns; cells beyond the edges count as 1.

    From shape (rows, columns) to (rows, columns + 1).
    """
    padded = np.pad(distances, ((0, 0), (reach, reach)), constant_values=1.0)
    width = distances.shape[1] + 1
    least: Floats = np.minimum.reduce([padded[:, at : at + width] for at in range(2 * reach)])
    return least
