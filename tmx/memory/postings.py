"""The places of a term in a shard, as they are stored.

They are ascending, two bytes each; from 4,096 places on it is a bit for every place of the shard instead, which takes
less room and is counted faster (Lemire et al., "Roaring Bitmaps", 2018).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

SIZE = 1 << 16
"""The most texts of a shard."""
_BITS = SIZE // 8  # bytes of the bits of a shard

Counts = npt.NDArray[np.unsignedinteger[Any]]


def pack_places(places: bytes) -> bytes:
    """Places as they are stored, from the bytes of an ascending array of uint16."""
    if len(places) < _BITS:
        return places
    bits = np.zeros(SIZE, np.bool_)
    bits[np.frombuffer(places, np.uint16)] = True
    return np.packbits(bits, bitorder="little").tobytes()


def count_places(packed: bytes, counts: Counts, first: int) -> None:
    """Add 1 to the counts of all places that are stored; `counts` are of the places from `first` on."""
    end = first + len(counts)
    if len(packed) == _BITS:
        start = first // 8
        some = np.frombuffer(packed, np.uint8)[start : (end + 7) // 8]
        counts += np.unpackbits(some, bitorder="little")[first - 8 * start : end - 8 * start]
        return
    places = np.frombuffer(packed, np.uint16)
    at = places.searchsorted(np.uint16(first))
    to = places.searchsorted(np.uint16(end - 1), "right")
    counts[places[at:to] - np.uint16(first)] += 1
