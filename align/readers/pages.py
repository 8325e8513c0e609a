"""Lines on pages: what the reader of a page layout gives, with whatever it knows of how the lines are set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from align.core.raw import Run, SetAside


@dataclass(frozen=True, slots=True)
class Box:
    """The edges of a line on its page, in points from the page's top left corner.

    The box of a line in a PDF is as high as its type is large, a fifth of it below the baseline, whatever the font.
    """

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a piece of one.

    Where a reader knows positions it gives each piece of a printed line for itself: a gap wider than the type is
    high ends a piece, and so does a drawn line across it. Which pieces make a line of text, and which are in
    columns or cells of their own, is a question of layout, as is the order of reading.

    Attributes:
        text: its text with the white space around it, without its line end; empty for a blank line.
        number: its number in the file, from 1 on.
        box: where it is on the page, if the reader knows.
        size: the size of most of its type in points, if the reader knows.
        runs: how its characters are set, in order; empty if nothing is known.
        stops: the left edge of each character of `text` in points, then the right edge of the last, if the
            reader knows them: a piece can be cut where a column begins.
        angle: by how many degrees it is turned counter-clockwise; 0 for upright text.
    """

    text: str
    number: int
    box: Box | None = None
    size: float | None = None
    runs: tuple[Run, ...] = ()
    stops: tuple[float, ...] = ()
    angle: int = 0


def part_of(line: Line, start: int, end: int, box: Box | None) -> Line:
    """The piece of a line that is ``text[start:end]``, with its box."""
    runs = tuple(
        replace(run, start=max(run.start, start) - start, end=min(run.end, end) - start)
        for run in line.runs
        if run.start < end and run.end > start
    )
    stops = line.stops[start : end + 1] if line.stops else ()
    return replace(line, text=line.text[start:end], box=box, runs=runs, stops=stops)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a file.

    Attributes:
        lines: its lines; pieces with positions are in the order of the file.
        number: counts pages from 1 on where the file has real pages.
        size: its width and height in points, if the reader knows.
        rules: the drawn lines and the edges of drawn boxes, in points: thin boxes, wide or high; empty if nothing
            is known.
    """

    lines: tuple[Line, ...]
    number: int | None = None
    size: tuple[float, float] | None = None
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PagedText:
    """The pages of a file, and how they were read.

    Attributes:
        name: the name of the file.
        pages: its pages.
        encoding: the encoding of a plain text.
        note: empty for plain UTF-8, else a sentence about the encoding that the user should see.
        set_aside: what is in the file but on none of its lines, such as text outside the page that is shown.
        facts: what the file says of itself, such as its title.
        warnings: what the user should know about how the file was read, a sentence each.
    """

    name: str
    pages: tuple[Page, ...]
    encoding: str = "utf-8"
    note: str = ""
    set_aside: tuple[SetAside, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """The note and the warnings as messages about the file."""
        return tuple(f"{self.name}: {remark}" for remark in (self.note, *self.warnings) if remark)

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
