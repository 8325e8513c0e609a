"""Cross-validation: how well each document is aligned under weights that the other documents taught."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from typing import Any

import numpy as np

from align.aligner.confidence import SIGNALS, calibration_error, with_confidence
from align.aligner.gaps import join_gaps
from align.evaluation.scores import score
from align.training.confidence import aligned, learn_confidence, named, truths
from align.training.examples import Example
from align.training.joint import Vector
from align.training.learning import learn

JOBS = 2  # processes

_shared: list[Example] = []  # what the processes inherit


def cross_validate(
    encoder: str, examples: Sequence[Example], rounds: Sequence[int], provenance: dict[str, Any]
) -> None:
    """Score each document under weights learned without it, and add the scores to the provenance."""
    _shared[:] = examples
    scores, seen = provenance["documents"], []
    with get_context("fork").Pool(JOBS) as pool:
        jobs = [(name, rounds, encoder) for name in scores]
        for name, (f1, confidences, right) in zip(scores, pool.imap(_without, jobs), strict=True):
            seen.append((confidences, right))
            scores[name]["strict_left_out"] = round(f1, 4)
            scores[name]["ece_left_out"] = round(calibration_error(confidences, right), 4)
            print("left out:", name, scores[name], flush=True)
    confidences, right = (np.concatenate(part) for part in zip(*seen, strict=True))
    provenance["ece_left_out"] = round(calibration_error(confidences, right), 4)
    print(encoder, "expected calibration error, documents left out:", provenance["ece_left_out"])


def _without(job: tuple[str, Sequence[int], str]) -> tuple[float, Vector, Vector]:
    """The F1 of a document under weights learned without it; the confidences and truths of its beads."""
    name, rounds, encoder = job
    rest = [one for one in _shared if one.gold.name != name]
    [one] = [one for one in _shared if one.gold.name == name and not one.lacking]
    weights = learn(rest, rounds)
    logistic = learn_confidence(rest, weights, encoder)
    beads = aligned(one.model, weights, encoder)
    found = with_confidence(one.model, beads, named(SIGNALS, logistic))
    confidences = np.array([bead.confidence for bead in found if bead.confidence is not None])
    return score(join_gaps(beads), one.gold.links).strict.f1, confidences, np.array(truths(one, beads))
