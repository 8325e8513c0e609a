"""The text of a file cut into its head and chunks of whole units."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from tmx.read.faults import too_much

# The most characters before the first unit, and from the beginning of one unit to that of the next.
HEAD_LIMIT = 1 << 22
UNIT_LIMIT = 1 << 23

# How many open comments to skip on the way back to a unit; only an attack has more.
_STEPS_BACK = 50
_AFTER_NAME = frozenset(" \t\n\r>/")
_UNPARSED = (("<!--", "-->"), ("<![CDATA[", "]]>"))
UNIT_START = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<unit><tu(?=[\s>/]))", re.DOTALL)


class Chunk(NamedTuple):
    """A part of the text, and the 1-based line on which it begins."""

    text: str
    line: int


def chunks(texts: Iterable[str], path: str | os.PathLike[str]) -> Iterator[Chunk]:
    """Yield the text before the first unit, then chunks of units.

    Each chunk ends where a unit begins; the last one contains the end of the file. Nothing is lost: joined, the
    chunks are the same as the texts. `path` appears in messages.

    Raises:
        InputError: something is longer than any real unit, as in an attack.
    """
    rest, line, in_head = "", 1, True
    for text in texts:
        rest += text
        cut = first_unit(rest) if in_head else _last_unit(rest)
        if cut is None or (cut == 0 and not in_head):
            limit = HEAD_LIMIT if in_head else UNIT_LIMIT
            if len(rest) > limit:
                what = "the text before the first unit" if in_head else "a unit, tag or comment"
                raise too_much(f"{what} is longer than {limit:,} characters", path, line)
            continue
        if in_head:
            yield Chunk(rest[:cut], line)
            line += rest.count("\n", 0, cut)
            rest, in_head = rest[cut:], False
            cut = _last_unit(rest)
        if cut:
            yield Chunk(rest[:cut], line)
            line += rest.count("\n", 0, cut)
            rest = rest[cut:]
    yield Chunk(rest, line)


def first_unit(text: str) -> int | None:
    """Where the first ``<tu`` outside comments and CDATA sections begins."""
    return next((match.start() for match in UNIT_START.finditer(text) if match["unit"]), None)


def split_units(run: Chunk) -> Iterator[Chunk]:
    """The units of a run, each with the text up to the next one."""
    starts = [match.start() for match in UNIT_START.finditer(run.text) if match["unit"]]
    line, done = run.line, 0
    for start, end in pairwise([*starts, len(run.text)]):
        line += run.text.count("\n", done, start)
        yield Chunk(run.text[start:end], line)
        done = start


def open_section(text: str) -> int | None:
    """Where a comment or CDATA section that is never closed begins."""
    sections = (match for match in UNIT_START.finditer(text) if not match["unit"])
    return next((match.start() for match in sections if not match[0].endswith(("-->", "]]>"))), None)


def _last_unit(text: str) -> int:
    """Where the last ``<tu`` that is not in an open comment or CDATA section begins; 0 if there is none."""
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
    """Where a section that is still open at `end` begins; -1 if there is none."""
    start = text.rfind(opening, 0, end)
    return start if start >= 0 and text.find(closing, start, end) < 0 else -1
