"""What characters are, for whole arrays of code points: spaces, marks, letters written from right to left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_Codes = NDArray[np.uint32]
_Truth = NDArray[np.bool_]

_SPACES = np.array(
    [
        *range(0x09, 0x0E),
        0x20,
        0x85,
        0xA0,
        0x1680,
        *range(0x2000, 0x200B),
        0x2028,
        0x2029,
        0x202F,
        0x205F,
        0x3000,
    ],
    np.uint32,
)
# Marks that are set over or under a letter: Latin, Hebrew, Arabic.
_MARKS = (
    (0x300, 0x36F),
    (0x591, 0x5BD),
    (0x5BF, 0x5C2),
    (0x5C4, 0x5C7),
    (0x610, 0x61A),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E8),
    (0x6EA, 0x6ED),
)
_RIGHT_TO_LEFT = ((0x590, 0x65F), (0x66A, 0x6EF), (0x6FA, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))


def is_space(codes: _Codes) -> _Truth:
    """Which code points are spaces."""
    return np.isin(codes, _SPACES)


def is_mark(codes: _Codes) -> _Truth:
    """Which code points are marks over or under a letter."""
    return _within(codes, _MARKS)


def is_right_to_left(codes: _Codes) -> _Truth:
    """Which code points belong to scripts that are written from right to left, except their digits."""
    return _within(codes, _RIGHT_TO_LEFT)


def _within(codes: _Codes, ranges: tuple[tuple[int, int], ...]) -> _Truth:
    found = np.zeros(len(codes), np.bool_)
    if not len(codes) or codes.max() < ranges[0][0]:
        return found
    for first, last in ranges:
        found |= (codes >= first) & (codes <= last)
    return found
