"""The bands of match that an analysis counts by, and what a word of each costs to translate."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from tmx.base.errors import UsageError


@dataclass(frozen=True, slots=True)
class Band:
    """A band of match.

    Attributes:
        key: its name in files and options.
        label: its name for people.
        weight: the share of the work that a word of it still takes, from 0 to 1.
        least: the lowest score that falls into it; None for the two that no score decides.
    """

    key: str
    label: str
    weight: float
    least: int | None = None


BANDS = (
    Band("context", "Context match", 0.0),
    Band("repetitions", "Repetitions", 0.1),
    Band("100", "100 %", 0.1, 100),
    Band("95-99", "95–99 %", 0.3, 95),
    Band("85-94", "85–94 %", 0.5, 85),
    Band("75-84", "75–84 %", 0.7, 75),
    Band("50-74", "50–74 %", 1.0, 50),
    Band("none", "No match", 1.0, 0),
)
"""The bands, in the order in which a segment is assigned to the first that fits. The weights are in the middle of what
agencies publish for the same bands; they are agreed on between those who pay and those who translate.
"""
KEYS = tuple(band.key for band in BANDS)
"""The names of the bands."""
LEAST = 50
"""The lowest score of a match that is counted as one."""


def band_of(score: int) -> str:
    """The name of the band of a score.

    >>> band_of(100), band_of(94), band_of(12)
    ('100', '85-94', 'none')
    """
    return next(band.key for band in BANDS if band.least is not None and score >= band.least)


def weights_of(given: Mapping[str, float] | None = None) -> dict[str, float]:
    """The weights by band; those that are given replace the usual ones.

    Raises:
        UsageError: there is no such band, or a weight is not from 0 to 1.
    """
    weights = {band.key: band.weight for band in BANDS}
    for key, weight in (given or {}).items():
        if key not in weights:
            raise UsageError(f"there is no band {key!r}", cure=f"The bands are {', '.join(KEYS)}.")
        if not (math.isfinite(weight) and 0 <= weight <= 1):
            raise UsageError(
                f"the weight of {key} is {weight:g}", cure="Choose one from 0 (no work) to 1 (all)."
            )
        weights[key] = weight
    return weights
