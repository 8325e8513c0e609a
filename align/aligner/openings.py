"""Which segments open a unit of their own, by the structure of their document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align.aligner.cost.openings import Openings
from align.aligner.cost.surface import ends_a_sentence, label
from align.core.block import Block, Kind, Segment

UNIT = 2.0
"""What it counts to overlook that a numbered paragraph, an item, a cell or a heading begins; what that costs is
the learned weight of ``overlooked``."""
PARAGRAPH = 1.0
"""The same of a plain paragraph, which translators join and divide more often; of one that begins with a small
letter nothing, since it may go on with the paragraph before it."""
LISTED = 0.45
"""The share of lines with a label or without a full stop from which on lines are paragraphs, items and headings.

On the development documents it is .6 to 1 in statutes and at most .32 in sentences of prose.
"""


def openings(segments: Sequence[Segment]) -> list[float]:
    """What it counts to have each segment inside a bead."""
    costs = [0.0] * min(1, len(segments))
    for before, segment in pairwise(segments):
        block = segment.block
        if block is before.block or segment.text[:1].islower():
            costs.append(0.0)
        else:
            costs.append(UNIT if _is_marked(block) or _differ(before.block, block) else PARAGRAPH)
    return costs


def openings_of_lines(source: Sequence[str], target: Sequence[str]) -> Openings | None:
    """The openings of texts whose lines are paragraphs, as far as their look tells; None if they are sentences."""
    labels = [[bool(label(text)) for text in side] for side in (source, target)]
    if not all(map(_listed, (source, target), labels)):
        return None
    ours, theirs = (
        [_opens(*line) for line in zip(side, labelled, strict=True)]
        for side, labelled in zip((source, target), labels, strict=True)
    )
    return Openings(ours, theirs)


def _listed(texts: Sequence[str], labelled: Sequence[bool]) -> bool:
    """Whether the lines of a text look like paragraphs, items and headings rather than sentences."""
    signs = sum(has or not ends_a_sentence(text) for text, has in zip(texts, labelled, strict=True))
    return signs > LISTED * len(texts)


def _opens(text: str, labelled: bool) -> float:
    return 0.0 if text[:1].islower() and not labelled else PARAGRAPH


def _is_marked(block: Block) -> bool:
    """Whether a block is marked as a unit: it has a number, or is an item of a list."""
    return bool(block.label) or block.style.level is not None


def _differ(before: Block, block: Block) -> bool:
    """Whether two neighbours are of different kinds, such as a heading and its text, or in different cells."""
    headings = [one.kind is Kind.HEADING for one in (before, block)]
    return headings[0] != headings[1] or before.style.cell != block.style.cell
