"""What keeps a corpus clean: nothing is lost, the order stays, and what is clean stays as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from corpora_to_build import write_documents
from hypothesis import given, settings
from hypothesis import strategies as st

from align.core.config import Config
from align.corpus.assembly import Gathering
from align.corpus.engines import InThisProcess
from align.corpus.hygiene import Dedupe, Hygiene, cleaned
from align.corpus.pairs import Plan
from align.corpus.run import build_corpus
from align.corpus.units import ScoredUnit
from tmx.base.errors import UsageError


def unit(source: str, target: str, confidence: float | None = 0.9, **more: object) -> ScoredUnit:
    values = {
        "document": "act",
        "unit": 1,
        "place": "",
        "source": source,
        "target": target,
        "langs": ("en", "fr"),
        "confidence": confidence,
        "kind": "1-1",
    }
    return ScoredUnit(**{**values, **more})  # type: ignore[arg-type]


def reasons(units: list[ScoredUnit], rules: Hygiene) -> list[str]:
    return [one.left_out for one in cleaned(lambda: units, rules)]


UNITS = st.lists(
    st.builds(
        unit,
        st.sampled_from(
            ["Article 5", "article 6", "Article  5", "Ended.", "The meeting rose at six o'clock."]
        ),
        st.sampled_from(["Article 5", "ARTICLE 7", "Terminé.", "La séance est levée à six heures du soir."]),
        st.sampled_from([None, 0.2, 0.8, 0.9]),
        score=st.sampled_from([None, 0.1, 0.6]),
        left_out=st.sampled_from(["", "", "unrelated"]),
    ),
    max_size=12,
)
RULES = st.builds(
    Hygiene,
    dedupe=st.sampled_from(["none", "exact", "near"]),
    min_score=st.sampled_from([None, 0.5]),
    min_confidence=st.sampled_from([None, 0.5]),
    max_ratio=st.sampled_from([0.0, 2.0]),
)


@given(UNITS, RULES)
@settings(deadline=None)
def test_every_unit_comes_out_once_in_its_place(units: list[ScoredUnit], rules: Hygiene) -> None:
    done = list(cleaned(lambda: units, rules))
    assert [replace(one, left_out="") for one in done] == [replace(one, left_out="") for one in units]
    for before, after in zip(units, done, strict=True):
        assert not before.left_out or after.left_out == before.left_out


@given(UNITS, RULES)
@settings(deadline=None)
def test_what_is_clean_stays_as_it_is(units: list[ScoredUnit], rules: Hygiene) -> None:
    kept = [one for one in cleaned(lambda: units, rules) if not one.left_out]
    assert list(cleaned(lambda: kept, rules)) == kept


@given(UNITS, st.sampled_from(["exact", "near"]))
@settings(deadline=None)
def test_one_of_the_best_of_those_that_repeat_each_other_is_in(
    units: list[ScoredUnit], dedupe: Dedupe
) -> None:
    done = list(cleaned(lambda: units, Hygiene(dedupe=dedupe, check_languages=False)))
    fit = [one for one, before in zip(done, units, strict=True) if not before.left_out]
    texts = {(" ".join(one.source.split()), one.target) for one in fit}
    kept = [one for one in fit if not one.left_out]
    assert len(kept) == len(texts) if dedupe == "exact" else len(kept) <= len(texts)
    for one in fit:
        same = [
            other
            for other in kept
            if other.source.split() == one.source.split() and other.target == one.target
        ]
        if dedupe == "exact":
            assert max(other.confidence or other.score or 0 for other in same) >= (one.confidence or 0)


def test_the_first_of_equals_and_the_surest_are_kept() -> None:
    first, again, sure = unit("One", "Un", 0.5), unit("One ", "Un", 0.5), unit("One", "Un", 0.7)
    assert reasons([first, again], Hygiene()) == ["", "repeats another unit"]
    assert reasons([first, again, sure], Hygiene())[:2] == ["repeats another unit"] * 2


def test_near_duplicates_differ_in_digits_case_and_marks() -> None:
    units = [unit("Article 5", "Article 5"), unit("ARTICLE 6.", "article 6"), unit("Article 5", "Section 5")]
    assert Counter(reasons(units, Hygiene())) == {"": 3}
    assert reasons(units, Hygiene(dedupe="near")) == ["", "is nearly the same as another unit", ""]


def test_what_stays_out_does_not_count_as_what_is_repeated() -> None:
    low, fine = unit("One", "Un", 0.9, score=0.1), unit("One", "Un", 0.6, score=0.8)
    assert reasons([low, fine], Hygiene(min_score=0.5)) == ["score too low", ""]


def test_each_rule_gives_its_reason() -> None:
    text = "The General Assembly has adopted the resolution on the rights of the child."
    assert reasons([unit(text, text)], Hygiene()) == ["seems to be in another language"]
    assert reasons([unit(text, text)], Hygiene(check_languages=False)) == [""]
    assert reasons([unit("One", "Un", 0.3)], Hygiene(min_confidence=0.5)) == ["confidence too low"]
    assert reasons([unit("One", "Un" * 20)], Hygiene(max_ratio=3)) == ["lengths too different"]


def test_an_aligned_corpus_is_cleaned_across_its_documents(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    folder, out = write_documents(tmp_path / "in", 3), tmp_path / "out"
    plan = Plan(str(out), Config(encoder="none"), scores=True)
    near = Gathering(hygiene=Hygiene(dedupe="near", min_score=0.3))
    built = build_corpus([str(folder)], plan, InThisProcess(), gathering=near).corpora[0]
    rows = pq.read_table(out / "units.parquet").to_pylist()
    assert built.written == 3
    assert built.left_out == {"is nearly the same as another unit": 6}
    assert all(0.3 <= row["score"] <= 1 for row in rows)
    strict = Gathering(hygiene=Hygiene(dedupe="none", min_score=1.0))
    assert build_corpus([str(folder)], plan, InThisProcess(), gathering=strict).corpora[0].left_out == {
        "score too low": 9
    }


@pytest.mark.parametrize(
    "wrong", [{"min_score": 2}, {"min_confidence": -1}, {"max_ratio": -1}, {"dedupe": "all"}]
)
def test_rules_that_mean_nothing_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Hygiene(**wrong)  # type: ignore[arg-type]
