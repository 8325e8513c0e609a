"""Texts made comparable, and short."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")  # the accents of decomposed letters


def clip(text: str, width: int = 60) -> str:
    """A text for a message, cut at a word if it is long."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"


def fold(text: str) -> str:
    """Lower case, without accents, apostrophes of one form: for comparing words."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'")).casefold())
