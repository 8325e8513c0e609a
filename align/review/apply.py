"""Decisions applied: the alignment as the reviewer left it, or one made again around the decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from align.aligner.anchors import Anchor
from align.aligner.segments import mark_crossings
from align.alignment import Alignment
from align.core.block import Segment
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review.decisions import Decision, Decisions, Mark, Status, fingerprint
from align.review.exact import Span, bead_of, spans, spelled_out
from align.review.locate import Problem, locate_all, shown
from align.review.reviewed import ReviewedAlignment
from align.review.same_text import is_reviewed, pieces_of
from tmx.base.characters import printable
from tmx.base.errors import UsageError
from tmx.base.wording import counted

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Applied:
    """The reviewed alignment, what could not be applied, and whether the aligner had to run again."""

    alignment: ReviewedAlignment
    problems: tuple[Problem, ...]
    realigned: bool

    def counts(self) -> dict[str, int]:
        """How many of the units that stay have each status, how many were reworded, and how many are left out."""
        marks = self.alignment.marks
        kept = [mark for mark in marks if mark.translation]
        return {status.value: sum(mark.status is status for mark in kept) for status in Status} | {
            "left out of the memory": len(marks) - len(kept),
            "edited": sum(mark.is_edited for mark in kept),
        }

    def as_dict(self) -> dict[str, Any]:
        """What became of the decisions, as plain data."""
        return {
            "texts": [self.alignment.source.name, self.alignment.target.name],
            "units": self.counts(),
            "realigned": self.realigned,
            "problems": [{"unit": problem.unit, "what": problem.what} for problem in self.problems],
        }

    def summary(self) -> str:
        """What became of the decisions, in one line."""
        *named, (_, edited) = self.counts().items()
        counts = ", ".join(f"{count} {name}" for name, count in named if count)
        if edited:
            counts += f"; {edited} edited of these"
        again = "; the rest was aligned again" if self.realigned else ""
        return f"{counted(len(self.alignment), 'unit')}: {counts}{again}"


def apply_decisions(
    decisions: Decisions, source: Document, target: Document, progress: Progress | None = None
) -> Applied:
    """Make the alignment as a reviewer left it.

    If the texts are those of the review, every unit comes back as it was, open ones included; text that is no
    longer in any unit is aligned again, which is reported as a problem. If a text has changed, the decided units
    whose text is still there are hard anchors, and the rest is aligned again with the options of the review.

    Raises:
        UsageError: this program does not know the options of the review, or the texts are not those of the
            review at all.
    """
    stale = _stale(decisions, source, target)
    units, problems = locate_all(decisions.units, source, target, unchanged=not stale)
    _check_texts(decisions, units, source, target)
    config = Config.of(decisions.config)
    exact = spelled_out(units, source, target, config)
    if exact is not None:
        return _applied(exact, stale, problems, realigned=False)
    fixed = [unit for unit in units if unit.mark.is_kept or not stale]
    alignment = align_documents(
        source, target, config, progress, anchors=_anchors(units, fixed, source, target)
    )
    reviewed = with_marks(alignment, fixed, units)
    problems += _comments_lost(reviewed, decisions.units)
    if not stale:
        problems += _uncovered(reviewed, fixed)
    return _applied(reviewed, stale, problems, realigned=True)


def _uncovered(alignment: ReviewedAlignment, fixed: Sequence[Decision]) -> Iterator[Problem]:
    """The texts that were in no unit of the review, and what became of them: one problem per stretch."""
    keys = {(spans(unit.source), spans(unit.target)): unit.name for unit in fixed}
    names = [keys.get(key) for key in _keys(alignment)]
    before = "the beginning"
    for name, stretch in groupby(
        zip(names, Alignment.all_pairs(alignment), strict=True), key=lambda item: item[0]
    ):
        if name is not None:
            before = name
            continue
        pairs = [pair for _, pair in stretch]
        texts = " / ".join(
            shown(" ".join(side.text for side in sides if side.text))
            for sides in ([pair.source for pair in pairs], [pair.target for pair in pairs])
        )
        again = "one unit" if len(pairs) == 1 else f"{len(pairs)} units"
        yield Problem(
            f"after {before}", f"no unit of the review has these texts; aligned again as {again}: {texts}"
        )


def align_again(
    decisions: Decisions, source: Document, target: Document, config: Config, progress: Progress | None = None
) -> Applied:
    """Run the aligner around what a reviewer decided; open units are aligned again.

    Raises:
        UsageError: the encoder is unknown or not installed, or the texts are not those of the review at all.
    """
    stale = _stale(decisions, source, target)
    units, problems = locate_all(decisions.units, source, target, unchanged=False)
    _check_texts(decisions, units, source, target)
    fixed = [unit for unit in units if unit.mark.is_kept]
    alignment = align_documents(
        source, target, config, progress, anchors=_anchors(units, fixed, source, target)
    )
    reviewed = with_marks(alignment, fixed, units)
    problems += _comments_lost(reviewed, decisions.units)
    return _applied(reviewed, stale, problems, realigned=True)


def _applied(
    alignment: ReviewedAlignment, stale: list[Problem], problems: list[Problem], *, realigned: bool
) -> Applied:
    return Applied(alignment, (*stale, *problems, *alignment.lost()), realigned)


def with_marks(
    alignment: Alignment, units: Sequence[Decision], others: Sequence[Decision] = ()
) -> ReviewedAlignment:
    """Give the beads that come from units their marks; the rest are open, with the comments of `others`."""
    fixed = {(spans(unit.source), spans(unit.target)): unit for unit in units}
    comments = {(spans(unit.source), spans(unit.target)): unit.mark.comment for unit in others}
    beads, marks = [], []
    for bead, key in zip(alignment.beads, _keys(alignment), strict=True):
        unit = fixed.get(key)
        beads.append(bead if unit is None else bead_of(unit, bead.source, bead.target))
        marks.append(Mark(comment=comments.get(key, "")) if unit is None else unit.mark)
    return ReviewedAlignment.of(replace(alignment, beads=tuple(mark_crossings(beads))), marks)


def _comments_lost(alignment: ReviewedAlignment, units: Sequence[Decision]) -> Iterator[Problem]:
    """The comments whose unit is no longer there: each is named, with its words."""
    kept = Counter(mark.comment for mark in alignment.marks)
    for unit in units:
        if unit.mark.comment and not kept[unit.mark.comment]:
            yield Problem(unit.name, f"its comment has no unit any more: {shown(unit.mark.comment)}")
        kept[unit.mark.comment] -= 1


def _keys(alignment: Alignment) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Where the texts of every bead are."""
    documents = alignment.source, alignment.target
    at = {id(block): index for document in documents for index, block in enumerate(document)}
    for bead in alignment.beads:
        yield (
            _places(alignment.source_segments[bead.source.start : bead.source.stop], at),
            _places(alignment.target_segments[bead.target.start : bead.target.stop], at),
        )


