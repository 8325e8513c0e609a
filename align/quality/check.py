"""What a translator should look at, unit by unit, each with its reason in words.

>>> [finding.message for finding in check_pair("See resolution 55/2.", "Voir résolution 55/3.", "en", "fr")]
['the document symbol “55/2” is “55/3” in the target']
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from align.core.block import NoteRef
from align.core.message import says
from align.quality.checks.finding import Finding
from align.quality.checks.habits import habits_of
from align.quality.checks.registry import (
    CONFIDENCE,
    GAP,
    NUMBERING,
    PAIR_RULES,
    RULES,
    SET_RULES,
    UNTRANSLATED,
)
from align.quality.checks.termbase import Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Habits, Hit, Unit
from align.quality.checks.words import is_copy
from tmx.base.errors import UsageError

if TYPE_CHECKING:
    from align.core.alignment import AlignedDocuments, AlignedPair

DOUBTFUL = 0.5  # a bead is doubtful below this confidence: it is more likely wrong than right


def check(
    alignment: AlignedDocuments, *, termbase: Termbase | None = None, off: Collection[str] = ()
) -> list[tuple[Finding, ...]]:
    """What every bead of an alignment should be looked at for, gaps included, in the order of the beads.

    Args:
        alignment: what to check; its own habits are the measure of what is unusual.
        termbase: the terms that the target should use.
        off: rules to leave out, by their names in `RULES`.

    Raises:
        UsageError: `off` names no rule, or the termbase has no terms in these languages.
    """
    if termbase is not None:
        termbase.check_languages(alignment.source.lang, alignment.target.lang)
    pairs = list(alignment)
    units = [
        Unit(
            Text(pair.source.text, alignment.source.lang, pair.source.refs),
            Text(pair.target.text, alignment.target.lang, pair.target.refs),
        )
        for pair in pairs
    ]
    on_texts = check_units(units, termbase=termbase, off=off)
    return [
        tuple(finding for finding in (*_bead_findings(pair), *found) if finding.rule not in off)
        for pair, found in zip(pairs, on_texts, strict=True)
    ]


def check_units(
    units: Sequence[Unit], *, termbase: Termbase | None = None, off: Collection[str] = ()
) -> list[tuple[Finding, ...]]:
    """The findings of the pairs of one document or memory, measured by their common habits.

    Raises:
        UsageError: `off` names no rule.
    """
    _known(off)
    habits = habits_of(units)
    together = [(rule, look(units)) for rule, look in SET_RULES if rule.id not in off]
    return [
        (
            *_pair_findings(replace(unit, habits=habits, termbase=termbase or unit.termbase), off),
            *(finding for rule, hits in together for finding in rule.findings(hits[index])),
        )
        for index, unit in enumerate(units)
    ]


def check_pair(
    source: str,
    target: str,
    source_lang: str,
    target_lang: str,
    *,
    source_refs: Sequence[NoteRef] = (),
    target_refs: Sequence[NoteRef] = (),
    habits: Habits | None = None,
    termbase: Termbase | None = None,
    off: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings of one pair of texts, such as a unit of a memory.

    Args:
        source: the source's text.
        target: the target's text.
        source_lang: its language, an ISO 639-1 code or a BCP 47 tag.
        target_lang: the same of the target.
        source_refs: footnote references that were taken out of the source.
        target_refs: the same of the target.
        habits: what is usual in the document, from `habits_of`; by default what is usual anywhere.
        termbase: the terms that the target should use.
        off: rules to leave out, by their names in `RULES`.

    Raises:
        UsageError: `off` names no rule.
    """
    _known(off)
    unit = Unit(
        Text(source, source_lang, tuple(source_refs)),
        Text(target, target_lang, tuple(target_refs)),
        habits or Habits(),
        termbase,
    )
    return tuple(_pair_findings(unit, off))


def _pair_findings(unit: Unit, off: Collection[str]) -> Iterator[Finding]:
    """The findings of one pair; of a mere copy of the source there is nothing else to say."""
    if not unit.source.text.strip() or not unit.target.text.strip():
        return
    for rule in PAIR_RULES:
        if rule.id not in off and rule.find is not None:
            findings = rule.findings(rule.find(unit))
            yield from findings
            if findings and rule is UNTRANSLATED and is_copy(unit):
                return


def _bead_findings(pair: AlignedPair) -> Iterator[Finding]:
    bead = pair.bead
    if pair.is_gap:
        if (pair.source.text or pair.target.text).strip():
            side = "target" if bead.source else "source"
            yield from GAP.findings([Hit(says(f"gap-{side}"))])
        return
    if bead.confidence is not None and bead.confidence < DOUBTFUL:
        yield from CONFIDENCE.findings([Hit(says("confidence-low", confidence=bead.confidence))])
    ours, theirs = (
        {block.number for block in side.blocks if block.path} for side in (pair.source, pair.target)
    )
    if ours and theirs and not ours & theirs:
        said = says("numbering-differs", ours=", ".join(sorted(ours)), theirs=", ".join(sorted(theirs)))
        yield from NUMBERING.findings([Hit(said)])


def _known(off: Collection[str]) -> None:
    unknown = sorted(set(off) - set(RULES))
    if unknown:
        raise UsageError(
            f"unknown rule {', '.join(unknown)}", cure=f"The rules are {', '.join(sorted(RULES))}."
        )
