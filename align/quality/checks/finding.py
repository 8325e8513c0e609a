"""What a check says of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from align.core.message import Language, Message

Span = tuple[int, int]


class Severity(StrEnum):
    """How much a finding matters to a translator."""

    ERROR = "error"  # the unit is wrong, or should not enter a memory
    WARNING = "warning"  # a person should look
    NOTICE = "notice"  # style


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason to look at a unit: the rule that found it, its weight, and what it says.

    `source_spans` and `target_spans` say where, as (start, end) offsets in the texts of the pair's sides.
    """

    rule: str
    severity: Severity
    said: Message
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()

    @property
    def message(self) -> str:
        """The reason in English."""
        return self.said.text()

    def message_in(self, lang: Language) -> str:
        """The reason in a language of the review page."""
        return self.said.text(lang)