def _places(segments: Sequence[Segment], at: dict[int, int]) -> tuple[Span, ...]:
    return tuple((at[id(segment.block)], segment.start, segment.end) for segment in segments)


def _anchors(
    units: Sequence[Decision], fixed: Sequence[Decision], source: Document, target: Document
) -> list[Anchor]:
    """Units as anchors; a gap comes after the text that precedes it, among all units, on its empty side."""
    kept = {id(unit) for unit in fixed}
    anchors: list[Anchor] = []
    last: list[Segment | None] = [None, None]
    for unit in units:
        sides = [
            tuple(piece.of(document) for piece in pieces)
            for pieces, document in ((unit.source, source), (unit.target, target))
        ]
        if id(unit) in kept:
            after = None if all(sides) else last[bool(sides[0])]
            anchors.append(Anchor(sides[0], sides[1], after))
        last = [side[-1] if side else before for side, before in zip(sides, last, strict=True)]
    return anchors


def _check_texts(decisions: Decisions, found: Sequence[Decision], source: Document, target: Document) -> None:
    """Refuse texts in which no decision was found, if they are not those that were reviewed."""
    if any(unit.mark.is_kept for unit in found):
        return
    names = (decisions.source, decisions.target)
    for text, pieces, document in zip(names, pieces_of(decisions.units), (source, target), strict=True):
        if not is_reviewed(text, pieces, document):
            raise UsageError(
                f"no decision fits: {printable(document.name)} is not a text of this review",
                cure="Give the texts that were reviewed, the source first.",
            )


def _stale(decisions: Decisions, source: Document, target: Document) -> list[Problem]:
    """A problem for every text that is not as it was in the review."""
    return [
        Problem(
            printable(document.name),
            "the text has changed since the review; decisions whose text is still there were kept",
        )
        for text, document in ((decisions.source, source), (decisions.target, target))
        if text is not None and text.fingerprint != fingerprint(document)
    ]
