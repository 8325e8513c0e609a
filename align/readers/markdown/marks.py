"""What of a source is not in the text that was made of it: the marks of its markup, by line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from align.core.locator import Locator
from align.core.raw import Furniture, SetAside

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_LINK_END = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\]\[[^\]\n]*\]"
)
_MISSED = 20  # characters of one piece that are not found: what comes after them is not looked for


def marks(lines: Sequence[str], pieces: Sequence[tuple[Locator, str]]) -> Iterator[SetAside]:
    """The characters of a source that are in none of the pieces made of it.

    Args:
        lines: the source.
        pieces: what was made of it, with the lines that each comes from.
    """
    source = "\n".join(lines)
    starts = [0]
    for text in lines:
        starts.append(starts[-1] + len(text) + 1)
    used = bytearray(len(source) + 1)
    place = 0
    for locator, text in sorted(pieces, key=lambda piece: piece[0].line or len(lines)):
        first, last = (locator.lines[0], locator.lines[-1]) if locator.lines else (1, len(lines))
        place = max(place, starts[first - 1])
        place = _use(source, text, place, starts[last], used)
    rest = [index for index, character in enumerate(source) if not used[index] and not character.isspace()]
    line = 0

    def line_of(index: int) -> int:
        nonlocal line
        while starts[line] <= index:
            line += 1
        return line

    for number, indexes in groupby(rest, line_of):
        yield SetAside(Locator((number,)), "".join(source[index] for index in indexes), Furniture.MARKUP)


def _use(source: str, text: str, place: int, end: int, used: bytearray) -> int:
    """Mark the characters of a text as used, in order; the place after the last."""
    missed, end = 0, min(end, len(source))
    for word in text.split():
        start = place
        while start < end and source[start].isspace():
            start += 1
        if "&" not in word and source.startswith(word, start, end):  # as it is nearly always
            place = start + len(word)
            used[start:place] = b"\1" * len(word)
            continue
        for character in word:
            found = _find(source, character, place, end)
            if found is None:
                missed += 1
                if missed > _MISSED:
                    return place
                continue
            start, place = found
            used[start:place] = b"\1" * (place - start)
    return place


def _find(source: str, character: str, place: int, end: int) -> tuple[int, int] | None:
    """Where a character comes next, over marks; None if it does not before the end."""
    while place < end:
        entity = _ENTITY.match(source, place) if source[place] == "&" else None
        if entity is not None and html.unescape(entity[0]) == character:
            return place, entity.end()
        if source[place] == character:
            return place, place + 1
        if source[place] == "]" and (link := _LINK_END.match(source, place)) is not None:
            place = link.end()
            continue
        place += 1
    return None
