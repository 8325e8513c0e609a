"""The characters of a PDF page with their places, as PDFium gives them, in arrays.

PDFium is asked once per character only for what differs per character; what is the same for all characters that one
operator of the file draws (font, size, baseline, direction) is asked once per text object. Its functions are called
with addresses into the arrays, which is several times faster than with ctypes values.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.readers.pdf.calls import NUMBER, POINTER, address, function
from align.readers.pdf.fonts import Font, font_at
from align.readers.pdf.frame import Frame, Rectangle
from align.readers.pdf.scripts import is_mark

_ODD = 5.0  # times its box: type is never that much larger or smaller
_SMALLEST = 0.1  # points
_INVISIBLE = 3  # text render mode, ISO 32000-1, table 106


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the order in which they are drawn; arrays of one length.

    Positions are in points, x from the left and y down from the top left corner of the page as it is shown; those of
    text that is not upright are in a page turned by `angle`, so that its lines too run from left to right.

    Attributes:
        codes: code points.
        left, right: the edges of the advance box.
        baseline: y of the baseline.
        size: the size of the type.
        angle: by how much the text is turned counter-clockwise, in degrees.
        font: indices into `fonts`.
        item: the number of the operation that draws the character: a ligature's characters share place and item.
        hidden: whether the character is drawn invisibly.
        page: the part of the page that is shown, in the file's points: left, bottom, right, top.
        rotation: by how many degrees the page is turned clockwise when it is shown.
    """

    codes: NDArray[np.uint32]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    baseline: NDArray[np.float64]
    size: NDArray[np.float64]
    angle: NDArray[np.int32]
    font: NDArray[np.int32]
    item: NDArray[np.int32]
    hidden: NDArray[np.bool_]
    fonts: tuple[Font, ...]
    page: Rectangle
    rotation: int

    def __len__(self) -> int:
        return len(self.codes)

    def with_others(self, others: Glyphs) -> Glyphs:
        """These characters and then others of the same page."""
        arrays: dict[str, Any] = {
            name: np.concatenate((getattr(self, name), getattr(others, name))) for name in _ARRAYS
        }
        arrays["font"] = np.concatenate((self.font, others.font + len(self.fonts)))
        arrays["item"] = np.concatenate((self.item, others.item + self.item.max(initial=0) + 1))
        return replace(self, fonts=self.fonts + others.fonts, **arrays)

    def take(self, indices: NDArray[np.intp]) -> Glyphs:
        """The same with some of the characters, in a given order; one may be taken twice."""
        arrays = {name: getattr(self, name)[indices] for name in _ARRAYS}
        return replace(self, **arrays)

    def frame(self, angle: int) -> Frame:
        """The page turned so that text at an angle is upright."""
        return Frame(self.page, angle + self.rotation)


_ARRAYS = tuple(item.name for item in fields(Glyphs) if item.name not in ("fonts", "page", "rotation"))


class _Calls(NamedTuple):
    """PDFium's functions, taking addresses as numbers."""

    unicode: Callable[..., int]
    loose_box: Callable[..., int]
    tight_box: Callable[..., int]
    text_object: Callable[..., int | None]
    origin: Callable[..., int]
    matrix: Callable[..., int]
    font: Callable[..., int | None]
    font_size: Callable[..., float]
    render_mode: Callable[..., int]


@cache
def _calls() -> _Calls:
    return _Calls(
        function("FPDFText_GetUnicode", ctypes.c_uint, POINTER, NUMBER),
        function("FPDFText_GetLooseCharBox", NUMBER, POINTER, NUMBER, POINTER),
        function("FPDFText_GetCharBox", NUMBER, POINTER, NUMBER, POINTER, POINTER, POINTER, POINTER),
        function("FPDFText_GetTextObject", POINTER, POINTER, NUMBER),
        function("FPDFText_GetCharOrigin", NUMBER, POINTER, NUMBER, POINTER, POINTER),
        function("FPDFText_GetMatrix", NUMBER, POINTER, NUMBER, POINTER),
        function("FPDFTextObj_GetFont", POINTER, POINTER),
        function("FPDFTextObj_GetFontSize", NUMBER, POINTER, POINTER),
        function("FPDFTextObj_GetTextRenderMode", NUMBER, POINTER),
    )


