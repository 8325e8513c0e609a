"""What is on a PDF page but is none of its text: comments, form fields, what is drawn unseen or twice."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from align.core.locator import Locator
from align.core.raw import Furniture, SetAside
from align.readers.pdf.clean import Cleaned
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.order import Base
from align.readers.pdf.words import page_lines

_WIDGET = 20  # PDFium's number for the field of a form; the others are notes, highlights, stamps …
_LINK, _POPUP = 2, 16  # whose text is on the page, or in the note that they show


def unseen(cleaned: Cleaned, page: int) -> Iterator[SetAside]:
    """The characters of a page that are not part of its lines."""
    yield from lines_aside(cleaned.outside, page, Furniture.OUTSIDE)
    yield from lines_aside(cleaned.hidden, page, Furniture.HIDDEN)
    yield from lines_aside(cleaned.doubled, page, Furniture.DOUBLED)


def lines_aside(glyphs: Glyphs, page: int, reason: str) -> Iterator[SetAside]:
    """Characters of a page that are set aside for a reason, line by line."""
    for line in page_lines(glyphs, (), 1, Base()) if len(glyphs) else ():
        yield SetAside(Locator(page=page), line.text, reason)


def comments(source: Any, page: int) -> Iterator[SetAside]:
    """The text of the comments and of the form fields of a page (a `pypdfium2.PdfPage`)."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(source)):
        annotation = raw.FPDFPage_GetAnnot(source, index)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in (_LINK, _POPUP):
                continue
            text = _string(annotation, b"V" if kind == _WIDGET else b"Contents")
            if text:
                yield SetAside(
                    Locator(page=page), text, Furniture.FORM if kind == _WIDGET else Furniture.COMMENT
                )
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _string(annotation: Any, key: bytes) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(max(2, length))
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    text = buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    return " ".join(text.replace("\0", " ").split())
