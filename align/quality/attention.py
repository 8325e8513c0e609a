"""What a person should look at: every report, page and sheet shows the units, and the numbers, of this module."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from align.core.alignment import AlignedDocuments, AlignedPair
from align.core.message import Message
from align.quality.check import check
from align.quality.checks.registry import CONFIDENCE, GAP
from align.quality.checks.remark import Remark
from align.quality.checks.termbase import Termbase
from align.quality.checks.words import deviation, length_model
from align.quality.doubts import doubts
from tmx.base.severity import Severity
from tmx.base.words import count_words

# What a remark adds to the badness of a unit: an error as much as the certainty that the bead is wrong. Those on the
# bead itself add nothing: its confidence says how probably it is wrong.
_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.3, Severity.NOTICE: 0.05}
_OF_BEADS = frozenset({CONFIDENCE.id, GAP.id})
# Lengths that are more than so many standard deviations from what is usual add so much for each further one, up to a
# limit: half of a sentence may be missing although its length is not out of range.
_USUAL, _UNUSUAL, _UNUSUAL_MOST = 2.0, 0.15, 0.5
# The badness of a gap: from that of one word to that of a whole paragraph, which is the worse omission.
_GAP_LEAST, _GAP_MOST, _PARAGRAPH = 0.8, 1.0, 20  # the last in words


@dataclass(frozen=True, slots=True)
class Attention:
    """A unit, what the checks remark on it, and why the aligner is unsure of it, if it is.

    `deviation` says how far its lengths are from what is usual in the document, in standard deviations.
    """

    pair: AlignedPair
    remarks: tuple[Remark, ...]
    doubts: tuple[Message, ...] = ()
    deviation: float = 0.0

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
        """Whether something is doubtful: the unit has an error or a warning, and was not excluded."""
        severity = self.severity
        return severity is not None and severity >= Severity.WARNING and not self.pair.excluded

    @property
    def to_look_at(self) -> bool:
        """Whether a person should look at the unit: it is flagged, and no reviewer has decided on it."""
        return self.flagged and not self.pair.bead.decided

    @property
    def badness(self) -> float:
        """How urgent it is to look: the probability that the bead is wrong, plus the weight of every other remark.

        A gap counts as wrong, the more so the more words it has; unusual lengths weigh something too.
        """
        added = sum(_WEIGHTS[remark.severity] for remark in self.remarks if remark.check not in _OF_BEADS)
        unusual = min(_UNUSUAL * max(self.deviation - _USUAL, 0.0), _UNUSUAL_MOST)
        return round(self._wrong + added + unusual, 4)

    @property
    def _wrong(self) -> float:
        if self.pair.is_gap:
            words = count_words(self.pair.source.text or self.pair.target.text)
            return _GAP_LEAST + (_GAP_MOST - _GAP_LEAST) * min(1.0, words / _PARAGRAPH)
        confidence = self.pair.bead.confidence
        return 0.0 if confidence is None else 1 - confidence

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why to look at it, in words: the remarks, the gravest first, then why the aligner is unsure."""
        return (*(remark.message for remark in self.gravest_first), *self.doubts)

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
    compared = alignment.config.encoder != "none"
    pairs = list(alignment.all_pairs())
    lengths = length_model(
        [
            (len(pair.source.text), len(pair.target.text))
            for pair in pairs
            if pair.is_unit and not pair.excluded
        ]
    )
    return [
        Attention(
            pair,
            remarks,
            doubts(pair, compared=compared, usual=lengths.mean),
            deviation(pair.source.text, pair.target.text, lengths),
        )
        for pair, remarks in zip(pairs, found, strict=True)
    ]


def worst_first(units: Iterable[Attention]) -> list[Attention]:
    """Units in the order to look at them: those that are flagged and not decided, then the others that are flagged,
    then all others, each from the worst on.
    """
    return sorted(units, key=lambda item: (not item.to_look_at, not item.flagged, -item.badness, item.unit))
