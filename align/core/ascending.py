"""The heaviest ascending subsequence: the one implementation for anchors, landmarks, crossings and footnotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_ascending(items: Sequence[tuple[int, int]]) -> list[int]:
    """The positions of the subsequence of strictly ascending keys with the greatest weight, from (key, weight).

    Of equal keys that would end equally heavy subsequences the last one is kept. One pass with a list of keys
    whose prefix maxima ascend: O(n log n).

    >>> heaviest_ascending([(1, 1), (9, 1), (2, 1), (3, 1)])
    [0, 2, 3]
    """
    keys: list[int] = []  # ascending, with ascending totals
    best: list[tuple[int, int]] = []  # total up to that key, position
    before: list[int] = []
    for position, (key, weight) in enumerate(items):
        at = bisect_left(keys, key)
        total = weight + (best[at - 1][0] if at else 0)
        before.append(best[at - 1][1] if at else -1)
        if at < len(keys) and keys[at] == key and best[at][0] > total:
            continue
        end = at
        while end < len(keys) and best[end][0] <= total:
            end += 1
        keys[at:end] = [key]
        best[at:end] = [(total, position)]
    chain = []
    position = best[-1][1] if best else -1
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs that rises on both sides, of pairs that rise on the first.

    >>> longest_rising([(0, 3), (1, 1), (2, 2)])
    [(1, 1), (2, 2)]
    """
    return [pairs[position] for position in heaviest_ascending([(second, 1) for _, second in pairs])]


def earliest_rising(values: Sequence[int]) -> list[int]:
    """The positions of the longest strictly rising subsequence; of several, the one that begins earliest, and
    goes on earliest at each step.

    Read from the end with the sign changed, the last of equally good subsequences is the earliest.

    >>> earliest_rising([1, 1, 5, 2, 3])
    [0, 3, 4]
    """
    last = len(values) - 1
    chain = heaviest_ascending([(-value, 1) for value in reversed(values)])
    return [last - position for position in reversed(chain)]
