"""Words without their endings of number, gender and case, so that the forms of one word compare equal."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from tmx.base.languages import base_language, english_name
from tmx.base.words import Span, fold, word_spans

Stemmed = tuple[str, Span]
"""The stem and the place of a word."""

# Endings changed first, since Snowball keeps some plurals apart: travaux (it gives traval) from travail, lois from loi.
_CHANGED = {"fr": ((re.compile("ails?$"), "al"), (re.compile("(?<=[aeou]i)s$"), ""))}

_NAMES = {"st": "sesotho"}  # CLDR has Southern Sotho


def has_stems(lang: str) -> bool:
    """Whether there is a stemmer for a language.

    >>> has_stems("fr-CA"), has_stems("zh")
    (True, False)
    """
    return _stemmer(base_language(lang)) is not None


def stemmed(text: str, lang: str) -> list[Stemmed]:
    """The lexical words of a text by their stems."""
    return [(stem(text[start:end], lang), (start, end)) for start, end in word_spans(text)]


@lru_cache(maxsize=1 << 16)
def stem(word: str, lang: str) -> str:
    """The stem of a word as the Snowball stemmer of its language finds it (Porter 2001), folded.

    For a language without a stemmer, the folded word.

    >>> stem("resolution", "en") == stem("Resolutions", "en-GB"), stem("act", "en") == stem("actor", "en")
    (True, False)
    >>> stem("travail", "fr") == stem("travaux", "fr"), stem("Vertrag", "de") == stem("Verträge", "de")
    (True, True)
    """
    lang = base_language(lang)
    stemmer = _stemmer(lang)
    if stemmer is None:
        return fold(word)
    word = word.lower()
    for ending, other in _CHANGED.get(lang, ()):
        word = ending.sub(other, word)
    return fold(stemmer(word))


@cache
def _stemmer(lang: str) -> Callable[[str], str] | None:
    """The stemmer of a language; those of Snowball are named after their language in English."""
    from snowballstemmer import algorithms, stemmer

    name = _NAMES.get(lang) or (english_name(lang) or "").partition(" ")[0].lower()  # of Norwegian Bokmål too
    return stemmer(name).stemWord if name in algorithms() else None
