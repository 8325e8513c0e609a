"""Places of terms: counted as they were stored, few or many."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.memory import Memory
from tmx.memory.counting import Counts, Row
from tmx.memory.postings import SIZE, pack_places
from tmx.memory.shards import Shard
from tmx.unit.model import TranslationUnit


@given(st.lists(st.integers(1, SIZE), min_size=1, max_size=3), st.integers(1, SIZE), st.integers(0, 99))
def test_places_are_counted_as_they_were_stored(numbers: list[int], size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    # Shards of texts of one word, whose first half is out of the range of what is counted.
    starts = np.array([0, 0, size // 2, size], np.int32)
    shards = [Shard(number, np.arange(size) + number * SIZE, starts) for number in range(1, len(numbers) + 1)]
    chosen = {
        shard.id: np.sort(rng.choice(size, min(number, size), replace=False)).astype(np.uint16)
        for shard, number in zip(shards, numbers, strict=True)
    }
    postings = {shard: pack_places(places.tobytes()) for shard, places in chosen.items()}
    assert all(len(packed) <= SIZE // 8 for packed in postings.values())
    expected = [
        int(place) + shard * SIZE
        for shard, places in chosen.items()
        for place in places
        if place >= size // 2
    ]
    row = Row(shards)
    counts = Counts(row, 2, 2, 5)
    for times in (1, 2):
        counts.add(row.places(postings))
        assert counts.left(times) == len(expected)
        assert counts.texts(times, 0, np.array([9, 9, times])) == expected
    assert counts.texts(3, 0, np.array([9, 9, 2])) == []


@pytest.mark.parametrize("number", [2047, 2048, 5000])
def test_a_word_of_thousands_of_texts_is_found_with_another(tmp_path: Path, number: int) -> None:
    units = [TranslationUnit.pair("en", f"the word{n} of it", "fr", str(n)) for n in range(number)]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", units)
        assert [match.target for match in memory.lookup("The word17 of it", "en", "fr", limit=1)] == ["17"]
        assert len(memory.lookup("the other of it", "en", "fr", threshold=60, limit=None)) == number
