"""A file's text cut into its head and runs of whole units."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tmx.base.errors import InputError

# Characters that may stand before the first unit, and between the beginnings of two units.
HEAD_LIMIT = 1 << 22
UNIT_LIMIT = 1 << 23

# How many open comments to step over on the way back to a unit; nothing but an attack has more.
_STEPS_BACK = 50
_AFTER_NAME = frozenset(" \t\n\r>/")
_UNPARSED = (("<!--", "-->"), ("<![CDATA[", "]]>"))
UNIT_START = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<unit><tu(?=[\s>/]))", re.DOTALL)


class Piece(NamedTuple):
    """Some text and the 1-based line it begins on."""

    text: str
    line: int


def pieces(chunks: Iterable[str], path: str | os.PathLike[str]) -> Iterator[Piece]:
    """Yield the text before the first unit, then runs of units.

    Each run ends where a unit begins; the last one holds the end of the file. Nothing is lost: the pieces
    joined are the chunks joined. `path` is named in messages.

    Raises:
        InputError: something is longer than any unit is, which is how an attack looks.
    """
    rest, line, in_head = "", 1, True
    for chunk in chunks:
        rest += chunk
        cut = first_unit(rest) if in_head else _last_unit(rest)
        if cut is None or (cut == 0 and not in_head):
            limit = HEAD_LIMIT if in_head else UNIT_LIMIT
            if len(rest) > limit:
                what = "what stands before the first unit" if in_head else "a unit, tag or comment"
                raise InputError(
                    f"{what} is longer than {limit:,} characters; this is refused",
                    path=path,
                    line=line,
                    cure="Look at the file there; no honest memory needs so much.",
                )
            continue
        if in_head:
            yield Piece(rest[:cut], line)
            line += rest.count("\n", 0, cut)
            rest, in_head = rest[cut:], False
            cut = _last_unit(rest)
        if cut:
            yield Piece(rest[:cut], line)
            line += rest.count("\n", 0, cut)
            rest = rest[cut:]
    yield Piece(rest, line)


def first_unit(text: str) -> int | None:
    """Where the first ``<tu`` outside comments and CDATA begins."""
    return next((match.start() for match in UNIT_START.finditer(text) if match["unit"]), None)


def open_section(text: str) -> int | None:
    """Where a comment or CDATA section begins that never ends."""
    sections = (match for match in UNIT_START.finditer(text) if not match["unit"])
    return next((match.start() for match in sections if not match[0].endswith(("-->", "]]>"))), None)


def _last_unit(text: str) -> int:
    """Where the last ``<tu`` begins that lies in no open comment or CDATA section; 0 if there is none."""
    end = len(text)
    for _ in range(_STEPS_BACK):
        cut = text.rfind("<tu", 0, end)
        while cut > 0 and text[cut + 3 : cut + 4] not in _AFTER_NAME:
            cut = text.rfind("<tu", 0, cut)
        if cut <= 0:
            return 0
        opened = [_unclosed(text, cut, *marks) for marks in _UNPARSED if marks[0] in text]
        if all(start < 0 for start in opened):
            return cut
        end = min(start for start in opened if start >= 0)
    return 0


def _unclosed(text: str, end: int, opening: str, closing: str) -> int:
    """Where a section begins that is still open at `end`; -1 if none is."""
    start = text.rfind(opening, 0, end)
    return start if start >= 0 and text.find(closing, start, end) < 0 else -1
