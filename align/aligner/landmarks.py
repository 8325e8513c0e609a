"""Points that the path almost certainly goes through, found in time linear in the length of the documents."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from align.aligner.search.lattice import Point
from align.core.ascending import longest_rising

Floats = npt.NDArray[np.float32]
Distances = Callable[[range, range], Floats]

_BLOCK = 384  # segments of the shorter side of a block
_LARGEST = 4 * _BLOCK
_CELLS = 6_000_000  # most cells of a block, even where the texts differ much in length
_LEAD = 0.12  # by which a landmark is nearer than the second nearest on both sides, in units of chance
_NEAR = 0.75  # the greatest distance of a landmark, in units of chance
_TAIL = 0.7  # share of a block whose landmarks are kept; the rest is left to the next block


def find_landmarks(distances: Distances, rows: range, columns: range) -> list[Point]:
    """Pairs of segments of a window that are each other's nearest by far, in ascending order on both sides.

    `distances` gives the normalised distances of the segments of two ranges as a matrix. The blocks follow
    the path: each begins at the last landmark of the one before. A block without landmarks is made twice as
    large, up to `_LARGEST` or `_CELLS`; if it still has none, the next block is further along the diagonal.
    """
    landmarks: list[Point] = []
    i, j = rows.start, columns.start
    size = _BLOCK
    while i < rows.stop and j < columns.stop:
        slope = (columns.stop - j) / (rows.stop - i)
        largest = min(_LARGEST, max(1, int((_CELLS / (2 * max(slope, 1 / slope))) ** 0.5)))
        size = min(size, largest)
        height = int(size * max(1.0, 1 / slope))
        width = int(size * max(1.0, slope) * 2)
        block = range(i, min(rows.stop, i + height)), range(j, min(columns.stop, j + width))
        found = [(i + row, j + column) for row, column in longest_rising(mutual_nearest(distances(*block)))]
        whole = block[0].stop == rows.stop and block[1].stop == columns.stop
        if whole:
            return landmarks + found
        kept = [
            point
            for point in found
            if point[0] - i < _TAIL * len(block[0]) and point[1] - j < _TAIL * len(block[1])
        ]
        if kept and kept[-1][0] > i and kept[-1][1] > j:
            landmarks += kept[:-1]
            i, j = kept[-1]
            size = _BLOCK
        elif size < largest:
            size *= 2
        else:
            step = max(1, int(_TAIL * height))
            i, j, size = i + step, j + int(slope * step), _BLOCK
    return landmarks


def mutual_nearest(distances: Floats, lead: float = _LEAD) -> list[Point]:
    """The cells that are the least of their row and of their column by a clear lead."""
    if min(distances.shape) < 2:
        return []
    best = distances.argmin(axis=1)
    rows = np.arange(len(best))
    least = distances[rows, best]
    mutual = (distances.argmin(axis=0)[best] == rows) & (least < _NEAR)
    second_in_row = np.partition(distances, 1, axis=1)[:, 1]
    second_in_column = np.partition(distances, 1, axis=0)[1][best]
    clear = mutual & (np.minimum(second_in_row, second_in_column) - least > lead)
    return [(int(row), int(best[row])) for row in rows[clear]]
