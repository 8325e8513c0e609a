"""Gutters: the strips of white between columns, found from the rows that have text on both sides of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from align.layout.printed.measures import Measures
from align.layout.printed.pieces import Piece, Row, gaps

_NARROWEST = 0.6  # sizes of type, below which a strip is a space between words
_SUPPORT = 3  # rows with text on both sides that make a gutter
_SHARE = 0.6  # of the rows beside a gutter of two supporting rows that have text on both sides
_WIDE = 3.0  # sizes of type: one gap as wide as this makes a gutter if the strip goes on beside other rows
_CLEAR = 1.0  # sizes of type: the least width of a gutter that only few rows show
_APART = 1.3  # times the usual distance: more space than between the lines of a paragraph
_MOST_STRETCHED = 6  # rows of a gutter that stretched lines make by chance
_STRETCHED = 3  # spaces at least that a stretched line has
_EVEN = 0.1  # sizes of type, by which the spaces of a stretched line differ at most
_TAIL = 2  # rows of a heading at most that stands below columns and belongs to what follows

_MARK = re.compile(
    r"[(\[]?(?:[A-Z]{1,3}[.-]?\d{0,3}|\d{1,4}|[a-z]{1,5}|[IVXLCivxlc]{1,7}|[\u0400-\u04ff\u0600-\u06ff])"
    r"(?:\.\w{1,3}){0,5}[.)\]°º/]{0,2}|\d{1,4}/\d{1,4}[.)]|[^\w\s]{1,2}|[o\ue000-\uf8ff]|[#№]|no\.?"
)


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip of white from the row `first` to the row `last`.

    Attributes:
        support: how many rows have text on both sides.
        wide: whether the gap that it was found by is wider than any between words.
    """

    left: float
    right: float
    first: int
    last: int
    support: int
    wide: bool = False


def is_mark(text: str) -> bool:
    """Whether a text is a bullet or may be the number of a paragraph, and nothing more."""
    return _MARK.fullmatch(text) is not None


def best_gutter(rows: Sequence[Row], measures: Measures) -> Gutter | None:
    """The gutter with text on both sides in the most rows; None if the rows are those of one column."""
    found: list[Gutter] = []
    rows = [_solid(row) for row in rows]
    for place, row in enumerate(rows):
        for left, right in gaps([piece.box for piece in row.pieces]):
            if right - left < _NARROWEST * measures.size:
                continue
            wide = right - left >= _WIDE * row.size
            known = _known(found, place, left, right)
            if known is None:
                gutter = _extended(rows, place, (left, right), measures)
                clear = gutter.right - gutter.left >= _CLEAR * row.size
                found.append(replace(gutter, wide=wide and clear))
            elif wide and found[known].right - found[known].left >= _CLEAR * row.size:
                found[known] = replace(found[known], wide=True)
    valid = [gutter for gutter in found if _is_valid(gutter, rows, measures)]
    return max(valid, key=lambda gutter: gutter.support) if valid else None


def _solid(row: Row) -> Row:
    """A row; one of single words that are all as far apart is a line that was stretched to the margin."""
    widths = [after.box.left - before.box.right for before, after in pairwise(row.pieces)]
    words = not any(" " in piece.text for piece in row.pieces)
    if len(widths) < _STRETCHED or not words or max(widths) - min(widths) > _EVEN * row.size:
        return row
    return replace(row, pieces=(replace(row.pieces[0], box=row.box),))


def columns_of(rows: Sequence[Row], measures: Measures) -> list[tuple[float, float]]:
    """The columns, from edge to edge, between the gutters that run along all of the rows."""
    boxes = [piece.box for row in rows for piece in row.pieces]
    edges = [min(box.left for box in boxes)]
    for left, right in gaps(boxes):
        gutter = Gutter(left, right, 0, len(rows) - 1, 0)
        if right - left >= _NARROWEST * measures.size and not _hangs(gutter, rows):
            edges += [left, right]
    edges.append(max(box.right for box in boxes))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _known(found: Sequence[Gutter], place: int, left: float, right: float) -> int | None:
    """The index of the gutter that a gap belongs to, if it is known."""
    for index, gutter in enumerate(found):
        if gutter.first <= place <= gutter.last and gutter.left < right and gutter.right > left:
            return index
    return None


