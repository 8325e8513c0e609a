"""How far from a query the words of a match can be, and how many terms it shares with the query at least.

A text of n words that differs from the query in d words shares at least max(m, n) - d terms with it
(`tmx.memory.shards`), and the threshold bounds d (`tmx.memory.score.best_score`).
"""

from __future__ import annotations

import numpy as np

from tmx.memory.score import best_score
from tmx.memory.shards import Ints


def most_distances(words: int, tokens: int, threshold: int) -> dict[int, int]:
    """The greatest distance of words that a match of so many words can have, by its number of words."""
    most: dict[int, int] = {}

    def most_for(longer: int, at_least: int) -> int:
        d = at_least
        while d < longer and 100 * best_score(tokens, longer, d + 1) >= threshold - 1e-6:
            d += 1
        return d

    own = most_for(words, 0)
    for m in range(max(1, words - own), words + 1):
        most[m] = own
    m, d = words + 1, own
    while 100 * best_score(tokens, m, m - words) >= threshold - 1e-6:
        d = most[m] = most_for(m, max(d, m - words))
        m += 1
    return most


def shared_terms(words: int, most: dict[int, int]) -> Ints:
    """How many terms a match of so many words shares with the query at least, by its number of words."""
    shared = np.full(max(most) + 1, np.iinfo(np.int64).max // 2)
    for m, d in most.items():
        shared[m] = max(words, m) - d
    return shared
