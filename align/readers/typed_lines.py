"""Lines that an author divided by hand inside a paragraph (``w:br``, ``text:line-break``), and what they are.

A line break inside a sentence or a title is a space. One after the end of a sentence, an empty line, or one before
a bullet or a label divides what the author meant as paragraphs.
"""

from __future__ import annotations

import re

from align.core.locator import Locator
from align.core.raw import PLAIN, RawParagraph, Style
from align.language.labels import is_label
from align.readers.flow import ROMAN, Flow, Font
from tmx.base.words import is_unspaced

_ENDS_A_SENTENCE = re.compile(r"[.!?:;…。！？：；][)\]”’\"»]*$")
_ITEM = re.compile(r"[-–—•‣◦▪▫●○■□*·]\s")
ENTRY_PAGE = re.compile(r"\t\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*$")
"""The number of the page at the end of an entry of a table of contents, and the tab before it."""
_Piece = tuple[str, Font] | str  # characters and how they are set, or the number of a note


class TypedLines:
    """The text of one paragraph, piece by piece."""

    def __init__(self) -> None:
        self._lines: list[list[_Piece]] = [[]]
        self._pages: set[int] = set()  # lines that begin a page
        self._apart: set[int] = set()  # lines that are paragraphs whatever they hold

    def add(self, text: str, font: Font = ROMAN) -> None:
        """Add characters."""
        self._lines[-1].append((text, font))

    def refer(self, number: str) -> None:
        """Add a reference to a note."""
        self._lines[-1].append(number)

    def end_line(self, *, page: bool = False, apart: bool = False) -> None:
        """Begin a new line.

        Args:
            page: whether it is on a new page or in a new column: a new paragraph, unless it goes on with a sentence.
            apart: whether it is a new paragraph in any case.
        """
        self._lines.append([])
        if page:
            self._pages.add(len(self._lines) - 1)
        if apart:
            self._apart.add(len(self._lines) - 1)

    @property
    def text(self) -> str:
        """The characters of all lines."""
        return "\n".join(map(_text, self._lines))

    @property
    def referred(self) -> bool:
        """Whether there is a reference to a note."""
        return any(isinstance(piece, str) for line in self._lines for piece in line)

    @property
    def lines(self) -> list[str]:
        """The lines; one that begins a page has a form feed before it."""
        return [
            ("\f" if index in self._pages else "") + _text(line) for index, line in enumerate(self._lines)
        ]

    def cut(self, pattern: re.Pattern[str]) -> str:
        """Take what matches off the end of the last line, and give it."""
        line = self._lines[-1]
        match = pattern.search(_text(line))
        if match is None:
            return ""
        kept: list[_Piece] = []
        left = match.start()
        for piece in line:
            if isinstance(piece, str):
                kept.append(piece)
            elif left:
                kept.append((piece[0][:left], piece[1]))
                left -= len(kept[-1][0])
        self._lines[-1] = kept
        return match[0]

    def paragraphs(self, locator: Locator, label: str = "", style: Style = PLAIN) -> list[RawParagraph]:
        """The paragraphs of the lines; the first has the label. A heading is one whatever its lines."""
        flow, found = Flow(), list[RawParagraph]()
        texts = [_text(line).strip() for line in self._lines]
        for index, line in enumerate(self._lines):
            for piece in line:
                if isinstance(piece, str):
                    flow.refer(piece)
                else:
                    flow.write(*piece)
            last = index + 1 == len(self._lines)
            flow.write(" " if last else space_between(texts[index], texts[index + 1]))
            divides = not last and style.heading is None and _divides(texts[index], texts[index + 1])
            turns = index + 1 in self._pages and not _goes_on(texts[index], texts[index + 1])
            if last or divides or turns or index + 1 in self._apart:
                paragraph, _ = flow.finish(locator, "" if found else label, style)
                if paragraph is not None:
                    found.append(paragraph)
        return found


def space_between(before: str, after: str) -> str:
    """The space between two texts that are joined; none in scripts without spaces between words."""
    return "" if is_unspaced(before[-1:]) and is_unspaced(after[:1]) else " "


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends with a sign that sentences and items end with."""
    return _ENDS_A_SENTENCE.search(line) is not None


def _text(line: list[_Piece]) -> str:
    return "".join(piece[0] for piece in line if not isinstance(piece, str))


def _goes_on(line: str, following: str) -> bool:
    """Whether a page was turned inside a sentence."""
    return line[-1:].isalpha() and following[:1].islower()


def _divides(line: str, following: str) -> bool:
    """Whether a break between two lines divides paragraphs."""
    if not line or _ITEM.match(following) or is_label(following):
        return True
    return ends_a_sentence(line) and following[:1] != "" and not following[0].islower()
