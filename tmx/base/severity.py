"""How much it matters what a check found."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Severity(Enum):
    """How much a remark or a finding matters; ordered by gravity, `ERROR` the gravest.

    >>> max(Severity.NOTICE, Severity.ERROR, Severity.WARNING).value
    'error'
    """

    NOTICE = "notice"  # a matter of style or of convenience
    WARNING = "warning"  # a person should look at it
    ERROR = "error"  # something is wrong

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        members = list(Severity)
        return members.index(self) < members.index(other)

    def __str__(self) -> str:
        return self.value
