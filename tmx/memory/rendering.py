"""Which words of the translations of a stretch translate it, by what occurs with its words in the memory.

A word of a target is a likely translation of a word of the source if it is in the targets of many units whose source
has that word, and of few others. In each target, the span with the greatest sum of what its words are worth is taken:
a likely word is worth more than nothing, an unlikely one less, and a word that is everywhere next to nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tmx.memory.shards import fetch, unpacked
from tmx.memory.tokens import word_spans
from tmx.unit.content import CODE

_SAMPLE = 200  # units with a word, by which its translations are known
BACKGROUND = 1_000
"""The most texts that show how frequent words are anyway."""
_NOTHING = 0.05  # below it, a word says nothing of another
_KEPT = 2_000  # words whose translations are kept
_FEW = 2  # added to the number of units, so that what is true of one or two says little
_LIKELY = 0.3  # how much more often than anyway a word must occur
_FREQUENT = 0.15  # a word in more than this part of the targets is everywhere
_BRIDGE = -0.05  # what such a word is worth
_MANY = 4  # units that tell together more than their words do
_LONGER = 2  # times as many words as the stretch, which a rendering has at most
_SHOWN = 30  # units with a stretch that are looked at

_TARGET = """
SELECT text.words, text.text FROM variant AS ours
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = ?2
JOIN text ON text.id = theirs.text
WHERE ours.text = ?1 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What translates a stretch in so many of the units that hold it, of those that were looked at."""

    text: str
    count: int
    of: int


class Renderings:
    """Finds what translates stretches into one language.

    Args:
        connection: the memory.
        target: the id of the language of the targets.
        some: the ids of some texts of the target language, and how many there are of all.
        texts_with: the ids of some texts of the source language, at most so many, that have a word.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        target: int,
        some: tuple[Sequence[int], int],
        texts_with: Callable[[int, int], list[int]],
    ) -> None:
        self._connection = connection
        self._target = target
        self._texts_with = texts_with
        texts, self._all = some
        rows = list(fetch(connection, "words", texts))
        self._anyway = Counter(word for (blob,) in rows for word in set(unpacked(blob).tolist()))
        self._sampled = max(len(rows), 1)
        self._likely: dict[int, dict[int, float]] = {}

    def of(self, words: Sequence[int], texts: Sequence[int]) -> list[Rendering]:
        """The renderings of words that stand together in these texts, the most frequent first."""
        targets = [found for text in texts[:_SHOWN] if (found := self._target_of(text)) is not None]
        likely = self._likely_together(words, [ids for ids, _ in targets])
        spans: Counter[str] = Counter()
        for ids, text in targets:
            places = word_spans(text)
            start, end = best_span([self._gain(word, likely) for word in ids], _LONGER * len(words) + 1)
            if start < end and len(places) == len(ids):
                spans[text[places[start][0] : places[end - 1][1]].replace(CODE, "")] += 1
        return [Rendering(text, count, len(targets)) for text, count in _alike(spans)]

    def _target_of(self, text: int) -> tuple[list[int], str] | None:
        """The words and the text of a translation of a text."""
        row = self._connection.execute(_TARGET, (text, self._target)).fetchone()
        return None if row is None else (unpacked(row[0]).tolist(), row[1])

    def _likely_together(self, words: Sequence[int], targets: Sequence[Sequence[int]]) -> dict[int, float]:
        """How likely words of targets translate one of these words, or all together."""
        likely = self._more_than_anyway(targets) if len(targets) >= _MANY else {}
        if len(self._likely) > _KEPT:
            self._likely.clear()
        for word in set(words):
            if word not in self._likely:
                found = (self._target_of(text) for text in self._texts_with(word, _SAMPLE))
                self._likely[word] = self._more_than_anyway([ids for ids, _ in filter(None, found)])
            for other, worth in self._likely[word].items():
                likely[other] = max(worth, likely.get(other, 0.0))
        return likely

    def _more_than_anyway(self, targets: Sequence[Iterable[int]]) -> dict[int, float]:
        """How much more often words occur in these targets than in others; of few targets little can be told."""
        counts = Counter(word for ids in targets for word in set(ids))
        part = min(len(targets) / self._all, 0.5)  # that these are of all
        found = {}
        for word, count in counts.items():
            here = count / len(targets)
            elsewhere = max(self._frequency(word) - here * part, 0.0) / (1 - part)
            found[word] = count / (len(targets) + _FEW) - elsewhere
        return {word: worth for word, worth in found.items() if worth > _NOTHING}

    def _frequency(self, word: int) -> float:
        """In which part of all targets a word is, by a sample."""
        return self._anyway[word] / self._sampled

    def _gain(self, word: int, likely: dict[int, float]) -> float:
        """What a word is worth: the more frequent it is, the less it says, for or against."""
        frequency = self._frequency(word)
        gain = likely.get(word, 0.0) - _LIKELY - frequency / 2
        return max(gain, _BRIDGE) if frequency > _FREQUENT else gain


def best_span(gains: Sequence[float], most: int) -> tuple[int, int]:
    """The start and the end of the span of at most so many items with the greatest sum; empty if none is above 0.

    >>> best_span([-1, 2, -0.5, 2, -3, 2], 4), best_span([1, 1, 1], 2), best_span([-1], 1)
    ((1, 4), (0, 2), (0, 0))
    """
    best, found = 0.0, (0, 0)
    sums = [0.0, *accumulate(gains)]
    for end in range(1, len(sums)):
        start = min(range(max(end - most, 0), end), key=sums.__getitem__)
        if sums[end] - sums[start] > best + 1e-9:
            best, found = sums[end] - sums[start], (start, end)
    return found


def _alike(spans: Counter[str]) -> list[tuple[str, int]]:
    """Spans that differ in case alone as one, in the spelling that is most frequent."""
    together: dict[str, list[tuple[str, int]]] = {}
    for text, count in spans.most_common():
        together.setdefault(text.lower(), []).append((text, count))
    merged = [(some[0][0], sum(count for _, count in some)) for some in together.values()]
    return sorted(merged, key=lambda item: -item[1])
