"""How much a finding matters: one scale for faults of a file and for doubts about a translation."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; a graver severity is greater, so that ``max()`` gives the gravest.

    >>> max(Severity.WARNING, Severity.ERROR, Severity.NOTICE)
    <Severity.ERROR: 'error'>
    """

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"

    # A StrEnum would compare its values as text.
    def __lt__(self, other: str) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: str) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: str) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: str) -> bool:
        return _rank(self) >= _rank(other)


def _rank(severity: str) -> int:
    """The place of a severity on the scale.

    Raises:
        ValueError: there is no such severity.
    """
    return list(Severity).index(Severity(severity))
