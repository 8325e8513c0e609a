"""What is measured of printed pages: the size of the body's type, and how far apart its lines are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from align.layout.printed.pieces import Piece

_SAME = 0.05  # times their size, by which two sizes differ that are the same to the eye
_CLOSE_SIZE = 0.2  # the same for the sizes of two fonts in one text
_CLOSE, _FAR = 0.8, 2.6  # times the size of the type: lines of one text are never closer or further apart
_SMALL = 0.92  # of the size of the body's type: smaller type is that of notes
_SENTENCE = 30  # characters: shorter lines do not tell where the margin is
_JUSTIFIED = 0.15  # share of the longer lines that end at one edge, if it is that of justified text
_OUTSIDE = 0.03  # share of the longer lines that may stick out of the margins on either side
_STEP = 0.05  # to which distances between lines are rounded before they are counted


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a document.

    Attributes:
        size: the size of the body's type in points.
        pitch: the usual distance between two lines, in sizes of their type.
        edges: the right edges of justified text, in whole points.
        margins: the left and the right edge between which nearly all text is.
    """

    size: float
    pitch: float
    edges: tuple[int, ...] = ()
    margins: tuple[float, float] = (math.inf, -math.inf)

    def ends_full(self, right: float) -> bool:
        """Whether a line that ends there was set to the full width, as only the last of a paragraph is not."""
        return any(abs(right - edge) <= 1 for edge in self.edges)

    def is_small(self, size: float) -> bool:
        """Whether type is smaller than that of the body."""
        return size < _SMALL * self.size


def alike(one: float, other: float) -> bool:
    """Whether two sizes of type are the same to the eye."""
    return abs(one - other) <= _SAME * max(one, other)


def close(one: float, other: float) -> bool:
    """Whether two sizes of type may be those of two fonts in one text."""
    return abs(one - other) <= _CLOSE_SIZE * max(one, other)


def measure_pages(pages: Sequence[Sequence[Piece]]) -> Measures:
    """Measure the pieces of all pages."""
    sizes: Counter[float] = Counter()
    for piece in (piece for page in pages for piece in page):
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    pitches: Counter[float] = Counter()
    for page in pages:
        pitches.update(_pitches(page))
    pitch = pitches.most_common(1)[0][0] if pitches else 1.2
    boxes = [piece.box for page in pages for piece in page if len(piece.text) >= _SENTENCE]
    if not boxes:
        return Measures(size or 10.0, pitch)
    ends = Counter(round(box.right) for box in boxes)
    edges = tuple(edge for edge, count in ends.items() if count >= _JUSTIFIED * len(boxes))
    few = int(_OUTSIDE * len(boxes))
    margins = sorted(box.left for box in boxes)[few], sorted(box.right for box in boxes)[-few - 1]
    return Measures(size or 10.0, pitch, edges, margins)


def _pitches(page: Sequence[Piece]) -> list[float]:
    """The distances from pieces to the next below them in type of their size."""
    ordered = sorted(page, key=lambda piece: piece.box.bottom)
    found = []
    for place, piece in enumerate(ordered):
        for below in ordered[place + 1 :]:
            distance = (below.box.bottom - piece.box.bottom) / piece.size
            if distance > _FAR:
                break
            beside = below.box.left >= piece.box.right or below.box.right <= piece.box.left
            if distance >= _CLOSE and not beside and alike(below.size, piece.size):
                found.append(round(distance / _STEP) * _STEP)
                break
    return found
