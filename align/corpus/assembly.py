"""The parts of all documents, in the order of their names, into one TMX file a pair of languages, and one table."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from align.core.bead import DOUBTFUL
from align.corpus.hygiene import Hygiene, cleaned
from align.corpus.pairs import Outcome, Plan
from align.corpus.parts import part_units
from align.corpus.places import files_under, joined, remove, to_write
from align.corpus.table import TABLE, UnitTable, unit_table
from align.corpus.units import ScoredUnit, translation_unit
from align.output.admission import ONE_SIDED
from align.output.files import SEGTYPES
from tmx.base.subtags import names_language
from tmx.write.writer import write_tmx

_CORPUS = re.compile(r"corpus\.([\w-]+)\.tmx")


@dataclass(frozen=True, slots=True)
class Gathering:
    """What enters the corpus, and how it is written.

    Attributes:
        min_confidence: the least confidence of a unit that enters a TMX file, in [0, 1].
        profile: the CAT tool that TMX is written for.
        hygiene: what else the units must meet.
    """

    min_confidence: float = DOUBTFUL
    profile: str = "generic"
    hygiene: Hygiene = field(default_factory=lambda: Hygiene(check_languages=False))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The units of one pair of languages, and what became of them.

    Attributes:
        langs: the languages of source and target.
        file: the name of the TMX file; empty if no unit entered and no file was written.
        documents: how many documents the units are from.
        units: how many units there are, texts without counterpart included.
        written: how many are in the TMX file.
        left_out: how many are not, by reason.
        altered: how often something is not in the TMX file as it was in the texts, by reason.
    """

    langs: tuple[str, str]
    file: str
    documents: int
    units: int
    written: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    altered: Mapping[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The corpus as data for JSON."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class PartUnits:
    """The units of parts, in the order of the parts; they can be gone through as often as one likes."""

    out: str
    parts: Sequence[str]

    def __iter__(self) -> Iterator[ScoredUnit]:
        for name in self.parts:
            yield from part_units(self.out, name)


def assemble(outcomes: Sequence[Outcome], plan: Plan, gathering: Gathering) -> list[Corpus]:
    """Write the TMX files and the table of units; what an earlier run left and this one does not write is removed.

    Args:
        outcomes: what came of the pairs, in their order.
        plan: what was done with every pair.
        gathering: what enters.

    Raises:
        OutputError: a file cannot be written; the others are as they were, or whole.
    """
    by_langs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.part:
            by_langs[outcome.langs].append(outcome.part)
    with to_write(joined(plan.out, TABLE)) as path, unit_table(path) as table:
        done = [
            _write_corpus(langs, PartUnits(plan.out, parts), table, plan, gathering)
            for langs, parts in sorted(by_langs.items())
        ]
    kept = {corpus.file for corpus in done}
    for name in _corpora_there(plan.out):
        if name not in kept:
            remove(joined(plan.out, name))
    return done


def admitted(units: Iterable[ScoredUnit], min_confidence: float) -> Iterator[ScoredUnit]:
    """All units; of those that do not enter a memory by themselves `left_out` says why."""
    below = f"confidence below {min_confidence:g}"
    for unit in units:
        if unit.left_out:
            yield unit
        elif not unit.source or not unit.target:
            yield dataclasses.replace(unit, left_out=ONE_SIDED if unit.source or unit.target else "no text")
        elif unit.confidence is not None and unit.confidence < min_confidence:
            yield dataclasses.replace(unit, left_out=below)
        else:
            yield unit


def _write_corpus(
    langs: tuple[str, str], units: PartUnits, table: UnitTable | None, plan: Plan, gathering: Gathering
) -> Corpus:
    name = f"corpus.{langs[0]}-{langs[1]}.tmx"
    tally: Counter[str] = Counter()
    clean = cleaned(lambda: admitted(units, gathering.min_confidence), gathering.hygiene)
    entering = (translation_unit(unit) for unit in _recorded(clean, table, tally) if not unit.left_out)
    with to_write(joined(plan.out, name)) as path:
        report = write_tmx(
            path,
            entering,
            source_lang=langs[0],
            segtype=SEGTYPES[plan.config.segment],
            profile=gathering.profile,
            duplicates=True,
            properties={"x-signature": plan.config.signature},
        )
    total = sum(tally.values())
    del tally[""]
    left_out = dict(sorted((tally + Counter(report.left_out)).items()))
    return Corpus(
        langs=langs,
        file=name if report.written else "",
        documents=len(units.parts),
        units=total,
        written=report.written,
        left_out=left_out,
        altered=dict(sorted(report.altered.items())),
    )


def _recorded(
    units: Iterable[ScoredUnit], table: UnitTable | None, tally: Counter[str]
) -> Iterator[ScoredUnit]:
    """The units, each counted by what becomes of it, and put into the table."""
    for unit in units:
        tally[unit.left_out] += 1
        if table is not None:
            table.add(unit)
        yield unit


def _corpora_there(out: str) -> list[str]:
    return [name for name in files_under(out) if _names_corpus(name)]


def _names_corpus(path: str) -> bool:
    """Whether a path is like those of TMX files that a run writes, with two languages."""
    found = _CORPUS.fullmatch(path)
    tags = found[1].split("-") if found else []
    return any(
        names_language("-".join(tags[:at])) and names_language("-".join(tags[at:]))
        for at in range(1, len(tags))
    )
