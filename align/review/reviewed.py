"""An alignment that a person reviewed: without what was left out, and with the new wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from align.alignment import Alignment
from align.core.alignment import AlignedPair, Side
from align.core.block import NoteRef
from align.review.decisions import Mark, Status
from align.review.locate import Problem


@dataclass(frozen=True)
class ReviewedAlignment(Alignment):
    """An alignment with one mark per bead; its pairs have the wording that the reviewer gave them."""

    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        Alignment.__post_init__(self)
        if len(self.marks) != len(self.beads):
            raise ValueError("a reviewed alignment must have one mark per bead")
        if any(bead.decided != mark.is_decided for bead, mark in zip(self.beads, self.marks, strict=True)):
            raise ValueError("a bead must be decided if and only if its mark is")

    @classmethod
    def of(cls, alignment: Alignment, marks: Sequence[Mark]) -> ReviewedAlignment:
        """An alignment with its marks, which say which beads a person decided.

        Raises:
            ValueError: there are more or fewer marks than beads.
        """
        fields = {name: getattr(alignment, name) for name in Alignment.__dataclass_fields__}
        fields["beads"] = tuple(
            replace(bead, decided=mark.is_decided) for bead, mark in zip(alignment.beads, marks, strict=True)
        )
        return cls(**fields, marks=tuple(marks))

    def marked_pairs(self) -> Iterator[tuple[AlignedPair, Mark]]:
        """Every bead as it is in the documents, with its mark."""
        return zip(Alignment.all_pairs(self), self.marks, strict=True)

    def all_pairs(self) -> Iterator[AlignedPair]:
        """Every bead with the reviewer's wording."""
        return (_as_reviewed(pair, mark) for pair, mark in self.marked_pairs())

    def lost(self) -> list[Problem]:
        """What new wording leaves out (a whole unit, if it is empty, or footnote references), or is left out itself."""
        return [
            Problem(f"unit {pair.unit}", what)
            for pair, mark in self.marked_pairs()
            for name, side, text in (
                ("source", pair.source, mark.source_text),
                ("target", pair.target, mark.target_text),
            )
            if text is not None
            for what in _lost(name, side, text, mark)
        ]


def _lost(name: str, side: Side, text: str, mark: Mark) -> Iterator[str]:
    if not mark.translation:
        if text:
            yield f"the new {name} wording is not used: the unit is left out of the memory by decision"
        return
    if not text:
        yield f"the new {name} wording is empty: the unit is left out of the memory"
        return
    for ref in side.refs:
        if _moved(ref, side.text, text) is None:
            yield f"the new {name} wording has no place for footnote reference {ref.number}"


def _as_reviewed(pair: AlignedPair, mark: Mark) -> AlignedPair:
    """The pair as the reviewer left it."""
    review = "" if mark.status is Status.OPEN else mark.status.value
    return replace(
        pair,
        source=_reworded(pair.source, mark.source_text),
        target=_reworded(pair.target, mark.target_text),
        review="edited" if review and mark.is_edited else review,
        excluded=not mark.translation,
        comment=mark.comment,
    )


def _reworded(side: Side, text: str | None) -> Side:
    """The side with new wording; its footnote references still follow the characters that they followed."""
    if text is None:
        return side
    moved = [_moved(ref, side.text, text) for ref in side.refs]
    refs = sorted((ref for ref in moved if ref is not None), key=lambda ref: ref.offset)
    return Side(text, tuple(refs), side.blocks)


def _moved(ref: NoteRef, old: str, new: str) -> NoteRef | None:
    """The reference in the new text, or None if both characters around it are gone."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for start, there, size in matcher.get_matching_blocks():
        if start < ref.offset <= start + size or (size and ref.offset == start):
            return NoteRef(ref.offset - start + there, ref.number)
    return None
