"""Filtering: which units of a memory to keep."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tmx.base.errors import UsageError
from tmx.base.report import Ledger, WriteReport
from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit
from tmx.write.rewrite import rewrite

ROLE = "x-role"


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions that a unit must meet to be kept; every unit meets a condition that is not set.

    Attributes:
        min_confidence: the lowest ``x-confidence``, in [0, 1]; a unit without one does not meet it.
        roles: the values of ``x-role`` allowed; if empty, all.
        min_length: the fewest characters in each segment.
        max_length: the most characters in each segment; 0 means no limit.
        max_ratio: the highest ratio of the longest segment to the shortest, in characters; 0 means no limit.
        source_lang: the source language; the unit is reduced to the pair.
        target_lang: the target language; the unit is reduced to the pair.
        source_pattern: a regular expression to find in the source.
        target_pattern: a regular expression to find in a target.
        properties: the names of properties, each with the value that it must have.
    """

    min_confidence: float | None = None
    roles: frozenset[str] = frozenset()
    min_length: int = 0
    max_length: int = 0
    max_ratio: float = 0.0
    source_lang: str | None = None
    target_lang: str | None = None
    source_pattern: str | None = None
    target_pattern: str | None = None
    properties: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for pattern in (self.source_pattern, self.target_pattern):
            try:
                re.compile(pattern or "")
            except re.error as error:
                raise UsageError(
                    f"{pattern!r} is not a regular expression: {error}",
                    cure="To search for one of ( [ * + ? itself, put a backslash before it.",
                ) from None
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise UsageError(
                f"a confidence must be between 0 and 1, not {self.min_confidence}",
                cure="Give a number such as 0.8.",
            )
        if 0 < self.max_length < self.min_length:
            raise UsageError(
                f"the maximum of {self.max_length} characters is below the minimum of {self.min_length}",
                cure="Give a maximum that is not below the minimum.",
            )
        if not self.max_ratio >= 0:  # false for nan too
            raise UsageError(f"{self.max_ratio} is not a ratio of lengths", cure="Give a number such as 3.")

    def failed(self, unit: TranslationUnit) -> str | None:
        """The first condition that the unit does not meet; None if it meets all."""
        lengths = [len(variant.text) for variant in unit.variants]
        if self.min_confidence is not None and (unit.confidence or 0.0) < self.min_confidence:
            return "confidence too low" if unit.confidence is not None else "no confidence given"
        if self.roles and unit.get(ROLE) not in self.roles:
            return "different role"
        if min(lengths) < self.min_length:
            return "too short"
        if self.max_length and max(lengths) > self.max_length:
            return "too long"
        if self.max_ratio and max(lengths) > self.max_ratio * max(min(lengths), 1):
            return "lengths too different"
        if any(unit.get(name) != value for name, value in self.properties):
            return "different property"
        return self._failed_pattern(unit)

    def _failed_pattern(self, unit: TranslationUnit) -> str | None:
        if self.source_pattern and not re.search(self.source_pattern, unit.source.text):
            return "source does not match"
        targets = [variant for variant in unit.variants if variant is not unit.source]
        if self.target_pattern and not any(re.search(self.target_pattern, target.text) for target in targets):
            return "target does not match"
        return None


def filter_units(
    units: Iterable[TranslationUnit], conditions: Conditions, ledger: Ledger, *, invert: bool = False
) -> Iterator[TranslationUnit]:
    """Yield the units that meet the conditions (if inverted, those that do not); record the others in the ledger."""
    for unit in units:
        reason = conditions.failed(unit)
        if (reason is None) is not invert:
            yield unit
        else:
            ledger.skip(reason or "meets the conditions", unit.line)


def filter_tmx(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    conditions: Conditions,
    *,
    invert: bool = False,
) -> WriteReport:
    """Write the units of a memory that meet the conditions; the report counts the others by reason.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the memory cannot be read, or no unit meets the conditions.
        OutputError: the file cannot be written.
    """
    reader = read_tmx(path, source_lang=conditions.source_lang, target_lang=conditions.target_lang)
    ledger = Ledger(needs_units=True)
    kept = filter_units(reader, conditions, ledger, invert=invert)
    report = rewrite(reader, output, kept, duplicates=True, ledger=ledger)
    return report.with_losses(reader.losses())