class GlyphReader:
    """Reads the characters of the pages of one document, and remembers its fonts."""

    def __init__(self) -> None:
        self._fonts: dict[int, int] = {}  # by address, which is good for one page
        self._seen: list[Font] = []
        self._doubles, self._floats = (ctypes.c_double * 2)(), (ctypes.c_float * 7)()
        self._at = ctypes.addressof(self._doubles), ctypes.addressof(self._floats)

    def read(self, page: Any) -> Glyphs:
        """The characters of a page (a `pypdfium2.PdfPage`), without those that PDFium makes up."""
        self._fonts.clear()
        text = page.get_textpage()
        try:
            return self._read(page, text)
        finally:
            text.close()

    def _read(self, page: Any, text: Any) -> Glyphs:
        calls, count = _calls(), text.count_chars()
        handle = address(text.raw)
        found = map(calls.text_object, repeat(handle), range(count))
        objects = np.array([pointer or 0 for pointer in found], np.uint64)
        drawn = np.flatnonzero(objects)
        indices = drawn.tolist()
        codes = np.fromiter(map(calls.unicode, repeat(handle), indices), np.uint32, len(indices))
        boxes = _boxes(handle, indices, codes)
        objects = objects[drawn]
        starts = np.flatnonzero(np.diff(objects, prepend=np.uint64(0)))
        table = np.array(
            [self._object(handle, indices[start], int(objects[start])) for start in starts], np.float64
        ).reshape(-1, 6)
        lengths = np.diff(starts, append=len(indices))
        per_glyph = np.repeat(table, lengths, axis=0)
        turn = per_glyph[:, 2].astype(np.int32)
        left, right, baseline = _upright(page.get_bbox(), boxes, per_glyph[:, 0:2], turn)
        return Glyphs(
            codes,
            left,
            right,
            baseline,
            size=np.where(is_mark(codes), per_glyph[:, 3], _plausible(per_glyph[:, 3], boxes)),
            angle=(turn - page.get_rotation()) % 360,
            font=per_glyph[:, 4].astype(np.int32),
            item=np.repeat(np.arange(len(starts), dtype=np.int32), lengths),
            hidden=per_glyph[:, 5] == _INVISIBLE,
            fonts=tuple(self._seen),
            page=page.get_bbox(),
            rotation=page.get_rotation(),
        )

    def _object(self, handle: int, index: int, text_object: int) -> tuple[float, ...]:
        """x and y of the origin, angle, size, font and render mode of a text object."""
        calls = _calls()
        doubles, floats = self._at
        calls.origin(handle, index, doubles, doubles + 8)
        calls.matrix(handle, index, floats)
        calls.font_size(text_object, floats + 24)
        x, y = self._doubles
        a, b, c, d, _, _, size = self._floats
        return (
            x,
            y,
            round(math.degrees(math.atan2(b, a))) % 360 if b else (0 if a >= 0 else 180),
            abs(size) * math.hypot(c, d),
            self._font(calls.font(text_object) or 0),
            calls.render_mode(text_object),
        )

    def _font(self, pointer: int) -> int:
        if pointer not in self._fonts:
            font = font_at(pointer)
            if font not in self._seen:
                self._seen.append(font)
            self._fonts[pointer] = self._seen.index(font)
        return self._fonts[pointer]


def _boxes(handle: int, indices: list[int], codes: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The edges of characters: left, top, right, bottom. Marks have those of their ink, for they have no advance."""
    calls = _calls()
    loose = np.zeros((len(indices), 4), np.float32)  # FS_RECTF
    into = loose.ctypes.data
    places = range(into, into + 16 * len(indices), 16)
    deque(map(calls.loose_box, repeat(handle), indices, places), maxlen=0)
    boxes = loose.astype(np.float64)
    into = boxes.ctypes.data
    for place in np.flatnonzero(is_mark(codes)).tolist():
        left = into + 32 * place
        calls.tight_box(handle, indices[place], left, left + 16, left + 24, left + 8)
    return boxes


def _plausible(size: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sizes of characters; where a font's own scale makes no sense, those of their boxes."""
    height = np.abs(boxes[:, 1] - boxes[:, 3])
    odd = (height > 0) & ((size < height / _ODD) | (size > height * _ODD))
    return np.where(odd | (size <= 0), np.maximum(height, _SMALLEST), size)


def _upright(
    page: Rectangle,
    boxes: NDArray[np.float64],
    origins: NDArray[np.float64],
    turns: NDArray[np.int32],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Left, right and baseline of characters in the page turned so that they are upright."""
    left, right, baseline = (np.empty(len(boxes)) for _ in range(3))
    for turn in np.unique(turns).tolist():
        chosen = turns == turn
        frame = Frame(page, turn)
        corners = boxes[chosen]
        (x1, _), (x2, _) = (
            frame.points(corners[:, 0], corners[:, 1]),
            frame.points(corners[:, 2], corners[:, 3]),
        )
        left[chosen], right[chosen] = np.minimum(x1, x2), np.maximum(x1, x2)
        _, baseline[chosen] = frame.points(origins[chosen, 0], origins[chosen, 1])
    return left, right, baseline
