"""How wide a text is in print, and how many lines it takes where words are wrapped."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Thousandths of the size of the type: the widths of Helvetica (Adobe Font Metrics), which Arial, Liberation Sans and
# Arimo share. Other letters are about as wide as the letters that are not listed.
_LISTED = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft\xa0",
    333: "()-`r\u2018\u2019\u2010\u2011",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2014\u2026",
    1015: "@",
}
_WIDTHS = {character: width for width, characters in _LISTED.items() for character in characters}
_USUAL, _WIDE = 556, 1000
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})  # categories of characters that take no space of their own
# Where a line may end: after white space, a hyphen or a dash, and at any character of the scripts without spaces.
_SPACES = r" \t\v\f\x1c-\x1f\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_DASHES = r"\-\u2010\u2012-\u2014"
_SOLID = r"\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
_PIECES = re.compile(
    f"[{_SOLID}]|[^{_SPACES}{_DASHES}{_SOLID}]*(?:[{_DASHES}]|[{_SPACES}]+|$|(?=[{_SOLID}]))"
)


def width_of(text: str) -> int:
    """The width of a text on one line, in thousandths of the size of the type.

    >>> width_of("Will"), width_of("été"), width_of("字")
    (1610, 1390, 1000)
    """
    return sum(map(_width, text))


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes between edges that are `width` apart, in thousandths of the size of the type.

    Words are kept whole where a line holds them; a text without characters takes one line.

    >>> lines_of("one two", 2000), lines_of("one two\\n\\nthree", 9000), lines_of("x" * 21, 5000)
    (2, 3, 3)
    """
    return sum(_wrapped(line, width) for line in text.splitlines() or [""])


def _wrapped(line: str, width: float) -> int:
    count, filled = 1, 0.0
    for piece in _PIECES.findall(line):
        long, bare = _widths(piece)
        if filled + bare <= width:
            filled += long
            continue
        if filled:
            count += 1
        while bare > width:  # a word that no line holds
            count, bare, long = count + 1, bare - int(width), long - int(width)
        filled = long
    return count


@lru_cache(maxsize=50_000)
def _widths(piece: str) -> tuple[int, int]:
    """The width of a piece of a line, and that without the white space at its end."""
    return width_of(piece), width_of(piece.rstrip())


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _USUAL)
