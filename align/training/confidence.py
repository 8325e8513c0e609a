"""Learning the confidence: a logistic regression over beads that are right, beads that are wrong, and false pairs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from align.aligner.confidence import confidence_signals, fit_confidence
from align.aligner.cost.model import WEIGHTS, BeadModel
from align.aligner.models import bead_model
from align.aligner.segments import find_beads
from align.core.bead import Bead
from align.core.config import Config
from align.training.examples import Example
from align.training.joint import Joint, Vector

SEED = 2026
UNRELATED = 100  # segments of two documents that are aligned to learn what unrelated texts look like


def learn_confidence(examples: Sequence[Example], weights: Vector, encoder: str) -> Vector:
    """The coefficients of `align.aligner.confidence.SIGNALS` under the weights of the cost.

    They are fitted to the beads found in the documents, to false pairs, and to the beads between documents that
    have nothing to do with each other.
    """
    found = Joint(examples).beads(weights)
    seen = [_observations(one, beads) for one, beads in zip(examples, found, strict=True)]
    seen += [
        _unrelated(one, other, weights, encoder) for one, other in pairwise(examples) if not other.lacking
    ]
    return fit_confidence(np.concatenate([x for x, _ in seen]), np.concatenate([y for _, y in seen]))


def truths(one: Example, beads: Sequence[Bead]) -> list[float]:
    """Whether each bead that is not a gap is in the gold: 1 or 0."""
    right = {(bead.source, bead.target) for bead in one.gold.links}
    return [float((tuple(bead.source), tuple(bead.target)) in right) for bead in beads if not bead.is_gap]


def aligned(model: BeadModel, weights: Vector, encoder: str) -> list[Bead]:
    """The beads of a whole document under the weights, as a user gets them except that gaps are not joined."""
    model.weigh(named(WEIGHTS, weights))
    shape = len(model.texts[0]), len(model.texts[1])
    return find_beads(model, shape, [(range(shape[0]), range(shape[1]))], Config(encoder=encoder))


def named(names: Sequence[str], values: Vector) -> dict[str, float]:
    """Values by name, rounded as they are written."""
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _observations(one: Example, found: Sequence[Bead]) -> tuple[Vector, Vector]:
    """The signals of a document's beads and of a third as many false pairs, and whether each is right.

    Half of the false pairs get a posterior of 1, as a pair has that is alone in its window.
    """
    beads = [bead for bead in found if not bead.is_gap]
    truth = truths(one, beads)
    random = np.random.default_rng(SEED)
    partner = {i: bead for bead in one.gold.links for i in bead.source}
    for _ in range(len(beads) // 3):
        i, j = int(random.integers(len(one.gold.source))), int(random.integers(len(one.gold.target)))
        if i in partner and j not in partner[i].target:
            cost = -float(np.log(min(1.0, random.uniform(0.5, 1.5))))
            beads.append(Bead(range(i, i + 1), range(j, j + 1), cost))
            truth.append(0.0)
    return confidence_signals(one.model, beads), np.array(truth)


def _unrelated(one: Example, other: Example, weights: Vector, encoder: str) -> tuple[Vector, Vector]:
    """The signals of the beads between two documents that have nothing to do with each other, all wrong."""
    texts = one.gold.source[:UNRELATED], other.gold.target[:UNRELATED]
    model = bead_model(*texts, one.gold.source_lang, other.gold.target_lang, Config(encoder=encoder))
    beads = [bead for bead in aligned(model, weights, encoder) if not bead.is_gap]
    return confidence_signals(model, beads), np.zeros(len(beads))
