"""Raised endings that came out apart from their figures or letters: « 74 e séance », "21 st century", « n o 10 »."""

from __future__ import annotations

import re
from functools import cache

from align.core.raw import Span
from tmx.base.languages import base_language

_FIGURE = r"(?<![\w.,/])(?:\d{1,4}|[IVXLC]{1,6})"
_END = r"(?![\w.'’])"
# What follows the space that goes, by language: after a figure, and after letters.
_ENDINGS = {
    "en": (r"(?<=1 )st|(?<=2 )nd|(?<=3 )rd|(?<=\d )th",),
    "fr": (
        r"(?:er|re|ère|e|ème|nde?|ers|res|es)",
        r"(?<!\w)[nN]( )os?(?= ?\d)",
        r"(?<!\w)M( )(?:me|mes|lle|lles|gr)(?= [A-ZÀ-Þ])",
    ),
    "es": (r"\.?\s?[ºª]|\.?\s?(?:er|ro|do|ra|da)(?= [a-zñá-ú])",),
    "pt": (r"\.?\s?[ºª]",),
    "it": (r"[ºª°](?!\s?[CF]\b)",),
    "nl": (r"(?:e|ste)(?= [a-z])",),
    "ca": (r"(?:r|n|t|è|a)(?= [a-z])",),
}
_CASED = {"en": r"(?<![\w.,/])\d{1,4}"}  # Roman numerals take no such ending


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    if lang not in _ENDINGS:
        return ()
    after_figure, *others = _ENDINGS[lang]
    figure = _CASED.get(lang, _FIGURE)
    return (re.compile(rf"{figure}( )(?:{after_figure}){_END}"), *map(re.compile, others))


def detached_endings(text: str, lang: str) -> list[Span]:
    """The spaces that came between a figure and its raised ending, in order.

    >>> detached_endings("la 74 e séance", "fr"), detached_endings("the 21 st century", "en")
    ([(5, 6)], [(6, 7)])
    """
    return sorted(
        match.span(group)
        for pattern in _patterns(base_language(lang))
        for match in pattern.finditer(text)
        for group in range(1, pattern.groups + 1)
        if match[group] is not None
    )
