"""What is counted over the beads of one role or of the whole document."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from align.core.alignment import AlignedPair
from align.core.bead import DOUBTFUL
from align.quality.attention import Attention
from tmx.base.severity import Severity
from tmx.base.words import count_words


@dataclass(frozen=True, slots=True)
class RoleMetrics:
    """Measures over the beads of one role, or of all.

    Attributes:
        role: the role, or ``all``.
        beads: how many beads, gaps included.
        units: how many beads with text on both sides.
        gaps_source: source segments without a counterpart.
        gaps_target: target segments without a counterpart.
        types: how many beads of each type, such as ``1-1``.
        coverage_source: share of the source's words that are in units, in [0, 1].
        coverage_target: the same of the target's words.
        length_ratio: characters of the target over those of the source, in units.
        numbers_kept: share of the numbers, dates and symbols of both sides of which the checks do not say that the
            other side lacks them; those of gaps are lacking.
        refs_source: footnote references in the source.
        refs_target: footnote references in the target.
        confidence: mean confidence of the units; confidences are calibrated, so this is their expected
            precision, the share of them that is exactly right.
        expected_wrong: how many units are expected to be wrong: the sum of 1 - confidence.
        deviation: standard deviation of that number if the units were independent (Poisson binomial).
        doubtful: units that are more likely wrong than right.
        errors: remarks that something is wrong.
        warnings: remarks that a person should look at.
        notices: remarks on style.
        flagged: units that a person should look at: those with an error or a warning on which no reviewer decided.
    """

    role: str
    beads: int
    units: int
    gaps_source: int
    gaps_target: int
    types: dict[str, int]
    coverage_source: float
    coverage_target: float
    length_ratio: float
    numbers_kept: float
    refs_source: int
    refs_target: int
    confidence: float
    expected_wrong: float
    deviation: float
    doubtful: int
    errors: int
    warnings: int
    notices: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What is counted in one bead: what to look at, the numbers of both sides, and those that both have."""

    attention: Attention
    numbers: int
    kept: int

    @property
    def pair(self) -> AlignedPair:
        """The bead with its texts."""
        return self.attention.pair


def summary(role: str, measured: Sequence[Measured]) -> RoleMetrics:
    """The measures over some beads."""
    units = [item for item in measured if not item.pair.is_gap]
    gaps = [item.pair for item in measured if item.pair.is_gap]
    source_length = sum(len(item.pair.source.text) for item in units)
    confidences = [item.pair.bead.confidence for item in units if item.pair.bead.confidence is not None]
    severities = Counter(remark.severity for item in measured for remark in item.attention.remarks)
    return RoleMetrics(
        role=role,
        beads=len(measured),
        units=len(units),
        gaps_source=sum(len(pair.bead.source) for pair in gaps),
        gaps_target=sum(len(pair.bead.target) for pair in gaps),
        types=dict(Counter(item.pair.bead.type for item in measured).most_common()),
        coverage_source=_share(
            sum(count_words(item.pair.source.text) for item in units),
            sum(count_words(item.pair.source.text) for item in measured),
        ),
        coverage_target=_share(
            sum(count_words(item.pair.target.text) for item in units),
            sum(count_words(item.pair.target.text) for item in measured),
        ),
        length_ratio=sum(len(item.pair.target.text) for item in units) / source_length
        if source_length
        else 0.0,
        numbers_kept=_share(sum(item.kept for item in measured), sum(item.numbers for item in measured)),
        refs_source=sum(len(item.pair.source.refs) for item in measured),
        refs_target=sum(len(item.pair.target.refs) for item in measured),
        confidence=sum(confidences) / len(confidences) if confidences else 0.0,
        expected_wrong=sum(1 - confidence for confidence in confidences),
        deviation=math.sqrt(sum(confidence * (1 - confidence) for confidence in confidences)),
        doubtful=sum(confidence < DOUBTFUL for confidence in confidences),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notices=severities[Severity.NOTICE],
        flagged=sum(item.attention.to_look_at for item in measured),
    )


def _share(part: int, whole: int) -> float:
    """A share in [0, 1]; 1 if the whole is empty."""
    return part / whole if whole else 1.0
