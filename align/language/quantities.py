"""Quantities: numbers, parts of dates and symbols, in a form that does not depend on how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from align.language.numbers import Number, find_numbers
from align.language.word_lists import same_series, scales
from tmx.base.languages import base_language

_SCALES = frozenset({"1000", "1000000", "1000000000", "1000000000000"})
_IN_SYMBOL = re.compile(r"(?:^|[/.])\d")
_FIGURES = re.compile(r"\d+")
_YEARS = re.compile(r"(1\d|20)\d\d/(?:(?:1\d|20)\d\d|\d\d)")
_DOTTED_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}\.\d{1,2}\.(?:1\d|20)\d\d|0\d\.\d\d\.\d\d|\d\d\.0\d\.\d\d)(?!\w|\.\d)"
)
_DATE_LENGTH = 12  # characters of such a date and of what must not follow it
_NOT_SPACED = frozenset({"ja", "zh"})


def numbers_of(text: str, lang: str) -> list[Number]:
    """The numbers, parts of dates and symbols of a text in order, in the form in which the checks compare them.

    >>> [number.value for number in numbers_of("20 Mio. im Winter 1954/55", "de")]
    ['20000000', '1954', '55']
    """
    numbers = _scaled(text, find_numbers(text, lang), base_language(lang))
    return [_comparable(number) for number in _joined(text, numbers)]


def _scaled(text: str, numbers: Sequence[Number], lang: str) -> list[Number]:
    """The numbers with the short scales joined to them: „5 Mio.“, « 1200万 »."""
    known = scales(lang)
    pattern = _scale_pattern(lang) if known else None
    found: list[Number] = []
    for number in numbers:
        if found and number.start < found[-1].end:
            continue
        match = pattern.match(text, number.end) if pattern and text[number.start].isdigit() else None
        if match is not None and number.value.count(".") < 2 and number.value.replace(".", "").isdigit():
            value = (Decimal(number.value) * known[match[1]]).normalize()
            found.append(Number(f"{value:f}", number.start, match.end()))
        else:
            found.append(number)
    return found


@lru_cache(maxsize=32)
def _scale_pattern(lang: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, scales(lang)), key=len, reverse=True))
    return re.compile(rf"\s?({words})" + ("" if lang in _NOT_SPACED else r"\b"))


def _comparable(number: Number) -> Number:
    """A number with a value that does not depend on how it is written: no final zeros, one sign for a series."""
    if number.value.count(".") == 1 and "/" not in number.value:
        return replace(number, value=number.value.rstrip("0").rstrip("."))
    series, slash, rest = number.value.partition("/")
    known = same_series().get(series) if slash else None
    return replace(number, value=f"{known}/{rest}") if known else number


def _joined(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers with their scales joined to them ("5 billion", « 2,4 milliards »), and sections such as 2.21.

    Sections have a point in every language, even where the decimal sign is a comma.
    """
    found: list[Number] = []
    for number in (part for whole in numbers for part in _parts(whole)):
        before = found[-1] if found else None
        if before is None or not before.value.replace(".", "").isdigit() or not text[before.start].isdigit():
            found.append(number)
            continue
        between = text[before.end : number.start]
        if between == "." and text[number.start].isdigit() and not _dated(text, before, number):
            section = f"{before.value}.{text[number.start : number.end]}"
            found[-1] = Number(section, before.start, number.end)
        elif (
            between.isspace()
            and number.value in _SCALES
            and text[number.start].isalpha()
            and before.value.count(".") < 2
        ):
            value = (Decimal(before.value) * int(number.value)).normalize()
            found[-1] = Number(f"{value:f}", before.start, number.end)
        else:
            found.append(number)
    return found


def _dated(text: str, before: Number, number: Number) -> bool:
    """Whether two numbers are parts of a date such as 3.5.2004 and not of a section."""
    around = _DOTTED_DATE.finditer(text, max(0, before.start - _DATE_LENGTH), number.end + _DATE_LENGTH)
    return any(match.start() <= before.start and number.end <= match.end() for match in around)


def _parts(number: Number) -> list[Number]:
    """The number itself; of two acronyms such as OECD/G20, which are not a symbol, and of two years the figures."""
    if "/" not in number.value or (_IN_SYMBOL.search(number.value) and not _are_years(number.value)):
        return [number]
    return [
        Number(match.group(), number.start + match.start(), number.start + match.end())
        for match in _FIGURES.finditer(number.value)
    ]


def _are_years(value: str) -> bool:
    """Whether a number such as 1954/55 is two years that follow each other."""
    if not _YEARS.fullmatch(value):
        return False
    first, second = value.split("/")
    return (int(first) + 1) % 100 == int(second) % 100
