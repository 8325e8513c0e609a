"""The parts of a document: blocks with their roles and numbers, and segments, which are slices of blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from align.core.locator import NOWHERE, Locator
from align.core.style import PLAIN, Style


class Kind(StrEnum):
    """Names for the roles of blocks that the shipped grammars declare; other grammars may declare others."""

    TITLE = "title"
    ADOPTION = "adoption"  # "Resolution adopted by the General Assembly on …"
    FORMULA = "formula"  # "The General Assembly,"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TOC = "toc"  # a line of a table of contents
    MEETING = "meeting"  # "74th plenary meeting"
    DATE = "date"
    FOOTNOTE = "footnote"


_KINDS = {str(kind): kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A footnote reference that was taken out of a text, where it came before ``text[offset]``."""

    offset: int
    number: str


def _offset(ref: NoteRef) -> int:
    return ref.offset


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its role.

    Attributes:
        kind: its role as the document's grammar names it; a `Kind` where there is one of that name.
        path: its number in full, from the outermost part to the innermost, such as ``("5", "a")``, the same in
            every language.
        text: its text, un-wrapped, without its number and without its footnote references.
        label: its number as the text has it, such as ``(a)`` or ``5.``.
        refs: the footnote references that were taken out of the text.
        locator: where it comes from.
        style: what the file says of it: the level of a heading or list item, the cell of a table.
    """

    kind: str
    path: tuple[str, ...]
    text: str
    label: str = ""
    refs: tuple[NoteRef, ...] = ()
    locator: Locator = NOWHERE
    style: Style = PLAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", _KINDS.get(self.kind, self.kind))
        if self.text != self.text.strip():
            raise ValueError(f"the text of a block has white space at its edges: {self.text!r}")
        offsets = [ref.offset for ref in self.refs]
        if offsets != sorted(offsets) or any(not 0 <= offset <= len(self.text) for offset in offsets):
            raise ValueError(f"footnote references are out of order or out of range: {offsets}")

    @property
    def lines(self) -> tuple[int, ...]:
        """The raw lines that it comes from, from 1 on."""
        return self.locator.lines

    @property
    def number(self) -> str:
        """The number path as people write it: ``5 (a)``."""
        return " ".join([*self.path[:1], *(f"({part})" for part in self.path[1:])])


@dataclass(frozen=True, slots=True)
class Segment:
    """A slice of a block, ``block.text[start:end]``: a sentence, a clause or the whole paragraph."""

    block: Block
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= len(self.block.text):
            raise ValueError(f"not a slice of the block: {self.start}–{self.end} of {len(self.block.text)}")

    @property
    def text(self) -> str:
        """The text of the slice."""
        return self.block.text[self.start : self.end]

    @property
    def refs(self) -> tuple[NoteRef, ...]:
        """The footnote references inside the slice, with offsets counted from its start.

        A reference belongs to the slice that it is in or at the end of; one before white space belongs to the
        slice that ends there.
        """
        first = 0 if self.start == 0 else bisect_right(self.block.refs, self._reach(self.start), key=_offset)
        last = bisect_right(self.block.refs, self._reach(self.end), key=_offset)
        return tuple(
            NoteRef(min(ref.offset, self.end) - self.start, ref.number) for ref in self.block.refs[first:last]
        )

    def _reach(self, offset: int) -> int:
        """The last offset of the white space around `offset`, or `offset` itself."""
        text = self.block.text
        while offset < len(text) and text[offset].isspace():
            offset += 1
        return offset
