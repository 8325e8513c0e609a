"""Existing memories and crawled bitexts, scored and cleaned: what is kept, the rest with the reason, and a report."""

from __future__ import annotations

import dataclasses
import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from align.corpus.engines import Engine
from align.corpus.hygiene import Census
from align.corpus.judging import SCORES, in_order, judge_batch
from align.corpus.lock import locked
from align.corpus.memories_report import Cleaned, MemoryFile, Tally, write_cleaned
from align.corpus.memory_files import Cleaning, Memories
from align.corpus.parts import PARTS
from align.corpus.places import as_local, files_under, joined, remove, to_write
from align.corpus.table import TABLE, UnitTable, unit_table
from align.corpus.units import BEAD, SCORE, ScoredUnit
from tmx.base.errors import UsageError
from tmx.base.report import Ledger, WriteReport
from tmx.read.reader import TmxReader
from tmx.tools.conditions import ROLE
from tmx.tools.merging import one_code_for_each
from tmx.tools.writing import write_again
from tmx.unit.model import Property, TranslationUnit
from tmx.write.codes import Codes
from tmx.write.context import DOCUMENT

KEPT, REST = "kept.tmx", "rest.tmx"
_SIGNATURE, LEFT_OUT = "x-signature", "x-left-out"
Progress = Callable[[int], None]
"""Called with the units that are scored."""


def clean_memories(
    inputs: Sequence[str], cleaning: Cleaning, engine: Engine, progress: Progress | None = None
) -> Cleaned:
    """Score the units of memories, and write those that are kept and the others to a folder.

    The folder gets ``kept.tmx`` and, if units stay out, ``rest.tmx``; each unit has its score as ``x-score``, and what
    stays out its reason as ``x-left-out``; ``units.parquet``, ``report.json`` and ``report.html``. All memories count
    as one where units repeat each other. A file that cannot be read stops nothing; of one that breaks off, the units
    before that are taken. The same inputs and rules give the same bytes, whatever the engine. The scores are kept in
    ``parts``, by which a run that was cut off goes on.

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
    made = {os.path.realpath(joined(cleaning.out, name)) for name in (KEPT, REST)}
    if over := next((place for place in inputs if os.path.realpath(place) in made), None):
        raise UsageError("this input would be overwritten", path=over, cure="Give another folder with -o.")
    with locked(cleaning.out), ExitStack() as copies:
        paths = [copies.enter_context(as_local(place)) for place in inputs]
        memories = Memories(paths, cleaning)
        census, scores = _judged(memories, engine, progress)
        memories.refuse_none()
        return _write(memories, census, scores)


def _judged(memories: Memories, engine: Engine, progress: Progress | None) -> tuple[Census, array[float]]:
    """What is said of all units, and their scores; scores that an earlier run kept of other units are removed."""
    cleaning = memories.cleaning
    census, scores, names = Census(cleaning.rules.dedupe), array("f"), set[str]()
    for name, found in in_order(engine.run(judge_batch, memories.batches())):
        for one in found:
            census.take(one.key, one.reason, one.rank)
            scores.append(one.score)
        names.add(name)
        if progress is not None:
            progress(len(scores))
    parts = joined(cleaning.out, PARTS)
    for old in files_under(parts) if names else ():
        if old.startswith(SCORES) and old not in names:
            remove(joined(parts, old))
    return census, scores


def _write(memories: Memories, census: Census, scores: array[float]) -> Cleaned:
    """Write the two memories, the table and the reports."""
    cleaning, source, tally = memories.cleaning, memories.headed, Tally(memories.files)
    header = dataclasses.replace(
        source.header, properties=_with(source.header.properties, Property(_SIGNATURE, cleaning.signature))
    )

    counts = Ledger(needs_units=True)
    regions = not isinstance(memories.sources[0], TmxReader)
    codes = Codes(one_code_for_each({}, counts, regions=regions))

    def write(name: str, units: Iterator[TranslationUnit], ledger: Ledger) -> WriteReport:
        with to_write(joined(cleaning.out, name)) as path:
            return write_again(
                source,
                path,
                units,
                profile=cleaning.profile,
                languages=codes,
                duplicates=True,
                header=header,
                ledger=ledger,
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
            _choose(codes, unit)
            if reason:
                ledger.skip(reason, unit.line)
            else:
                yield _marked(unit, score)

    with to_write(joined(cleaning.out, TABLE)) as path, unit_table(path) as table:
        tally.kept = write(KEPT, kept(table, counts), counts)
    if tally.left_out:
        others = (_marked(unit, score, reason) for _, unit, score, reason in said() if reason)
        tally.rest = write(REST, others, Ledger())
    else:
        remove(joined(cleaning.out, REST))
    return write_cleaned(tally, cleaning.out, cleaning.signature)


def _choose(codes: Codes, unit: TranslationUnit) -> None:
    """Choose the codes that both files get for the languages of a unit; what is changed is counted once."""
    for variant in unit.variants:
        codes.get(variant.lang)


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
