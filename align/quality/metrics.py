"""How good an alignment is, as far as can be told without gold: per role and for the document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.core.alignment import AlignedDocuments
from align.core.message import Message
from align.core.table import Table
from align.language.quantities import numbers_of
from align.quality.attention import Attention, attention_of, worst_first
from align.quality.checks.dates import Spans
from align.quality.checks.registry import OF_NUMBERS
from align.quality.checks.termbase import Termbase
from align.quality.role_metrics import Measured, RoleMetrics, summary
from align.quality.value_as_memory import ValueAsMemory, value_as_memory
from tmx.base.files import atomic_write
from tmx.base.severity import Severity
from tmx.base.wording import clip, counted

if TYPE_CHECKING:
    import pandas as pd

_BEGINNING = 80  # characters of a text that a flag shows

__all__ = ["Flag", "Metrics", "RoleMetrics", "ValueAsMemory", "measure"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A unit that a person should look at: its number, from 1, where it is, and why.

    Attributes:
        unit: its number, from 1, the same in every report, page and sheet.
        role: the role of its first block.
        path: the number of its first block, as people write it.
        where: where both sides begin in their files, as ``line 12 / line 14``.
        reasons: what the checks remark, the gravest first, and what makes the aligner unsure.
        severity: the gravest severity of the remarks.
        confidence: the probability that the bead is exactly right; None for a gap.
        badness: what orders flags: see `align.quality.attention.Attention`.
        source: how the text of the source begins.
        target: how the text of the target begins.
    """

    unit: int
    role: str
    path: str
    where: str
    reasons: tuple[Message, ...]
    severity: Severity
    confidence: float | None
    badness: float
    source: str
    target: str

    def as_dict(self) -> dict[str, Any]:
        """The flag as plain data, its reasons in English."""
        return asdict(self) | {
            "reasons": [reason.text() for reason in self.reasons],
            "severity": self.severity.value,
        }


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of the document and of every role, and the units to look at, the worst first.

    `memory` is the value of the alignment as a translation memory.
    """

    overall: RoleMetrics
    roles: tuple[RoleMetrics, ...]
    flags: tuple[Flag, ...]
    memory: ValueAsMemory

    def worst(self, count: int | None = None) -> tuple[Flag, ...]:
        """What to look at first: at most `count` of the flags."""
        return self.flags[:count]

    def to_pandas(self) -> pd.DataFrame:
        """One row per role, the document last; bead types as text such as ``1-1: 53``."""
        import pandas as pd

        rows = [
            asdict(role) | {"types": ", ".join(f"{name}: {count}" for name, count in role.types.items())}
            for role in (*self.roles, self.overall)
        ]
        return pd.DataFrame(rows).set_index("role")

    def table(self) -> Table:
        """The measures to look at first, one row per role, the document last.

        *aligned* is the share of the words of each side that are in units, *numbers kept* that of the numbers and
        symbols of both sides that the other side has; *length* is the target's over the source's, in characters.
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
            "flagged": [flag.as_dict() for flag in self.flags],
        }

    def save(self, path: str | PathLike[str]) -> None:
        """Write the measures as JSON if the suffix is ``.json``, else as CSV; whole or not at all.

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
        """The measures to look at first as a table, and the value of the alignment as a memory."""
        memory = self.memory
        return (
            f"{self.table()._repr_html_()}<p>As a memory: {counted(memory.units, 'unit')} ({memory.words:,} words), "
            f"of which {memory.usable:.1f} are expected to be right and are not flagged; "
            f"{memory.ambiguous} sources with several translations.</p>"
        )


def measure(
    alignment: AlignedDocuments,
    *,
    attention: Sequence[Attention] | None = None,
    termbase: Termbase | None = None,
) -> Metrics:
    """Measure an alignment as its reviewer left it: excluded units do not count.

    Args:
        alignment: what to measure.
        attention: what to look at in every bead, from `attention_of`; found here if it is not given.
        termbase: the terms to check, if `attention` is not given.

    Raises:
        ValueError: `attention` has more or fewer items than there are beads.
        UsageError: the termbase has no terms in these languages.
    """
    found = attention_of(alignment, termbase=termbase) if attention is None else attention
    if len(found) != len(alignment):
        raise ValueError(f"{len(found)} items of attention for {counted(len(alignment), 'bead')}")
    measured = [_measured(item, alignment) for item in found if not item.pair.excluded]
    roles = list(dict.fromkeys(str(item.pair.role) for item in measured))
    return Metrics(
        summary("all", measured),
        tuple(summary(role, [m for m in measured if m.pair.role == role]) for role in roles),
        tuple(flag for item in worst_first(found) if (flag := _flag(item)) is not None),
        value_as_memory(item.attention for item in measured),
    )


def _measured(item: Attention, alignment: AlignedDocuments) -> Measured:
    """A bead with its numbers; those that the checks mark are not kept."""
    pair = item.pair
    remarks = [remark for remark in item.remarks if remark.check in OF_NUMBERS]
    sides = (
        (
            numbers_of(pair.source.text, alignment.source.lang),
            Spans(chain(*(r.source_spans for r in remarks))),
        ),
        (
            numbers_of(pair.target.text, alignment.target.lang),
            Spans(chain(*(r.target_spans for r in remarks))),
        ),
    )
    marked = sum(number in spans for numbers, spans in sides for number in numbers)
    every = sum(len(numbers) for numbers, _ in sides)
    return Measured(item, every, 0 if pair.is_gap else every - marked)


def _flag(item: Attention) -> Flag | None:
    if item.severity is None or not item.to_look_at:
        return None
    pair = item.pair
    return Flag(
        unit=item.unit,
        role=str(pair.role),
        path=pair.number,
        where=pair.where,
        reasons=item.reasons,
        severity=item.severity,
        confidence=pair.bead.confidence,
        badness=item.badness,
        source=clip(pair.source.text, _BEGINNING),
        target=clip(pair.target.text, _BEGINNING),
    )
