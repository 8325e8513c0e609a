"""A PDF file -> its pages of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from align.core.raw import Furniture, SetAside
from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import Page, PagedText
from align.readers.pdf.aside import comments, lines_aside, unseen
from align.readers.pdf.clean import clean
from align.readers.pdf.drawn import find_drawn
from align.readers.pdf.evidence import Text, text_of, unknown
from align.readers.pdf.glyphs import GlyphReader, Glyphs
from align.readers.pdf.ocr import Recogniser, beside
from align.readers.pdf.opening import ends_early, file_facts, opened
from align.readers.pdf.order import Base
from align.readers.pdf.remarks import Findings
from align.readers.pdf.scripts import is_right_to_left
from align.readers.pdf.words import page_lines

_MOST_BROKEN = 1_000  # pages: a file that has lost more of them is not read to its end


def read_pdf(data: bytes, path: Path, options: ReadOptions = AS_IT_IS) -> PagedText:
    """The lines of a PDF file.

    Raises:
        InputError: the file needs a password, is damaged, or has no text; character recognition is asked for but is
            not installed, or has no data for the language.
    """
    with opened(data, path) as document:
        reading = _Reading(document, path, options)
        try:
            pages = reading.settled(list(reading.pages()))
        finally:
            reading.close()
        if ends_early(data):
            reading.findings.early = True
        return PagedText(
            str(path),
            pages,
            set_aside=tuple(reading.set_aside),
            facts=file_facts(document),
            warnings=reading.findings.warnings(path, reading.set_aside),
        )


@dataclass(slots=True)
class _Reading:
    """Goes through the pages of a document."""

    document: Any
    path: Path
    options: ReadOptions
    findings: Findings = field(default_factory=Findings)
    set_aside: list[SetAside] = field(default_factory=list)
    lines: int = 0
    recogniser: Recogniser | None = None
    base: Base = field(default_factory=Base)
    guessed: dict[int, bool] = field(
        default_factory=dict
    )  # page index: whether set from left, as far as was known

    def close(self) -> None:
        """Let go what was needed for reading."""
        if self.recogniser is not None:
            self.recogniser.close()

    def pages(self) -> Iterator[Page]:
        """The pages, one after the other."""
        import pypdfium2

        reader, count = GlyphReader(), len(self.document)
        for index in range(count):
            if self.options.progress is not None:
                self.options.progress(index, count)
            try:
                source = self.document[index]
            except pypdfium2.PdfiumError:
                self.findings.broken.append(index + 1)
                if len(self.findings.broken) > _MOST_BROKEN:
                    return
                yield Page((), index + 1)
                continue
            try:
                page = self._page(source, index + 1, reader)
            finally:
                source.close()
            self.lines += len(page.lines)
            yield page
        if self.options.progress is not None:
            self.options.progress(count, count)

    def _page(self, source: Any, number: int, reader: GlyphReader) -> Page:
        cleaned, drawn = clean(reader.read(source)), find_drawn(source)
        self.set_aside += [*unseen(cleaned, number), *comments(source, number)]
        text, glyphs = text_of(cleaned.glyphs, drawn), cleaned.glyphs
        if self.options.ocr and text in (Text.PICTURE, Text.UNUSABLE):
            glyphs = self._recognised(source, number, glyphs, text)
        else:
            self.findings.add(number, text, unknown(glyphs))
        lines = page_lines(glyphs, drawn.rules, self.lines + 1, self.base)
        if glyphs is cleaned.glyphs and is_right_to_left(glyphs.codes).any():
            self.guessed[number - 1] = self.base.from_left
        return Page(lines, number, source.get_size(), drawn.rules)

    def settled(self, pages: list[Page]) -> tuple[Page, ...]:
        """The pages, those again for which the direction of paragraphs was guessed wrongly while others were unread."""
        for index, from_left in self.guessed.items():
            if from_left == self.base.from_left or not pages[index].lines:
                continue
            source = self.document[index]
            try:
                glyphs = clean(GlyphReader().read(source)).glyphs
                first = pages[index].lines[0].number
                lines = page_lines(glyphs, pages[index].rules, first, self.base, counted=True)
            finally:
                source.close()
            pages[index] = replace(pages[index], lines=lines)
        return tuple(pages)

    def _recognised(self, source: Any, number: int, own: Glyphs, text: Text) -> Glyphs:
        """The characters that are recognised on a page, after those of its own that can be used."""
        if self.recogniser is None:
            self.recogniser = Recogniser(self.path, self.options.lang, f"page {number}")
        found = self.recogniser.read(source)
        self.findings.recognised(
            number, found, self.recogniser.languages if self.options.lang is None else ""
        )
        if text == Text.UNUSABLE:
            self.set_aside += lines_aside(own, number, Furniture.UNREADABLE)
            return found.glyphs
        return own.with_others(beside(found.glyphs, own)) if len(own) else found.glyphs
