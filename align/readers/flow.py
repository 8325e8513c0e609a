"""A paragraph in the making: characters come in piece by piece, with how they are set, and leave as one text.

For formats in which white space only parts words, however much of it there is (HTML, RTF, Markdown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.core.block import NoteRef
from align.core.locator import Locator
from align.core.raw import PLAIN, RawParagraph, Run, SetAside, Style

# ASCII white space (Infra Standard), which CSS collapses; a no-break space is a character like others.
_WHITE = " \t\n\f\r\v"
_SPACES = re.compile(rf"[{_WHITE}]+")
_HARD = "\xa0\u202f"  # spaces at which no line ends
_CLOSING = tuple(",.;:!?)]}»”’")  # before these a reference that is taken out leaves no space


class Font(NamedTuple):
    """How characters are set."""

    bold: bool = False
    italic: bool = False
    superscript: bool = False


ROMAN = Font()


class Flow:
    """The characters of one paragraph at a time; `finish` gives it and begins the next."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spans: list[tuple[int, int, Font]] = []
        self._refs: list[NoteRef] = []
        self._asides: dict[str, list[str]] = {}
        self._space = False  # white space came after the last character
        self._open_ref = False  # nothing came after the last reference
        self._space_before_ref = False

    @property
    def empty(self) -> bool:
        """Whether there are no characters so far."""
        return not self._length

    @property
    def text(self) -> str:
        """The characters so far."""
        return "".join(self._pieces)

    @property
    def untouched(self) -> bool:
        """Whether there is nothing at all so far, not even something set aside."""
        return not (self._length or self._refs or self._asides)

    def write(self, text: str, font: Font = ROMAN) -> None:
        """Add characters."""
        if not text:
            return
        self._space = self._space or text[0] in _WHITE
        if words := _SPACES.sub(" ", text).strip(" "):
            self._put(words, font)
            self._space = text[-1] in _WHITE

    def _put(self, piece: str, font: Font) -> None:
        if self._open_ref and self._space_before_ref and piece.startswith(_CLOSING):
            self._space = False
        elif self._open_ref and (self._space or piece.startswith(_CLOSING)):
            self._end_with_word()
        if self._space and self._length:
            self._pieces.append(" ")
            self._length += 1
        self._space = self._open_ref = self._space_before_ref = False
        start, self._length = self._length, self._length + len(piece)
        self._pieces.append(piece)
        if font != ROMAN:
            self._span(start, font)

    def _end_with_word(self) -> None:
        """Take off the no-break spaces at the end, by which a reference was tied to its word."""
        last = self._pieces[-1] if self._pieces else ""
        cut = len(last) - len(last.rstrip(_HARD))
        if not cut:
            return
        self._pieces[-1] = last[:-cut]
        self._length -= cut
        self._spans = [(start, min(end, self._length), font) for start, end, font in self._spans]
        self._refs = [NoteRef(min(ref.offset, self._length), ref.number) for ref in self._refs]

    def _span(self, start: int, font: Font) -> None:
        """Note how the last characters are set, with those before them if these are set alike."""
        if self._spans:
            first, end, same = self._spans[-1]
            if same == font and (end == start or (end == start - 1 and self._pieces[-2] == " ")):
                self._spans[-1] = (first, self._length, font)
                return
        self._spans.append((start, self._length, font))

    def refer(self, number: str) -> None:
        """Add a reference to a note."""
        if not self._open_ref:
            self._space_before_ref = self._space
        self._open_ref = True
        self._refs.append(NoteRef(self._length, number))

    def set_aside(self, text: str, reason: str) -> None:
        """Keep characters that are not part of the text."""
        if text:
            self._asides.setdefault(reason, []).append(text)

    def finish(
        self, locator: Locator, label: str = "", style: Style = PLAIN
    ) -> tuple[RawParagraph | None, list[SetAside]]:
        """The paragraph, if it has text, a label or a reference; and what was set aside in it."""
        raw = self.text
        text = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        asides = [SetAside(locator, "".join(texts), reason) for reason, texts in self._asides.items()]
        paragraph = None
        if text or self._refs:
            refs = tuple(NoteRef(min(max(0, ref.offset - lead), len(text)), ref.number) for ref in self._refs)
            paragraph = RawParagraph(text, locator, label, refs, tuple(self._runs(lead, len(text))), style)
        self._clear()
        return paragraph, asides

    def _runs(self, lead: int, length: int) -> Iterator[Run]:
        for first, last, font in self._spans:
            start, end = max(0, first - lead), min(length, last - lead)
            if start < end:
                yield Run(start, end, font.bold, font.italic, font.superscript)
