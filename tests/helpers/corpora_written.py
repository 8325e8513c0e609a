"""Alignments to write as corpora, and the texts that such files hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef, Segment
from align.core.document import Document
from align.output.corpus.vertical import GLUE
from align.review import Mark, ReviewedAlignment


def of_blocks(source: Sequence[Block], target: Sequence[Block], beads: Sequence[Bead]) -> Alignment:
    """An alignment of paragraphs, cut after full stops."""
    sides = [
        Document(f"{lang}.txt", lang, tuple(blocks)) for lang, blocks in (("en", source), ("fr", target))
    ]
    segments = [
        tuple(
            Segment(block, *match.span())
            for block in side
            for match in re.finditer(r"[^. ][^.]*\.?", block.text)
        )
        for side in sides
    ]
    return Alignment(sides[0], sides[1], segments[0], segments[1], tuple(beads))


def treaty() -> Alignment:
    """Two sentences in one, a gap on either side, a crossing, a footnote and characters that mean something in XML."""
    return of_blocks(
        [
            Block(Kind.PARAGRAPH, ("1",), "The <Parties> agree. They sign.", refs=(NoteRef(20, "1"),)),
            Block(Kind.PARAGRAPH, ("2",), "Only in English."),
            Block(Kind.PARAGRAPH, ("3", "a"), "Fish & chips"),
            Block(Kind.PARAGRAPH, ("3", "b"), "Bread"),
            Block(Kind.FOOTNOTE, ("1",), "See annex."),
        ],
        [
            Block(Kind.PARAGRAPH, ("1",), "Les <Parties> s’accordent et signent."),
            Block(Kind.PARAGRAPH, ("3", "a"), "Pain"),
            Block(Kind.PARAGRAPH, ("3", "b"), "Poisson"),
            Block(Kind.PARAGRAPH, ("4",), "Seulement en français."),
            Block(Kind.FOOTNOTE, ("1",), "Voir l’annexe."),
        ],
        [
            Bead(range(2), range(1), confidence=0.9),
            Bead(range(2, 3), range(1, 1)),
            Bead(range(3, 4), range(2, 3), confidence=0.8, crossing=True),
            Bead(range(4, 5), range(1, 2), confidence=0.7),
            Bead(range(5, 5), range(3, 4)),
            Bead(range(5, 6), range(4, 5), confidence=0.6),
        ],
    )


def reviewed(alignment: Alignment, marks: dict[int, Mark]) -> ReviewedAlignment:
    """An alignment with the marks of some units, by their numbers."""
    return ReviewedAlignment.of(
        alignment, [marks.get(unit, Mark()) for unit in range(1, len(alignment.beads) + 1)]
    )


def text_of_vertical(lines: Sequence[str]) -> list[str]:
    """The sentences of a vertical text as running text."""
    sentences: list[str] = []
    for line in lines:
        if line.startswith("<s "):
            sentences.append("")
            glued = True
        elif line == GLUE:
            glued = True
        elif not line.startswith("<"):
            sentences[-1] += ("" if glued else " ") + line
            glued = False
    return [text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for text in sentences]
