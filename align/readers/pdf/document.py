"""A PDF file -> its pages of lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any

from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import Page, PagedText
from align.readers.pdf.clean import clean
from align.readers.pdf.glyphs import GlyphReader
from align.readers.pdf.rules import find_rules
from align.readers.pdf.words import page_lines
from tmx.base.errors import InputError

_MAGIC, _WITHIN = (
    b"%PDF-",
    1024,
)  # readers accept the header within the first 1024 bytes: ISO 32000-1, annex H.3
_LOCK = RLock()  # PDFium must not be called by two threads at once


def recognises_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF file."""
    return _MAGIC in data[:_WITHIN]


def read_pdf(data: bytes, path: Path, options: ReadOptions = AS_IT_IS) -> PagedText:
    """The lines of a PDF file.

    Raises:
        InputError: the file needs a password, is damaged, or has no text.
    """
    with _LOCK:
        pages = tuple(_pages(data, path))
    return PagedText(str(path), pages)


def _pages(data: bytes, path: Path) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InputError("this PDF file cannot be opened", path=path) from None
    reader, number = GlyphReader(), 1
    try:
        for index in range(len(document)):
            page = _page(document[index], index + 1, reader, number)
            number += len(page.lines)
            yield page
    finally:
        document.close()


def _page(source: Any, number: int, reader: GlyphReader, first: int) -> Page:
    try:
        glyphs = clean(reader.read(source)).glyphs
        rules = find_rules(source)
        return Page(page_lines(glyphs, rules, first), number, source.get_size(), rules)
    finally:
        source.close()
