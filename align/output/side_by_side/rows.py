"""What two texts side by side consist of: rows that begin and end with paragraphs on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from align.core.alignment import AlignedDocuments, AlignedPair, Side
from align.core.block import Block, Kind, NoteRef, Segment
from align.core.document import Document
from align.core.message import Language, says
from align.output.clean.content import heading_level
from align.quality.attention import Attention, attention_of
from tmx.base.characters import ILLEGAL
from tmx.base.languages import is_right_to_left, language_name


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of a unit in one paragraph.

    Attributes:
        text: the text; nothing else than text, which is escaped where it is written.
        refs: its footnote references, with their places in the text.
        place: the place of its unit in the row, from 0.
        before: what separates it from the passage before in its paragraph.
        doubtful: whether a person should look at its unit.
        excluded: whether a reviewer left its unit out of the memory.
    """

    text: str
    refs: tuple[NoteRef, ...]
    place: int
    before: str = ""
    doubtful: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is shown: its number as printed, its level as a heading (0 for none), and its text."""

    label: str
    heading: int
    note: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that translate each other: the numbers of their first and last unit, and both sides."""

    first: int
    last: int
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]

    @property
    def units(self) -> str:
        """The units as ``12`` or ``12–14``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def passages(self) -> Iterator[Passage]:
        """All that is written on either side."""
        return (passage for one in (*self.source, *self.target) for passage in one.passages)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a side: the name of the file, and its language, by name, code and direction."""

    name: str
    language: str
    lang: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two texts side by side; what is said of them is in the language `ui`."""

    title: str
    source: Head
    target: Head
    rows: tuple[Row, ...]
    ui: Language = "en"

    @property
    def legend(self) -> list[tuple[str, str]]:
        """The marks that occur, as their names in a style sheet, and what each means."""
        passages = [passage for row in self.rows for passage in row.passages]
        said = [("units", says("side-units"))]
        if any(passage.doubtful for passage in passages):
            said.append(("doubt", says("side-doubt")))
        if any(not row.source or not row.target for row in self.rows):
            said.append(("none", says("side-no-counterpart")))
        if any(passage.excluded for passage in passages):
            said.append(("excluded", says("side-left-out")))
        return [(name, message.text(self.ui)) for name, message in said]


def side_by_side(alignment: AlignedDocuments, ui: Language = "en") -> SideBySide:
    """The texts of an alignment, side by side, in the order of the source; every unit is there.

    A row holds whole paragraphs, as far as both texts have their paragraphs in the same order. `ui` is the language
    of the legend.
    """
    rows = tuple(_row(alignment, units) for units in _by_paragraphs(attention_of(alignment)))
    return SideBySide(
        f"{alignment.source.title} – {alignment.target.title}"
        if alignment.source.title != alignment.target.title
        else alignment.source.title,
        _head(alignment.source, ui),
        _head(alignment.target, ui),
        rows,
        ui,
    )


def _head(document: Document, ui: Language) -> Head:
    lang = document.lang
    return Head(document.file_name, language_name(lang, ui) or lang, lang, is_right_to_left(lang))


def _by_paragraphs(units: Sequence[Attention]) -> Iterator[list[Attention]]:
    """Units in groups; between two groups, neither side is inside a paragraph."""
    group: list[Attention] = []
    last: list[Block | None] = [None, None]
    for item in units:
        sides = (item.pair.source.blocks, item.pair.target.blocks)
        goes_on = any(blocks and before is blocks[0] for blocks, before in zip(sides, last, strict=True))
        if group and not goes_on:
            yield group
            group, last = [], [None, None]
        group.append(item)
        last = [blocks[-1] if blocks else before for blocks, before in zip(sides, last, strict=True)]
    if group:
        yield group


def _row(alignment: AlignedDocuments, units: Sequence[Attention]) -> Row:
    return Row(
        units[0].unit,
        units[-1].unit,
        tuple(_paragraphs(alignment.source, _pieces(alignment.source_segments, units, "source"))),
        tuple(_paragraphs(alignment.target, _pieces(alignment.target_segments, units, "target"))),
    )


_Piece = tuple[Block | None, Segment | None, Segment | None, Passage]
"""The block of a passage, its first and last segment if it is as in the document, and the passage."""


def _pieces(segments: Sequence[Segment], units: Sequence[Attention], name: str) -> Iterator[_Piece]:
    for place, item in enumerate(units):
        pair = item.pair
        side: Side = getattr(pair, name)
        span = getattr(pair.bead, name)
        there = segments[span.start : span.stop]
        if side.text != Side.of(there).text:  # the wording of a reviewer
            if side.text:
                yield side.blocks[0] if side.blocks else None, None, None, _passage(side, place, item)
            continue
        for block, group in groupby(there, key=lambda segment: segment.block):
            inside = list(group)
            yield block, inside[0], inside[-1], _passage(Side.of(inside), place, item)


def _passage(side: Side, place: int, item: Attention) -> Passage:
    pair: AlignedPair = item.pair
    return Passage(side.text, side.refs, place, doubtful=item.to_look_at, excluded=pair.excluded)


def _paragraphs(document: Document, pieces: Iterator[_Piece]) -> Iterator[Paragraph]:
    titled = any(block.kind == Kind.TITLE for block in document)
    for _, group in groupby(pieces, key=lambda piece: id(piece[0])):
        inside = list(group)
        block, first = inside[0][0], inside[0][1]
        begins = block is not None and (first is None or first.start == 0)
        note = block is not None and block.kind == Kind.FOOTNOTE
        yield Paragraph(
            _label(block) if block is not None and begins else "",
            0 if block is None or note else heading_level(block, titled),
            note,
            tuple(_joined(inside)),
        )


def _label(block: Block) -> str:
    if block.kind == Kind.FOOTNOTE:
        return block.path[0] if block.path else block.label
    return block.label


def _joined(pieces: Sequence[_Piece]) -> Iterator[Passage]:
    """The passages of a paragraph with what is between them there."""
    for (block, first, _, passage), before in zip(pieces, [None, *pieces], strict=False):
        gap = " " if before is not None else ""
        end = before[2] if before is not None else None
        if block is not None and first is not None and end is not None and end.end <= first.start:
            between = block.text[end.end : first.start]
            gap = between if not between.strip() else " "
        yield Passage(
            _legal(passage.text),
            tuple(NoteRef(len(_legal(passage.text[: ref.offset])), ref.number) for ref in passage.refs),
            passage.place,
            gap,
            passage.doubtful,
            passage.excluded,
        )


def _legal(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return ILLEGAL.sub("", text)
