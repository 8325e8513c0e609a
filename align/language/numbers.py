"""The numbers, dates and document symbols of a text, in a form that is the same in every language.

``18 December 1991`` and « 18 décembre 1991 » both give 18, 12, 1991; ``1st`` and « 1er » give 1;
``Twenty-first`` and « XXIe » give 21; ``A/RES/59/159`` stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import decimal

from align.language.roman import ROMAN, roman_value
from align.language.times import find_times
from tmx.base.languages import base_language

SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,6}(?:/[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*)+(?![\w/])")
_FRACTION = re.compile(r"(?<![\w/.])\d+/\d+(?![\w/])")
_DATE = re.compile(r"(?<![\w/.])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\w/])")
# One letter is rarely a numeral. An ordinal suffix may follow.
_ROMAN = re.compile(rf"\b(?=[IVXLCDM]{{2}}){ROMAN}(?=(?:e|er|ème|º|\.)?(?!\w))")
_ORDINAL_SUFFIX = r"(?:st|nd|rd|th|er|re|ère|e|ème|º|ª|°)(?!\w)"
_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_SPOKEN_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt", "da"})
# Numbers in words are ignored up to this value: « un », "one" and "second" are rarely quantities.
_SPELLED_ABOVE = 3.0
# English ordinals that text2num does not know.
_SPELLED_OUT = {"en": {"sixtieth": 60}}
# « pour cent » is a unit, not a number.
_PER_CENT = frozenset({("pour", 100), ("por", 100), ("per", 100)})
# « milles » are nautical miles; the number « mille » never takes an s.
_UNITS = {"fr": frozenset({"milles"})}
# The words after which "and" is part of an English number; "sixty and one hundred" are two numbers.
_BEFORE_AND = frozenset({"hundred", "thousand", "million", "billion"})
_SHORTEST_MONTH = 3  # letters of an abbreviated month name
# « deux cents » is 200, and so on to nineteen; after any other word « cents » is money, and so it is after
# « dollars et ».
_BEFORE_CENTS = frozenset(
    "deux trois quatre cinq six sept huit neuf onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf".split()
)
_CURRENCIES = frozenset({"dollar", "dollars", "euro", "euros"})
# Full-width digits and separators, and the separators of numbers in Arabic script.
_WIDE = re.compile(r"(?<=\d)[．，٫٬](?=\d)")
_NARROW = {"．": ".", "，": ","}
# Spaces and apostrophes that group thousands in texts of any language.
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
    lang = base_language(lang)
    found: list[Number] = []
    free = bytearray(b"\x01" * len(text))
    for finder in (_symbols, find_times, _slashed, _months, _numerals, _romans, _spelled):
        for start, end, value in finder(text, lang):
            if all(free[start:end]):
                free[start:end] = bytes(end - start)
                found.append(Number(value, start, end, finder is _months))
    return sorted(found, key=lambda number: number.start)


_Found = Iterator[tuple[int, int, str]]  # start, end, value


def _symbols(text: str, lang: str) -> _Found:
    if "/" in text:
        for match in SYMBOL.finditer(text):
            if any(character.isdigit() for character in match.group()):
                yield *match.span(), match.group()


def _slashed(text: str, lang: str) -> _Found:
    """Dates in figures, and resolution numbers such as 58/140."""
    for match in _DATE.finditer(text):
        for group in (1, 3, 4):
            yield *match.span(group), str(int(match.group(group)))
    if "/" in text:
        for match in _FRACTION.finditer(text):
            yield *match.span(), match.group()


def _numerals(text: str, lang: str) -> _Found:
    text = _WIDE.sub(lambda match: _narrow(match[0], lang), text)
    for match in _digits(lang).finditer(text):
        yield match.start(1), match.end(), _plain(match.group(1), lang)


def _narrow(separator: str, lang: str) -> str:
    """The separator of the language in place of one of full width or of Arabic script."""
    groups, decimal = _separators(lang)
    if separator in "٫٬":
        return decimal if separator == "٫" else groups[0]
    return _NARROW[separator]


def _romans(text: str, lang: str) -> _Found:
    for match in _ROMAN.finditer(text):
        yield *match.span(), str(roman_value(match.group()))


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
    """Digits with the thousands and decimal separators of the language, and an ordinal suffix."""
    groups, decimal = (re.escape(part) for part in _separators(lang))
    grouped = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)"
    number = rf"(?:{grouped}(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)(?!\d)"
    return re.compile(rf"(?<!\d)({number})(?:{_ORDINAL_SUFFIX})?")


def _plain(digits: str | None, lang: str) -> str:
    groups, decimal = _separators(lang)
    digits = re.sub(f"[{re.escape(groups)}]", "", digits or "").replace(decimal, ".")
    whole, point, fraction = digits.partition(".")
    return f"{_ascii(whole).lstrip('0') or '0'}{point}{_ascii(fraction)}"


def _ascii(digits: str) -> str:
    """Digits of any script as those of ASCII."""
    return "".join(str(decimal(digit)) for digit in digits)


@lru_cache(maxsize=64)
def _month_pattern(lang: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """A pattern for a month name next to a number, and the numbers of all month names (CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(lang).months
    except (UnknownLocaleError, ValueError):
        return None
    numbers = {
        spelling: number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, full in months[context][width].items()
        if (name := full.rstrip(".")) and len(name) >= _SHORTEST_MONTH
        if any(character.isalpha() for character in name) and not name[0].isdigit()
        for spelling in (name, name.upper(), name[0].upper() + name[1:])
    }
    if not numbers:
        return None
    names = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    after = rf"\d(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?P<after>{names})(?!\w)"
    before = r"(?<!\w)(?P<before>[^\W\d]+)(?=[.,]?\s+\d)"
    return re.compile(f"{after}|{before}"), numbers


def _months(text: str, lang: str) -> _Found:
    known = _month_pattern(lang) if any(character.isdigit() for character in text) else None
    if known is not None:
        pattern, numbers = known
        for match in pattern.finditer(text):
            group = match.lastgroup or "after"
            if match.group(group) in numbers:
                yield *match.span(group), str(numbers[match.group(group)])


def _is_money(before: Sequence[str]) -> bool:
    """Whether the French word « cents » after these words counts coins and not hundreds."""
    return not _BEFORE_CENTS.intersection(before[-1:]) or not _CURRENCIES.isdisjoint(before[-3:-1])


class _Word:
    """A word in the form that text2num expects; one that cannot be part of a number reads as a comma."""

    def __init__(self, match: re.Match[str], lang: str, before: Sequence[str]) -> None:
        word = match.group().lower()
        apart = (
            word in _UNITS.get(lang, ())
            or (lang == "en" and word == "and" and not _BEFORE_AND.intersection(before[-1:]))
            or (lang == "fr" and word == "cents" and _is_money(before))
        )
        self.match = match
        self._text = "," if apart else word

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: _Word) -> bool:  # the protocol of text2num
        return False

    def not_a_number_part(self) -> bool:  # the protocol of text2num
        return any(character.isdigit() for character in self.match.group())


def _spelled(text: str, lang: str) -> _Found:
    """Spelled-out numbers above three."""
    if lang not in _SPOKEN_LANGUAGES:
        return
    from text_to_num import alpha2digit
    from text_to_num import find_numbers as find_spelled

    known = _SPELLED_OUT.get(lang, {})
    lowered = text.lower()
    if alpha2digit(lowered, lang, _SPELLED_ABOVE) == lowered and not any(word in lowered for word in known):
        return
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        words.append(_Word(match, lang, [word.text() for word in words[-3:]]))
    for word in words:
        if word.text() in known:
            yield *word.match.span(), str(known[word.text()])
    for number in find_spelled(words, lang, _SPELLED_ABOVE):
        before = words[number.start - 1].text() if number.start else ""
        if number.value > _SPELLED_ABOVE and (before, number.value) not in _PER_CENT:
            span = words[number.start].match.start(), words[number.end - 1].match.end()
            yield *span, str(int(number.value)) if number.value.is_integer() else str(number.value)
