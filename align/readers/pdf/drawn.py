"""What is drawn on a PDF page besides text: rules above footnotes, grids and frames of tables, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from align.readers.pages import Box
from align.readers.pdf.calls import NUMBER, POINTER, address, function
from align.readers.pdf.frame import Frame

_THIN = 3.0  # points: nothing thicker is a line
_LONG = 8.0  # points: nothing shorter is a rule
_MOST_SEGMENTS = 2_000  # of one path: what has more is a drawing
_MOST_RULES = 5_000  # on one page
_DEEPEST = 4  # forms in forms
_PATH, _IMAGE, _FORM = 2, 3, 5  # kinds of page objects in PDFium
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2  # kinds of segments of a path

# Where PDFium writes what it is asked for, one answer after the other: only one thread may call it at a time.
_VALUES = (ctypes.c_float * 6)()
_AT = ctypes.addressof(_VALUES)

_Edges = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


class _Calls(NamedTuple):
    count: Callable[..., int]
    item: Callable[..., int | None]
    kind: Callable[..., int]
    bounds: Callable[..., int]
    matrix: Callable[..., int]
    form_count: Callable[..., int]
    form_item: Callable[..., int | None]
    segments: Callable[..., int]
    segment: Callable[..., int | None]
    segment_kind: Callable[..., int]
    point: Callable[..., int]


@cache
def _calls() -> _Calls:
    return _Calls(
        function("FPDFPage_CountObjects", NUMBER, POINTER),
        function("FPDFPage_GetObject", POINTER, POINTER, NUMBER),
        function("FPDFPageObj_GetType", NUMBER, POINTER),
        function("FPDFPageObj_GetBounds", NUMBER, *[POINTER] * 5),
        function("FPDFPageObj_GetMatrix", NUMBER, POINTER, POINTER),
        function("FPDFFormObj_CountObjects", NUMBER, POINTER),
        function("FPDFFormObj_GetObject", POINTER, POINTER, ctypes.c_ulong),
        function("FPDFPath_CountSegments", NUMBER, POINTER),
        function("FPDFPath_GetPathSegment", POINTER, POINTER, NUMBER),
        function("FPDFPathSegment_GetType", NUMBER, POINTER),
        function("FPDFPathSegment_GetPoint", NUMBER, POINTER, POINTER, POINTER),
    )


class Drawn(NamedTuple):
    """What is drawn on a page.

    Attributes:
        rules: the drawn lines and the edges of drawn boxes, top to bottom.
        paths: how many shapes are drawn.
        covered: the share of the page that its largest picture covers.
    """

    rules: tuple[Box, ...]
    paths: int
    covered: float


def find_drawn(page: Any) -> Drawn:
    """What is drawn on a page (a `pypdfium2.PdfPage`)."""
    left, bottom, right, top = page.get_bbox()
    found = _Found()
    found.look(address(page.raw), _calls().count, _calls().item, None, 0)
    edges = np.array(found.edges[:_MOST_RULES]).reshape(-1, 4)
    boxes = np.round(Frame((left, bottom, right, top), page.get_rotation()).boxes(edges), 2)
    order = np.lexsort((boxes[:, 0], boxes[:, 1]))
    rules = tuple(dict.fromkeys(Box(*edges) for edges in boxes[order].tolist()))
    area = max(1.0, (right - left) * (top - bottom))
    return Drawn(rules, found.paths, found.largest / area)


class _Found:
    """What is found on a page: edges of rules (left, bottom, right, top in the file's points), shapes, pictures."""

    def __init__(self) -> None:
        self.edges: list[_Edges] = []
        self.paths = 0
        self.largest = 0.0

    def look(
        self,
        handle: int | None,
        count: Callable[..., int],
        item: Callable[..., int | None],
        matrix: _Matrix | None,
        depth: int,
    ) -> None:
        """Look at all objects of a page or of a form on it."""
        calls = _calls()
        for index in range(count(handle)):
            drawn = item(handle, index)
            kind = calls.kind(drawn)
            if kind == _PATH:
                self.paths += 1
                if len(self.edges) < _MOST_RULES:
                    self.edges += [_moved(edges, matrix) for edges in _of_path(drawn)]
            elif kind == _IMAGE:
                left, bottom, right, top = _moved(_bounds(drawn), matrix)
                self.largest = max(self.largest, (right - left) * (top - bottom))
            elif kind == _FORM and depth < _DEEPEST:
                inner = _product(_matrix(drawn), matrix)
                self.look(drawn, calls.form_count, calls.form_item, inner, depth + 1)


def _bounds(drawn: int | None) -> _Edges:
    _calls().bounds(drawn, _AT, _AT + 4, _AT + 8, _AT + 12)
    left, bottom, right, top, _, _ = _VALUES
    return left, bottom, right, top


def _of_path(path: int | None) -> Iterator[_Edges]:
    calls = _calls()
    left, bottom, right, top = _bounds(path)
    width, height = right - left, top - bottom
    if max(width, height) < _LONG:
        return
    if min(width, height) <= _THIN:
        yield left, bottom, right, top
        return
    if calls.segments(path) > _MOST_SEGMENTS:
        return
    yield from _of_segments(path)


def _of_segments(path: int | None) -> Iterator[_Edges]:
    """The straight lines of a path that run along or down the page."""
    calls = _calls()
    matrix = _matrix(path)
    before = first = (0.0, 0.0)
    for index in range(calls.segments(path)):
        segment = calls.segment(path, index)
        calls.point(segment, _AT, _AT + 4)
        point = _applied(_VALUES[0], _VALUES[1], matrix)
        kind = calls.segment_kind(segment)
        if kind == _MOVE_TO:
            first = point
        elif kind == _LINE_TO:
            yield from _straight(before, point)
        before = point
    yield from _straight(before, first)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[_Edges]:
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if min(width, height) < 1.0 and max(width, height) >= _LONG:
        yield min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def _matrix(drawn: int | None) -> _Matrix:
    _calls().matrix(drawn, _AT)
    a, b, c, d, e, f = _VALUES
    return a, b, c, d, e, f


def _applied(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    x, y = _applied(e, f, outer)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )


def _moved(edges: _Edges, matrix: _Matrix | None) -> _Edges:
    if matrix is None:
        return edges
    (x1, y1), (x2, y2) = _applied(edges[0], edges[1], matrix), _applied(edges[2], edges[3], matrix)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
