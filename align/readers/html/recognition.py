"""Whether a file is a web page. A text that only mentions tags is none."""

from __future__ import annotations

import re

from align.readers.html.charset import decode_html

_SAMPLE = 65_536  # bytes
_BEFORE = re.compile(r"(?:\s+|\ufeff|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html\b|<html[\s>]", re.IGNORECASE)
_BLOCK = (
    r"(?:head|body|title|div|p|h[1-6]|ul|ol|dl|table|blockquote|section|article|main|header|center|meta|pre)"
)
_OPENS = re.compile(rf"<{_BLOCK}(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSES = re.compile(rf"</{_BLOCK}\s*>", re.IGNORECASE)


def is_html(data: bytes) -> bool:
    """Whether a file begins as a page does, or is all made of blocks of HTML."""
    if b"<" not in data[:_SAMPLE]:
        return False
    text = decode_html(data[:_SAMPLE]).text
    start = _BEFORE.match(text)
    place = start.end() if start else 0
    if _PAGE.match(text, place):
        return True
    if not _OPENS.match(text, place):
        return False
    # A piece of a page: its last tag closes what is around all of it, or there are many.
    return len(_CLOSES.findall(text)) >= 2 or text.rstrip().endswith(">")


def is_xhtml(data: bytes) -> bool:
    """Whether a page is to be read as XML."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
