"""Places of terms: counted as they were stored, few or many."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.memory import Memory
from tmx.memory.postings import SIZE, count_places, pack_places
from tmx.unit.model import TranslationUnit


@given(st.integers(1, SIZE), st.integers(1, SIZE), st.integers(0, 99))
def test_places_are_counted_as_they_were_stored(number: int, size: int, seed: int) -> None:
    number = min(number, size)
    places = np.sort(np.random.default_rng(seed).choice(size, number, replace=False)).astype(np.uint16)
    packed = pack_places(places.tobytes())
    assert len(packed) <= SIZE // 8
    counts = np.zeros(size, np.int8)
    count_places(packed, counts)
    assert np.flatnonzero(counts).tolist() == places.tolist()
    count_places(packed, counts)
    assert counts.max() == 2


@pytest.mark.parametrize("number", [2047, 2048, 5000])
def test_a_word_of_thousands_of_texts_is_found_with_another(tmp_path: Path, number: int) -> None:
    units = [TranslationUnit.pair("en", f"the word{n} of it", "fr", str(n)) for n in range(number)]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", units)
        assert [match.target for match in memory.lookup("The word17 of it", "en", "fr", limit=1)] == ["17"]
        assert len(memory.lookup("the other of it", "en", "fr", threshold=60, limit=None)) == number
