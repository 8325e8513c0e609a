"""What a clean document consists of, whatever the format: items in order, notes, and which refers to which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from align.core.block import Block, Kind, NoteRef, Segment
from align.core.document import Document
from align.segmentation import segmenter
from tmx.base.characters import ILLEGAL

DEEPEST_HEADING = 6  # the last level of headings that HTML and Markdown have
_DEEPEST_LIST = 9  # the last level of lists in a word processor


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to a note.

    Attributes:
        number: as it is shown.
        note: the index of the note; None if the document has no such note.
        first: whether it is the first reference to that note.
    """

    number: str
    note: int | None
    first: bool


Piece = str | Mark


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, a heading, a list item or what is in a cell; a sentence of one if those are written apart.

    Attributes:
        pieces: its text, with the references to notes in their places.
        label: its number as printed; empty for none.
        heading: the level of a heading, from 1 on; 0 if it is none.
        level: how deep it is in lists or numbers, from 1 on; 0 if it is in none.
        bullet: whether it begins an item of a list without numbers.
        cell: table, row and column of a table cell, each from 1 on.
    """

    pieces: tuple[Piece, ...]
    label: str = ""
    heading: int = 0
    level: int = 0
    bullet: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number as references show it, and its paragraphs or sentences."""

    number: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CleanText:
    """A document as it is written: without page furniture, with its structure."""

    title: str
    lang: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...]

    @property
    def referred(self) -> frozenset[int]:
        """The indexes of the notes to which something refers."""
        written = [*self.items, *(item for note in self.notes for item in note.items)]
        marks = [piece for item in written for piece in item.pieces if isinstance(piece, Mark)]
        return frozenset(mark.note for mark in marks if mark.note is not None)

    def parts(self) -> Iterator[tuple[bool, list[Item]]]:
        """Runs of items: whether the run is a table, and its items."""
        for table, run in groupby(self.items, lambda item: item.cell and item.cell[0]):
            yield table is not None, list(run)


def clean_text(
    document: Document, *, labels: bool = True, notes: bool = True, sentences: bool = False, srx: str = ""
) -> CleanText:
    """The text of a document as it is written.

    Args:
        document: what is written.
        labels: whether paragraphs keep their numbers and bullets.
        notes: whether there are footnotes and references to them.
        sentences: whether every sentence is an item of its own.
        srx: a file of segmentation rules by which sentences are cut, if not by our own.
    """
    cut = segmenter(document.lang, sentences=sentences, srx=srx)
    footnotes = document.of_kind(Kind.FOOTNOTE) if notes else ()
    mark = _Marks([block.path[0] if block.path else block.label for block in footnotes])
    titled = any(block.kind == Kind.TITLE for block in document)

    def items(block: Block, *, inside: bool) -> Iterator[Item]:
        level = block.style.level or (len(block.path) if block.label else 0)
        for number, segment in enumerate(cut(block)):
            yield Item(
                _pieces(segment, mark if notes else None),
                block.label if labels and inside and not number else "",
                heading_level(block, titled) if inside else 0,
                min(level, _DEEPEST_LIST) if inside else 0,
                labels and inside and not number and bool(block.style.level) and not block.label,
                block.style.cell,
            )

    body = [item for block in document if block.kind != Kind.FOOTNOTE for item in items(block, inside=True)]
    written = [
        Note(number, tuple(items(block, inside=False)))
        for number, block in zip(mark.notes, footnotes, strict=True)
    ]
    return CleanText(document.title, document.lang, tuple(body), tuple(written))


def heading_level(block: Block, titled: bool) -> int:
    """The level of a heading: as its file says, else by the depth of its number, below the title."""
    if block.style.heading:
        return min(block.style.heading, DEEPEST_HEADING)
    if block.kind == Kind.TITLE:
        return 1
    if block.kind == Kind.HEADING and block.style.cell is None:
        return min(titled + max(1, len(block.path)), DEEPEST_HEADING)
    return 0


class _Marks:
    """Gives each reference its note: the first of that number that has no reference yet, else the last of it."""

    def __init__(self, notes: Sequence[str]) -> None:
        self.notes = notes
        self._met: set[int] = set()

    def __call__(self, ref: NoteRef) -> Mark:
        """The mark of a reference."""
        same = [at for at, number in enumerate(self.notes) if number == ref.number]
        at = next((at for at in same if at not in self._met), same[-1] if same else None)
        first = at is not None and at not in self._met
        if at is not None:
            self._met.add(at)
        return Mark(ref.number, at, first)


def _pieces(segment: Segment, mark: Callable[[NoteRef], Mark] | None) -> tuple[Piece, ...]:
    text, refs = segment.text, segment.refs if mark is not None else ()
    pieces: list[Piece] = []
    start = 0
    for ref in refs:
        pieces += [ILLEGAL.sub("", text[start : ref.offset])] if ref.offset > start else []
        if mark is not None:
            pieces.append(mark(ref))
        start = ref.offset
    rest = ILLEGAL.sub("", text[start:])
    return (*pieces, rest) if rest else tuple(pieces)


def grid(items: Sequence[Item]) -> list[list[list[Item]]]:
    """The items of a table as rows of cells, each with its items; all rows are equally long."""
    cells: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        _, row, column = item.cell or (0, 0, 0)
        cells.setdefault((row, column), []).append(item)
    rows = sorted({row for row, _ in cells})
    columns = range(1, max(column for _, column in cells) + 1)
    return [[cells.get((row, column), []) for column in columns] for row in rows]
