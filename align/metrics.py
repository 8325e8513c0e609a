"""How good an alignment is as far as it can be told without gold: per role and for the document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import AlignedPair, Alignment
from align.numbers import number_tokens
from tmx.files import atomic_write

if TYPE_CHECKING:
    import pandas as pd

DOUBTFUL = 0.5  # a bead is flagged below this confidence: it is more likely wrong than right
_SHORT = 40  # characters; the length ratio of a shorter pair says nothing
_RATIO = (0.5, 2.0)  # target length / source length outside which a pair is flagged


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
        confidence: mean confidence of the units.
        flagged: units that a person should look at.
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
    flagged: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A unit that a person should look at: its place among the beads, and why."""

    bead: int
    role: str
    path: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of the document and of every role, and the units to look at, in document order."""

    overall: RoleMetrics
    roles: tuple[RoleMetrics, ...]
    flags: tuple[Flag, ...]

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
    reasons: tuple[str, ...]


def measure(alignment: Alignment) -> Metrics:
    """Measure an alignment."""
    measured = [_measure(pair, alignment) for pair in alignment]
    roles = list(dict.fromkeys(item.pair.role.value for item in measured))
    return Metrics(
        _summary("all", measured),
        tuple(_summary(role, [m for m in measured if m.pair.role.value == role]) for role in roles),
        tuple(
            Flag(index, item.pair.role.value, item.pair.number, item.reasons)
            for index, item in enumerate(measured)
            if item.reasons
        ),
    )


def _measure(pair: AlignedPair, alignment: Alignment) -> _Measured:
    numbers = (
        Counter(number_tokens(pair.source.text, alignment.source.lang)),
        Counter(number_tokens(pair.target.text, alignment.target.lang)),
    )
    return _Measured(pair, numbers, tuple(_flags(pair, numbers)))


def _flags(pair: AlignedPair, numbers: tuple[Counter[str], Counter[str]]) -> Iterable[str]:
    """Why a person should look at this bead, in words."""
    bead = pair.bead
    if bead.is_gap:
        if (pair.source.text or pair.target.text).strip():
            yield "no counterpart in the target" if bead.source else "no counterpart in the source"
        return
    if bead.confidence is not None and bead.confidence < DOUBTFUL:
        yield f"low confidence ({bead.confidence:.2f})"
    for missing, side in ((numbers[0] - numbers[1], "target"), (numbers[1] - numbers[0], "source")):
        if missing:
            yield f"not in the {side}: {', '.join(missing.elements())}"
    source_refs, target_refs = (
        sorted(ref.number for ref in side.refs) for side in (pair.source, pair.target)
    )
    if source_refs != target_refs:
        yield f"footnote references {', '.join(source_refs) or 'none'} / {', '.join(target_refs) or 'none'}"
    if min(len(pair.source.text), len(pair.target.text)) >= _SHORT:
        ratio = len(pair.target.text) / len(pair.source.text)
        if not _RATIO[0] <= ratio <= _RATIO[1]:
            yield f"the target is {ratio:.1f} times as long"


def _summary(role: str, measured: Sequence[_Measured]) -> RoleMetrics:
    units = [item for item in measured if not item.pair.bead.is_gap]
    gaps = [item.pair for item in measured if item.pair.bead.is_gap]
    shared = sum(2 * (item.numbers[0] & item.numbers[1]).total() for item in units)
    every = sum(item.numbers[0].total() + item.numbers[1].total() for item in measured)
    source_length = sum(len(item.pair.source.text) for item in units)
    confidences = [item.pair.bead.confidence for item in units if item.pair.bead.confidence is not None]
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
        flagged=sum(bool(item.reasons) for item in measured),
    )


def _words(text: str) -> int:
    return len(text.split())


def _share(part: int, whole: int) -> float:
    """A share in [0, 1]; of nothing nothing is missing."""
    return part / whole if whole else 1.0
