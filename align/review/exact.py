"""An alignment that units spell out because they cover both texts: nothing is computed again."""

from __future__ import annotations

from collections.abc import Sequence

from align.aligner.segments import mark_crossings
from align.core.bead import Bead
from align.core.block import Segment
from align.core.config import Config
from align.core.document import Document
from align.core.message import Message, says
from align.review.decisions import Decision, Piece, Status
from align.review.reviewed import ReviewedAlignment

Span = tuple[int, int, int]
_REASONS: dict[Status, Message] = {
    Status.ACCEPTED: says("accepted-in-review"),
    Status.CORRECTED: says("corrected-in-review"),
}


def spans(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Where pieces are: block, start, end."""
    return tuple((piece.block, piece.start, piece.end) for piece in pieces)


def spelled_out(
    units: Sequence[Decision], source: Document, target: Document, config: Config
) -> ReviewedAlignment | None:
    """The alignment that the units spell out, or None if they do not cover both texts in consecutive runs."""
    orders = []
    for document, sides in (
        (source, [unit.source for unit in units]),
        (target, [unit.target for unit in units]),
    ):
        ordered = sorted((piece for side in sides for piece in side), key=lambda p: (p.block, p.start, p.end))
        if not _cover(ordered, document):
            return None
        orders.append({(p.block, p.start, p.end): index for index, p in enumerate(ordered)})
    beads, positions = [], [0, 0]
    for unit in units:
        ranges = []
        for side, pieces in enumerate((unit.source, unit.target)):
            indexes = [orders[side][span] for span in spans(pieces)]
            if indexes and indexes != list(range(indexes[0], indexes[0] + len(indexes))):
                return None
            start = indexes[0] if indexes else positions[side]
            positions[side] = start + len(indexes)
            ranges.append(range(start, start + len(indexes)))
        beads.append(bead_of(unit, ranges[0], ranges[1]))
    segments = [
        tuple(Segment(document.blocks[block], start, end) for block, start, end in order)
        for document, order in zip((source, target), orders, strict=True)
    ]
    marks = tuple(unit.mark for unit in units)
    return ReviewedAlignment(
        source,
        target,
        segments[0],
        segments[1],
        tuple(mark_crossings(beads)),
        config,
        (*source.warnings, *target.warnings),
        marks,
    )


def _cover(pieces: Sequence[Piece], document: Document) -> bool:
    """Whether pieces, in order, cover every block: there is only white space between them."""
    ends = [-1] * len(document.blocks)
    for piece in pieces:
        text, end = document.blocks[piece.block].text, ends[piece.block]
        if (end >= 0 and piece.start < end) or text[max(end, 0) : piece.start].strip():
            return False
        ends[piece.block] = piece.end
    return all(
        end >= 0 and not block.text[end:].strip() for end, block in zip(ends, document.blocks, strict=True)
    )


def bead_of(unit: Decision, source: range, target: range) -> Bead:
    """A bead of the review; one that a person accepted or corrected is certain."""
    gap = not source or not target
    if unit.mark.status is Status.OPEN:
        confidence, reasons = unit.confidence, unit.reasons
    else:
        confidence, reasons = 1.0, (_REASONS[unit.mark.status],)
    return Bead(source, target, 0.0, None if gap else confidence, reasons, decided=unit.mark.is_decided)
