"""What a check looks at: a pair of texts, and the conventions of the document that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from align.core.message import Message
from align.language.numbers import Number
from align.quality.checks.remark import Remark, Span
from align.quality.checks.text import Text
from align.quality.checks.unlike_numbers import apart
from tmx.base.severity import Severity

if TYPE_CHECKING:
    from align.quality.checks.termbase import Termbase


@dataclass(frozen=True, slots=True)
class LengthModel:
    """How long a document's targets are: ``ln(target / source)`` has this mean, and, for texts of n characters
    on average, the standard deviation ``spread / sqrt(n)`` (Gale and Church 1993)."""

    mean: float = 0.0
    spread: float = 2.6  # Gale and Church's variance of 6.8 per character, as a standard deviation


@dataclass(frozen=True)
class Conventions:
    """What is usual in a document, so that only what departs from it is found.

    Attributes:
        lengths: how long targets are.
        spacing: for a French mark, the share of its occurrences that have a space: ``{";": 0.99}``.
        forms: for a choice such as the sign of "number", the form that the document uses.
        quoted: share of the units with a quotation in the source that have one in the target.
        loose_spaces: whether there is often a space before a comma or a full stop, as in a text cut into tokens or one
            whose footnote marks were taken out.
        loose_quotes: whether quotation marks are often unmatched, as in dialogues.
    """

    lengths: LengthModel = field(default_factory=LengthModel)
    spacing: Mapping[str, float] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    quoted: float = 0.0
    loose_spaces: bool = False
    loose_quotes: bool = False


@dataclass(frozen=True)
class Unit:
    """A pair of texts that should translate each other."""

    source: Text
    target: Text
    conventions: Conventions = field(default_factory=Conventions)
    termbase: Termbase | None = None

    @cached_property
    def missing_numbers(self) -> list[Number]:
        """The numbers of the source that the target lacks, in order."""
        return self._numbers_apart[0]

    @cached_property
    def added_numbers(self) -> list[Number]:
        """The numbers of the target that the source lacks, in order."""
        return self._numbers_apart[1]

    @cached_property
    def _numbers_apart(self) -> tuple[list[Number], list[Number]]:
        return apart(self.source, self.target)


@dataclass(frozen=True, slots=True)
class Hit:
    """What the function of a check found: what there is to say, and where; `severity` if not that of the check."""

    message: Message
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, what it looks at, how much a remark of it matters, and the function that looks.

    `find` reads one pair; it is None for checks of the bead itself, or of all pairs together.
    """

    id: str
    looks_at: str
    severity: Severity
    find: Callable[[Unit], Iterable[Hit]] | None = None

    def remarks(self, hits: Iterable[Hit]) -> list[Remark]:
        """The hits as remarks of this check."""
        return [
            Remark(self.id, hit.severity or self.severity, hit.message, hit.source_spans, hit.target_spans)
            for hit in hits
        ]
