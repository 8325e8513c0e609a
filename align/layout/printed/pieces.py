"""Pieces of printed lines, and the rows that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from align.core.raw import Run
from align.layout.joined import Placed
from align.readers.pages import Box, Line, part_of

_OVERLAP = 0.5  # of the height of the lower of two pieces, from which they stand on one line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a printed line with its place.

    `key` tells it from all other pieces of the document, `entry` whether it is of a table of contents.
    """

    placed: Placed
    box: Box
    size: float
    key: int
    entry: bool = False

    @property
    def text(self) -> str:
        """Its text without white space at its edges."""
        return self.placed.line.text.strip()

    @property
    def page(self) -> int:
        """The position of its page in the file."""
        return self.placed.page


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces that stand on one line, in the order of reading, and the box around them."""

    pieces: tuple[Piece, ...]
    box: Box
    size: float
    text: str
    bold: bool

    @property
    def page(self) -> int:
        """The position of its page in the file."""
        return self.pieces[0].page

    @property
    def middle(self) -> float:
        """The middle between its left and its right edge."""
        return (self.box.left + self.box.right) / 2


def around(boxes: Sequence[Box]) -> Box:
    """The box around some boxes."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def make_row(pieces: Sequence[Piece]) -> Row:
    """The row of some pieces."""
    ordered = tuple(sorted(pieces, key=lambda piece: piece.box.left))
    largest = max(ordered, key=lambda piece: len(piece.text) * piece.size)
    text = " ".join(piece.text for piece in ordered)
    bold = all(_is_bold(piece.placed.line) for piece in ordered)
    return Row(ordered, around([piece.box for piece in ordered]), largest.size, text, bold)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces of one page as rows from top to bottom: those that stand side by side are one row."""
    rows: list[list[Piece]] = []
    core: list[Box] = []  # the box of the highest piece of each row
    for piece in sorted(pieces, key=lambda piece: (piece.box.top, piece.box.left)):
        for place in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            if _side_by_side(core[place], piece.box):
                rows[place].append(piece)
                if _height(piece.box) > _height(core[place]):
                    core[place] = piece.box
                break
        else:
            rows.append([piece])
            core.append(piece.box)
    made = [make_row(row) for row in rows]
    return sorted(made, key=lambda row: (row.box.top + row.box.bottom) / 2)


def spread(row: Row, widest: float) -> list[Row]:
    """A row cut where a gap is wider than so many sizes of its type."""
    groups = [[row.pieces[0]]]
    for before, after in pairwise(row.pieces):
        if after.box.left - before.box.right > widest * row.size:
            groups.append([])
        groups[-1].append(after)
    return [make_row(group) for group in groups] if len(groups) > 1 else [row]


def sliced(piece: Piece, start: int, end: int) -> Piece:
    """The piece with ``text[start:end]`` of its line only, offsets counted in the line's own text."""
    line = piece.placed.line
    left, right = edges(piece, start, end)
    cut = part_of(line, start, end, replace(piece.box, left=left, right=right))
    return replace(
        piece, placed=replace(piece.placed, line=cut), box=replace(piece.box, left=left, right=right)
    )


def edges(piece: Piece, start: int, end: int) -> tuple[float, float]:
    """The left and the right edge of ``text[start:end]``; estimated where the reader does not know them."""
    line, box = piece.placed.line, piece.box
    if len(line.stops) == len(line.text) + 1:
        return min(line.stops[start : end + 1]), max(line.stops[start : end + 1])
    width = (box.right - box.left) / max(1, len(line.text))
    return box.left + start * width, box.left + end * width


def gaps(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The spaces between boxes, seen from above: where no box is, from left to right."""
    spans = sorted((box.left, box.right) for box in boxes)
    found, reach = [], spans[0][1] if spans else 0.0
    for left, right in spans[1:]:
        if left > reach:
            found.append((reach, left))
        reach = max(reach, right)
    return found


def holes(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The spaces between boxes, seen from the side: where no box is, from top to bottom."""
    return gaps([Box(box.top, 0, box.bottom, 0) for box in boxes])


def distances(rows: Sequence[Row]) -> list[float]:
    """From the top of each row to that of the next."""
    return [below.box.bottom - above.box.bottom for above, below in pairwise(rows)]


def _height(box: Box) -> float:
    return box.bottom - box.top


def _side_by_side(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _OVERLAP * min(_height(one), _height(other))


def _is_bold(line: Line) -> bool:
    """Whether all letters and digits of a line are bold."""
    return any(run.bold for run in line.runs) and not _left_over(line.text, line.runs)


def _left_over(text: str, runs: Sequence[Run]) -> bool:
    position = 0
    for run in runs:
        if any(c.isalnum() for c in text[position : run.start]):
            return True
        if not run.bold and any(c.isalnum() for c in text[run.start : run.end]):
            return True
        position = max(position, run.end)
    return any(c.isalnum() for c in text[position:])
