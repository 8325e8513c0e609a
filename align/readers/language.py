"""The language of what was read: that which was given, else that of the text."""

from __future__ import annotations

import dataclasses

from align.core.raw import RawDocument
from align.language.detection import language_of_text, leaning
from align.readers.pages import PagedText

Content = PagedText | RawDocument

_CERTAIN = 100.0
"""The odds, as a natural logarithm, from which on a text is in another language than that which is given."""


def in_language(content: Content, lang: str | None) -> tuple[Content, str]:
    """A content with its language, found if it is not given; with a warning if the text seems to be in another."""
    text = "\n".join(content.texts)
    found = language_of_text(text)
    if lang is None or leaning(text, found, lang) < _CERTAIN:
        return content, lang or found
    doubt = f"read as {lang}, but the text seems to be in {found}"
    if isinstance(content, RawDocument):
        doubt = f"{content.name}: {doubt}"
    return dataclasses.replace(content, warnings=(doubt, *content.warnings)), lang
