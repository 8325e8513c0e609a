"""The names of months next to a number, in the languages that CLDR knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from align.language.figures import has_figure

_SHORTEST = 3  # letters of an abbreviated name
# The case after "in", which CLDR does not list: « в мае » beside « мая ».
_AFTER_IN = {"ru": (("я", "е"), ("а", "е")), "uk": (("я", "і"), ("а", "і")), "pl": (("a", "u"),)}
# Spellings of the United Nations in Arabic.
_OTHERS = {"ar": {"يونيه": 6, "يوليه": 7}}
_PREFIXES = {"ar": "و"}  # "and" is written together with the name


@lru_cache(maxsize=64)
def month_numbers(lang: str) -> dict[str, int]:
    """The numbers of the months by all their names in a language, also in capitals; empty for an unknown one."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(lang).months
    except (UnknownLocaleError, ValueError):
        return {}
    names = {
        name: number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, full in months[context][width].items()
        if (name := full.rstrip(".")) and len(name) >= _SHORTEST
        if any(character.isalpha() for character in name) and not name[0].isdigit()
    } | _OTHERS.get(lang, {})
    for last, instead in _AFTER_IN.get(lang, ()):
        names |= {
            f"{name[:-1]}{instead}": number for name, number in list(names.items()) if name.endswith(last)
        }
    return {
        spelling: number
        for name, number in names.items()
        for spelling in (name, name.upper(), name[0].upper() + name[1:])
    }


@lru_cache(maxsize=64)
def _pattern(lang: str) -> re.Pattern[str] | None:
    """A pattern for a month name after a number, and for a word before one."""
    numbers = month_numbers(lang)
    if not numbers:
        return None
    names = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    after = rf"\d(?:st|nd|rd|th|er|[ºoª]|\.)?\s+(?:de\s+|of\s+)?(?P<after>{names})(?!\w)"
    before = rf"(?<!\w)(?:{_PREFIXES.get(lang, '')})?(?P<before>[^\W\d]+)(?=\s?[.,]?\s+\d)"
    return re.compile(f"{after}|{before}")


def find_months(text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The names of months next to a number as their start, their end and the number of the month.

    Args:
        text: any text.
        lang: its language, an ISO 639-1 code.

    >>> list(find_months("le 3 mai 2004", "fr"))
    [(5, 8, '5')]
    """
    pattern = _pattern(lang) if has_figure(text) else None
    if pattern is None:
        return
    numbers = month_numbers(lang)
    for match in pattern.finditer(text):
        group = match.lastgroup or "after"
        if match.group(group) in numbers:
            yield *match.span(group), str(numbers[match.group(group)])
