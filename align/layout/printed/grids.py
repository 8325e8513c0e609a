"""Drawn lines that make cells: ruled tables, and boxes around text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from align.layout.printed.pieces import Piece, around
from align.readers.pages import Box

_THICK = 4.0  # points: what is thicker is an area and no line
_NEAR = 3.0  # points between lines that touch to the eye: corners are often left open by the width of a line
_COVERED = 0.6  # of the edge of a cell, from which a line divides it from the next
_SHORTEST = 6.0  # points; shorter strokes belong to pictures
_BESIDE = 2.0  # sizes of type, within which text is beside a line
_TOUCHING = 0.12  # sizes of type: no text in a cell is as near to its edge
_MOST_CELLS = 4000  # of one grid; a picture of that many strokes is no table


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its row and column from 1 on, and its edges."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells row by row; one cell only is a box around text."""

    box: Box
    cells: tuple[Cell, ...]


def find_grids(rules: Sequence[Box], pieces: Sequence[Piece]) -> list[Grid]:
    """The grids that the lines of a page make, the largest first; `pieces` are its text."""
    level = _merged([rule for rule in rules if rule.bottom - rule.top <= _THICK])
    walls = _walls([rule for rule in rules if rule.right - rule.left <= _THICK], pieces)
    upright = [_turned(rule) for rule in _merged([_turned(wall) for wall in walls])]
    grids = [grid for members in _connected(level, upright) if (grid := _grid(*members))]
    return sorted(grids, key=lambda grid: -_area(grid.box))


def _walls(upright: Sequence[Box], pieces: Sequence[Piece]) -> list[Box]:
    """The upright lines that text keeps away from: those that it touches are edges of the colour behind words."""
    ordered = sorted((((piece.box.top + piece.box.bottom) / 2, piece) for piece in pieces), key=itemgetter(0))
    heights = [height for height, _ in ordered]
    walls = []
    for rule in upright:
        x = (rule.left + rule.right) / 2
        beside = [
            min(abs(piece.box.left - x), abs(piece.box.right - x)) / piece.size
            for _, piece in ordered[bisect_left(heights, rule.top) : bisect_right(heights, rule.bottom)]
            if piece.box.left - _BESIDE * piece.size < x < piece.box.right + _BESIDE * piece.size
        ]
        touching = sum(distance < _TOUCHING for distance in beside)
        if not beside or touching < len(beside) / 2:
            walls.append(rule)
    return walls


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _merged(rules: Sequence[Box]) -> list[Box]:
    """Level lines, those that lie one on or after the other made into one."""
    found: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / _NEAR), rule.left)):
        last = found[-1] if found else None
        if last and abs(last.top - rule.top) <= _NEAR and _touch(last, rule):
            found[-1] = around([last, rule])
        else:
            found.append(rule)
    return [rule for rule in found if rule.right - rule.left >= _SHORTEST]


def _touch(one: Box, other: Box) -> bool:
    """Whether two level lines lie on or after each other."""
    return one.left <= other.right + _NEAR and other.left <= one.right + _NEAR


def _connected(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Level and upright lines that touch or cross each other, directly or through others."""
    group = list(range(len(level) + len(upright)))
    for i, one in enumerate(level):
        for j, other in enumerate(upright, len(level)):
            if (
                one.left - _NEAR <= other.right
                and other.left <= one.right + _NEAR
                and other.top - _NEAR <= one.bottom
                and one.top <= other.bottom + _NEAR
            ):
                _unite(group, i, j)
    members: dict[int, tuple[list[Box], list[Box]]] = {}
    for index in range(len(group)):
        kinds = members.setdefault(_root(group, index), ([], []))
        if index < len(level):
            kinds[0].append(level[index])
        else:
            kinds[1].append(upright[index - len(level)])
    return list(members.values())


def _grid(level: Sequence[Box], upright: Sequence[Box]) -> Grid | None:
    """The cells between lines that are connected."""
    if not level or not upright:
        return None
    box = around([*level, *upright])
    ys = _places([(rule.top + rule.bottom) / 2 for rule in level], box.top, box.bottom)
    xs = _places([(rule.left + rule.right) / 2 for rule in upright], box.left, box.right)
    rows, columns = len(ys) - 1, len(xs) - 1
    if not 0 < rows * columns <= _MOST_CELLS:
        return None
    closed = _closed(upright, xs, ys), _closed([_turned(rule) for rule in level], ys, xs)
    group = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not closed[0][row][column + 1]:
                _unite(group, here, here + 1)
            if row + 1 < rows and not closed[1][column][row + 1]:
                _unite(group, here, here + columns)
    parts: dict[int, list[Box]] = {}
    places: dict[int, tuple[int, int]] = {}
    for index in range(rows * columns):
        row, column = divmod(index, columns)
        root = _root(group, index)
        parts.setdefault(root, []).append(Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        places.setdefault(root, (row + 1, column + 1))
    cells = (Cell(*places[root], around(boxes)) for root, boxes in parts.items())
    return Grid(box, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _places(values: Sequence[float], first: float, last: float) -> list[float]:
    """Where lines are, each place once, with the edges of the whole."""
    found = [first]
    for value in sorted([*values, last]):
        if value > found[-1] + 2 * _NEAR:
            found.append(value)
    return found


def _closed(upright: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> list[list[bool]]:
    """For each row of cells and each place in `xs`, whether an upright line is drawn there."""
    covered = [[0.0] * len(xs) for _ in ys[1:]]
    for rule in upright:
        middle = (rule.left + rule.right) / 2
        column = min(range(len(xs)), key=lambda place: abs(xs[place] - middle))
        first = max(0, bisect_right(ys, rule.top) - 1)
        for row in range(first, len(ys) - 1):
            if ys[row] >= rule.bottom:
                break
            covered[row][column] += min(ys[row + 1], rule.bottom) - max(ys[row], rule.top)
    return [
        [length >= _COVERED * (ys[row + 1] - ys[row]) for length in lengths]
        for row, lengths in enumerate(covered)
    ]


def _root(group: list[int], member: int) -> int:
    while group[member] != member:
        group[member] = group[group[member]]
        member = group[member]
    return member


def _unite(group: list[int], one: int, other: int) -> None:
    """Put two members into one group, whose root is its first member."""
    first, second = sorted((_root(group, one), _root(group, other)))
    group[second] = first
