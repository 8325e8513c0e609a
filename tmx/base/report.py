"""What became of the units on their way to a file: counts by reason, and the first few cases of each."""

from __future__ import annotations

import dataclasses
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from tmx.base.errors import InputError
from tmx.base.wording import counted, listed

T = TypeVar("T")
CASES_PER_REASON = 20
MOST_NAMES = 5
"""How many properties or languages a report names one by one."""
_NAMED = tuple(
    (re.compile(pattern), title)
    for pattern, title in (
        ("property (.+) left out", "properties left out"),
        ("variant in (.+) left out", "variants left out"),
        ("language code (.+ written as .+)", "language codes"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was left out or altered.

    `unit` is the 1-based number of the unit among those given to the writer; `line` is the line that it was read
    from, 0 if it was not read from a file.
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
    """What was lost before the units reached a writer, by reason: `left_out` counts units, `altered` parts of units."""

    left_out: Counter[str] = field(default_factory=Counter)
    altered: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Losses) -> Losses:
        return Losses(self.left_out + other.left_out, self.altered + other.altered)


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What was written to a file and what was not.

    `left_out` counts units and `altered` counts alterations, both by reason; `cases` holds the first
    `CASES_PER_REASON` of each reason. Every unit of the input is either written or left out. `also` are the other
    files, where a format has several; `codes` those of the languages that the units had, in their usual spelling.
    """

    path: Path
    written: int
    left_out: Mapping[str, int]
    altered: Mapping[str, int]
    cases: tuple[Change, ...] = ()
    also: tuple[Path, ...] = ()
    codes: frozenset[str] = frozenset()

    @property
    def where(self) -> str:
        """The file, or all files of a format that has several."""
        *first, last = map(str, (self.path, *self.also))
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def read(self) -> int:
        """The number of units in the input."""
        return self.written + sum(self.left_out.values())

    def with_losses(self, losses: Losses) -> Self:
        """The same report, with what was lost before the units reached the writer."""
        return dataclasses.replace(
            self,
            left_out=dict(losses.left_out + Counter(self.left_out)),
            altered=dict(losses.altered + Counter(self.altered)),
        )

    def parts(self) -> list[str]:
        """What was written, and what was left out and altered, each with its reason."""
        of = f"{self.written} of " if self.left_out else ""
        parts = [f"{of}{counted(self.read, 'unit')} written to {self.where}"]
        parts += [f"{count} left out: {reason}" for reason, count in self.left_out.items()]
        parts += [f"{count} altered: {reason}" for reason, count in _gathered(self.altered)]
        return parts

    def __str__(self) -> str:
        return "; ".join(self.parts())

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


def _gathered(altered: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The reasons with their counts; many that differ only in a name are one, with the most frequent names."""
    named: dict[str, dict[str, int]] = {}
    for reason, count in altered.items():
        for pattern, title in _NAMED:
            if found := pattern.fullmatch(reason):
                named.setdefault(title, {})[found[1]] = count
    told = set()
    for reason, count in altered.items():
        title = next((title for pattern, title in _NAMED if pattern.fullmatch(reason)), "")
        counts = named.get(title, {})
        if len(counts) <= MOST_NAMES:
            yield reason, count
        elif title not in told:
            told.add(title)
            most = sorted(counts, key=lambda name: -counts[name])
            names = [f"{name} ({counts[name]:,})" for name in most]
            yield f"{title}: {listed(names, MOST_NAMES)}", sum(counts.values())


class Ledger:
    """Records what is done to units on their way to a file, and makes the report at the end.

    Whoever handles a unit first sets `unit` and `line`; the entries that follow are about that unit. With
    `needs_units`, a file without units is an error.
    """

    def __init__(self, *, needs_units: bool = False) -> None:
        self._needs_units = needs_units
        self.unit = 0
        self.line = 0
        self.written = 0
        self._left_out: Counter[str] = Counter()
        self._altered: Counter[str] = Counter()
        self.codes: set[str] = set()  # those of the languages met, in their usual spelling
        self._cases: list[Change] = []

    def leave_out(self, reason: str, detail: str = "") -> None:
        """Record a unit that is not written."""
        self._record(self._left_out, reason, detail)

    def skip(self, reason: str, line: int) -> None:
        """Record a unit that never reaches the writer."""
        self.unit += 1
        self.line = line
        self.leave_out(reason)

    def withdraw(self, reason: str, detail: str = "") -> None:
        """Record a unit that was counted as written but is left out after all."""
        self.written -= 1
        self.leave_out(reason, detail)

    def alter(self, reason: str, detail: str = "") -> None:
        """Record something that is not written as it was given."""
        self._record(self._altered, reason, detail)

    def _record(self, counts: Counter[str], reason: str, detail: str) -> None:
        counts[reason] += 1
        if counts[reason] <= CASES_PER_REASON:
            self._cases.append(Change(reason, self.unit, self.line, detail))

    def require_units(self, items: Iterable[T], path: str | os.PathLike[str]) -> Iterator[T]:
        """Yield what is written to a file; fail at the end if units are needed and none was written.

        Raises:
            InputError: units are needed and none was written; the message says why each was left out.
        """
        yield from items
        if self._needs_units and not self.written:
            reasons = "".join(f"; {count} left out: {reason}" for reason, count in self._left_out.items())
            raise InputError(
                f"not written: there are no units left to write{reasons}",
                path=path,
                cure="Look at the input with `bitext stats` and `bitext check`.",
            )

    def refuse_empty(self, path: str | os.PathLike[str]) -> None:
        """Fail if units are needed, and the file that they come from had none; it is the one to name.

        Raises:
            InputError: it is so.
        """
        if self._needs_units and not self.unit:
            raise InputError(
                "there are no units left to write: this file has none that can be read",
                path=path,
                cure="Look at it with `bitext stats` and `bitext check`.",
            )

    def report(self, path: Path) -> WriteReport:
        """The report of everything recorded so far."""
        return WriteReport(
            path,
            self.written,
            dict(self._left_out),
            dict(self._altered),
            tuple(self._cases),
            codes=frozenset(self.codes),
        )
