"""HTML and XHTML: the paragraphs of a page, without what goes round its content."""

from __future__ import annotations

from pathlib import Path

from align.core.raw import RawDocument
from align.readers.html.charset import decode_html
from align.readers.html.document import document_of
from align.readers.html.recognition import is_html, is_xhtml
from align.readers.html.tree import parse_html, parse_xhtml
from align.readers.pages import PagedText

__all__ = ["read_html", "recognises_html"]


def recognises_html(data: bytes) -> bool:
    """Whether a file is a web page, or a piece of one."""
    return is_html(data)


def read_html(data: bytes, path: Path) -> PagedText | RawDocument:
    """The paragraphs of a web page; its lines if it is only a plain text that was made a page.

    Raises:
        InputError: the page holds no text, or is nested too deep for a document.
    """
    decoded = decode_html(data)
    root = parse_xhtml(data, decoded.text, path) if is_xhtml(data) else parse_html(decoded.text, path)
    return document_of(root, path, decoded.note)
