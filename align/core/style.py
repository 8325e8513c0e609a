"""How a file sets a text: runs of characters, and what it says of a whole paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text, ``text[start:end]``, that are set in one way."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    superscript: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a run of characters: {self.start}–{self.end}")


@dataclass(frozen=True, slots=True)
class Style:
    """What the file says of a whole paragraph, or what its place on the page says; empty for plain text.

    Attributes:
        heading: the level of a heading, 1 for the outermost.
        level: the level of a list item, 1 for the outermost.
        cell: table, row and column of a table cell, each from 1 on.
        column: the column of a page that is set in several, from 1 on in the order of reading.
        contents: whether it is an entry of a table of contents.
    """

    heading: int | None = None
    level: int | None = None
    cell: tuple[int, int, int] | None = None
    column: int | None = None
    contents: bool = False


PLAIN = Style()
