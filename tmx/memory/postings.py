"""The places of a term in a shard, as they are stored.

They are ascending, two bytes each; where they are many, a bit for every place of the shard takes less time to count,
and less room from 4,096 places on (Lemire et al., "Roaring Bitmaps", 2018).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SIZE = 1 << 16
"""The most texts of a shard."""
_BITS = SIZE // 8  # bytes of the bits of a shard
_MANY = 2048  # places from which they are counted faster as bits


def pack_places(places: bytes) -> bytes:
    """Places as they are stored, from the bytes of an ascending array of uint16."""
    if len(places) < 2 * _MANY:
        return places
    return _bits(places).tobytes()


def is_bits(packed: bytes) -> bool:
    """Whether places are stored as a bit for each."""
    return len(packed) == _BITS


def bits_of(packed: bytes) -> npt.NDArray[np.uint8]:
    """A bit for every place of a shard, eight in a byte, the lowest first."""
    if is_bits(packed):
        return np.frombuffer(packed, np.uint8)
    return _bits(packed)


def _bits(places: bytes) -> npt.NDArray[np.uint8]:
    bits = np.zeros(SIZE, np.bool_)
    bits[np.frombuffer(places, np.uint16)] = True
    return np.packbits(bits, bitorder="little")


def unpack_places(packed: bytes) -> npt.NDArray[np.uint16]:
    """Places, ascending, from what is stored."""
    if len(packed) < _BITS:
        return np.frombuffer(packed, np.uint16)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), bitorder="little")
    return np.flatnonzero(bits).astype(np.uint16)
