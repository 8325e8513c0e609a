"""Pages as sheets of pieces: each line with a place, and those of right-to-left text seen in a mirror.

In the mirror lines run from left to right, so that all that is known of indents and columns holds for them too.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from align.layout.joined import place
from align.layout.printed.pieces import Piece
from align.readers.pages import Box, Line, Page

_HEIGHT = 10.0  # points, of a line of which nothing is known
_SAMPLE = 4000  # characters that tell the direction of a text
_CLEARLY = 1.2  # times as many shared edges


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pieces of a page and its drawn lines."""

    pieces: tuple[Piece, ...]
    rules: tuple[Box, ...]


def sheets_of(pages: Sequence[Page]) -> list[Sheet]:
    """The sheets of all pages; a line without a place is put under the one before it."""
    placed = iter(place(pages))
    mirrored = _runs_left(pages)
    sheets, key = [], 0
    for page in pages:
        box = Box(0, 0, 0, 0)
        pieces = []
        width = _width(page)
        for line in page.lines:
            item = next(placed)
            box = line.box or _below(box, line)
            if not line.text.strip():
                continue
            seen = _mirrored(box, width) if mirrored else box
            if mirrored and line.stops:
                item = replace(item, line=replace(line, stops=tuple(width - stop for stop in line.stops)))
            pieces.append(Piece(item, seen, line.size or box.bottom - box.top, key))
            key += 1
        rules = tuple(_mirrored(rule, width) if mirrored else rule for rule in page.rules)
        sheets.append(Sheet(tuple(pieces), rules))
    return sheets


def _below(box: Box, line: Line) -> Box:
    height = line.size or _HEIGHT
    return Box(
        box.left,
        box.bottom + 0.2 * height,
        box.left + 0.5 * height * len(line.text),
        box.bottom + 1.2 * height,
    )


def _width(page: Page) -> float:
    if page.size is not None:
        return page.size[0]
    return max((line.box.right for line in page.lines if line.box is not None), default=0.0)


def _mirrored(box: Box, width: float) -> Box:
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def _runs_left(pages: Sequence[Page]) -> bool:
    """Whether most letters are those of a script that runs from right to left, and lines begin at the right.

    Some programs set such letters in paragraphs that run from left to right: more lines share their left edges then.
    """
    letters = list(_directions(pages))
    return sum(letters) > len(letters) / 2 and _sharing(pages, "left") <= _CLEARLY * _sharing(pages, "right")


def _sharing(pages: Sequence[Page], side: Literal["left", "right"]) -> int:
    """How many lines have an edge at the place of that of other lines of their page, by whole points."""
    edges = Counter(
        (at, round(line.box.left if side == "left" else line.box.right))
        for at, page in enumerate(pages)
        for line in page.lines
        if line.box is not None
    )
    return sum(count for count in edges.values() if count > 1)


def _directions(pages: Sequence[Page]) -> Iterator[bool]:
    count = 0
    for line in (line for page in pages for line in page.lines):
        for character in line.text:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                yield direction != "L"
                count += 1
        if count > _SAMPLE:
            return
