"""The probability that a bead is exactly right, calibrated on gold alignments, and the reasons behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from align.aligner.cost.model import FEATURES, BeadModel
from align.core.bead import Bead
from align.core.message import Message, says

Array = npt.NDArray[np.float64]

SIGNALS = (
    *("bias", "posterior", "distance", "far", "length", "numbers", "words", "shared", "merged", "large"),
    *("useless", "useful", "overlooked"),
)
"""A constant; the log-odds of the bead against all other paths; the normalised distance, and the part of it
above `_FAR`; Gale and Church's standardised difference of lengths, damped; the shares of the numbers and of the
words that the other side lacks; the mass of those that both sides share; whether the bead holds more than two
segments, and more than four; the three signals of `align.aligner.cost.model.FEATURES` that tell of a segment that
has no counterpart."""
UNRELATED = 0.3
"""Mean confidence, with gaps as 0, below which two texts are hardly translations of each other."""
DOUBTED = 0.45
"""The same for beads without gaps."""

_FAR = 0.6  # normalised distance that few translations exceed
_CERTAIN = 0.999  # posteriors are clipped here: beyond it, their log-odds mean nothing
_GROUP = 64  # beads whose signals are computed together
_JUMP = 64  # distance between beads, in segments, that ends a group

# Thresholds of the reasons: they explain a confidence and do not enter it.
_VERY_SIMILAR, _HARDLY_SIMILAR = 0.4, 0.8  # normalised distance, 1 for texts taken at random
_FAR_APART = 1.8  # lengths: 3.2 standard deviations
_DOUBTFUL = 0.7  # posterior below which another path is a rival


def confidence_signals(model: BeadModel, beads: Sequence[Bead]) -> Array:
    """The signals of beads, none of which is a gap, shape (beads, len(SIGNALS))."""
    signals = np.zeros((len(beads), len(SIGNALS)))
    raw = _features(model, beads)
    size = np.array([len(bead.source) + len(bead.target) for bead in beads], dtype=np.float64)
    p = np.clip(np.array([bead.posterior for bead in beads]), 1 - _CERTAIN, _CERTAIN)
    distance = raw["distance"] / np.maximum(size / 2, 1)
    columns = (
        np.ones(len(beads)),
        np.log(p / (1 - p)),
        distance,
        np.maximum(distance - _FAR, 0.0),
        raw["length"],
        raw["number_mismatch"] / np.maximum(size / 2, 1),
        raw["word_mismatch"] / np.maximum(size / 2, 1),
        raw["numbers"] + raw["words"],
        size > 2,
        size > 4,
        raw["useless"],
        raw["useful"],
        raw["overlooked"],
    )
    for number, column in enumerate(columns):
        signals[:, number] = column
    return signals


def _features(model: BeadModel, beads: Sequence[Bead]) -> dict[str, Array]:
    """The model's signals of beads by name, each of shape (beads,)."""
    found = np.zeros((len(FEATURES), len(beads)))
    for group in _groups(beads):
        sizes = {(len(beads[k].source), len(beads[k].target)) for k in group}
        for m, n in sorted(sizes, reverse=True):
            same = [k for k in group if (len(beads[k].source), len(beads[k].target)) == (m, n)]
            i = np.array([beads[k].source.start for k in same])
            j = np.array([beads[k].target.start for k in same])
            found[:, same] = model.features(m, n, i, j, cuts=False)
    return dict(zip(FEATURES, found, strict=True))


def _groups(beads: Sequence[Bead]) -> Iterator[list[int]]:
    """Groups of beads that are close together, as a cost requires."""
    group: list[int] = []
    for k, bead in enumerate(beads):
        if group:
            last = beads[group[-1]]
            jump = max(abs(bead.source.start - last.source.start), abs(bead.target.start - last.target.start))
            if len(group) == _GROUP or jump > _JUMP:
                yield group
                group = []
        group.append(k)
    if group:
        yield group


