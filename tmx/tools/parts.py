"""A memory written in two parts: the units that are kept, and the rest in a second file."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tmx.base.errors import UsageError
from tmx.base.files import identity
from tmx.base.report import Ledger, WriteReport
from tmx.read.source import Source
from tmx.tools.sources import remarks_on
from tmx.tools.writing import write_again
from tmx.unit.model import TranslationUnit

Judge = Callable[[TranslationUnit], str | None]
"""Says why a unit is not kept; None if it is."""
Change = Callable[[TranslationUnit, Ledger], TranslationUnit]


@dataclass(frozen=True, slots=True)
class Parts:
    """What was written to the two files, and the remarks on the input."""

    kept: WriteReport
    rest: WriteReport | None = None
    remarks: tuple[str, ...] = ()


class Verdicts:
    """What a judge said of each unit of a source, by its place: a byte or two for each unit."""

    def __init__(self, verdicts: Iterator[str | None]) -> None:
        numbers: dict[str | None, int] = {None: 0}
        self._numbers = array("H", (numbers.setdefault(verdict, len(numbers)) for verdict in verdicts))
        self._reasons = list(numbers)

    def __iter__(self) -> Iterator[str | None]:
        return (self._reasons[number] for number in self._numbers)

    def narrowed(self, places: set[int], reason: str) -> Verdicts:
        """The same verdicts, but of the units that were kept only those at these places still are."""
        return Verdicts(
            reason if verdict is None and place not in places else verdict
            for place, verdict in enumerate(self)
        )


def verdicts_on(source: Source, judge: Judge) -> Verdicts:
    """The verdicts on all units of a source."""
    return Verdicts(judge(unit) for unit in source)


def write_parts(
    source: Source,
    output: str | os.PathLike[str],
    rest: str | os.PathLike[str] | None,
    verdicts: Judge | Verdicts,
    change: Change | None = None,
) -> Parts:
    """Write the units that are kept to one file and, if there is a name for it, the others to a second one.

    Args:
        source: the units; they are read once, or once more for the rest.
        output: the file for the units that are kept.
        rest: the file for the others; it is written without any if all are kept.
        verdicts: which are kept: what was said of each, or what says it.
        change: makes what is written of what is kept, and records it in the ledger.

    Raises:
        UsageError: there is no such input, or one file would overwrite another.
        InputError: the input cannot be read, or no unit is kept; no file is written then.
        OutputError: a file cannot be written.
    """
    if rest is not None:
        refuse_same(source, output, rest)
        if not isinstance(verdicts, Verdicts):
            verdicts = verdicts_on(source, verdicts)
    ledger = Ledger(needs_units=True)
    kept = chosen(source, verdicts, ledger, keep=True, change=change)
    report = write_again(source, output, kept, duplicates=True, ledger=ledger).with_losses(source.losses())
    if rest is None:
        return Parts(report, None, tuple(remarks_on(source)))
    others = Ledger()
    left = write_again(
        source, rest, chosen(source, verdicts, others, keep=False), duplicates=True, ledger=others
    )
    return Parts(report, left, tuple(remarks_on(source)))


def refuse_same(source: Source, *outputs: str | os.PathLike[str]) -> None:
    """Refuse to write two files to one place, or over the input, which is read again for the second one.

    Raises:
        UsageError: that would be done.
    """
    files = [identity(file) for file in (source.path, *outputs)]
    if len(set(files)) < len(files):
        raise UsageError(
            "one file would overwrite another", path=outputs[-1], cure="Give every file a name of its own."
        )


def chosen(
    source: Source, verdicts: Judge | Verdicts, ledger: Ledger, *, keep: bool, change: Change | None = None
) -> Iterator[TranslationUnit]:
    """Yield the units that are kept, or else the others; why units are not kept is recorded in the ledger."""
    if isinstance(verdicts, Verdicts):
        judged = zip(source, verdicts, strict=True)
    else:
        judged = ((unit, verdicts(unit)) for unit in source)  # type: ignore[assignment]
    for unit, verdict in judged:
        if (verdict is None) is keep:
            yield unit if change is None else change(unit, ledger)
        elif keep:
            ledger.skip(verdict or "", unit.line)
        else:
            ledger.unit += 1
