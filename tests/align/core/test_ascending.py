"""The heaviest and the longest rising subsequence against their definitions, tried out on every subsequence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from align.core.ascending import earliest_rising, heaviest_ascending, longest_rising


def rising(values: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The positions of every strictly rising subsequence."""
    for size in range(len(values) + 1):
        for some in itertools.combinations(range(len(values)), size):
            if all(values[a] < values[b] for a, b in itertools.pairwise(some)):
                yield some


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4)), max_size=9))
def test_the_heaviest_ascending_chain(items: list[tuple[int, int]]) -> None:
    chain = heaviest_ascending(items)
    keys = [items[k][0] for k in chain]
    assert chain == sorted(chain)
    assert keys == sorted(set(keys))
    best = max(sum(items[k][1] for k in some) for some in rising([key for key, _ in items]))
    assert sum(items[k][1] for k in chain) == best


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_longest_rising_chain(values: list[int]) -> None:
    pairs = list(enumerate(values))
    chain = longest_rising(pairs)
    assert [j for _, j in chain] == sorted(j for _, j in chain)
    assert set(chain) <= set(pairs)
    best = [1] * len(values)
    for i in range(len(values)):
        best[i] = 1 + max((best[k] for k in range(i) if values[k] < values[i]), default=0)
    assert len(chain) == max(best, default=0)


@given(st.lists(st.integers(0, 6), max_size=9))
def test_of_the_longest_chains_the_earliest_at_each_step(values: list[int]) -> None:
    longest = max(len(some) for some in rising(values))
    assert earliest_rising(values) == list(min(some for some in rising(values) if len(some) == longest))
