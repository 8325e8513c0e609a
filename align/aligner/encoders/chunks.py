"""A document in chunks of tokens, with rows for the marks of beginning and end at each edge of a segment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

CHUNK = 512  # tokens at a time: the working set stays in the processor's cache
BLOCK = 65536  # tokens whose pieces are looked up at once
REACH = 4  # tokens that both layers together see on either side
OFFSETS = np.arange(-2, 3)  # the inputs of the widest convolution


def parts(counts: IntArray, ends: IntArray) -> tuple[IntArray, IntArray]:
    """Cut long segments every `CHUNK` tokens: the edges of the parts, and the first part of every segment.

    `counts` are the tokens of the segments and `ends` their edges. The results have shapes (parts + 1,) and
    (segments + 1,), and both begin with 0.
    """
    pieces = np.maximum(1, -(-counts // CHUNK))
    first = np.concatenate([[0], np.cumsum(pieces)]).astype(np.int64)
    nth = np.arange(first[-1]) - np.repeat(first[:-1], pieces)
    return np.append(np.repeat(ends[:-1], pieces) + CHUNK * nth, ends[-1]), first


def blocks(ends: IntArray) -> Iterator[range]:
    """Cut the segments of a document into ranges of about `BLOCK` tokens, each of one segment at least."""
    return _ranges(ends, range(len(ends) - 1), BLOCK)


def chunks(ends: IntArray, block: range) -> Iterator[range]:
    """Cut the segments of a block into ranges of about `CHUNK` tokens, each of one segment at least."""
    return _ranges(ends, block, CHUNK)


def _ranges(ends: IntArray, segments: range, tokens: int) -> Iterator[range]:
    start = segments.start
    while start < segments.stop:
        end = int(np.searchsorted(ends, ends[start] + tokens, side="right")) - 1
        end = min(segments.stop, max(start + 1, end))
        yield range(start, end)
        start = end


class Chunk:
    """The tokens of a few segments and their surroundings, and the rows that both layers compute for them.

    The inputs are `size` tokens, then the marks of beginning and end. The first layer computes the tokens as
    they are in the stream, then for each segment three rows that see the mark before it, then three that
    see the mark after it; the second layer does the same with five rows each.
    """

    def __init__(self, size: int, ends: IntArray) -> None:
        self._size, self._ends = size, ends
        segments = len(ends) - 1
        layers = []
        for count, marks, nothing in ((3, 1, size + 2), (5, 3, size + 6 * segments)):
            rows = []
            for number, (edge, sign) in enumerate(((ends[:-1], 1), (ends[1:], -1))):
                mark = (
                    size + number if marks == 1 else size + marks * (number * segments + np.arange(segments))
                )
                rows.append(_edge_rows(count, edge, sign, size, mark=mark, nothing=nothing, marks=marks))
            layers.append(np.concatenate(rows))
        self.layers = layers[0], layers[1]

    def add_up(self, features: Floats, out: Floats) -> None:
        """Per segment: the sum of its tokens' features, and the changes by a beginning and by an end.

        `out` has shape (3, segments, 1280).
        """
        segments = len(self._ends) - 1
        edges = features[self._size :].reshape(2, segments, 5, -1).sum(axis=2)
        for k, (start, stop) in enumerate(zip(self._ends[:-1], self._ends[1:], strict=True)):
            features[start:stop].sum(axis=0, out=out[0, k])
            np.subtract(edges[0, k], features[start : start + REACH].sum(axis=0), out=out[1, k])
            np.subtract(edges[1, k], features[max(0, stop - REACH) : stop].sum(axis=0), out=out[2, k])


def _edge_rows(
    count: int, edge: IntArray, sign: int, size: int, *, mark: IntArray | int, nothing: int, marks: int
) -> IntArray:
    """The inputs of `count` rows at each edge, shape (edges * count, 5).

    Position 0 is the mark, position v the v-th token after it (sign 1) or before it (sign -1). The first
    `marks` positions are rows of their own, from `mark` on; the others are those of the stream.
    """
    position = np.arange(count)[:, None] + sign * OFFSETS
    token = np.where(sign > 0, edge[:, None, None] + position - 1, edge[:, None, None] - position)
    token = np.where((token >= 0) & (token < size), token, nothing)
    own = np.reshape(mark, (-1, 1, 1)) + position
    rows = np.where(position < 0, nothing, np.where(position < marks, own, token))
    return rows.reshape(-1, len(OFFSETS))
