"""Which paragraph of an earlier text each paragraph of a new one renews: one assignment of all.

Each pair has a strength in [0, 1] from the words that both have in the same order and from the rare words that both
have. A first assignment gives places of which one is sure; the second also knows where, by those, a paragraph would be
expected, and prefers the same role and number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from align.aligner.assignment import best_pairs
from align.reuse.paragraphs import Paragraph
from tmx.base.words import count_words
from tmx.memory import Scored

Floats = npt.NDArray[np.float64]

LEAST = 0.42
"""The least strength of a pair that is a renewal, chosen by reading resolutions of successive years."""
_SURE = 0.6  # of a pair by which places are expected
_ACROSS = 0.5  # of a pair of paragraphs of different roles
_SOME = 8  # words of a text that may be part of another
_PART = 0.55  # of a paragraph that shares the words of one that another renews
_IN_ORDER, _RARE = 0.6, 0.4  # the two parts of the strength
# What else speaks for a pair, small beside the strength: it decides between pairs that are about as strong.
_PLACE, _NUMBER, _ROLE = 0.08, 0.03, 0.05
_FIRST_LETTER = 0x10000  # words become letters, to be compared fast; there is room for a million of them
_NEAR = 3.0  # paragraphs from the expected place at which that evidence falls to a third


@dataclass(frozen=True, slots=True)
class Renewals:
    """What renews what, as places among the new and the old paragraphs.

    Attributes:
        pairs: (new, old), each at most once, in the order of the new ones.
        in_order: those of them that are in the order of the old ones too.
        parts: for new ones without a partner, the old one whose words they share.
        merged: for old ones without a partner, the new one that shares their words.
    """

    pairs: tuple[tuple[int, int], ...] = ()
    in_order: tuple[tuple[int, int], ...] = ()
    parts: Mapping[int, int] = field(default_factory=dict)
    merged: Mapping[int, int] = field(default_factory=dict)


def renewals(new: Sequence[Paragraph], old: Sequence[Paragraph]) -> Renewals:
    """Assign paragraphs to each other."""
    if not new or not old:
        return Renewals()
    strengths = _strengths(new, old)
    evidence = _evidence(new, old)
    strengths[_other_role(new, old) & (strengths < _ACROSS)] = 0
    first = [pair for pair in _assigned(strengths, evidence) if strengths[pair] >= _SURE]
    sure = in_order(first, [strengths[pair] for pair in first])
    pairs = _assigned(strengths, evidence + _places(sure, len(new), len(old)))
    staying = in_order(pairs, [strengths[pair] for pair in pairs])
    return Renewals(
        tuple(pairs),
        tuple(staying),
        _shared(strengths, new, {i for i, _ in pairs}),
        _shared(strengths.T, old, {j for _, j in pairs}),
    )


def _shared(strengths: Floats, paragraphs: Sequence[Paragraph], paired: set[int]) -> dict[int, int]:
    """For those without a partner, the strongest of the other side, if it is strong and they are of some length."""
    best = {i: int(strengths[i].argmax()) for i in range(len(paragraphs)) if i not in paired}
    return {
        i: j for i, j in best.items() if strengths[i, j] >= _PART and count_words(paragraphs[i].text) >= _SOME
    }


def in_order(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Those of some pairs, in the order of their first members, that are in the order of their second ones as well,
    with the greatest sum of weights: the rest has moved.

    >>> in_order([(0, 4), (1, 0), (2, 1), (3, 3), (4, 2)], [1, 1, 1, 0.8, 0.9])
    [(1, 0), (2, 1), (4, 2)]
    """
    seconds = np.array([second for _, second in pairs], dtype=np.int64)
    best = np.zeros(len(pairs))
    before = np.full(len(pairs), -1)
    for at in range(len(pairs)):
        earlier = np.flatnonzero(seconds[:at] < seconds[at])
        if len(earlier):
            before[at] = earlier[best[earlier].argmax()]
        best[at] = weights[at] + (best[before[at]] if before[at] >= 0 else 0)
    chain: list[tuple[int, int]] = []
    at = int(best.argmax()) if pairs else -1
    while at >= 0:
        chain.append(pairs[at])
        at = int(before[at])
    return chain[::-1]


def _assigned(strengths: Floats, more: Floats) -> list[tuple[int, int]]:
    """The best assignment of the pairs that are strong enough."""
    gains = np.where(strengths >= LEAST, strengths - LEAST / 2 + more, 0.0)
    return best_pairs(gains)


def _strengths(new: Sequence[Paragraph], old: Sequence[Paragraph]) -> Floats:
    words = [[Scored(one.text).words for one in side] for side in (new, old)]
    distinct = dict.fromkeys(word for side in words for text in side for word in text)
    letters = {word: chr(_FIRST_LETTER + number) for number, word in enumerate(distinct)}
    sides = [["".join(letters[word] for word in text) for text in side] for side in words]
    common = process.cdist(*sides, scorer=LCSseq.similarity, dtype=np.int32).astype(np.float64)
    sizes = [np.array([max(len(text), 1) for text in side], dtype=np.float64) for side in sides]
    alike = 2 * common / (sizes[0][:, None] + sizes[1][None, :])
    return _IN_ORDER * alike + _RARE * _rare(words, len(letters))


def _rare(words: Sequence[Sequence[Sequence[str]]], size: int) -> Floats:
    """The cosines of the words, each weighted by how few paragraphs have it."""
    numbers: dict[str, int] = {}
    often: Counter[str] = Counter(word for side in words for text in side for word in set(text))
    whole = sum(map(len, words))
    vectors = []
    for side in words:
        made = np.zeros((len(side), size))
        for row, text in enumerate(side):
            for word, count in Counter(text).items():
                column = numbers.setdefault(word, len(numbers))
                made[row, column] = count * np.log((1 + whole) / often[word])
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        vectors.append(made / np.where(lengths > 0, lengths, 1))
    return np.asarray(vectors[0] @ vectors[1].T)


def _evidence(new: Sequence[Paragraph], old: Sequence[Paragraph]) -> Floats:
    """What roles and numbers say of each pair."""
    return np.array(
        [
            [
                _NUMBER * (bool(one.number) and one.number == other.number)
                + _ROLE * (bool(one.role) and one.role == other.role)
                for other in old
            ]
            for one in new
        ]
    )


def _other_role(new: Sequence[Paragraph], old: Sequence[Paragraph]) -> npt.NDArray[np.bool_]:
    """Which pairs are of two roles that are known and differ."""
    return np.array(
        [[bool(one.role and other.role) and one.role != other.role for other in old] for one in new]
    )


def _places(sure: Sequence[tuple[int, int]], rows: int, columns: int) -> Floats:
    """How near each pair is to where it would be expected between those of which one is sure."""
    known = [(-1, -1), *sure, (rows, columns)]
    expected = np.interp(np.arange(rows), [i for i, _ in known], [j for _, j in known])
    away = np.abs(expected[:, None] - np.arange(columns)[None, :])
    return np.asarray(_PLACE * np.exp(-away / _NEAR))
