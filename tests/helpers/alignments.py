"""Small alignments for the tests: paragraphs and the beads that hold them."""

from __future__ import annotations

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.document import Document


def small(*beads: Bead) -> Alignment:
    """An alignment of as many paragraphs as the beads need."""
    sides = []
    for name, lang in (("source", "en"), ("target", "fr")):
        count = sum(len(getattr(bead, name)) for bead in beads)
        blocks = tuple(Block(Kind.PARAGRAPH, (), f"{name} {k}") for k in range(count))
        sides.append(Document(name, lang, blocks))
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in sides]
    return Alignment(sides[0], sides[1], segments[0], segments[1], beads)


def of_spans(*spans: tuple[int, int, int, int]) -> Alignment:
    """An alignment of beads, each given by its limits: source from, to, target from, to."""
    return small(*(Bead(range(a, b), range(c, d)) for a, b, c, d in spans))
