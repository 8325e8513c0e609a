"""Character recognition by tesseract, for pages that are pictures of text: characters with places, as from a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from align.readers.pdf.fonts import Font
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.tesseract import choose, find_data
from tmx.base.errors import InputError

_DPI = 300  # what tesseract is trained for
_MOST_PIXELS = 40_000_000
_DOUBTFUL = 60.0  # per cent: words that are recognised with less confidence are doubtful
_ALIKE = 0.15  # sizes that differ less from the usual one of the page are taken for it
_RAISED = 0.25  # of the line's height, above the baseline: a smaller figure there is a superscript
_LOW = 0.7  # of the height of the line's capitals: figures that are not as high are small
_SCRIPT = re.compile(r"[\d*†‡]")
_SCRIPT_SIZE = 0.6
_PLAIN = (Font("", bold=False, italic=False),)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The characters of a page, and how many of its words are doubtful."""

    glyphs: Glyphs
    words: int
    doubtful: int


class _Symbol(NamedTuple):
    text: str
    box: tuple[int, int, int, int]  # left, top, right, bottom in pixels
    word: int
    baseline: float
    height: float  # of the line's type


class Recogniser:
    """Recognises the text of pages in one language."""

    def __init__(self, path: Path, lang: str | None, where: str) -> None:
        """
        Args:
            path: the file, for messages.
            lang: the language of its text; if it is not known, all languages on this machine are tried.
            where: which pages are to be read, for messages.

        Raises:
            InputError: the library or the program is not installed, or has no data for the language.
        """
        try:
            import tesserocr
        except ImportError:
            raise InputError(
                f"{where} can only be read by character recognition, which is not installed",
                path=path,
                cure='Install it with: pip install "bitext[ocr]"; and the program tesseract with its data.',
            ) from None
        data = find_data(path, where)
        self.languages = choose(data, lang, path)
        try:
            self._api = tesserocr.PyTessBaseAPI(path=str(data.folder), lang=self.languages)
        except RuntimeError:
            raise InputError(
                f"tesseract cannot read its data {self.languages} in {data.folder}",
                path=path,
                cure="Install them again.",
            ) from None

    def close(self) -> None:
        """Let tesseract go."""
        self._api.End()

    def read(self, page: Any) -> Recognised:
        """The characters of a page (a `pypdfium2.PdfPage`)."""
        width, height = page.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            self._api.SetImageBytes(bytes(bitmap.buffer), bitmap.width, bitmap.height, 1, bitmap.stride)
        finally:
            bitmap.close()
        self._api.SetSourceResolution(round(72 * scale))
        self._api.Recognize()
        symbols, confidences = list[_Symbol](), self._api.AllWordConfidences()
        for symbol in self._symbols():
            symbols.append(symbol)
        self._api.Clear()
        glyphs = _glyphs(symbols, scale, (0.0, 0.0, width, height))
        return Recognised(glyphs, len(confidences), sum(value < _DOUBTFUL for value in confidences))

    def _symbols(self) -> Iterator[_Symbol]:
        from tesserocr import RIL

        place, word = self._api.GetIterator(), 0
        baseline, height = ((0, 0), (1, 0)), 1.0
        while place is not None:
            if place.IsAtBeginningOf(RIL.TEXTLINE):
                baseline = place.Baseline(RIL.TEXTLINE) or baseline
                height = abs(place.RowAttributes()["row_height"]) or height
            word += place.IsAtBeginningOf(RIL.WORD)
            box, text = place.BoundingBox(RIL.SYMBOL), _text(place, RIL.SYMBOL)
            if box and text.strip():
                (x1, y1), (x2, y2) = baseline
                slope = (y2 - y1) / ((x2 - x1) or 1)
                yield _Symbol(text, box, word, y1 + slope * (box[0] - x1), height)
            if not place.Next(RIL.SYMBOL):
                return


def _text(place: Any, level: Any) -> str:
    try:
        return str(place.GetUTF8Text(level))
    except RuntimeError:  # there is no text here, only a picture
        return ""


def _glyphs(symbols: list[_Symbol], scale: float, page: tuple[float, float, float, float]) -> Glyphs:
    """Recognised characters like those of a file, with a space between words and no gaps inside them."""
    usual = float(np.median([symbol.height for symbol in symbols])) if symbols else 1.0
    rows: list[tuple[int, float, float, float, float, int]] = []
    for index, symbol in enumerate(symbols):
        size = usual if abs(symbol.height - usual) < _ALIKE * usual else symbol.height
        left, _, right, bottom = symbol.box
        baseline = symbol.baseline
        if _is_script(symbol, size):
            baseline, size = float(bottom), size * _SCRIPT_SIZE
        goes_on = index + 1 < len(symbols) and symbols[index + 1].word == symbol.word
        if goes_on:
            right = max(right, symbols[index + 1].box[0])
        rows += [(ord(char), left, right, baseline, size, index) for char in symbol.text]
        if not goes_on:
            rows.append((0x20, right, right, baseline, size, index))
    values = np.array(rows, np.float64).reshape(-1, 6)
    count = len(values)
    return Glyphs(
        values[:, 0].astype(np.uint32),
        values[:, 1] / scale,
        values[:, 2] / scale,
        values[:, 3] / scale,
        size=np.maximum(np.round(2 * values[:, 4] / scale) / 2, 0.5),
        angle=np.zeros(count, np.int32),
        font=np.zeros(count, np.int32),
        item=values[:, 5].astype(np.int32),
        hidden=np.zeros(count, np.bool_),
        fonts=_PLAIN,
        page=page,
        rotation=0,
    )


def beside(found: Glyphs, own: Glyphs) -> Glyphs:
    """What was recognised on a page, without what the page has in characters of its own."""
    middle, height = (own.left + own.right) / 2, own.baseline - own.size / 3
    seen = np.zeros(len(found), np.bool_)
    for x, y in zip(middle.tolist(), height.tolist(), strict=True):
        seen |= (
            (found.left <= x)
            & (x <= found.right)
            & (np.abs(found.baseline - found.size / 3 - y) < found.size / 2)
        )
    return found.take(np.flatnonzero(~seen))


def _is_script(symbol: _Symbol, size: float) -> bool:
    """Whether a figure or a mark is small and stands above the baseline."""
    _, top, _, bottom = symbol.box
    return (
        bool(_SCRIPT.fullmatch(symbol.text))
        and symbol.baseline - bottom > _RAISED * size
        and bottom - top < _LOW * size
    )
