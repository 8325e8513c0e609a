"""What became of the units on their way: counts by reason, and the first few cases of each."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from tmx.base.errors import InputError
from tmx.base.wording import counted

T = TypeVar("T")
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
class Losses:
    """What happened before units came to a writer: `left_out` counts units, `altered` parts of units, by reason."""

    left_out: Counter[str] = field(default_factory=Counter)
    altered: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Losses) -> Losses:
        return Losses(self.left_out + other.left_out, self.altered + other.altered)


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What stands in the file and what does not.

    `left_out` counts units, `altered` counts alterations, both by reason; `cases` holds the first twenty of
    each reason. Every unit of the input is either written or left out.
    """

    path: Path
    written: int
    left_out: Mapping[str, int]
    altered: Mapping[str, int]
    cases: tuple[Change, ...] = ()

    @property
    def read(self) -> int:
        """The number of units in the input."""
        return self.written + sum(self.left_out.values())

    def after(self, losses: Losses) -> Self:
        """The report of the whole way, with what was lost before."""
        return dataclasses.replace(
            self,
            left_out=dict(losses.left_out + Counter(self.left_out)),
            altered=dict(losses.altered + Counter(self.altered)),
        )

    def __str__(self) -> str:
        of = f"{self.written} of " if self.left_out else ""
        parts = [f"{of}{counted(self.read, 'unit')} written to {self.path}"]
        parts += [f"{count} left out: {reason}" for reason, count in self.left_out.items()]
        parts += [f"{count} altered: {reason}" for reason, count in self.altered.items()]
        return "; ".join(parts)

    def as_dict(self) -> dict[str, object]:
        """The report as data for JSON."""
        return {
            "path": str(self.path),
            "read": self.read,
            "written": self.written,
            "left_out": dict(self.left_out),
            "altered": dict(self.altered),
            "cases": [
                {"reason": case.reason, "unit": case.unit, "line": case.line, "detail": case.detail}
                for case in self.cases
            ],
        }


class Ledger:
    """Collects what is done to units on their way; makes the report at the end.

    Whoever takes up a unit first sets `unit` and `line` to it; the entries from there on are about it.
    `needs_units` says that a file without any unit is of no use.
    """

    def __init__(self, *, needs_units: bool = False) -> None:
        self._needs_units = needs_units
        self.unit = 0
        self.line = 0
        self.written = 0
        self._left_out: Counter[str] = Counter()
        self._altered: Counter[str] = Counter()
        self._cases: list[Change] = []

    def leave_out(self, reason: str, detail: str = "") -> None:
        """Enter a unit that is not written."""
        self._enter(self._left_out, reason, detail)

    def pass_over(self, reason: str, line: int) -> None:
        """Enter a unit that does not come to the writer."""
        self.unit += 1
        self.line = line
        self.leave_out(reason)

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

    def watched(self, items: Iterable[T], path: str | os.PathLike[str]) -> Iterator[T]:
        """Yield what is written to a file; at the end make sure that the file may be finished.

        Raises:
            InputError: units are needed and there was none; the message says what became of those read.
        """
        yield from items
        if self._needs_units and not self.written:
            reasons = "".join(f"; {count} left out: {reason}" for reason, count in self._left_out.items())
            raise InputError(
                f"not written, for no unit is left to write{reasons}",
                path=path,
                cure="Look at the input with `bitext stats` and `bitext check`.",
            )

    def report(self, path: Path) -> WriteReport:
        """The report of all entries so far."""
        return WriteReport(path, self.written, dict(self._left_out), dict(self._altered), tuple(self._cases))
