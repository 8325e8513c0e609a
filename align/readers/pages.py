"""Lines on pages: what the reader of a page layout gives, with whatever it knows of how the lines are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from align.core.raw import Run


@dataclass(frozen=True, slots=True)
class Box:
    """The edges of a line on its page, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        text: its text with the white space around it, without its line end; empty for a blank line.
        number: its number in the file, from 1 on.
        box: where it is on the page, if the reader knows.
        size: the size of most of its type in points, if the reader knows.
        runs: how its characters are set, in order; empty if nothing is known.
    """

    text: str
    number: int
    box: Box | None = None
    size: float | None = None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, top to bottom; `number` counts pages from 1 on where the file has real pages."""

    lines: tuple[Line, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PagedText:
    """The pages of a file, and how they were read.

    `note` is empty for plain UTF-8, else a sentence about the encoding that the user should see.
    """

    name: str
    pages: tuple[Page, ...]
    encoding: str = "utf-8"
    note: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all pages."""
        return tuple(line for page in self.pages for line in page.lines)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all lines."""
        return tuple(line.text for line in self.lines)


def paginate(name: str, lines: Sequence[str], encoding: str = "utf-8", note: str = "") -> PagedText:
    """The lines of a plain text as pages: a line that holds a form feed is the first of a new page."""
    page, placed = 0, []
    for number, text in enumerate(lines, 1):
        page += "\f" in text
        placed.append((page, Line(text, number)))
    pages = {key: tuple(line for _, line in group) for key, group in groupby(placed, lambda item: item[0])}
    return PagedText(name, tuple(Page(pages.get(key, ())) for key in range(page + 1)), encoding, note)
