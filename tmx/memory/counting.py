"""How many terms of a query the texts of a language have, counted in all of them at once.

The shards of the language are put side by side in one row, so that the places of a term that few texts have are
counted together; a word that many texts have is counted shard by shard, where texts can match by their length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tmx.memory.postings import bits_of, is_bits
from tmx.memory.shards import Ints, Shard

Bits = npt.NDArray[np.uint8]


class Places(NamedTuple):
    """Where a term is: places in the row, and in shards where it is often, a bit for each of their places."""

    few: npt.NDArray[np.int32]
    many: dict[int, Bits]

    @property
    def size(self) -> int:
        """The bytes that they take."""
        return self.few.nbytes + sum(bits.nbytes for bits in self.many.values())


class Row:
    """The texts of the shards of a language, shard after shard."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        *starts, self.size = accumulate((len(shard.texts) for shard in shards), initial=0)
        self.shards = dict(zip((shard.id for shard in shards), zip(starts, shards, strict=True), strict=True))
        bounds = [start + shard.starts for start, shard in self.shards.values()]
        self._bounds: Ints = np.concatenate([np.empty(0, np.int64), *bounds])
        self._lengths = np.concatenate([np.empty(0, np.int64), *map(np.arange, map(len, bounds))])

    def lengths(self, places: Ints) -> Ints:
        """The numbers of words of the texts at places."""
        found: Ints = self._lengths[np.searchsorted(self._bounds, places, side="right") - 1]
        return found

    def texts(self, places: Ints) -> list[int]:
        """The ids of the texts at places, which are ascending."""
        found: list[int] = []
        shards = list(self.shards.values())
        cuts = np.searchsorted(places, [*(start for start, _ in shards), self.size]).tolist()
        for (start, shard), (at, to) in zip(shards, pairwise(cuts), strict=True):
            if at < to:
                found += shard.texts[places[at:to] - start].tolist()
        return found

    def places(self, postings: Mapping[int, bytes]) -> Places:
        """The places of a term, from those that are packed, by shard."""
        many: dict[int, Bits] = {}
        starts: list[int] = []
        few: list[bytes] = []
        for shard, packed in postings.items():
            if is_bits(packed):
                many[shard] = bits_of(packed)
            else:
                starts.append(self.shards[shard][0])
                few.append(packed)
        inside = np.frombuffer(b"".join(few), np.uint16)
        return Places(np.repeat(np.array(starts, np.int32), [len(one) // 2 for one in few]) + inside, many)


class Counts:
    """How many terms of a query each text has that can match by its number of words, `least` to `most`.

    All other texts have a count so low that no term brings it up to 0.
    """

    def __init__(self, row: Row, least: int, most: int, terms: int) -> None:
        kind = np.int8 if terms <= np.iinfo(np.int8).max else np.int32
        self._row = row
        self._all: npt.NDArray[np.signedinteger[Any]] = np.full(row.size, np.iinfo(kind).min, kind)
        self._ranges: dict[int, tuple[int, int]] = {}
        for number, (before, shard) in row.shards.items():
            start, end = shard.places(least, most)
            if start < end:
                self._ranges[number] = start, end
                self._all[before + start : before + end] = 0

    def __len__(self) -> int:
        return self._row.size if self._ranges else 0

    def add(self, places: Places) -> None:
        """Count a term."""
        self._all[places.few.astype(np.intp)] += 1  # which NumPy would do twice
        for number, bits in places.many.items():
            if number in self._ranges:
                start, end = self._ranges[number]
                before = self._row.shards[number][0]
                first = start // 8
                some = np.unpackbits(bits[first : (end + 7) // 8], bitorder="little").view(np.int8)
                self._all[before + start : before + end] += some[start - 8 * first : end - 8 * first]

    def left(self, least: int) -> int:
        """The number of texts with so many terms."""
        return int(np.count_nonzero(self._all >= max(least, 0)))

    def texts(self, least: int, more: int, shared: Ints) -> list[int]:
        """The ids of the texts with so many terms that could have with `more` what their number of words asks for."""
        at = np.flatnonzero(self._all >= max(least, 1))
        could = self._all[at].astype(np.int64) + more
        return self._row.texts(at[could >= shared[self._row.lengths(at)]])
