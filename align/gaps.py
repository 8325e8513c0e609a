"""Gaps that follow each other as one bead: an omission of several segments is one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from align.bead import Bead

LONGEST = 20
"""Segments of a gap at most: a longer omission is several rows, so that each can still be read at a glance."""


Parts = Mapping[int, int] | Sequence[int]


def join_gaps(beads: Sequence[Bead], source: Parts | None = None, target: Parts | None = None) -> list[Bead]:
    """Join the gaps of one side that no pair stands between.

    A joined gap is as sure as the least sure of its parts. What carries reasons, as a person's decision does,
    stays as it is.

    Args:
        beads: in the order that `align.aligner.align_segments` returns.
        source: for each source segment the part of the text, such as its paragraph, that a gap must not leave;
            by default the whole text is one part.
        target: the same of the target.
    """
    found: list[Bead] = []
    last: dict[bool, int] = {}  # where the last gap of either side stands since the last pair
    for bead in beads:
        if not bead.is_gap or bead.reasons:
            last = {}
            found.append(bead)
            continue
        side = bool(bead.source)
        before = found[last[side]] if side in last else None
        if before and _one(_span(before), _span(bead), source if side else target):
            span, cost = range(_span(before).start, _span(bead).stop), max(before.cost, bead.cost)
            found[last[side]] = Bead(span, bead.target, cost) if side else Bead(bead.source, span, cost)
        else:
            last[side] = len(found)
            found.append(bead)
    return found


def _span(gap: Bead) -> range:
    return gap.source or gap.target


def _one(before: range, behind: range, parts: Parts | None) -> bool:
    """Whether two gaps of one side are one."""
    return (
        before.stop == behind.start
        and len(before) + len(behind) <= LONGEST
        and (parts is None or parts[before.start] == parts[behind.start])
    )
