"""The alignment of two documents: both sides covered once, readable, and ways out of it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from align.bead import Bead
from align.config import Config
from align.document import Block, Document, Kind, NoteRef, Segment
from tmx.wording import counted

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from align.checks import Termbase
    from align.metrics import Metrics
    from tmx import TranslationUnit, WriteReport

_SHOWN = 12  # rows of the notebook's preview


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a bead holds: its text in one piece, its footnote references, and where it stands."""

    text: str
    refs: tuple[NoteRef, ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Side:
        """Join consecutive segments: as the block has them, with a space between blocks."""
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
    """A bead with its texts."""

    bead: Bead
    source: Side
    target: Side

    @property
    def is_gap(self) -> bool:
        """Whether the text of one side has no counterpart, and no reviewer has written one."""
        return self.bead.is_gap and not self.is_unit

    @property
    def is_unit(self) -> bool:
        """Whether there is text on both sides, as in a unit of a memory."""
        return bool(self.source.text and self.target.text)

    @property
    def role(self) -> Kind:
        """The role of the first block of the pair."""
        return (self.source.blocks or self.target.blocks)[0].kind

    @property
    def number(self) -> str:
        """The number of the first block of the pair, as people write it."""
        return (self.source.blocks or self.target.blocks)[0].number


@dataclass(frozen=True)
class Alignment:
    """Two documents, their segments, and the beads that cover both sides exactly once.

    Beads stand in source order; those that leave the order of the target are marked `crossing`.
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
        """Every bead with its texts, gaps included, in order."""
        for bead in self.beads:
            source = self.source_segments[bead.source.start : bead.source.stop]
            target = self.target_segments[bead.target.start : bead.target.stop]
            yield AlignedPair(bead, Side.of(source), Side.of(target))

    def metrics(self, termbase: Termbase | None = None) -> Metrics:
        """How much is aligned, how well, and what to look at, for the document and per role.

        `termbase` holds the terms that the target should use.
        """
        from align.metrics import measure

        return measure(self, termbase=termbase)

    def units(self) -> Iterator[TranslationUnit]:
        """The translation units that enter a memory: every bead with text on both sides."""
        from align.output import translation_units

        return translation_units(self)

    def to_pandas(self) -> pd.DataFrame:
        """One row a bead: texts, type, role, number, confidence, reasons, indexes and raw lines."""
        from align.output import to_frame

        return to_frame(self)

    def to_tmx(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write a TMX; the options are those of `align.output.write_alignment`."""
        return self.save(path, suffix=".tmx", **options)

    def save(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write the alignment in the format of the suffix: ``.tmx``, ``.tsv``, ``.json`` or ``.beads``.

        The options are those of `align.output.write_alignment`.
        """
        from align.output import write_alignment

        return write_alignment(self, path, **options)

    def __repr__(self) -> str:
        gaps = sum(bead.is_gap for bead in self.beads)
        return (
            f"<Alignment of {self.source.symbol or self.source.name} ({self.source.lang}) and "
            f"{self.target.symbol or self.target.name} ({self.target.lang}): "
            f"{counted(len(self.beads), 'bead')}, {counted(gaps, 'gap')}>"
        )

    def _repr_html_(self) -> str:
        """The first beads as a table, all text escaped."""
        from align.table import Table

        shown = [pair for pair, _ in zip(self, range(_SHOWN), strict=False)]
        columns = ("role", "bead", self.source.lang, self.target.lang, "confidence")
        table = Table.of(
            columns,
            [
                (
                    f"{pair.role.value} {pair.number}".strip(),
                    pair.bead.type,
                    pair.source.text,
                    pair.target.text,
                    pair.bead.confidence,
                )
                for pair in shown
            ],
            {lang: lang for lang in columns[2:4]},
        )
        more = f"<p>… and {len(self.beads) - _SHOWN} more beads</p>" if len(self.beads) > _SHOWN else ""
        return f"<p>{html.escape(repr(self))}</p>{table._repr_html_()}{more}"
