"""How good an alignment is as far as it can be told without gold: per role and for the document."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import AlignedPair, Alignment
from align.checks import DOUBTFUL, Finding, Severity, Termbase, check
from align.memory_value import MemoryValue, memory_value
from align.numbers import number_tokens
from tmx.files import atomic_write

if TYPE_CHECKING:
    import pandas as pd

_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
# What a finding adds to a flag's badness: an error as much as a bead that is certainly wrong.
_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.3, Severity.NOTICE: 0.05}
_GAP = 1.0  # a gap's badness before its findings


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
        coverage_source: share of the source's words that stand in units, in [0, 1].
        coverage_target: the same of the target's words.
        length_ratio: characters of the target over those of the source, in units.
        numbers_kept: share of the numbers and symbols of either side that the other side has too.
        refs_source: footnote references in the source.
        refs_target: footnote references in the target.
        confidence: mean confidence of the units; confidences are calibrated, so that it is their expected
            precision, the share of them that is exactly right.
        expected_wrong: how many units are expected to be wrong, the sum of what their confidence lacks to 1.
        deviation: standard deviation of that number, were the units independent (Poisson binomial).
        doubtful: units that are more likely wrong than right.
        errors: findings that say that a unit is wrong.
        warnings: findings that a person should look at.
        notices: findings of style.
        flagged: beads with an error or a warning.
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
class Flag:
    """A bead that a person should look at: its place among the beads, and why.

    `reasons` are the findings in words, the gravest first. `badness` orders flags: how likely the bead is
    wrong, in [0, 1], plus the weight of every finding; a gap counts as wrong.
    """

    bead: int
    role: str
    path: str
    reasons: tuple[str, ...]
    severity: Severity
    badness: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of the document and of every role, and the beads to look at, in document order.

    `memory` says what the alignment is worth as a translation memory.
    """

    overall: RoleMetrics
    roles: tuple[RoleMetrics, ...]
    flags: tuple[Flag, ...]
    memory: MemoryValue

    def worst(self, count: int | None = None) -> tuple[Flag, ...]:
        """What to look at first: the flags, the worst first, at most `count` of them."""
        return tuple(sorted(self.flags, key=lambda flag: (-flag.badness, flag.bead))[:count])

    def to_pandas(self) -> pd.DataFrame:
        """One row a role, the document last; bead types as text such as ``1-1: 53``."""
        import pandas as pd

        rows = [
            asdict(role) | {"types": ", ".join(f"{name}: {count}" for name, count in role.types.items())}
            for role in (*self.roles, self.overall)
        ]
        return pd.DataFrame(rows).set_index("role")

    def as_dict(self) -> dict[str, Any]:
        """The measures as plain data for JSON."""
        return {
            "overall": asdict(self.overall),
            "roles": [asdict(role) for role in self.roles],
            "memory": asdict(self.memory),
            "flagged": [asdict(flag) for flag in self.flags],
        }

    def save(self, path: str | PathLike[str]) -> None:
        """Write the measures as CSV, or as JSON where the suffix is ``.json``; whole or not at all.

        Raises:
            OutputError: the file cannot be written.
        """
        if Path(path).suffix.lower() == ".json":
            text = json.dumps(self.as_dict(), ensure_ascii=False, indent=1) + "\n"
        else:
            text = self.to_pandas().to_csv(float_format="%.4f")
        with atomic_write(path) as stream:
            stream.write(text.encode())

    def _repr_html_(self) -> str:
        return self.to_pandas().to_html(float_format="{:.3f}".format)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What is counted on one bead."""

    pair: AlignedPair
    numbers: tuple[Counter[str], Counter[str]]
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity | None:
        """The gravest finding, if there is one."""
        return min((finding.severity for finding in self.findings), key=_GRAVEST.index, default=None)

    @property
    def flagged(self) -> bool:
        return self.severity in (Severity.ERROR, Severity.WARNING)


def measure(
    alignment: Alignment,
    *,
    findings: Sequence[tuple[Finding, ...]] | None = None,
    termbase: Termbase | None = None,
) -> Metrics:
    """Measure an alignment.

    Args:
        alignment: what to measure.
        findings: what `align.checks.check` found, one tuple a bead; checked here if it is not given.
        termbase: the terms to check, if `findings` are not given.
    """
    found = check(alignment, termbase=termbase) if findings is None else findings
    measured = [_measure(pair, alignment, its) for pair, its in zip(alignment, found, strict=True)]
    roles = list(dict.fromkeys(item.pair.role.value for item in measured))
    return Metrics(
        _summary("all", measured),
        tuple(_summary(role, [m for m in measured if m.pair.role.value == role]) for role in roles),
        tuple(_flag(index, item) for index, item in enumerate(measured) if item.flagged),
        memory_value((item.pair, item.flagged) for item in measured),
    )


def _measure(pair: AlignedPair, alignment: Alignment, findings: tuple[Finding, ...]) -> _Measured:
    numbers = (
        Counter(number_tokens(pair.source.text, alignment.source.lang)),
        Counter(number_tokens(pair.target.text, alignment.target.lang)),
    )
    return _Measured(pair, numbers, findings)


def _flag(index: int, item: _Measured) -> Flag:
    found = sorted(item.findings, key=lambda finding: _GRAVEST.index(finding.severity))
    confidence = item.pair.bead.confidence
    wrong = (_GAP if item.pair.bead.is_gap else 0.0) if confidence is None else 1 - confidence
    return Flag(
        index,
        item.pair.role.value,
        item.pair.number,
        tuple(finding.message for finding in found),
        found[0].severity,
        round(wrong + sum(_WEIGHTS[finding.severity] for finding in found), 4),
    )


def _summary(role: str, measured: Sequence[_Measured]) -> RoleMetrics:
    units = [item for item in measured if not item.pair.bead.is_gap]
    gaps = [item.pair for item in measured if item.pair.bead.is_gap]
    shared = sum(2 * (item.numbers[0] & item.numbers[1]).total() for item in units)
    every = sum(item.numbers[0].total() + item.numbers[1].total() for item in measured)
    source_length = sum(len(item.pair.source.text) for item in units)
    confidences = [item.pair.bead.confidence for item in units if item.pair.bead.confidence is not None]
    severities = Counter(finding.severity for item in measured for finding in item.findings)
    return RoleMetrics(
        role=role,
        beads=len(measured),
        units=len(units),
        gaps_source=sum(len(pair.bead.source) for pair in gaps),
        gaps_target=sum(len(pair.bead.target) for pair in gaps),
        types=dict(Counter(item.pair.bead.type for item in measured).most_common()),
        coverage_source=_share(
            sum(_words(item.pair.source.text) for item in units),
            sum(_words(item.pair.source.text) for item in measured),
        ),
        coverage_target=_share(
            sum(_words(item.pair.target.text) for item in units),
            sum(_words(item.pair.target.text) for item in measured),
        ),
        length_ratio=sum(len(item.pair.target.text) for item in units) / source_length
        if source_length
        else 0.0,
        numbers_kept=_share(shared, every),
        refs_source=sum(len(item.pair.source.refs) for item in measured),
        refs_target=sum(len(item.pair.target.refs) for item in measured),
        confidence=sum(confidences) / len(confidences) if confidences else 0.0,
        expected_wrong=sum(1 - confidence for confidence in confidences),
        deviation=math.sqrt(sum(confidence * (1 - confidence) for confidence in confidences)),
        doubtful=sum(confidence < DOUBTFUL for confidence in confidences),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notices=severities[Severity.NOTICE],
        flagged=sum(item.flagged for item in measured),
    )


def _words(text: str) -> int:
    return len(text.split())


def _share(part: int, whole: int) -> float:
    """A share in [0, 1]; of nothing nothing is missing."""
    return part / whole if whole else 1.0
