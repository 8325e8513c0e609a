"""The longest stretches of a text that a memory holds, whatever else the texts around them say.

A stretch is of words as the memory compares them, so numbers and punctuation between them may differ. The texts that
hold all of its words are the intersection of their postings; of these, those that hold them side by side are found in
their words. Each stretch begins at another word and ends later than the one before, so that none lies in another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from tmx.memory.postings import bits_of
from tmx.memory.shards import Shard, fetch

MOST_WORDS = 400
"""The words of a text in which stretches are looked for: the first."""
_CHECKED = 2_000  # texts of which the words are looked at for one stretch
_COMMON = 0.1  # a word in more than this part of the texts says little
_FEW = 20  # texts that are never so many
_TELLING = 2  # words that say more, which a stretch must have

_TRANSLATED = """
SELECT EXISTS (SELECT 1 FROM variant AS ours JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = ?2
    WHERE ours.text = ?1)
"""

Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a text from `start` to `end`, and ids of texts of the memory that hold them."""

    start: int
    end: int
    texts: tuple[int, ...]


class Stretches:
    """Finds what texts of one language hold of a text.

    Args:
        connection: the memory.
        shards: the shards of the language.
        places: the packed postings of a word by shard.
        target: the id of the language into which the texts must be translated.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        shards: Sequence[Shard],
        places: Callable[[int], dict[int, bytes]],
        target: int,
    ) -> None:
        self._connection = connection
        self._shards = shards
        self._places = places
        self._target = target
        self._bits: dict[int, dict[int, Bits]] = {}
        self._counts: dict[int, int] = {}
        self._words: dict[int, bytes] = {}

    def find(self, words: Sequence[int]) -> Iterator[Stretch]:
        """The stretches, in the order of the text; `words` are ids, negative ones of words that the memory lacks."""
        words = words[:MOST_WORDS]
        enough = max(_FEW, _COMMON * sum(len(shard.texts) for shard in self._shards))
        telling = [word >= 0 and self._count(word) <= enough for word in words]
        last = 0
        for start in range(len(words)):
            found = self._longest(words, start, last, telling)
            if found is not None:
                last = found.end
                yield found

    def _longest(
        self, words: Sequence[int], start: int, last: int, telling: Sequence[bool]
    ) -> Stretch | None:
        """The longest stretch that begins at a word and ends after `last`."""
        steps: list[dict[int, Bits]] = []
        for word in words[start:]:
            some = self._of(word) if word >= 0 else {}
            both = some if not steps else {k: b & some[k] for k, b in steps[-1].items() if k in some}
            both = {shard: bits for shard, bits in both.items() if bits.any()}
            if not both:
                break
            steps.append(both)
        for length in range(len(steps), 1, -1):
            end = start + length
            if end <= last or sum(telling[start:end]) < _TELLING:
                return None
            if texts := self._side_by_side(words[start:end], steps[length - 1]):
                return Stretch(start, end, texts)
        return None

    def _side_by_side(self, words: Sequence[int], candidates: dict[int, Bits]) -> tuple[int, ...]:
        """The texts with a translation that hold words one after another."""
        ids = self._texts(candidates, _CHECKED)
        missing = [text for text in ids if text not in self._words]
        self._words.update(fetch(self._connection, "id, words", missing))
        wanted = b"".join(word.to_bytes(3, "little") for word in words)
        held = (text for text in ids if _holds(self._words.get(text, b""), wanted))
        return tuple(text for text in held if self._is_translated(text))

    def _is_translated(self, text: int) -> bool:
        (found,) = self._connection.execute(_TRANSLATED, (text, self._target)).fetchone()
        return bool(found)

    def texts_with(self, word: int, most: int) -> list[int]:
        """The ids of some texts that have a word."""
        return self._texts(self._of(word), most) if word >= 0 else []

    def _texts(self, held: dict[int, Bits], most: int) -> list[int]:
        """The ids of texts, those that came last first, as far as shards tell."""
        shards = (shard for shard in reversed(self._shards) if shard.id in held)
        return list(islice((text for shard in shards for text in _texts_at(shard, held[shard.id])), most))

    def _of(self, word: int) -> dict[int, Bits]:
        if word not in self._bits:
            self._bits[word] = {shard: bits_of(packed) for shard, packed in self._places(word).items()}
        return self._bits[word]

    def _count(self, word: int) -> int:
        if word not in self._counts:
            self._counts[word] = sum(int(np.unpackbits(bits).sum()) for bits in self._of(word).values())
        return self._counts[word]


def _texts_at(shard: Shard, bits: Bits) -> list[int]:
    found: list[int] = shard.texts[np.flatnonzero(np.unpackbits(bits, bitorder="little"))].tolist()
    return found


def _holds(words: bytes, wanted: bytes) -> bool:
    """Whether ids of three bytes each hold others, at a place between two ids."""
    at = words.find(wanted)
    while at >= 0 and at % 3:
        at = words.find(wanted, at + 1)
    return at >= 0
