"""An alignment that a person has been over: it leaves out what is no translation and has the new wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from align.alignment import Alignment
from align.core.alignment import AlignedPair, Side
from align.core.block import NoteRef
from align.review.decisions import Mark, Status
from align.review.locate import Problem


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
    """The pair as the reviewer left it."""
    if mark.is_edited:
        source, target = _reworded(pair.source, mark.source_text), _reworded(pair.target, mark.target_text)
        return AlignedPair(pair.bead, source, target, "edited")
    return replace(pair, review="" if mark.status is Status.OPEN else mark.status.value)


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
