"""Which segments open a unit of their own, by the structure of their document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align.core.block import Block, Kind, Segment

UNIT = 4.0
"""What it costs, in units of -ln p, to overlook that a numbered paragraph, an item, a cell or a heading begins."""
PARAGRAPH = 2.0
"""The same of a plain paragraph, which translators join and divide more often; of one that begins with a small
letter nothing, since it may go on with the paragraph before it."""


def openings(segments: Sequence[Segment]) -> list[float]:
    """What it costs to have each segment inside a bead."""
    costs = [0.0] * min(1, len(segments))
    for before, segment in pairwise(segments):
        block = segment.block
        if block is before.block or segment.text[:1].islower():
            costs.append(0.0)
        else:
            costs.append(UNIT if _is_marked(block) or _differ(before.block, block) else PARAGRAPH)
    return costs


def _is_marked(block: Block) -> bool:
    """Whether a block is marked as a unit: it has a number, or is an item of a list."""
    return bool(block.label) or block.style.level is not None


def _differ(before: Block, block: Block) -> bool:
    """Whether two neighbours are of different kinds, such as a heading and its text, or in different cells."""
    headings = [one.kind is Kind.HEADING for one in (before, block)]
    return headings[0] != headings[1] or before.style.cell != block.style.cell
