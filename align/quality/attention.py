"""What a person should look at: every report, page and sheet shows the units, and the numbers, of this module."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from align.core.alignment import AlignedDocuments, AlignedPair
from align.quality.check import check
from align.quality.checks.remark import Remark
from align.quality.checks.termbase import Termbase
from tmx.base.severity import Severity

# What a remark adds to the badness of a unit: an error as much as the certainty that the bead is wrong.
_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.3, Severity.NOTICE: 0.05}
_GAP = 1.0  # badness of a gap without its remarks


@dataclass(frozen=True, slots=True)
class Attention:
    """A unit and what the checks remark on it."""

    pair: AlignedPair
    remarks: tuple[Remark, ...]

    @property
    def unit(self) -> int:
        """The number of the unit, from 1: the place of its bead in the alignment."""
        return self.pair.unit

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of the remarks, if there are any."""
        return max((remark.severity for remark in self.remarks), default=None)

    @property
    def flagged(self) -> bool:
        """Whether a person should look at the unit: it has an error or a warning, and was not excluded."""
        severity = self.severity
        return severity is not None and severity >= Severity.WARNING and not self.pair.excluded

    @property
    def badness(self) -> float:
        """How urgent it is to look: the probability that the unit is wrong, plus the weight of every remark.

        A gap counts as wrong.
        """
        confidence = self.pair.bead.confidence
        wrong = (_GAP if self.pair.is_gap else 0.0) if confidence is None else 1 - confidence
        return round(wrong + sum(_WEIGHTS[remark.severity] for remark in self.remarks), 4)

    @property
    def gravest_first(self) -> tuple[Remark, ...]:
        """The remarks, errors first, those of one severity in the order of the checks."""
        return tuple(sorted(self.remarks, key=lambda remark: remark.severity, reverse=True))


def attention_of(
    alignment: AlignedDocuments, *, termbase: Termbase | None = None, off: Collection[str] = ()
) -> list[Attention]:
    """What to look at in every unit of an alignment, as its reviewer left it, one item per bead.

    Args:
        alignment: what to check.
        termbase: the terms that the target should use.
        off: checks to leave out, by their names in `align.quality.checks.registry.CHECKS`.

    Raises:
        UsageError: a check in `off` is unknown, or the termbase has no terms in these languages.
    """
    found = check(alignment, termbase=termbase, off=off)
    return [Attention(pair, remarks) for pair, remarks in zip(alignment.all_pairs(), found, strict=True)]


def worst_first(units: Iterable[Attention]) -> list[Attention]:
    """Units in the order to look at them: the flagged ones, then the others, each from the worst on."""
    return sorted(units, key=lambda item: (not item.flagged, -item.badness, item.unit))
