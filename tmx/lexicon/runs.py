"""Runs of words that occur again and again, and those of them that are phrases.

All words of all texts are in one row, as the numbers of their stems, with -1 between words that are not of one phrase.
Runs of n + 1 words are found among those of n words (Agrawal and Srikant 1994).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LONGEST = 14
"""The most words of a phrase."""
_REFERENCE = 0.5  # a phrase that stands before a number so often is the name of a place in a text

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Level:
    """The runs of one number of words that occur often enough, and those of them that are phrases.

    Attributes:
        counts: how often each run occurs.
        first: the first place of each in the row of words.
        inner: the two runs of one word less in each, by their numbers.
        is_phrase: which runs are phrases.
        places: where phrases are that begin and end well.
        numbers: the numbers of the phrases at these places.
    """

    counts: Ints
    first: Ints
    inner: tuple[Ints, ...]
    is_phrase: Bools
    places: Ints
    numbers: Ints


class Runs:
    """The runs of a row of words."""

    def __init__(self, row: Ints, stop: Bools, numbered: Bools, least: int, *, references: bool) -> None:
        """Look at a row.

        Args:
            row: the words.
            stop: for each number of a word, whether no phrase begins or ends with it.
            numbered: for each place, whether a number comes after it.
            least: how often a run must occur.
            references: whether single words that mostly stand before a number are phrases.
        """
        self._row, self._stop, self._numbered = row, stop, numbered
        self._least, self._references = least, references

    def levels(self) -> Iterator[Level]:
        """The runs of each number of words."""
        row = self._row
        well = (row > 0) & ~self._stop[np.maximum(row, 0)]
        places = np.flatnonzero(row > 0).astype(np.int32)
        at, counts, first = self._numbers(places, row[places])
        yield self._level(0, at, well, counts, first, ())
        for n in range(1, LONGEST):
            before = at
            is_run = before >= 0
            is_run[:-1] &= before[1:] >= 0
            is_run[-1:] = False
            places = np.flatnonzero(is_run).astype(np.int32)
            words = len(self._stop) + 1
            at, counts, first = self._numbers(
                places, before[places].astype(np.int64) * words + row[places + n]
            )
            yield self._level(n, at, well, counts, first, (before[first], before[first + 1]))

    def _numbers(self, places: Ints, keys: Ints) -> tuple[Ints, Ints, Ints]:
        """Runs at places, equal ones with equal keys: by place the number of the run or -1, and by number how often it
        occurs and where first; those that occur too seldom have no number.
        """
        order = np.argsort(keys, kind="stable").astype(np.int32)
        keys = keys[order]
        new = np.ones(len(keys), bool)
        new[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(new)
        counts = np.diff(starts, append=len(keys))
        often = counts >= self._least
        numbers = np.where(often, np.cumsum(often) - 1, -1).astype(np.int32)
        found = np.full(len(self._row), -1, dtype=np.int32)
        found[places[order]] = np.repeat(numbers, counts)
        return found, counts[often], places[order[starts[often]]]

    def _level(
        self, n: int, at: Ints, well: Bools, counts: Ints, first: Ints, inner: tuple[Ints, ...]
    ) -> Level:
        """The phrases among runs of n + 1 words: they begin and end well, and are not mostly before a number."""
        good = (at >= 0) & well
        last = max(len(good) - n, 0)
        good[:last] &= well[n:]
        good[last:] = False
        places = np.flatnonzero(good).astype(np.int32)
        numbers = at[places]
        seen = np.bincount(numbers, minlength=len(counts))
        is_phrase = seen > 0
        if n > 0 or not self._references:
            before = np.bincount(numbers[self._numbered[places + n]], minlength=len(counts))
            is_phrase &= before < _REFERENCE * seen
        kept = is_phrase[numbers]
        return Level(counts, first, inner, is_phrase, places[kept], numbers[kept])


def independent(levels: Sequence[Level], inside: float) -> list[Bools]:
    """Which phrases of each level have no more than a part, from 0 to 1, of their places inside one longer phrase."""
    longer = [np.zeros(len(level.counts), np.int64) for level in levels]
    for n in range(LONGEST - 1, 0, -1):
        level = levels[n]
        most = np.maximum(longer[n], np.where(level.is_phrase, level.counts, 0))
        for inner in level.inner:
            np.maximum.at(longer[n - 1], inner, most)
    return [
        level.is_phrase & (most <= inside * level.counts) for level, most in zip(levels, longer, strict=True)
    ]
