"""The language of what was read: that which was given, else that of the text; what speaks against it is said."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from align.core.raw import RawDocument
from align.language.detection import language_of_name, language_of_text, leaning
from align.readers.pages import PagedText
from tmx.base.languages import base_language

Content = PagedText | RawDocument

_CERTAIN = 100.0
"""The odds, as a natural logarithm, from which on a text is in another language than that which is given."""
_NAMED = 50.0
"""What the name of a file adds to these odds."""

DOUBTS_LANGUAGE = "but the text seems to be in"
"""What every doubt about the language of a text says."""


def in_language(content: Content, lang: str | None) -> tuple[Content, str]:
    """A content with its language, found if it is not given; with a warning if the text seems to be in another."""
    text = "\n".join(content.texts)
    found = language_of_text(text)
    if lang is None or leaning(text, found, lang) + _named(content.name, found) < _CERTAIN:
        return content, lang or found
    doubt = said_of_language(lang, found)
    if isinstance(content, RawDocument):
        doubt = f"{content.name}: {doubt}"
    return dataclasses.replace(content, warnings=(doubt, *content.warnings)), lang


def said_of_language(lang: str, found: str) -> str:
    """What is said of a text that seems to be in another language than the one that it is read in."""
    return f"read as {lang}, {DOUBTS_LANGUAGE} {found}"


def seem_swapped(names: Sequence[str], texts: Sequence[str], langs: Sequence[str]) -> bool:
    """Whether of two texts each seems to be in the language of the other; two short ones tell it together.

    Args:
        names: the names of both files.
        texts: their texts.
        langs: the languages that they are read in.
    """
    if base_language(langs[0]) == base_language(langs[1]):
        return False
    if any(language_of_text(text) == base_language(lang) for text, lang in zip(texts, langs, strict=True)):
        return False
    own = [
        leaning(text, lang, other) for text, lang, other in zip(texts, langs, reversed(langs), strict=True)
    ]
    named = [
        _named(name, other) - _named(name, lang)
        for name, lang, other in zip(names, langs, reversed(langs), strict=True)
    ]
    return max(own) <= 0 and sum(named) - sum(own) >= _CERTAIN


def _named(name: str, lang: str) -> float:
    """What the name of a file says for a language."""
    said = language_of_name(Path(name))
    return _NAMED if said is not None and base_language(said) == base_language(lang) else 0.0
