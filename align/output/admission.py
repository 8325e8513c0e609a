"""What of an alignment enters a memory, and why the rest stays out."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Self, get_args

from align.core.alignment import AlignedDocuments, AlignedPair
from align.core.bead import DOUBTFUL
from tmx.base.errors import InputError, UsageError
from tmx.base.report import CASES_PER_REASON, Change, Losses, WriteReport

Only = Literal["all", "accepted"]

EXCLUDED = "by decision of the reviewer"
ONE_SIDED = "no counterpart"
"""Why units are in no memory, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Which units enter a memory; what a reviewer decided on enters whatever its confidence is.

    Attributes:
        min_confidence: the least confidence, in [0, 1]; by default a unit that is more likely wrong than right stays
            out.
        only: ``accepted`` for only the units that a reviewer accepted, corrected or reworded.
    """

    min_confidence: float = DOUBTFUL
    only: Only = "all"

    def __post_init__(self) -> None:
        """Check the values.

        Raises:
            UsageError: the confidence is not in [0, 1], or `only` is unknown.
        """
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(
                f"the least confidence (min_confidence) must be between 0 and 1, not {self.min_confidence}"
            )
        if self.only not in get_args(Only):
            raise UsageError(f"units can be chosen by {' or '.join(get_args(Only))}, not by {self.only!r}")

    def refusal(self, pair: AlignedPair) -> str:
        """Why a unit stays out; empty if it enters."""
        if pair.excluded:
            return EXCLUDED
        if not pair.is_unit:
            return ONE_SIDED if pair.source.text or pair.target.text else "no text"
        if pair.bead.decided:
            return ""
        if self.only == "accepted":
            return "not accepted in a review"
        confidence = pair.bead.confidence
        if confidence is not None and confidence < self.min_confidence:
            return f"confidence below {self.min_confidence:g}"
        return ""


@dataclass(frozen=True, slots=True)
class Admitted:
    """The units of an alignment that enter a memory, and the others with the reasons."""

    pairs: tuple[AlignedPair, ...]
    refused: tuple[Change, ...]

    @classmethod
    def of(cls, alignment: AlignedDocuments, admission: Admission) -> Self:
        """Divide the units of an alignment, those too that a reviewer excluded."""
        found = [(pair, admission.refusal(pair)) for pair in alignment.all_pairs()]
        return cls(
            tuple(pair for pair, refusal in found if not refusal),
            tuple(Change(refusal, pair.unit) for pair, refusal in found if refusal),
        )

    @property
    def stays_out(self) -> dict[str, int]:
        """How many units stay out, by reason."""
        return dict(Counter(change.reason for change in self.refused))

    def refuse_none(self, path: str | os.PathLike[str]) -> None:
        """Refuse to write a memory without units.

        Raises:
            InputError: no unit is admitted; the message says why.
        """
        if not self.pairs:
            reasons = "; ".join(f"{count} left out: {reason}" for reason, count in self.stays_out.items())
            raise InputError(
                f"not written: no unit would be in the memory ({reasons or 'the texts have none'})",
                path=path,
                cure="Ask for less (min_confidence, only; --min-confidence, --only), or review the units first.",
            )

    def completed(self, report: WriteReport) -> WriteReport:
        """The report of a writer that was given the admitted units, with those that stayed out.

        Units are named by their numbers in the alignment.
        """
        losses = Losses(left_out=Counter(self.stays_out))
        named = [dataclasses.replace(case, unit=self.pairs[case.unit - 1].unit) for case in report.cases]
        return dataclasses.replace(
            report.with_losses(losses), cases=(*_first(self.refused, CASES_PER_REASON), *named)
        )


def _first(changes: Iterable[Change], most: int) -> Sequence[Change]:
    """The first so many changes of each reason."""
    seen: Counter[str] = Counter()
    kept = []
    for change in changes:
        seen[change.reason] += 1
        if seen[change.reason] <= most:
            kept.append(change)
    return kept