def _extended(rows: Sequence[Row], place: int, strip: tuple[float, float], measures: Measures) -> Gutter:
    """The gutter that a gap of one row belongs to, trimmed to the rows that it concerns."""
    reach = [place, place]
    for side, step in ((0, -1), (1, 1)):
        row = place + step
        while 0 <= row < len(rows):
            narrowed = _narrowed(strip, rows[row], _NARROWEST * measures.size)
            if narrowed is None:
                break
            strip, reach[side] = narrowed, row
            row += step
    first, last = reach
    both = [row for row in range(first, last + 1) if _has_both(rows[row], strip)]
    while not _reaches_right(rows[first], strip):
        first += 1
    if last + 1 < len(rows):
        last = _without_tail(rows, both[-1], last, measures)
    return Gutter(*strip, first, last, len(both))


def _narrowed(strip: tuple[float, float], row: Row, least: float) -> tuple[float, float] | None:
    """What a row leaves of a strip of white, None if that is too little."""
    left, right = strip
    for piece in row.pieces:
        box = piece.box
        if box.right <= left or box.left >= right:
            continue
        if box.left <= left and box.right < right:
            left = box.right
        elif box.right >= right and box.left > left:
            right = box.left
        else:
            return None
    return (left, right) if right - left >= least else None


def _has_both(row: Row, strip: tuple[float, float]) -> bool:
    return row.box.left < strip[0] + 1 and row.box.right > strip[1] - 1


def _reaches_right(row: Row, strip: tuple[float, float]) -> bool:
    return row.box.right > strip[1] - 1


def _without_tail(rows: Sequence[Row], both: int, last: int, measures: Measures) -> int:
    """The last row of columns without the heading that what follows has: it is short and stands off."""
    for row in range(last, max(both, last - _TAIL), -1):
        before = rows[row].box.bottom - rows[row - 1].box.bottom
        if before > _APART * measures.pitch * rows[row].size:
            return row - 1
    return last


def _is_valid(gutter: Gutter, rows: Sequence[Row], measures: Measures) -> bool:
    """Whether rows enough show a gutter: three, or two of a few, or one with a wide gap beside others."""
    beside = gutter.last - gutter.first + 1
    clear = gutter.right - gutter.left >= _CLEAR * measures.size
    two = gutter.support == 2 and gutter.support >= _SHARE * beside and clear
    if gutter.support < _SUPPORT and not two and not (gutter.wide and beside > 1):
        return False
    if _is_stretched(gutter, rows, measures):
        return False
    return not _hangs(gutter, rows[gutter.first : gutter.last + 1])


def _is_stretched(gutter: Gutter, rows: Sequence[Row], measures: Measures) -> bool:
    """Whether a few rows are justified lines of the text that goes on above or below them from edge to edge."""
    strip = gutter.left, gutter.right
    inner = [row for row in rows[gutter.first : gutter.last + 1] if _has_both(row, strip)]
    if gutter.last - gutter.first >= _MOST_STRETCHED or not inner:
        return False
    first = inner[0]
    for near, beside in ((gutter.first - 1, gutter.first), (gutter.last + 1, gutter.last)):
        if not 0 <= near < len(rows) or not _same_edges(first, rows[near]):
            continue
        distance = abs(rows[near].box.bottom - rows[beside].box.bottom)
        if distance <= _APART * measures.pitch * first.size and all(_same_edges(first, row) for row in inner):
            return True
    return False


def _same_edges(one: Row, other: Row) -> bool:
    return abs(one.box.left - other.box.left) <= 1 and abs(one.box.right - other.box.right) <= 1


def _hangs(gutter: Gutter, rows: Sequence[Row]) -> bool:
    """Whether only numbers or bullets stand left of a gutter, so that it is the indent of a list."""
    left = list(_left_of(gutter, rows))
    return bool(left) and all(is_mark(piece.text) for piece in left)


def _left_of(gutter: Gutter, rows: Sequence[Row]) -> Iterator[Piece]:
    """What stands directly left of a gutter in the rows that have text on both sides."""
    for row in rows:
        before = [piece for piece in row.pieces if piece.box.right <= gutter.left + 1]
        if before and _reaches_right(row, (gutter.left, gutter.right)):
            yield before[-1]
