"""Calibration: the fit, the error, and the words."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.confidence import SIGNALS, calibration_error, fit_confidence
from align.aligner.segments import align_segments
from align.core.message import says


def test_the_fit_recovers_a_logistic_and_is_calibrated() -> None:
    random = np.random.default_rng(1)
    signals = np.column_stack([np.ones(20000), random.normal(size=20000)])
    p = 1 / (1 + np.exp(-(0.5 + 2 * signals[:, 1])))
    right = (random.uniform(size=20000) < p).astype(float)
    weights = fit_confidence(signals, right)
    assert weights == pytest.approx([0.5, 2.0], abs=0.1)
    assert calibration_error(1 / (1 + np.exp(-signals @ weights)), right) < 0.01


def test_the_calibration_error_by_hand() -> None:
    assert calibration_error(np.array([0.95, 0.95]), np.array([1.0, 0.0])) == pytest.approx(0.45)
    assert calibration_error(np.array([1.0, 0.0]), np.array([1.0, 0.0])) == 0
    assert calibration_error(np.zeros(0), np.zeros(0)) == 0


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("It costs 12 dollars a day.", "Cela coûte 13 dollars par jour.", "numbers differ: 12 / 13"),
        (
            "It costs 12 dollars a day.",
            "Cela coûte cent soixante-dix dollars.",
            "numbers differ: 12 / cent soixante-dix",
        ),
        ("It costs 12 dollars a day.", "Cela coûte des dollars par jour.", "numbers differ: 12 / none"),
        ("It costs dollars by the day.", "Cela coûte 12 dollars par jour.", "numbers differ: none / 12"),
        ("It costs 12 dollars a day.", "Cela coûte 12 dollars par jour.", "very similar"),
        ("The weather is nice today.", "Le conseil adopte le budget de la ville.", "hardly similar"),
    ],
)
def test_reasons(source: str, target: str, reason: str) -> None:
    windows = [(range(1), range(1)), (range(1, 3), range(1, 3))]
    rest = (["We shall see.", "Good night."], ["Nous verrons.", "Bonne nuit."])
    beads = align_segments(
        [source, *rest[0]], [target, *rest[1]], source_lang="en", target_lang="fr", windows=windows
    )
    assert reason in map(str, beads[0].reasons)


def test_a_shorter_translation_than_it_should_be_is_said() -> None:
    source = [
        "It was a long and winding story that nobody in the village could tell to its very end without tears."
    ]
    beads = align_segments(
        [*source, "Yes, we know."],
        ["Oui.", "Oui, nous savons."],
        source_lang="en",
        target_lang="fr",
        windows=[(range(1), range(1)), (range(1, 2), range(1, 2))],
    )
    assert says("lengths-far-apart") in beads[0].reasons


def test_signals_have_names() -> None:
    assert len(set(SIGNALS)) == len(SIGNALS)
