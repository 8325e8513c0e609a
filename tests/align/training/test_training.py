"""The training of the weights."""

from __future__ import annotations

import sys
from functools import partial

import numpy as np
import pytest

from align.aligner.cost.model import WEIGHTS as NAMES
from align.aligner.cost.model import load_weights
from align.aligner.decoding import GAP_WORTH, WORTH
from align.output.bead_files import Link

pytest.importorskip("scipy")

from align.evaluation.folder import GoldDocument
from align.training.examples import SIZES, Example, example
from align.training.joint import Joint
from align.training.learning import FREE, LOWERING, learn, minimise, optimiser
from tmx.base.errors import UsageError

WEIGHTS = np.array([load_weights("none")[name] for name in NAMES])
WEIGHTS[NAMES.index("gap_follows")] = -5.0
WEIGHTS /= 5  # so that no alignment is certain


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    rows = [
        "One house burns in 1904.",
        "The dog (a small one) barks.",
        "Nobody came.",
        "No.",
        "It rains, it pours.",
    ]
    lines = ["Une maison brûle en 1904.", "Le chien (un petit) aboie.", "Il pleut.", "Il pleut à verse."]
    links = [Link((0,), (0,)), Link((1,), (1,)), Link((2,), ()), Link((3,), ()), Link((4,), (2, 3))]
    whole = GoldDocument("whole", "sentences", "en", "fr", rows, lines, links)
    short = GoldDocument("short", "paragraphs", "en", "fr", rows[:2], lines[:2], links[:2])
    return [example(whole, "none"), example(short, "none", lacking=True)]


def test_all_documents_together_give_what_each_gives_alone(examples: list[Example]) -> None:
    together = Joint(examples).beads(WEIGHTS)
    assert together == [Joint([one]).beads(WEIGHTS)[0] for one in examples]


def test_the_segments_of_an_omission_share_what_a_gap_is_worth(examples: list[Example]) -> None:
    whole = examples[0]
    row = SIZES.index((1, 0))
    worth = {
        int(whole.lattice.i[cell]): whole.reward[row, cell] for cell in np.flatnonzero(whole.allowed[row])
    }
    assert worth == pytest.approx(dict.fromkeys((3, 4), GAP_WORTH / 2 - WORTH))


def test_every_weight_is_learned_on_its_side_of_zero(examples: list[Example]) -> None:
    weights = learn(examples, (2, 2, 2))
    assert np.isfinite(weights).all()
    for name, weight in zip(NAMES, weights, strict=True):
        assert name in FREE or (weight <= 0 if name in LOWERING else weight >= 0), name


def test_without_scipy_the_install_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(UsageError, match=r"needs the package scipy\n.*pip install '\.\[training\]'"):
        optimiser()


def test_a_penalty_pulls_towards_its_centre() -> None:
    centre = np.full(len(NAMES), -1.0)
    centre[[name not in LOWERING | FREE for name in NAMES]] = 2.0
    flat = minimise(lambda w: (0.0, np.zeros(len(w))), np.zeros(len(NAMES)), 50, np.ones(len(NAMES)), centre)
    assert flat == pytest.approx(centre, abs=1e-3)


@pytest.mark.parametrize("sharpness", [None, 1.0, 2.0])
def test_gradients_are_those_of_the_objectives(examples: list[Example], sharpness: float | None) -> None:
    joint = Joint(examples)
    joint.adapt(WEIGHTS)  # the size priors are sharpened too
    objective = partial(joint.expected_reward, sharpness=sharpness) if sharpness else joint.likelihood
    _, gradient = objective(WEIGHTS)
    for number in np.flatnonzero(WEIGHTS):
        step = np.zeros(len(WEIGHTS))
        step[number] = 0.01
        slope = (objective(WEIGHTS + step)[0] - objective(WEIGHTS - step)[0]) / 0.02
        assert gradient[number] == pytest.approx(slope, rel=0.01, abs=0.002)
    assert abs(gradient[NAMES.index("gap_follows")]) > 0.01
