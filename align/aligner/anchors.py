"""Anchors: beads that a person has decided on, around which the rest is aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.aligner.windows import Window
from align.core.ascending import longest_rising
from align.core.bead import Bead
from align.core.block import Segment
from align.core.message import says


@dataclass(frozen=True, slots=True)
class Anchor:
    """Consecutive segments of both sides that are one bead, or of one side only: a gap.

    `after` is the segment of the empty side that a gap follows, None for a gap at the beginning.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    after: Segment | None = None


def cut(blocks: Sequence[Sequence[Segment]], pieces: Sequence[Segment]) -> list[Sequence[Segment]]:
    """The segments of every block, cut again so that each piece is a segment of its own."""
    inside: dict[int, list[Segment]] = {}
    for piece in pieces:
        inside.setdefault(id(piece.block), []).append(piece)
    return [_recut(segments, inside.get(id(segments[0].block), [])) for segments in blocks]


def _recut(segments: Sequence[Segment], pieces: Sequence[Segment]) -> Sequence[Segment]:
    if not pieces:
        return segments
    found = sorted(pieces, key=lambda piece: piece.start)
    rest: list[Segment] = []
    for segment in segments:
        start = segment.start
        for piece in found:
            if piece.start < segment.end and start < piece.end:
                rest += _trimmed(segment, start, piece.start)
                start = piece.end
        rest += _trimmed(segment, start, segment.end)
    return sorted([*found, *rest], key=lambda segment: segment.start)


def _trimmed(segment: Segment, start: int, end: int) -> list[Segment]:
    text = segment.block.text[start:end]
    if not text.strip():
        return []
    start += len(text) - len(text.lstrip())
    return [Segment(segment.block, start, start + len(text.strip()))]


class AnchoredSegments:
    """The anchors among the segments of two documents."""

    def __init__(
        self, anchors: Sequence[Anchor], source: Sequence[Segment], target: Sequence[Segment]
    ) -> None:
        self._size = len(source), len(target)
        places = _places(source), _places(target)
        self.boxes: list[Window] = [
            (_range(anchor.source, places[0], anchor.after), _range(anchor.target, places[1], anchor.after))
            for anchor in anchors
        ]

    def windows(self, structure: Sequence[Window]) -> list[Window]:
        """Windows that partition both sides: the anchors, and the stretches between them.

        A stretch keeps the windows of the structure, unless an anchor at its edge contradicts them: then it is
        searched freely.
        """
        corners = self._corners()
        last = (range(self._size[0], self._size[0]), range(self._size[1], self._size[1]))
        windows = list(self.boxes)
        for before, after in pairwise([(range(0), range(0)), *corners, last]):
            stretch = (range(before[0].stop, after[0].start), range(before[1].stop, after[1].start))
            if not stretch[0] and not stretch[1]:
                continue
            contradicted = any(_contradicts(box, structure) for box in (before, after))
            windows += [stretch] if contradicted else _clipped(structure, stretch)
        return windows

    def _corners(self) -> list[Window]:
        """Boxes that rise on both sides: an anchor out of order becomes two, one for each side."""
        pairs = sorted((box for box in self.boxes if box[0] and box[1]), key=lambda box: box[0].start)
        rising = set(longest_rising([(box[0].start, box[1].start) for box in pairs]))
        corners = [box for box in pairs if (box[0].start, box[1].start) in rising]
        loose = [box for box in self.boxes if not (box[0] and box[1])]
        for box in pairs:
            if (box[0].start, box[1].start) not in rising:
                loose += [
                    (box[0], range(box[1].start, box[1].start)),
                    (range(box[0].start, box[0].start), box[1]),
                ]
        for source, target in loose:
            side = 0 if source else 1
            own = (source, target)[side]
            place = sum(
                corner[side].stop <= own.start and corner[side].start < own.stop for corner in corners
            )
            low = corners[place - 1][1 - side].stop if place else 0
            high = corners[place][1 - side].start if place < len(corners) else self._size[1 - side]
            at = min(max((source, target)[1 - side].start, low), high)
            corners.insert(place, (own, range(at, at)) if side == 0 else (range(at, at), own))
            for index, corner in enumerate(corners[place + 1 :], start=place + 1):
                if not corner[side] and corner[side].start < own.stop:  # was inside the new box
                    after = range(own.stop, own.stop)
                    corners[index] = (after, corner[1]) if side == 0 else (corner[0], after)
        return corners

    def with_anchors(self, beads: Sequence[Bead]) -> list[Bead]:
        """The beads, with those inside an anchor replaced by one that is certain."""
        first = {("source", box[0].start): box for box in self.boxes if box[0]}
        first |= {("target", box[1].start): box for box in self.boxes if not box[0]}
        inside_source = {index for box in self.boxes for index in box[0]}
        inside_target = {index for box in self.boxes for index in box[1]}
        found: list[Bead] = []
        for bead in beads:
            if bead.source and bead.source.start in inside_source:
                box = first.get(("source", bead.source.start))
            elif bead.target and bead.target.start in inside_target:
                box = first.get(("target", bead.target.start)) if not bead.source else None
            else:
                found.append(bead)
                continue
            if box is not None:
                confidence = 1.0 if box[0] and box[1] else None
                reasons = (says("decided-in-review"),)
                found.append(Bead(*box, confidence=confidence, reasons=reasons, decided=True))
        return found


def _places(segments: Sequence[Segment]) -> dict[tuple[int, int, int], int]:
    return {(id(segment.block), segment.start, segment.end): index for index, segment in enumerate(segments)}


def _range(
    segments: Sequence[Segment], places: dict[tuple[int, int, int], int], after: Segment | None
) -> range:
    if segments:
        start = places[id(segments[0].block), segments[0].start, segments[0].end]
        return range(start, start + len(segments))
    if after is None:
        return range(0)
    at = 1 + max(
        (
            index
            for (block, start, _), index in places.items()
            if block == id(after.block) and start < after.end
        ),
        default=-1,
    )
    return range(at, at)


def _contradicts(box: Window, structure: Sequence[Window]) -> bool:
    """Whether an anchor with text on both sides is in no window of the structure."""
    if not (box[0] and box[1]):
        return False
    return not any(
        all(window[side].start <= box[side].start and box[side].stop <= window[side].stop for side in (0, 1))
        for window in structure
    )


def _clipped(structure: Sequence[Window], stretch: Window) -> list[Window]:
    """The parts of the structure's windows that are in a stretch."""
    clipped = [tuple(_overlap(window[side], stretch[side]) for side in (0, 1)) for window in structure]
    return [(source, target) for source, target in clipped if source or target]


def _overlap(inner: range, outer: range) -> range:
    start = min(max(inner.start, outer.start), outer.stop)
    return range(start, max(start, min(inner.stop, outer.stop)))
