"""The checks on units of any origin: those of a memory, read as a stream."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from align.core.message import says
from align.quality.check import pair_remarks
from align.quality.checks.consistency import Variants
from align.quality.checks.conventions import conventions_of
from align.quality.checks.registry import CHECKS, GAP, SEGMENT_CHECKS, SET_CHECKS
from align.quality.checks.remark import Remark
from align.quality.checks.termbase import Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Check, Conventions, Hit, Unit
from tmx.base.errors import UsageError
from tmx.base.languages import usual_code
from tmx.base.severity import Severity
from tmx.read.source import Source
from tmx.unit.model import TranslationUnit, Variant

QA_CHECKS: dict[str, Check] = {
    check.id: check
    for check in (*CHECKS.values(), *(check for check, _ in SEGMENT_CHECKS))
    if check.id not in ("confidence", "numbering")
}
"""The checks of units, by name."""
_SAMPLE = 5_000  # pairs of two languages by which their conventions are known
Languages = tuple[str, str]


class CheckedPair(NamedTuple):
    """A source and a target of a unit, and what is said of them, the gravest first."""

    source: Variant
    target: Variant
    remarks: tuple[Remark, ...]


class CheckedUnit(NamedTuple):
    """A unit, its 1-based number, and those of its pairs of which something is said."""

    unit: TranslationUnit
    number: int
    pairs: tuple[CheckedPair, ...]


@dataclass(slots=True)
class _Survey:
    """What all pairs of two languages say together: their conventions, and what is translated in several ways."""

    targets: Variants
    sources: Variants
    sample: list[Unit]
    seen: int = 0
    conventions: Conventions = field(default_factory=Conventions)

    @classmethod
    def empty(cls) -> _Survey:
        return cls(Variants.of_targets(), Variants.of_sources(), [])

    def count(self, unit: Unit, chance: random.Random) -> None:
        """Take a pair; the sample stays a random one of all pairs (Vitter 1985, algorithm R)."""
        source, target = unit.source.text, unit.target.text
        self.targets.count(source, target)
        self.sources.count(target, source)
        self.seen += 1
        if len(self.sample) < _SAMPLE:
            self.sample.append(unit)
        elif (place := chance.randrange(self.seen)) < _SAMPLE:
            self.sample[place] = unit

    def gather(self, source: str, target: str) -> None:
        """Take the same pair again."""
        self.targets.gather(source, target)
        self.sources.gather(target, source)


class MemoryCheck:
    """Checks every pair of a source and a target of every unit.

    The units are read two or three times: for what is usual in them, for what is translated in several ways, and for
    the checks. Some 100 bytes per unit are kept, and the texts that are translated in several ways.

    Args:
        source: the units.
        termbase: the terms that targets should use.
        off: checks to leave out, by their names in `QA_CHECKS`.
        least: the lowest severity of what is said.

    Raises:
        UsageError: a check in `off` is unknown.
    """

    def __init__(
        self,
        source: Source,
        *,
        termbase: Termbase | None = None,
        off: Collection[str] = (),
        least: Severity = Severity.NOTICE,
    ) -> None:
        if unknown := sorted(set(off) - set(QA_CHECKS)):
            raise UsageError(
                f"unknown check {', '.join(unknown)}", cure=f"The checks are {', '.join(sorted(QA_CHECKS))}."
            )
        self._source, self._termbase, self._off, self._least = source, termbase, frozenset(off), least
        self._set_checks = [check for check, _ in SET_CHECKS]

    def __iter__(self) -> Iterator[CheckedUnit]:
        surveys = self._surveyed()
        for number, unit in enumerate(self._source, start=1):
            pairs = [self._checked(unit, variant, surveys) for variant in unit.targets]
            found = tuple(pair for pair in pairs if pair.remarks)
            if len(unit.variants) < 2:
                found = self._one_sided(unit)
            yield CheckedUnit(unit, number, found)

    def _surveyed(self) -> dict[Languages, _Survey]:
        surveys: dict[Languages, _Survey] = defaultdict(_Survey.empty)
        chance = random.Random(0)  # noqa: S311 - no secret
        for unit in self._source:
            for target in unit.targets:
                pair = _unit(unit.source, target)
                surveys[_langs(pair)].count(pair, chance)
        if self._termbase is not None and surveys:
            self._require_terms(self._termbase, list(surveys))
        if any(one.targets.any or one.sources.any for one in surveys.values()):
            for unit in self._source:
                for target in unit.targets:
                    pair = _unit(unit.source, target)
                    surveys[_langs(pair)].gather(pair.source.text, pair.target.text)
        for survey in surveys.values():
            survey.conventions = conventions_of(survey.sample)
            survey.sample.clear()
        return surveys

    def _require_terms(self, termbase: Termbase, langs: list[Languages]) -> None:
        """Check that the termbase serves one of the pairs of languages.

        Raises:
            UsageError: it serves none.
        """
        errors = []
        for pair in langs:
            try:
                termbase.check_languages(*pair)
            except UsageError as error:
                errors.append(error)
        if len(errors) == len(langs):
            raise errors[0]

    def _checked(
        self, unit: TranslationUnit, target: Variant, surveys: dict[Languages, _Survey]
    ) -> CheckedPair:
        source = unit.source
        pair = _unit(source, target)
        survey = surveys[_langs(pair)]
        texts = pair.source.text, pair.target.text
        if not all(map(str.strip, texts)):
            said = _gap(texts) if "gap" not in self._off and source.content != target.content else []
        else:
            whole = replace(pair, conventions=survey.conventions, termbase=self._termbase)
            of_set = zip(
                self._set_checks,
                (survey.targets.hits(*texts), survey.sources.hits(*texts[::-1])),
                strict=True,
            )
            said = [
                *pair_remarks(whole, self._off),
                *chain.from_iterable(one.remarks(hits) for one, hits in of_set if one.id not in self._off),
            ]
        said += chain.from_iterable(
            one.remarks(look(source.content, target.content))
            for one, look in SEGMENT_CHECKS
            if one.id not in self._off
        )
        return CheckedPair(source, target, self._grave(said))

    def _one_sided(self, unit: TranslationUnit) -> tuple[CheckedPair, ...]:
        if "gap" in self._off:
            return ()
        remarks = self._grave(GAP.remarks([Hit(says("gap-target"))]))
        return (CheckedPair(unit.source, Variant("", ""), remarks),) if remarks else ()

    def _grave(self, remarks: list[Remark]) -> tuple[Remark, ...]:
        grave = [remark for remark in remarks if remark.severity >= self._least]
        return tuple(sorted(grave, key=lambda remark: remark.severity, reverse=True))


def _gap(texts: tuple[str, str]) -> list[Remark]:
    return GAP.remarks([Hit(says("gap-target" if texts[0].strip() else "gap-source"))])


def _unit(source: Variant, target: Variant) -> Unit:
    return Unit(Text(source.text, usual_code(source.lang)), Text(target.text, usual_code(target.lang)))


def _langs(unit: Unit) -> Languages:
    return unit.source.lang, unit.target.lang
