"""The values that flow: a document, its blocks, their segments.

All are frozen; their invariants are checked where they are made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Kind(StrEnum):
    """The role of a block in its document."""

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


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A footnote reference that was taken out of a text: it stood before ``text[offset]``."""

    offset: int
    number: str


def _offset(ref: NoteRef) -> int:
    return ref.offset


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its role, its number path, its clean text, and the raw lines it came from.

    `text` is un-wrapped, without its number and without its footnote references; `path` is the number in
    full, from the outermost to the innermost, such as ``("5", "a")``, the same in every language; `label` is
    the number as the text has it, such as ``(a)`` or ``5.``; `lines` are 1-based raw line numbers.
    """

    kind: Kind
    path: tuple[str, ...]
    text: str
    label: str = ""
    refs: tuple[NoteRef, ...] = ()
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.text != self.text.strip():
            raise ValueError(f"a block's text has no white space at its edges: {self.text!r}")
        offsets = [ref.offset for ref in self.refs]
        if offsets != sorted(offsets) or any(not 0 <= offset <= len(self.text) for offset in offsets):
            raise ValueError(f"footnote references out of order or out of range: {offsets}")

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
            raise ValueError(f"no slice of the block: {self.start}–{self.end} of {len(self.block.text)}")

    @property
    def text(self) -> str:
        """The text of the slice."""
        return self.block.text[self.start : self.end]

    @property
    def refs(self) -> tuple[NoteRef, ...]:
        """The footnote references inside the slice, with offsets counted from its start.

        A reference belongs to the slice that it ends or stands in, and before white space to the slice before.
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


@dataclass(frozen=True, slots=True)
class SetAside:
    """Raw text that is no part of the document's text, with the reason: a running head, a rule …"""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Document:
    """One language version of a text.

    `blocks` are in document order, footnotes last; `facts` holds what the masthead and the adoption lines
    say (``symbol``, ``date`` as ISO 8601, ``session``, ``agenda_item`` …); `set_aside` lists the raw text
    that belongs to neither.
    """

    name: str
    lang: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def symbol(self) -> str | None:
        """The document symbol, such as ``A/RES/59/159``, if the text gives one."""
        return self.facts.get("symbol")

    @property
    def by_lines(self) -> bool:
        """Whether every block is one line, and every line a block."""
        return all(
            block.lines == (number,) and not block.label for number, block in enumerate(self.blocks, 1)
        )

    def of_kind(self, *kinds: Kind) -> tuple[Block, ...]:
        """The blocks that play one of these roles, in document order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def to_pandas(self) -> pd.DataFrame:
        """One row a paragraph: role, number, text, words, characters, footnote references, raw lines."""
        import pandas as pd

        rows = [
            {
                "role": block.kind.value,
                "number": block.number,
                "text": block.text,
                "words": len(block.text.split()),
                "characters": len(block.text),
                "refs": [ref.number for ref in block.refs],
                "lines": list(block.lines),
            }
            for block in self.blocks
        ]
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        """The structure as an outline, all text escaped."""
        from align.outline import outline_html

        return outline_html(self)
