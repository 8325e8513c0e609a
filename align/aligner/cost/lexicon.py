"""A lexicon bootstrapped from the input alone: words that occur together in the beads of a first pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from align.core.bead import Bead

Pair = tuple[str, str]

SURE = 0.8  # least posterior of the beads that are used
LEAST = 2  # beads in which a pair must occur together
ASSOCIATION = 0.5
"""The least share of the beads of either word that also hold the other (Varga et al. 2005, section 2.2)."""
MOST = 200  # words on a side of a bead above which it is not used
COMMON = 0.1  # share of the beads above which a word is too common to be informative


def bootstrap(
    source: Sequence[Sequence[str]],
    target: Sequence[Sequence[str]],
    beads: Sequence[Bead],
) -> set[Pair]:
    """Pairs of words that translate each other, from the sure beads of a first pass (as Moore 2002 trains).

    `source` and `target` hold the words of each segment. A pair is kept if each of its words is the one that
    occurs most often with the other.
    """
    taught = [
        (set().union(*(source[i] for i in bead.source)), set().union(*(target[j] for j in bead.target)))
        for bead in beads
        if not bead.is_gap and bead.posterior >= SURE
    ]
    taught = [bead for bead in taught if max(map(len, bead)) <= MOST]
    ceiling = max(LEAST, COMMON * len(taught))
    ours, theirs = (_counts((bead[side] for bead in taught), ceiling) for side in (0, 1))
    together: Counter[Pair] = Counter()
    for one, two in taught:
        together.update(product(one & ours.keys(), two & theirs.keys()))
    scores = {
        (a, b): count / max(ours[a], theirs[b])
        for (a, b), count in together.items()
        if count >= LEAST and count >= ASSOCIATION * max(ours[a], theirs[b])
    }
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for pair, value in scores.items():
        for side in (0, 1):
            best[side][pair[side]] = max(value, best[side].get(pair[side], 0.0))
    return {pair for pair, value in scores.items() if value == best[0][pair[0]] == best[1][pair[1]]}


def _counts(rows: Iterable[set[str]], ceiling: float) -> dict[str, int]:
    """In how many rows each word occurs, for words that are neither too rare nor too common."""
    counts = Counter(word for row in rows for word in row)
    return {word: count for word, count in counts.items() if LEAST <= count <= ceiling}
