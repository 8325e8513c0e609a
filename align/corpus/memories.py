"""Existing memories and crawled bitexts, scored and cleaned: what is kept, the rest with the reason, and a report."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from align.corpus.engines import Engine
from align.corpus.hygiene import Census, Hygiene
from align.corpus.judging import UNITS, Batch, in_order, judge_batch
from align.corpus.lock import locked
from align.corpus.memories_report import Cleaned, MemoryFile, Tally, write_cleaned
from align.corpus.places import as_local, joined, remove, to_write
from align.corpus.scoring import batches
from align.corpus.table import TABLE, UnitTable, unit_table
from align.corpus.units import BEAD, SCORE, ScoredUnit
from tmx.base.errors import BitextError, InputError
from tmx.base.report import Ledger, WriteReport
from tmx.base.version import bitext_version
from tmx.memory.sources import units_of
from tmx.read.reader import TmxReader
from tmx.read.source import Source
from tmx.tools.conditions import ROLE
from tmx.tools.sources import remarks_on
from tmx.tools.writing import write_again
from tmx.unit.model import Property, TranslationUnit
from tmx.write.context import DOCUMENT

KEPT, REST = "kept.tmx", "rest.tmx"
_SIGNATURE, LEFT_OUT = "x-signature", "x-left-out"
Progress = Callable[[int], None]
"""Called with the units that are scored."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What is done with memories.

    Attributes:
        out: the folder to write to.
        rules: what units must meet to be kept.
        encoder: what scores use: see `align.corpus.scoring.Scorer`.
        profile: the CAT tool that TMX is written for.
        source_lang: the source language; None takes that of each unit.
        target_lang: the target language; None takes all.
    """

    out: str
    rules: Hygiene = field(default_factory=lambda: Hygiene(min_score=0.5))
    encoder: str = "use"
    profile: str = "generic"
    source_lang: str | None = None
    target_lang: str | None = None

    @property
    def signature(self) -> str:
        """One line that identifies what decided: the version and all rules."""
        rules = [f"{name}:{value}" for name, value in dataclasses.asdict(self.rules).items()]
        return "|".join([f"bitext:{bitext_version()}", f"encoder:{self.encoder}", *rules])


def clean_memories(
    inputs: Sequence[str], cleaning: Cleaning, engine: Engine, progress: Progress | None = None
) -> Cleaned:
    """Score the units of memories, and write those that are kept and the others to a folder.

    The folder gets ``kept.tmx`` and, if units stay out, ``rest.tmx``; each unit has its score as ``x-score``, and what
    stays out its reason as ``x-left-out``; ``units.parquet``, ``report.json`` and ``report.html``. All memories count
    as one where units repeat each other. The same inputs and rules give the same bytes, whatever the engine. A file
    that cannot be read stops nothing; of one that breaks off, the units before that are taken.

    Args:
        inputs: files in any format that `convert` reads, memories of `bitext memory`; or their addresses.
        cleaning: what is done.
        engine: what runs the tasks.
        progress: called when units are scored.

    Raises:
        UsageError: a file does not exist, an option is wrong, or another run is writing to the folder.
        InputError: no file can be read, or no unit is kept.
        OutputError: the folder cannot be written to.
    """
    with locked(cleaning.out), ExitStack() as copies:
        paths = [copies.enter_context(as_local(place)) for place in inputs]
        memories = Memories(paths, cleaning)
        census, scores = _judged(memories, engine, progress)
        memories.refuse_none()
        return _write(memories, census, scores)


class Memories:
    """Files of units that are read several times, the same each time; `files` says what became of each."""

    def __init__(self, paths: Sequence[Path], cleaning: Cleaning) -> None:
        self.cleaning = cleaning
        langs = {"source_lang": cleaning.source_lang, "target_lang": cleaning.target_lang}
        self.sources: list[Source] = [units_of(path, **langs) for path in paths]
        self.files = [MemoryFile(path.name) for path in paths]
        self._errors: list[BitextError] = []

    def batches(self) -> Iterator[Batch]:
        """All units for the first time; they are counted, and files that cannot be read are noted."""
        number = 0
        for file in range(len(self.sources)):
            for units in batches(self._first(file), UNITS):
                yield Batch(number, tuple(units), self.cleaning.rules, self.cleaning.encoder)
                number += 1

    def _first(self, file: int) -> Iterator[TranslationUnit]:
        source, told = self.sources[file], self.files[file]
        try:
            for unit in source:
                told.units += 1
                yield unit
        except InputError as error:
            told.failure = " ".join(str(error).split())
            self._errors.append(error)
            return
        told.remarks = remarks_on(source)
        losses = source.losses()
        told.lost = dict(losses.left_out + losses.altered)

    def again(self) -> Iterator[tuple[int, TranslationUnit]]:
        """The same units again, each with the number of its file."""
        for file, (source, told) in enumerate(zip(self.sources, self.files, strict=True)):
            if told.units:
                yield from ((file, unit) for unit in islice(source, told.units))

    def refuse_none(self) -> None:
        """Fail if there are no units at all.

        Raises:
            InputError: there are none.
        """
        if any(told.units for told in self.files):
            return
        if len(self._errors) == 1 == len(self.files):
            raise self._errors[0]
        raise InputError(
            "; ".join(
                [
                    "no file has any units",
                    *(f"{one.name}: {one.failure}" for one in self.files if one.failure),
                ]
            )
        )

    @property
    def headed(self) -> Source:
        """The source whose header what is written gets: the first TMX, or else the first, that has units."""
        filled = [one for one, told in zip(self.sources, self.files, strict=True) if told.units]
        return next((one for one in filled if isinstance(one, TmxReader)), filled[0])


def _judged(memories: Memories, engine: Engine, progress: Progress | None) -> tuple[Census, array[float]]:
    """What is said of all units, and their scores."""
    census, scores = Census(memories.cleaning.rules.dedupe), array("f")
    for found in in_order(engine.run(judge_batch, memories.batches())):
        for one in found:
            census.take(one.key, one.reason, one.rank)
            scores.append(one.score)
        if progress is not None:
            progress(len(scores))
    return census, scores


def _write(memories: Memories, census: Census, scores: array[float]) -> Cleaned:
    """Write the two memories, the table and the reports."""
    cleaning, source, tally = memories.cleaning, memories.headed, Tally(memories.files)
    header = dataclasses.replace(
        source.header, properties=_with(source.header.properties, Property(_SIGNATURE, cleaning.signature))
    )

    def write(name: str, units: Iterator[TranslationUnit], ledger: Ledger) -> WriteReport:
        with to_write(joined(cleaning.out, name)) as path:
            return write_again(
                source, path, units, profile=cleaning.profile, duplicates=True, header=header, ledger=ledger
            )

    def said() -> Iterator[tuple[int, TranslationUnit, float, str]]:
        for (file, unit), score, reason in zip(memories.again(), scores, census.verdicts(), strict=True):
            yield file, unit, score, reason

    def kept(table: UnitTable | None, ledger: Ledger) -> Iterator[TranslationUnit]:
        for file, unit, score, reason in said():
            told = tally.count(file, unit, score, reason)
            if table is not None:
                for row in _rows(unit, told, score, reason):
                    table.add(row)
            if reason:
                ledger.skip(reason, unit.line)
            else:
                yield _marked(unit, score)

    with to_write(joined(cleaning.out, TABLE)) as path, unit_table(path) as table:
        ledger = Ledger(needs_units=True)
        tally.kept = write(KEPT, kept(table, ledger), ledger)
    if tally.left_out:
        others = (_marked(unit, score, reason) for _, unit, score, reason in said() if reason)
        tally.rest = write(REST, others, Ledger())
    else:
        remove(joined(cleaning.out, REST))
    return write_cleaned(tally, cleaning.out, cleaning.signature)


def _marked(unit: TranslationUnit, score: float, reason: str = "") -> TranslationUnit:
    """A unit with its score, and why it stays out, as properties."""
    properties = _with(unit.properties, Property(SCORE, f"{score:.3f}"))
    if reason:
        properties = _with(properties, Property(LEFT_OUT, reason))
    return unit._replace(properties=properties)


def _with(properties: tuple[Property, ...], new: Property) -> tuple[Property, ...]:
    return (*(one for one in properties if one.type != new.type), new)


def _rows(unit: TranslationUnit, told: MemoryFile, score: float, reason: str) -> Iterator[ScoredUnit]:
    """The rows of the table for a unit, one for each target."""
    source = unit.source
    for target in unit.targets or [source._replace(content="")]:
        yield ScoredUnit(
            document=unit.get(DOCUMENT) or told.name,
            unit=told.counted,
            place=unit.get(ROLE) or "",
            source=source.text,
            target=target.text,
            langs=(source.lang, target.lang),
            confidence=unit.confidence,
            kind=unit.get(BEAD) or "",
            score=round(score, 6),
            left_out=reason,
        )
