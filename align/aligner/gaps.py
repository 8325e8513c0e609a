"""Gaps that follow each other as one bead: an omission of several segments is one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from align.core.bead import Bead

LONGEST = 20
"""Segments of a gap at most: a longer omission is several rows, so that each can still be read at a glance."""

Places = Mapping[int, int] | Sequence[int]
"""For each segment of a side, what it stands in: a window, a paragraph."""


def join_gaps(
    beads: Sequence[Bead], source: Places | None = None, target: Places | None = None
) -> list[Bead]:
    """Join the gaps of one side that neither a pair nor a bead that a person decided stands between.

    A gap that a person decided stays as it is. A joined gap takes the place of its first segment and is
    as sure as its least sure one. It holds up to `LONGEST` segments.

    Args:
        beads: in the order that `align.aligner.segments.align_segments` returns.
        source: what each source segment stands in, which a gap does not leave; by default the whole text.
        target: the same of the target.
    """
    found: list[Bead] = []
    last: dict[bool, int] = {}  # where the last gap of either side stands since the last pair
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


def _joinable(before: range, behind: range, places: Places | None) -> bool:
    """Whether two gaps of one side may be one."""
    return (
        before.stop == behind.start
        and len(before) + len(behind) <= LONGEST
        and (places is None or places[before.start] == places[behind.start])
    )
