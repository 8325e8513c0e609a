"""The score of a unit: better for translations than for noise of each kind, and of the unit alone."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.corpus.scoring import Scorer, load_weights, pairs_of, score_pairs, score_units
from align.corpus.signals import ENCODED, SIGNALS, TextPair, signals
from align.training.unit_noise import NOISE, noise
from align.training.units import Sample, area, fit
from tmx.unit.model import TranslationUnit, Variant

RULES = [
    ("The committee shall meet twice a year.", "Le comité se réunit deux fois par an."),
    ("Each party keeps a register of its 12 vessels.", "Chaque partie tient un registre de ses 12 navires."),
    (
        "The fee is 350 dollars and is due on the first day of May.",
        "Les droits sont de 350 dollars et sont exigibles le premier mai.",
    ),
    (
        "Nobody may enter the harbour after sunset without permission.",
        "Nul ne peut entrer dans le port après le coucher du soleil sans permission.",
    ),
    (
        "A decision is taken by a majority of two thirds of the members present.",
        "Une décision est prise à la majorité des deux tiers des membres présents.",
    ),
    (
        "The secretary sends a copy of the report to every member before 30 June.",
        "Le secrétaire envoie une copie du rapport à chaque membre avant le 30 juin.",
    ),
]
PAIRS = [TextPair(source, target, "en", "fr") for source, target in RULES]


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_translations_score_above_a_half_and_the_texts_of_others_below(encoder: str) -> None:
    scorer = Scorer(encoder)
    others = [a._replace(target=b.target) for a, b in zip(PAIRS, PAIRS[1:] + PAIRS[:1], strict=True)]
    assert scorer.scores(PAIRS).min() > 0.5
    assert np.median(scorer.scores(others)) < 0.3


@pytest.mark.parametrize("kind", NOISE)
def test_noise_of_each_kind_scores_below_what_it_was_made_of(kind: str) -> None:
    scorer, random = Scorer("use"), Random(1)  # noqa: S311 - no secret
    made = [pair for _ in range(3) for pair in noise(PAIRS, kind, random)]
    assert made
    assert scorer.scores(made).mean() < scorer.scores(PAIRS).mean() - 0.05


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_a_score_does_not_depend_on_the_other_units(encoder: str) -> None:
    scorer = Scorer(encoder)
    alone = [float(scorer.scores([pair])[0]) for pair in PAIRS]
    assert list(scorer.stream(reversed(PAIRS))) == pytest.approx(alone[::-1], abs=1e-5)


def test_a_side_without_text_scores_nothing_and_strange_languages_need_no_encoder() -> None:
    scorer = Scorer("use")
    empty, strange = TextPair("One.", " ", "en", "fr"), TextPair("Kifungu cha 5", "Artikolo 5", "sw", "eo")
    scores = scorer.scores([empty, strange])
    assert scores[0] == 0
    assert scores[1] == Scorer("none").scores([strange])[0] > 0


def test_of_several_targets_the_worst_counts() -> None:
    source, target = RULES[0]
    good = TranslationUnit.pair("en", source, "fr", target)
    mixed = good._replace(variants=(*good.variants, Variant("de", "Anlage 7")))
    alone = good._replace(variants=good.variants[:1])
    scores = list(score_units([good, mixed, alone], encoder="none"))
    assert scores[0] > scores[1]
    assert scores[2] == 0
    assert len(pairs_of(mixed)) == 2


def test_pairs_of_texts_are_scored_one_by_one() -> None:
    assert len(list(score_pairs(RULES, "en", "fr", encoder="none"))) == len(RULES)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "fr", "zh", "xx"]))
@settings(deadline=None)
def test_any_text_has_a_score(source: str, target: str, lang: str) -> None:
    pair = TextPair(source, target, "en", lang)
    score = float(Scorer("none").scores([pair])[0])
    assert 0 <= score <= 1
    assert np.isfinite(signals([pair], None)).all()


def test_the_weights_name_the_signals() -> None:
    assert len(load_weights("use")) == len(SIGNALS)
    without = dict(zip(SIGNALS, load_weights("none"), strict=True))
    assert {name for name, weight in without.items() if weight == 0} >= ENCODED
    assert dict(zip(SIGNALS, load_weights("use"), strict=True))["distance"] < 0


def test_the_area_is_the_chance_that_a_good_pair_has_the_higher_score() -> None:
    assert area(np.array([0.9, 0.5]), np.array([0.5, 0.1])) == pytest.approx(3.5 / 4)


def test_what_is_learned_is_calibrated_on_what_it_was_learned_from() -> None:
    random = np.random.default_rng(0)
    found = np.column_stack([np.ones(4000), random.normal(size=4000)])
    right = (random.random(4000) < 1 / (1 + np.exp(-2 * found[:, 1]))).astype(float)
    weights = fit(found, right, np.ones(4000))
    assert weights == pytest.approx([0, 2], abs=0.2)


def test_every_kind_of_noise_counts_the_same() -> None:
    kinds = np.array(["", "", "", "shuffled", "garbled", "garbled"])
    counts = Sample(kinds, np.zeros((6, len(SIGNALS)))).frequency()
    assert counts[kinds == ""].sum() == pytest.approx(0.5)
    assert (
        counts[kinds == "garbled"].sum()
        == pytest.approx(counts[kinds == "shuffled"].sum())
        == pytest.approx(0.25)
    )
