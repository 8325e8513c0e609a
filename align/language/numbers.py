"""The numbers, dates and document symbols of a text, in a form that is the same in every language.

``18 December 1991`` and « 18 décembre 1991 » both give 18, 12, 1991; ``1st`` and « 1er » give 1;
``Twenty-first`` and « XXIe » give 21; ``A/RES/59/159`` stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import decimal

from align.language.figures import has_figure, matches_at_figures
from align.language.fractions import find_fractions
from align.language.months import find_months
from align.language.roman import ROMAN, roman_value
from align.language.spelled import find_spelled
from align.language.times import find_times
from tmx.base.languages import base_language

SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,6}(?:/[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*)+(?![\w/])")
_FRACTION = re.compile(r"(?<![\w/.])\d+/\d+(?![\w/])")
# Three parts and no more: 9.1.4.3 is a section.
_DATE = re.compile(r"(?<![\w/.])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\w/]|[-.]\d)")
# One letter is rarely a numeral, « MM. » are gentlemen. An ordinal suffix may follow.
_ROMAN = re.compile(rf"\b(?=[IVXLCDM]{{2}})(?!MM\b){ROMAN}(?=(?:e|er|ème|º|\.)?(?!\w))")
_ROMAN_LETTERS = re.compile("[IVXLCDM]{2}")
_ORDINAL_SUFFIX = r"(?:st|nd|rd|th|er|re|ère|e|ème|o|a|º|ª|°)(?!\w)"
# Full-width digits and separators, and the separators of numbers in Arabic script.
_WIDE_SIGN = re.compile("[．，٫٬]")
_WIDE = re.compile(rf"(?<=\d){_WIDE_SIGN.pattern}(?=\d)")
_NARROW = {"．": ".", "，": ","}
# Spaces and apostrophes that group thousands in texts of any language.
_LONGEST = 300  # characters of a numeral; Python converts no more than 4,300 digits
_GROUPING = "\u00a0\u202f\u2009’"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, a part of a date, or a symbol: its value, the same in every language, and its place.

    `month` marks the name of a month; its value is the number of the month.
    """

    value: str
    start: int
    end: int
    month: bool = False


def number_tokens(text: str, lang: str) -> tuple[str, ...]:
    """The values of `find_numbers`, in the order of the text."""
    return tuple(number.value for number in find_numbers(text, lang))


def find_numbers(text: str, lang: str) -> list[Number]:
    """The numbers, dates (as day, month and year) and symbols of `text`, in order and without overlaps.

    Args:
        text: any text.
        lang: its language code, which decides on month names, number words and separators.
    """
    find = _remembered if len(text) <= _LONGEST_REMEMBERED else _numbers
    return list(find(text, base_language(lang)))


def _numbers(text: str, lang: str) -> tuple[Number, ...]:
    found: list[Number] = []
    free = bytearray(b"\x01" * len(text))
    for finder in _FINDERS if has_figure(text) else _WITHOUT_FIGURES:
        for start, end, value in finder(text, lang):
            if all(free[start:end]):
                free[start:end] = bytes(end - start)
                found.append(Number(value, start, end, finder is find_months))
    return tuple(sorted(found, key=lambda number: number.start))


# The aligner and the checks ask for the same texts: those of 32,000 pairs, or 130 MB of text at the very most.
_remembered = lru_cache(maxsize=1 << 16)(_numbers)
_LONGEST_REMEMBERED = 2_000  # characters

_Found = Iterator[tuple[int, int, str]]  # start, end, value


def _symbols(text: str, lang: str) -> _Found:
    if "/" in text:
        for match in SYMBOL.finditer(text):
            if any(character.isdigit() for character in match.group()):
                yield *match.span(), match.group()


def _slashed(text: str, lang: str) -> _Found:
    """Dates in figures, and resolution numbers such as 58/140."""
    for match in matches_at_figures(_DATE, text):
        for group in (1, 3, 4):
            yield *match.span(group), str(int(match.group(group)))
    if "/" in text:
        for match in matches_at_figures(_FRACTION, text):
            yield *match.span(), "/".join(map(_ascii, match.group().split("/")))


def _numerals(text: str, lang: str) -> _Found:
    if _WIDE_SIGN.search(text) is not None:
        text = _WIDE.sub(lambda match: _narrow(match[0], lang), text)
    for match in matches_at_figures(_digits(lang), text):
        if match.end() - match.start(1) <= _LONGEST:
            yield match.start(1), match.end(), _plain(match.group(1), lang)


def _narrow(separator: str, lang: str) -> str:
    """The separator of the language in place of one of full width or of Arabic script."""
    groups, decimal = _separators(lang)
    if separator in "٫٬":
        return decimal if separator == "٫" else groups[0]
    return _NARROW[separator]


def _romans(text: str, lang: str) -> _Found:
    if _ROMAN_LETTERS.search(text) is not None:
        for match in _ROMAN.finditer(text):
            yield *match.span(), str(roman_value(match.group()))


# Each takes what those before it left.
_FINDERS = (
    _symbols,
    find_times,
    find_fractions,
    _slashed,
    find_months,
    _numerals,
    _romans,
    find_spelled,
)
_WITHOUT_FIGURES = (
    find_fractions,
    _romans,
    find_spelled,
)  # those that may find something where there are none


@lru_cache(maxsize=64)
def _separators(lang: str) -> tuple[str, str]:
    """The characters that group thousands in a language, and its decimal separator (CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(lang).number_symbols.get("latn", {})
    except (UnknownLocaleError, ValueError):
        symbols = {}
    group, decimal = symbols.get("group", ","), symbols.get("decimal", ".")
    return (" " if group.isspace() else group) + _GROUPING, decimal


@lru_cache(maxsize=64)
def _digits(lang: str) -> re.Pattern[str]:
    """Digits with the thousands and decimal separators of the language, and an ordinal suffix.

    Plain spaces that group more than once do so in every language: 1 250 000, registration numbers.
    """
    groups, decimal = (re.escape(part) for part in _separators(lang))
    grouped = rf"\d{{1,3}}(?:(?:[{groups}]\d{{3}})+|(?: \d{{3}}){{2,}})(?!\d)"
    number = rf"(?:{grouped}(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)(?!\d)"
    return re.compile(rf"(?<!\d)({number})(?:{_ORDINAL_SUFFIX})?")


def _plain(digits: str | None, lang: str) -> str:
    groups, decimal = _separators(lang)
    digits = re.sub(f"[ {re.escape(groups)}]", "", digits or "").replace(decimal, ".")
    whole, point, fraction = digits.partition(".")
    return f"{_ascii(whole).lstrip('0') or '0'}{point}{_ascii(fraction)}"


def _ascii(digits: str) -> str:
    """Digits of any script as those of ASCII."""
    return "".join(str(decimal(digit)) for digit in digits)
