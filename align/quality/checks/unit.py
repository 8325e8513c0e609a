"""What a rule looks at: a pair of texts, and the habits of the document they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from align.core.message import Message
from align.language.numbers import Number
from align.quality.checks.finding import Finding, Severity, Span
from align.quality.checks.text import Text
from align.quality.checks.unlike_numbers import apart

if TYPE_CHECKING:
    from align.quality.checks.termbase import Termbase


@dataclass(frozen=True, slots=True)
class LengthModel:
    """How long a document's targets are: ``ln(target / source)`` has this mean, and where both
    are n characters long on average the standard deviation ``spread / sqrt(n)`` (Gale and Church 1993)."""

    mean: float = 0.0
    spread: float = 2.6  # Gale and Church's variance of 6.8 a character, as a standard deviation


@dataclass(frozen=True)
class Habits:
    """What is usual in a document, so that only what breaks it is found.

    Attributes:
        lengths: how long targets are.
        spacing: for a French mark, the share of its places that have a space: ``{";": 0.99}``.
        forms: for a choice such as the sign of "number", the form that the document uses.
        quoted: share of the units with a quotation in the source that have one in the target.
        loose_spaces: whether there is often a space before a comma, as in a text cut into tokens.
        loose_quotes: whether quotation marks often stand without their partner, as in dialogues.
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
    habits: Habits = field(default_factory=Habits)
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
    """What a rule's function says: the reason and where; `severity` where it is not that of the rule."""

    said: Message
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its name, what it looks at, how much a finding matters, and the function that looks.

    `find` reads one pair; it is None for the rules that `check` applies to the alignment as a whole.
    """

    id: str
    looks_at: str
    severity: Severity
    find: Callable[[Unit], Iterable[Hit]] | None = None

    def findings(self, hits: Iterable[Hit]) -> list[Finding]:
        """The hits as findings of this rule."""
        return [
            Finding(self.id, hit.severity or self.severity, hit.said, hit.source_spans, hit.target_spans)
            for hit in hits
        ]
