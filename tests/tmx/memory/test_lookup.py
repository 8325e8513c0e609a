"""Look-up: complete, by the score that is defined once."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.errors import UsageError
from tmx.memory import Memory, Scored
from tmx.unit.model import TranslationUnit

WORDS = st.sampled_from("the of Report report 12 1,5 A/59/1 – ( ) année 第 一 x’y \ufffc , .".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def memory_of(folder: str | Path, texts: list[str]) -> Memory:
    memory = Memory(Path(folder) / "TM.db", write=True)
    memory.add("all", [TranslationUnit.pair("en", text, "fr", f"fr {text}") for text in texts])
    return memory


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=40), TEXTS, st.integers(40, 100))
def test_a_look_up_finds_what_a_scan_finds(texts: list[str], query: str, threshold: int) -> None:
    scored = Scored(query)
    expected = {text: score for text in texts if (score := scored.score(text)) >= threshold}
    with TemporaryDirectory() as folder, memory_of(folder, texts) as memory:
        found = memory.lookup(query, "en", "fr", threshold=threshold, limit=None)
        assert {match.source: match.score for match in found} == expected
        assert [match.score for match in found] == sorted(expected.values(), reverse=True)
        assert all(match.target == f"fr {match.source}" for match in found)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A long text that differs in a few words from the others, or has been cut or doubled."""
    words = [*LONG[draw(st.integers(0, 1))]]
    for _ in range(draw(st.integers(0, 4))):
        words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
    start, end = sorted(draw(st.tuples(st.integers(0, 20), st.integers(100, 400))))
    return " ".join(words[start:end] * draw(st.sampled_from([1, 1, 1, 2])))


LONG = [[f"w{n * step % 61}" for n in range(150)] for step in (7, 11)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXTS | edited(), min_size=1, max_size=30),
    TEXTS | edited(),
    st.integers(40, 100),
    st.integers(1, 6),
)
def test_the_best_of_a_look_up_are_the_best_of_a_scan(
    texts: list[str], query: str, threshold: int, limit: int
) -> None:
    scored = Scored(query)
    scores = {text: scored.score(text) for text in texts}
    best = sorted((score for score in scores.values() if score >= threshold), reverse=True)
    with TemporaryDirectory() as folder, memory_of(folder, texts) as memory:
        found = memory.lookup(query, "en", "fr", threshold=threshold, limit=limit)
    assert [match.score for match in found] == best[:limit]
    assert all(match.score == scores[match.source] for match in found)
    assert len({match.source for match in found}) == len(found)


@given(TEXTS, TEXTS)
def test_only_equal_texts_have_100(one: str, other: str) -> None:
    score = Scored(one).score(other)
    assert 0 <= score <= 100
    assert (score == 100) == (one == other)
    assert score == Scored(other).score(one)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The report of 2004", "The reports of 2003"),  # a number costs less than an ending
        ("The reports of 2003", "The dog of 2003"),  # an ending less than a word
        ("the report of 2003", "The paper of 2003"),  # a capital less than a word
        ("The report, of 2003", "The report of of 2003"),  # a mark less than a word
    ],
)
def test_what_a_translator_adapts_at_a_glance_costs_less(better: str, worse: str) -> None:
    query = Scored("The report of 2003")
    assert 100 > query.score(better) > query.score(worse)


def test_a_language_that_the_memory_lacks_is_named(tmp_path: Path) -> None:
    with memory_of(tmp_path, ["one"]) as memory:
        assert [match.target for match in memory.lookup("one", "en-GB", "fr-CA")] == ["fr one"]
        with pytest.raises(UsageError, match="no text in de: it has en, fr"):
            memory.lookup("one", "de", "fr")
        with pytest.raises(UsageError, match="threshold"):
            memory.lookup("one", "en", "fr", threshold=10)
