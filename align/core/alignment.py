"""The alignment of two documents as a value: each side covered exactly once, and the texts of every bead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from align.core.bead import Bead
from align.core.block import Block, NoteRef, Segment
from align.core.config import Config
from align.core.document import Document
from align.core.table import Table

_SHOWN = 60
"""Characters of each text when a unit is shown on one line."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bead: its text in one piece, its footnote references, and the blocks it comes from."""

    text: str
    refs: tuple[NoteRef, ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Side:
        """Join consecutive segments as they are in their block, with a space between blocks."""
        text, refs, blocks = "", [], []
        for segment, before in zip(segments, [None, *segments], strict=False):
            if before is not None and before.block is segment.block:
                gap = segment.block.text[before.end : segment.start]
            else:
                gap = " " if text and segment.text else ""
                blocks.append(segment.block)
            text += gap
            refs += [NoteRef(len(text) + ref.offset, ref.number) for ref in segment.refs]
            text += segment.text
        return cls(text, tuple(refs), tuple(blocks))

    @property
    def lines(self) -> tuple[int, ...]:
        """The raw lines of the blocks it comes from."""
        return tuple(line for block in self.blocks for line in block.lines)


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A bead with its texts.

    Attributes:
        unit: its place in the alignment, from 1; every report, page and sheet names it by this number.
        bead: the bead.
        source: the source side.
        target: the target side.
        review: what a reviewer made of it: ``accepted``, ``corrected``, ``edited``, or nothing.
        excluded: whether a reviewer left it out of the memory.
        comment: what a reviewer noted about it, for people.
    """

    unit: int
    bead: Bead
    source: Side
    target: Side
    review: str = ""
    excluded: bool = False
    comment: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether the text of one side has no counterpart, and no reviewer has written one."""
        return self.bead.is_gap and not self.is_unit

    @property
    def is_unit(self) -> bool:
        """Whether there is text on both sides, as in a translation unit."""
        return bool(self.source.text and self.target.text)

    @property
    def role(self) -> str:
        """The role of the first block of the pair."""
        return (self.source.blocks or self.target.blocks)[0].kind

    @property
    def number(self) -> str:
        """The number of the first block of the pair, as people write it."""
        return (self.source.blocks or self.target.blocks)[0].number

    @property
    def place(self) -> str:
        """The role and the number together, as ``operative 5 (a)``."""
        return f"{self.role} {self.number}".strip()

    @property
    def where(self) -> str:
        """Where both sides begin in their files, as ``line 12 / line 14``; empty if no reader said."""
        sides = self.source.blocks, self.target.blocks
        places = [str(blocks[0].locator) if blocks else "–" for blocks in sides]
        known = any(blocks and place for blocks, place in zip(sides, places, strict=True))
        return " / ".join(place or "?" for place in dict.fromkeys(places)) if known else ""

    @property
    def _summary(self) -> str:
        sure = "" if self.bead.confidence is None else f", confidence {self.bead.confidence:.2f}"
        return f"unit {self.unit}, {self.place}, {self.bead.type}{sure}"

    def __repr__(self) -> str:
        """The unit on one line, its texts cut short."""
        texts = (shorten(side.text, _SHOWN, placeholder=" …") for side in (self.source, self.target))
        return f"<{self._summary}: {' | '.join(texts)}>"

    def __str__(self) -> str:
        """The unit with its texts in full, each on a line of its own."""
        return f"{self._summary}\n  {self.source.text}\n  {self.target.text}"

    def _repr_html_(self) -> str:
        """The unit as a table, all text escaped."""
        columns = ("unit", "role", "bead", "source", "target", "confidence")
        texts = self.source.text, self.target.text
        return Table.of(
            columns, [(self.unit, self.place, self.bead.type, *texts, self.bead.confidence)]
        )._repr_html_()


@dataclass(frozen=True)
class AlignedDocuments:
    """Two documents, their segments, and the beads that cover both sides exactly once.

    Beads are in source order; those that leave the order of the target are marked `crossing`.
    """

    source: Document
    target: Document
    source_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    config: Config = field(default_factory=Config)
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, segments, ranges in (
            ("source", self.source_segments, [bead.source for bead in self.beads]),
            ("target", self.target_segments, [bead.target for bead in self.beads]),
        ):
            covered = sorted(index for span in ranges for index in span)
            if covered != list(range(len(segments))):
                raise ValueError(f"the beads do not cover every {name} segment exactly once")

    def __len__(self) -> int:
        return len(self.beads)

    def __iter__(self) -> Iterator[AlignedPair]:
        return self.pairs()

    def pairs(self) -> Iterator[AlignedPair]:
        """The beads with their texts, gaps included, in order; without those that a reviewer excluded."""
        return (pair for pair in self.all_pairs() if not pair.excluded)

    def all_pairs(self) -> Iterator[AlignedPair]:
        """Every bead with its texts, in order."""
        for unit, bead in enumerate(self.beads, start=1):
            source = self.source_segments[bead.source.start : bead.source.stop]
            target = self.target_segments[bead.target.start : bead.target.stop]
            yield AlignedPair(unit, bead, Side.of(source), Side.of(target))
