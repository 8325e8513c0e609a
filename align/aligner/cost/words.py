"""What both texts share: numbers, words that look alike (names, loans), and words that a lexicon pairs."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from align.aligner.cost.overlap import Overlap, rarities
from align.language.numbers import find_numbers

_PREFIX = 5
"""Letters that two cognates share at the beginning (Simard, Foster and Isabelle 1992 take 4)."""


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """The first letters without accents; empty for a word that is too short to compare."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare[:_PREFIX] if len(bare) >= 4 else ""


def shared_numbers(
    source: Sequence[str], target: Sequence[str], source_lang: str, target_lang: str
) -> Overlap:
    """The overlap in numbers, dates and symbols."""
    sides = [
        [
            {number.value: text[number.start : number.end] for number in find_numbers(text, lang)}
            for text in side
        ]
        for side, lang in ((source, source_lang), (target, target_lang))
    ]
    ours, theirs = (
        [{value: form for value, form in row.items() if form != value} for row in side] for side in sides
    )
    return _overlap([set(row) for row in sides[0]], [set(row) for row in sides[1]], written=(ours, theirs))


def shared_words(
    source: Sequence[Sequence[str]],
    target: Sequence[Sequence[str]],
    lexicon: Collection[tuple[str, str]] = (),
) -> Overlap:
    """The overlap in words that begin alike or are paired in a lexicon; only words that both texts have count."""
    sides = [[{_stem(word) for word in row} - {""} for row in side] for side in (source, target)]
    known = set().union(*sides[0]) & set().union(*sides[1])
    rows = [[row & known for row in side] for side in sides]
    pairs = sorted(
        pair for pair in lexicon if _stem(pair[0]) not in known or _stem(pair[0]) != _stem(pair[1])
    )
    for number, side in enumerate((source, target)):
        entries: dict[str, set[str]] = {}
        for pair in pairs:
            entries.setdefault(pair[number], set()).add("=".join(pair))
        for row, line in zip(rows[number], side, strict=True):
            row.update(*(entries[word] for word in line if word in entries))
    return _overlap(*rows)


_Forms = Sequence[Mapping[str, str]]


def _overlap(
    source: list[set[str]], target: list[set[str]], *, written: tuple[_Forms, _Forms] = ((), ())
) -> Overlap:
    weights = rarities((source, target))
    return Overlap(_weigh(source, weights), _weigh(target, weights), written=written)


def _weigh(side: list[set[str]], weights: Mapping[str, float]) -> list[dict[str, float]]:
    return [{token: weights[token] for token in sorted(row)} for row in side]