def with_confidence(model: BeadModel, beads: Sequence[Bead], weights: Mapping[str, float]) -> list[Bead]:
    """All beads of a document with their confidence and the reasons for it; gaps stay as they are."""
    paired = [k for k, bead in enumerate(beads) if not bead.is_gap]
    signals = confidence_signals(model, [beads[k] for k in paired])
    odds = signals @ np.array([weights[name] for name in SIGNALS])
    done = list(beads)
    for k, row, log_odds in zip(paired, signals, odds, strict=True):
        p = float(1 / (1 + np.exp(-np.clip(log_odds, -30, 30))))
        reasons = _reasons(model, beads[k], dict(zip(SIGNALS, row, strict=True)))
        done[k] = replace(beads[k], confidence=p, reasons=reasons)
    return _doubted(done)


def _reasons(model: BeadModel, bead: Bead, signals: Mapping[str, float]) -> tuple[Message, ...]:
    """What speaks for and against a bead, for a translator."""
    reasons = []
    if model.similarity is not None:
        if signals["distance"] < _VERY_SIMILAR:
            reasons.append(says("very-similar"))
        elif signals["distance"] > _HARDLY_SIMILAR:
            reasons.append(says("hardly-similar"))
    reasons += _on_numbers(model, bead)
    if signals["length"] > _FAR_APART:
        reasons.append(says("lengths-far-apart"))
    if bead.posterior < _DOUBTFUL:
        reasons.append(says("neighbour-fits"))
    return tuple(reasons)


def _on_numbers(model: BeadModel, bead: Bead) -> Iterator[Message]:
    """What the numbers of both sides say, as they stand in the texts; without numbers nothing."""
    ours, theirs = map("+".join, model.numbers.differing(bead.source, bead.target))
    if ours and theirs:
        yield says("numbers-differ", ours=ours, theirs=theirs)
    elif ours:
        yield says("numbers-only-in-source", ours=ours)
    elif theirs:
        yield says("numbers-only-in-target", theirs=theirs)
    elif any(model.numbers.tokens(bead.source, bead.target)):
        yield says("same-numbers")


def mean_confidence(beads: Sequence[Bead]) -> float:
    """The mean confidence over segments, with those of gaps as 0; 0 without beads."""
    size = [len(bead.source) + len(bead.target) for bead in beads]
    return sum(s * (bead.confidence or 0.0) for s, bead in zip(size, beads, strict=True)) / max(1, sum(size))


def looks_unrelated(beads: Sequence[Bead]) -> bool:
    """Whether the confidence is so low that the texts are hardly translations of each other."""
    return mean_confidence(beads) < UNRELATED or _paired_confidence(beads) < DOUBTED


def _paired_confidence(beads: Sequence[Bead]) -> float:
    return mean_confidence([bead for bead in beads if not bead.is_gap])


def _doubted(beads: Sequence[Bead]) -> list[Bead]:
    """The beads, with lower confidences where their mean is low.

    A bead is right only if the texts are translations of each other. The further the mean confidence is below
    `DOUBTED`, the less likely that is: every confidence is multiplied by the square of their ratio.
    """
    related = (_paired_confidence(beads) / DOUBTED) ** 2
    if related >= 1.0:
        return list(beads)
    return [
        bead if bead.is_gap else replace(bead, confidence=related * (bead.confidence or 0.0))
        for bead in beads
    ]


def fit_confidence(signals: Array, right: Array, penalty: float = 0.1, rounds: int = 50) -> Array:
    """Logistic regression by Newton's method with an L2 penalty: coefficients of shape (len(SIGNALS),)."""
    weights = np.zeros(signals.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(signals @ weights, -30, 30)))
        gradient = signals.T @ (p - right) + penalty * weights
        curvature = (signals * (p * (1 - p))[:, None]).T @ signals + penalty * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def calibration_error(confidence: Array, right: Array, bins: int = 10) -> float:
    """The expected calibration error: the mean distance between confidence and accuracy over equal-width bins.

    Naeini, Cooper and Hauskrecht (2015).
    """
    if not len(confidence):
        return 0.0
    at = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(float(confidence[at == k].sum() - right[at == k].sum())) for k in range(bins)]
    return sum(gaps) / len(confidence)
