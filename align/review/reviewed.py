"""An alignment that a person has been over: it leaves out what is no translation and has the new wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from align.alignment import AlignedPair, Alignment, Side
from align.document import NoteRef
from align.review.decisions import Mark, Status
from align.review.locate import Problem
from tmx.unit import Property

if TYPE_CHECKING:
    from tmx import TranslationUnit


@dataclass(frozen=True)
class ReviewedAlignment(Alignment):
    """An alignment with one mark a bead. Its pairs are those of the memory: see `marked_pairs` for all."""

    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        Alignment.__post_init__(self)
        if len(self.marks) != len(self.beads):
            raise ValueError("a reviewed alignment has one mark a bead")

    def marked_pairs(self) -> Iterator[tuple[AlignedPair, Mark]]:
        """Every bead as the documents have it, with its mark."""
        return zip(Alignment.pairs(self), self.marks, strict=True)

    def pairs(self) -> Iterator[AlignedPair]:
        """The beads that are translations or undecided gaps, with the reviewer's wording."""
        return (_edited(pair, mark) for pair, mark in self.marked_pairs() if mark.translation)

    def units(self) -> Iterator[TranslationUnit]:
        """The units of the memory; those that a person decided on say so in the property ``x-review``."""
        from align.output import translation_units

        kept = [
            mark for pair, mark in self.marked_pairs() if mark.translation and _edited(pair, mark).is_unit
        ]
        for unit, mark in zip(translation_units(self), kept, strict=True):
            value = "edited" if mark.is_edited else mark.status.value
            if mark.status is Status.OPEN and not mark.is_edited:
                yield unit
            else:
                yield unit._replace(properties=(*unit.properties, Property("x-review", value)))

    def lost(self) -> list[Problem]:
        """What new wording leaves out: a whole unit, where it is empty, or footnote references."""
        return [
            Problem(f"unit {number}", what)
            for number, (pair, mark) in enumerate(self.marked_pairs(), start=1)
            for name, side, text in (
                ("source", pair.source, mark.source_text),
                ("target", pair.target, mark.target_text),
            )
            if text is not None and mark.translation
            for what in _lost(name, side, text)
        ]


def _lost(name: str, side: Side, text: str) -> Iterator[str]:
    if not text:
        yield f"the new {name} wording is empty: the unit stays out of the memory"
        return
    for ref in side.refs:
        if _moved(ref, side.text, text) is None:
            yield f"the new {name} wording has no place for footnote reference {ref.number}"


def _edited(pair: AlignedPair, mark: Mark) -> AlignedPair:
    if not mark.is_edited:
        return pair
    return AlignedPair(
        pair.bead, _reworded(pair.source, mark.source_text), _reworded(pair.target, mark.target_text)
    )


def _reworded(side: Side, text: str | None) -> Side:
    """The side with new wording; its footnote references stay behind the characters they followed."""
    if text is None:
        return side
    moved = [_moved(ref, side.text, text) for ref in side.refs]
    refs = sorted((ref for ref in moved if ref is not None), key=lambda ref: ref.offset)
    return Side(text, tuple(refs), side.blocks)


def _moved(ref: NoteRef, old: str, new: str) -> NoteRef | None:
    """The reference in the new text, or None where both characters around it are gone."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for start, there, size in matcher.get_matching_blocks():
        if start < ref.offset <= start + size or (size and ref.offset == start):
            return NoteRef(ref.offset - start + there, ref.number)
    return None
