"""A PDF file -> its pages of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from align.core.raw import SetAside
from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import Page, PagedText
from align.readers.pdf.aside import comments, unseen
from align.readers.pdf.clean import clean
from align.readers.pdf.drawn import find_drawn
from align.readers.pdf.evidence import text_of, unknown
from align.readers.pdf.glyphs import GlyphReader
from align.readers.pdf.opening import ends_early, file_facts, opened
from align.readers.pdf.remarks import Findings
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
        pages = reading.run()
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

    def run(self) -> tuple[Page, ...]:
        """All pages."""
        return tuple(self._pages())

    def _pages(self) -> Iterator[Page]:
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

    def _page(self, source: Any, number: int, reader: GlyphReader) -> Page:
        cleaned, drawn = clean(reader.read(source)), find_drawn(source)
        self.set_aside += [*unseen(cleaned, number), *comments(source, number)]
        lines = page_lines(cleaned.glyphs, drawn.rules, self.lines + 1)
        text = text_of(cleaned.glyphs, drawn)
        self.findings.add(number, text, unknown(cleaned.glyphs))
        return Page(lines, number, source.get_size(), drawn.rules)
