"""Gaps that follow each other as one bead: an omission of several segments is one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from align.core.bead import Bead

LONGEST = 20
"""The most segments of a gap: a longer omission is several rows, so that each can be read at a glance."""

Places = Mapping[int, int] | Sequence[int]
"""What each segment of a side belongs to: a window, a paragraph."""


def join_gaps(
    beads: Sequence[Bead], source: Places | None = None, target: Places | None = None
) -> list[Bead]:
    """Join consecutive gaps of one side, unless a pair or a bead that a person decided is between them.

    A gap that a person decided stays as it is. A joined gap takes the place of its first segment, has the
    highest cost of its parts, and holds up to `LONGEST` segments.

    Args:
        beads: in the order that `align.aligner.segments.align_segments` returns.
        source: what each source segment belongs to; no gap goes beyond it. By default it is the whole text.
        target: the same for the target.
    """
    found: list[Bead] = []
    last: dict[bool, int] = {}  # the index of the last gap of either side since the last pair
    for bead in beads:
        if not bead.is_gap or bead.decided:
            last = {}
            found.append(bead)
            continue
        ours = bool(bead.source)
        before = found[last[ours]] if ours in last else None
        if before and _joinable(_span(before), _span(bead), source if ours else target):
            span = range(_span(before).start, _span(bead).stop)
            joined = replace(before, cost=max(before.cost, bead.cost))
            found[last[ours]] = replace(joined, source=span) if ours else replace(joined, target=span)
        else:
            last[ours] = len(found)
            found.append(bead)
    return found


def _span(gap: Bead) -> range:
    return gap.source or gap.target


def _joinable(before: range, after: range, places: Places | None) -> bool:
    """Whether two gaps of one side may be joined."""
    return (
        before.stop == after.start
        and len(before) + len(after) <= LONGEST
        and (places is None or places[before.start] == places[after.start])
    )
