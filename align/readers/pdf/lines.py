"""Characters with places -> lines: what stands on one baseline without a wide gap, with its superscripts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from align.readers.pages import Box
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.scripts import is_right_to_left

# All in ems, that is, relative to the size of the type.
_SAME_BASELINE = 0.12
_WIDE = 1.0  # a gap of more than this ends a line: what follows may be in another column or cell
_BACKWARDS = 0.5  # a step back of more than this does not go on with a line
_RAISED, _LOWERED = (0.1, 0.8), (-0.45, -0.05)  # how far above the baseline super- and subscripts stand
SMALL = 0.88
"""Of the size of a line: the largest size of a super- or subscript in it."""
_TINY = 0.4  # of the size of a line: what is still smaller is no script of it
_SHORT = 16  # characters of a script at most
LARGE = 1.8
"""Times the size of the lines beside it: the smallest size of an initial that stands over several lines."""
_MAIN = 1_000  # characters of a superscript do not outweigh one on the baseline
_BESIDE = 1.0  # the widest gap between a super- or subscript and the text that it belongs to


@dataclass(slots=True)
class Piece:
    """Characters drawn one after the other on one baseline."""

    start: int
    end: int
    left: float
    right: float
    baseline: float
    size: float
    angle: int


@dataclass(slots=True)
class Row:
    """Pieces on one baseline, with the super- and subscripts beside them."""

    baseline: float
    size: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """A line: indices of its characters from left to right, and its measures in its upright page."""

    order: NDArray[np.intp]
    left: float
    right: float
    baseline: float
    size: float
    angle: int


def find_lines(glyphs: Glyphs, ink: NDArray[np.intp], rules: Sequence[Box]) -> list[GlyphLine]:
    """The lines of a page in the order in which they are drawn.

    Args:
        glyphs: the characters of the page.
        ink: the indices of those that are not white, in the order in which they are drawn.
        rules: the lines that are drawn on the page; one that stands between two characters ends a line.
    """
    dividers = [rule for rule in rules if rule.bottom - rule.top > rule.right - rule.left]
    pieces = _pieces(glyphs, ink, dividers)
    lines: list[GlyphLine] = []
    for angle in sorted({piece.angle for piece in pieces}):
        upright = [piece for piece in pieces if piece.angle == angle]
        lines += _with_initials(upright, ink, [] if angle else dividers)
    return sorted(lines, key=lambda line: int(line.order.min()))


def _with_initials(
    pieces: Sequence[Piece], ink: NDArray[np.intp], dividers: Sequence[Box]
) -> list[GlyphLine]:
    """The lines of pieces of one angle; an initial over several lines begins the first of them."""
    size = median(piece.size for piece in pieces)
    initials = {
        index
        for index, piece in enumerate(pieces)
        if piece.end - piece.start <= 2 and piece.size > LARGE * size
    }
    lines = _lines([piece for index, piece in enumerate(pieces) if index not in initials], ink, dividers)
    for index in sorted(initials):
        initial = pieces[index]
        beside = [place for place, line in enumerate(lines) if _stands_over(initial, line)]
        if len(beside) < 2:
            return _lines(pieces, ink, dividers)
        first = min(beside, key=lambda place: lines[place].baseline)
        order = np.concatenate((ink[initial.start : initial.end], lines[first].order))
        lines[first] = replace(lines[first], order=order, left=initial.left)
    return lines


def _stands_over(initial: Piece, line: GlyphLine) -> bool:
    return (
        initial.size > LARGE * line.size
        and -_BACKWARDS * line.size < line.left - initial.right < _BESIDE * line.size
        and initial.baseline - initial.size < line.baseline < initial.baseline + _SAME_BASELINE * initial.size
    )


def _lines(pieces: Sequence[Piece], ink: NDArray[np.intp], dividers: Sequence[Box]) -> list[GlyphLine]:
    return [line for row in _attach(_rows(pieces)) for line in _split(row, ink, dividers)]


def _pieces(glyphs: Glyphs, ink: NDArray[np.intp], dividers: Sequence[Box]) -> list[Piece]:
    if not len(ink):
        return []
    left, right = glyphs.left[ink], glyphs.right[ink]
    baseline, size, angle = glyphs.baseline[ink], glyphs.size[ink], glyphs.angle[ink]
    # Letters that are written from right to left may be drawn one to the left of the other.
    backwards = (left[1:] < left[:-1]) & (is_right_to_left(glyphs.codes[ink])[1:])
    gap = np.where(backwards, left[:-1] - right[1:], left[1:] - right[:-1])
    em = np.maximum(np.minimum(size[1:], size[:-1]), 0.1)
    broken = (
        (np.abs(np.diff(baseline)) > _SAME_BASELINE * em)
        | (np.abs(np.diff(size)) > 0.02 * em)
        | (np.diff(angle) != 0)
        | (gap > _WIDE * em / 2)
        | (~backwards & (left[1:] < left[:-1] - _BACKWARDS * em))
        | (backwards & (gap < -_BACKWARDS * em))
    )
    for rule in dividers:
        x, y = (rule.left + rule.right) / 2, baseline[1:] - em / 4
        broken |= (right[:-1] <= x) & (x <= left[1:]) & (rule.top < y) & (y < rule.bottom) & (angle[1:] == 0)
    starts = np.concatenate(([0], np.flatnonzero(broken) + 1))
    ends = np.append(starts[1:], len(ink))
    lefts, rights = np.minimum.reduceat(left, starts), np.maximum.reduceat(right, starts)
    return [
        Piece(*values)
        for values in zip(
            starts.tolist(),
            ends.tolist(),
            lefts.tolist(),
            rights.tolist(),
            baseline[starts].tolist(),
            size[starts].tolist(),
            angle[starts].tolist(),
            strict=True,
        )
    ]


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        row = rows[-1] if rows else None
        if row is None or piece.baseline - row.baseline > _SAME_BASELINE * min(piece.size, row.size):
            row = Row(piece.baseline, piece.size)
            rows.append(row)
        row.pieces.append(piece)
        row.size = max(row.size, piece.size)
    return rows


def _attach(rows: list[Row]) -> list[Row]:
    """Move super- and subscripts to the rows that they belong to."""
    baselines = [row.baseline for row in rows]
    for index, row in enumerate(rows):
        staying = []
        for piece in sorted(row.pieces, key=lambda piece: piece.left):
            host = _host(piece, rows, baselines, index)
            if host is None:
                staying.append(piece)
            else:
                host.pieces.append(piece)
        row.pieces = staying
    return [row for row in rows if row.pieces]


def _host(piece: Piece, rows: list[Row], baselines: list[float], own: int) -> Row | None:
    reach = 2 * piece.size
    best, distance = None, reach
    for index in range(bisect_left(baselines, piece.baseline - reach), len(rows)):
        row = rows[index]
        raised = row.baseline - piece.baseline
        if raised > reach:
            break
        if index != own and abs(raised) < distance and _holds(row, piece, raised):
            best, distance = row, abs(raised)
    return best


def _holds(row: Row, piece: Piece, raised: float) -> bool:
    for other in row.pieces:
        em = other.size
        if not _TINY * em < piece.size < SMALL * em or piece.end - piece.start > _SHORT:
            continue
        if not (_RAISED[0] < raised / em < _RAISED[1] or _LOWERED[0] < raised / em < _LOWERED[1]):
            continue
        if other.left - _BESIDE * em < piece.right and piece.left < other.right + _BESIDE * em:
            return True
    return False


def _split(row: Row, ink: NDArray[np.intp], dividers: Sequence[Box]) -> list[GlyphLine]:
    """The lines of a row: its pieces from left to right, cut at wide gaps and where a line is drawn between them."""
    y = row.baseline - row.size / 4
    walls = [(rule.left + rule.right) / 2 for rule in dividers if rule.top < y < rule.bottom]
    groups: list[list[Piece]] = []
    end = 0.0
    for piece in sorted(row.pieces, key=lambda piece: piece.left):
        apart = not groups or (
            piece.left - end > _WIDE * max(groups[-1][-1].size, piece.size)
            or any(end <= wall <= piece.left for wall in walls)
        )
        if apart:
            groups.append([])
        groups[-1].append(piece)
        end = piece.right if apart else max(end, piece.right)
    return [_line(group, row, ink) for group in groups]


def _line(pieces: list[Piece], row: Row, ink: NDArray[np.intp]) -> GlyphLine:
    if len(pieces) == 1:
        piece = pieces[0]
        order = ink[piece.start : piece.end]
        return GlyphLine(order, piece.left, piece.right, piece.baseline, piece.size, piece.angle)
    sizes: Counter[float] = Counter()
    for piece in pieces:
        near = abs(piece.baseline - row.baseline) <= _SAME_BASELINE * row.size
        sizes[piece.size] += (piece.end - piece.start) * (_MAIN if near else 1)
    size = sizes.most_common(1)[0][0]
    main = next(piece for piece in pieces if piece.size == size)
    return GlyphLine(
        np.concatenate([ink[piece.start : piece.end] for piece in pieces]),
        pieces[0].left,
        max(piece.right for piece in pieces),
        main.baseline,
        size,
        main.angle,
    )
