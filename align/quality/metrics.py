"""How good an alignment is as far as it can be told without gold: per role and for the document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.core.alignment import AlignedDocuments, AlignedPair
from align.core.table import Table
from align.language.numbers import number_tokens
from align.quality.check import check
from align.quality.checks.finding import Finding, Severity
from align.quality.checks.termbase import Termbase
from align.quality.role_metrics import GRAVEST, Measured, RoleMetrics, summary
from align.quality.value import MemoryValue, memory_value
from tmx.base.files import atomic_write
from tmx.base.wording import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Flag", "MemoryValue", "Metrics", "RoleMetrics", "measure"]

# What a finding adds to a flag's badness: an error as much as a bead that is certainly wrong.
_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.3, Severity.NOTICE: 0.05}
_GAP = 1.0  # a gap's badness before its findings


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

    def table(self) -> Table:
        """The measures that one looks at first, a row a role, the document last.

        Shares are of the words (aligned) and of the numbers and symbols of both sides; the length is that of the
        target over that of the source, in characters.
        """
        return Table.of(
            (
                "role",
                "units",
                "gaps",
                "aligned",
                "length",
                "numbers kept",
                "notes",
                "confidence",
                "to look at",
            ),
            [
                (
                    role.role,
                    role.units,
                    f"{role.gaps_source}/{role.gaps_target}",
                    f"{role.coverage_source:.0%} / {role.coverage_target:.0%}",
                    f"×{role.length_ratio:.2f}",
                    f"{role.numbers_kept:.0%}",
                    f"{role.refs_source}/{role.refs_target}",
                    role.confidence,
                    role.flagged,
                )
                for role in (*self.roles, self.overall)
            ],
        )

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
        """The measures to look at first as a table, and what the alignment is worth as a memory."""
        memory = self.memory
        return (
            f"{self.table()._repr_html_()}<p>As a memory: {counted(memory.units, 'unit')} ({memory.words:,} words), "
            f"of which {memory.usable:.1f} are expected to be right and without findings; "
            f"{memory.ambiguous} sources with several translations.</p>"
        )


def measure(
    alignment: AlignedDocuments,
    *,
    findings: Sequence[tuple[Finding, ...]] | None = None,
    termbase: Termbase | None = None,
) -> Metrics:
    """Measure an alignment.

    Args:
        alignment: what to measure.
        findings: what `align.quality.checks.check` found, one tuple a bead; checked here if it is not given.
        termbase: the terms to check, if `findings` are not given.
    """
    found = check(alignment, termbase=termbase) if findings is None else findings
    measured = [_measure(pair, alignment, its) for pair, its in zip(alignment, found, strict=True)]
    roles = list(dict.fromkeys(str(item.pair.role) for item in measured))
    return Metrics(
        summary("all", measured),
        tuple(summary(role, [m for m in measured if m.pair.role == role]) for role in roles),
        tuple(_flag(index, item) for index, item in enumerate(measured) if item.flagged),
        memory_value((item.pair, item.flagged) for item in measured),
    )


def _measure(pair: AlignedPair, alignment: AlignedDocuments, findings: tuple[Finding, ...]) -> Measured:
    numbers = (
        Counter(number_tokens(pair.source.text, alignment.source.lang)),
        Counter(number_tokens(pair.target.text, alignment.target.lang)),
    )
    return Measured(pair, numbers, findings)


def _flag(index: int, item: Measured) -> Flag:
    found = sorted(item.findings, key=lambda finding: GRAVEST.index(finding.severity))
    confidence = item.pair.bead.confidence
    wrong = (_GAP if item.pair.is_gap else 0.0) if confidence is None else 1 - confidence
    return Flag(
        index,
        str(item.pair.role),
        item.pair.number,
        tuple(finding.message for finding in found),
        found[0].severity,
        round(wrong + sum(_WEIGHTS[finding.severity] for finding in found), 4),
    )
