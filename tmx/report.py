"""What a writer did to the units on their way: counts by reason, and the first few cases of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CASES_KEPT = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was left out or altered.

    `unit` counts the units given to the writer from 1; `line` is where the unit was read, 0 if nowhere.
    """

    reason: str
    unit: int
    line: int = 0
    detail: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else f"unit {self.unit}"
        return f"{where}: {self.reason}{f' ({self.detail})' if self.detail else ''}"


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What stands in the file and what does not.

    `left_out` counts units, `altered` counts alterations, both by reason; `cases` holds the first twenty of
    each reason.
    """

    path: Path
    written: int
    left_out: Mapping[str, int]
    altered: Mapping[str, int]
    cases: tuple[Change, ...] = ()

    def __str__(self) -> str:
        parts = [f"{self.written} units written to {self.path}"]
        parts += [f"{count} left out: {reason}" for reason, count in self.left_out.items()]
        parts += [f"{count} altered: {reason}" for reason, count in self.altered.items()]
        return "; ".join(parts)

    def as_dict(self) -> dict[str, object]:
        """The report as data for JSON."""
        return {
            "path": str(self.path),
            "written": self.written,
            "left_out": dict(self.left_out),
            "altered": dict(self.altered),
            "cases": [
                {"reason": case.reason, "unit": case.unit, "line": case.line, "detail": case.detail}
                for case in self.cases
            ],
        }


class Ledger:
    """Collects what a writer does; makes the report at the end.

    The writer sets `unit` and `line` to the unit that the entries from there on are about.
    """

    def __init__(self) -> None:
        self.unit = 0
        self.line = 0
        self.written = 0
        self._left_out: Counter[str] = Counter()
        self._altered: Counter[str] = Counter()
        self._cases: list[Change] = []

    def leave_out(self, reason: str, detail: str = "") -> None:
        """Enter a unit that is not written."""
        self._enter(self._left_out, reason, detail)

    def withdraw(self, reason: str, detail: str = "") -> None:
        """Enter a unit that was counted as written and is not."""
        self.written -= 1
        self.leave_out(reason, detail)

    def alter(self, reason: str, detail: str = "") -> None:
        """Enter something that is written otherwise than given."""
        self._enter(self._altered, reason, detail)

    def _enter(self, counts: Counter[str], reason: str, detail: str) -> None:
        counts[reason] += 1
        if counts[reason] <= CASES_KEPT:
            self._cases.append(Change(reason, self.unit, self.line, detail))

    def report(self, path: Path) -> WriteReport:
        """The report of all entries so far."""
        return WriteReport(path, self.written, dict(self._left_out), dict(self._altered), tuple(self._cases))
