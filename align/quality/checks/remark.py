"""What a check says of a unit."""

from __future__ import annotations

from dataclasses import dataclass

from align.core.message import Message
from tmx.base.severity import Severity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Remark:
    """A reason to look at a unit: the check that gives it, how much it matters, and what it says.

    `source_spans` and `target_spans` say where, as (start, end) offsets into the texts of the pair's sides.
    """

    check: str
    severity: Severity
    message: Message
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
