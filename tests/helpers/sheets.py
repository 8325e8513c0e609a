"""Pages that tests set piece by piece, and what is read from them."""

from __future__ import annotations

from collections.abc import Iterable

from align.core.raw import Furniture, RawDocument, Run
from align.layout import lay_out
from align.readers import PagedText
from align.readers.pages import Box, Line, Page
from align.structure.grammars import load_grammar

WIDTH = 5.0  # points of a character in these pages
SIZE, PITCH = 10.0, 12.0


class Sheet:
    """A page that is set piece by piece."""

    def __init__(self, number: int = 1) -> None:
        self.number = number
        self.lines: list[Line] = []
        self.rules: list[Box] = []

    def put(
        self, left: float, top: float, text: str, size: float = SIZE, runs: tuple[Run, ...] = ()
    ) -> Sheet:
        """A piece of a line; its characters are of one width."""
        width = WIDTH * size / SIZE
        stops = tuple(left + place * width for place in range(len(text) + 1))
        box = Box(left, top, stops[-1], top + size)
        self.lines.append(Line(text, 1000 * self.number + len(self.lines) + 1, box, size, runs, stops))
        return self

    def set(self, left: float, top: float, texts: Iterable[str], size: float = SIZE) -> Sheet:
        """Lines one under the other."""
        for place, text in enumerate(texts):
            self.put(left, top + place * PITCH * size / SIZE, text, size)
        return self

    def frame(self, xs: Iterable[float], ys: Iterable[float]) -> Sheet:
        """A grid of drawn lines."""
        xs, ys = list(xs), list(ys)
        self.rules += [Box(xs[0], y, xs[-1], y + 0.5) for y in ys]
        self.rules += [Box(x, ys[0], x + 0.5, ys[-1]) for x in xs]
        return self

    @property
    def page(self) -> Page:
        return Page(tuple(self.lines), self.number, (600.0, 800.0), tuple(self.rules))


def read(*sheets: Sheet, lang: str = "en") -> RawDocument:
    return lay_out(PagedText("text", tuple(sheet.page for sheet in sheets)), lang, load_grammar("generic"))


def texts(raw: RawDocument) -> list[str]:
    return [paragraph.text for paragraph in raw.paragraphs]


def aside(raw: RawDocument, reason: Furniture) -> list[str]:
    return [item.text for item in raw.discarded if item.reason == reason]


BODY = [
    "The parties agree that the work shall be done by the",
    "first of them as it is said in the annex, and that the",
]
