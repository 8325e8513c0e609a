"""What a translator should look at, unit by unit, each remark with its reason.

>>> [str(remark.message) for remark in check_pair("See resolution 55/2.", "Voir résolution 55/3.", "en", "fr")]
['the document symbol “55/2” is “55/3” in the target']
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from align.core.bead import DOUBTFUL
from align.core.block import NoteRef
from align.core.message import says
from align.language.roman import roman_value
from align.quality.checks.conventions import conventions_of
from align.quality.checks.registry import (
    CHECKS,
    CONFIDENCE,
    GAP,
    NUMBERING,
    PAIR_CHECKS,
    SET_CHECKS,
    UNTRANSLATED,
)
from align.quality.checks.remark import Remark
from align.quality.checks.termbase import Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Conventions, Hit, Unit
from align.quality.checks.words import is_copy
from align.structure.names import Path, numbers_of
from tmx.base.errors import UsageError

if TYPE_CHECKING:
    from align.core.alignment import AlignedDocuments, AlignedPair


def check(
    alignment: AlignedDocuments, *, termbase: Termbase | None = None, off: Collection[str] = ()
) -> list[tuple[Remark, ...]]:
    """The remarks on every bead of an alignment, gaps and excluded beads included, in the order of the beads.

    Args:
        alignment: what to check, as its reviewer left it; its own conventions are the measure of what is unusual.
        termbase: the terms that the target should use.
        off: checks to leave out, by their names in `CHECKS`.

    Raises:
        UsageError: a check in `off` is unknown, or the termbase has no terms in these languages.
    """
    _refuse_unknown(off)
    if termbase is not None:
        termbase.check_languages(alignment.source.lang, alignment.target.lang)
    pairs = list(alignment.all_pairs())
    units = [_unit(pair, alignment) for pair in pairs]
    kept = [unit for pair, unit in zip(pairs, units, strict=True) if not pair.excluded]
    conventions, together = conventions_of(kept), iter(_set_remarks(kept, off))
    return [
        (
            *(remark for remark in _bead_remarks(pair) if remark.check not in off),
            *pair_remarks(replace(unit, conventions=conventions, termbase=termbase), off),
            *(() if pair.excluded else next(together)),
        )
        for pair, unit in zip(pairs, units, strict=True)
    ]


def check_units(
    units: Sequence[Unit], *, termbase: Termbase | None = None, off: Collection[str] = ()
) -> list[tuple[Remark, ...]]:
    """The remarks on the pairs of one document or memory, measured by the conventions that they share.

    Raises:
        UsageError: a check in `off` is unknown.
    """
    _refuse_unknown(off)
    conventions = conventions_of(units)
    return [
        (
            *pair_remarks(replace(unit, conventions=conventions, termbase=termbase or unit.termbase), off),
            *together,
        )
        for unit, together in zip(units, _set_remarks(units, off), strict=True)
    ]


def check_pair(
    source: str,
    target: str,
    source_lang: str,
    target_lang: str,
    *,
    source_refs: Sequence[NoteRef] = (),
    target_refs: Sequence[NoteRef] = (),
    conventions: Conventions | None = None,
    termbase: Termbase | None = None,
    off: Collection[str] = (),
) -> tuple[Remark, ...]:
    """The remarks on one pair of texts, such as a unit of a memory.

    Args:
        source: the text of the source.
        target: the text of the target.
        source_lang: the language of the source, an ISO 639-1 code or a BCP 47 tag.
        target_lang: the language of the target.
        source_refs: footnote references that were taken out of the source.
        target_refs: footnote references that were taken out of the target.
        conventions: what is usual in the document, from `conventions_of`; by default what is usual anywhere.
        termbase: the terms that the target should use.
        off: checks to leave out, by their names in `CHECKS`.

    Raises:
        UsageError: a check in `off` is unknown.
    """
    _refuse_unknown(off)
    unit = Unit(
        Text(source, source_lang, tuple(source_refs)),
        Text(target, target_lang, tuple(target_refs)),
        conventions or Conventions(),
        termbase,
    )
    return tuple(pair_remarks(unit, off))


def _unit(pair: AlignedPair, alignment: AlignedDocuments) -> Unit:
    return Unit(
        Text(pair.source.text, alignment.source.lang, pair.source.refs),
        Text(pair.target.text, alignment.target.lang, pair.target.refs),
    )


def pair_remarks(unit: Unit, off: Collection[str]) -> Iterator[Remark]:
    """The remarks on one pair; if the target is a mere copy of the source, nothing else is said of it."""
    if not unit.source.text.strip() or not unit.target.text.strip():
        return
    for one in PAIR_CHECKS:
        if one.id not in off and one.find is not None:
            remarks = one.remarks(one.find(unit))
            yield from remarks
            if remarks and one is UNTRANSLATED and is_copy(unit):
                return


def _set_remarks(units: Sequence[Unit], off: Collection[str]) -> list[list[Remark]]:
    """For every unit, the remarks that only all units together give."""
    together: list[list[Remark]] = [[] for _ in units]
    for one, look in SET_CHECKS:
        if one.id not in off:
            for remarks, hits in zip(together, look(units), strict=True):
                remarks.extend(one.remarks(hits))
    return together


def _bead_remarks(pair: AlignedPair) -> Iterator[Remark]:
    bead = pair.bead
    if pair.is_gap:
        if (pair.source.text or pair.target.text).strip():
            yield from GAP.remarks([Hit(says("gap-target" if bead.source else "gap-source"))])
        return
    if bead.confidence is not None and bead.is_unsure:
        key = "confidence-low" if bead.confidence < DOUBTFUL else "confidence-doubtful"
        yield from CONFIDENCE.remarks([Hit(says(key, confidence=bead.confidence))])
    sides = [[block for block in side.blocks if block.path] for side in (pair.source, pair.target)]
    # PART 2 and « CHAPITRE II » are the same: the words of divisions may differ.
    first, second = ({numbers_of(block.path) for block in side} for side in sides)
    if first and second and not first & second and not _same_ranks(first, second):
        ours, theirs = ({block.number for block in side} for side in sides)
        message = says("numbering-differs", ours=", ".join(sorted(ours)), theirs=", ".join(sorted(theirs)))
        yield from NUMBERING.remarks([Hit(message)])


def _same_ranks(first: Collection[Path], second: Collection[Path]) -> bool:
    """Whether labels of another shape count the same: (a) and 1., II and 2."""
    ours, theirs = ({tuple(map(_ranks, path)) for path in paths} for paths in (first, second))
    return any(
        len(one) == len(other) and all(map(set.intersection, map(set, one), map(set, other)))
        for one in ours
        for other in theirs
    )


def _ranks(part: str) -> frozenset[int]:
    """What a part of a number may count: 3 for "3", "c" and "iii"."""
    letter = (
        ord(part.lower()) - ord("a") + 1 if len(part) == 1 and part.isascii() and part.isalpha() else None
    )
    figures = int(part) if part.isdecimal() else None
    return frozenset(rank for rank in (letter, figures, roman_value(part)) if rank is not None)


def _refuse_unknown(off: Collection[str]) -> None:
    if unknown := sorted(set(off) - set(CHECKS)):
        raise UsageError(
            f"unknown check {', '.join(unknown)}", cure=f"The checks are {', '.join(sorted(CHECKS))}."
        )
