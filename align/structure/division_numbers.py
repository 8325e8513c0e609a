"""The numbers of divisions, however they are written, in digits: « premier », XIV, 十四, "twenty-first", ٥."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from unicodedata import combining, normalize

from align.language.han import HAN, han_value
from align.language.roman import ROMAN, roman_value

NumberWords = tuple[tuple[int, str], ...]
"""Values with what their words look like, as a regular expression without accents, in small letters."""

_ROMAN = rf"(?![DM]){ROMAN}"  # a part D is the fourth, not the five hundredth
_CODE = r"[LRDA]\.?\s?\d+(?:-\d+)*"  # of the articles of French codes
FIGURE = rf"{_CODE}|(?:\d+|{_ROMAN})(?:[.-]\d+)*(?:-[A-Z])?|[A-Z]"
"""A pattern for figures, Roman numerals, letters and the numbers of articles of codes."""
BEFORE = rf"\d+|{_ROMAN}"
"""A pattern for what an ordinal before its noun can be, without its ending."""
_ALTERNATIVES = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\\.|[^|()\\])+")  # of which each may have groups
_AND = r"(?:et|y|e|und|en)[\s-]|و"
_APART = rf"[\s-](?:{_AND})?"


def plain(text: str) -> tuple[str, Sequence[int]]:
    """A text without accents, which capitals often lack, with the place of each character, and of the end, in the
    text itself.
    """
    if text.isascii():
        return text, range(len(text) + 1)
    kept = [
        (base, place)
        for place, character in enumerate(text)
        for base in normalize("NFD", character)
        if not combining(base)
    ]
    return "".join(base for base, _ in kept), [*(place for _, place in kept), len(text)]


@cache
def word_pattern(*tables: NumberWords) -> str:
    """A pattern for the numbers that are one or two words of these tables: "eleven", "twenty-first"."""
    words = _any_of(*tables)
    return rf"(?i:{words}(?:{_APART}{words})?)"


@cache
def ordinal_pattern(ordinals: NumberWords, cardinals: NumberWords) -> str:
    """A pattern for the ordinals that are words: one, or two, of which the first may be a cardinal."""
    return rf"(?i:(?:{_any_of(ordinals, cardinals)}{_APART})?{_any_of(ordinals)})"


def _any_of(*tables: NumberWords) -> str:
    """A pattern for any of some words; those of large numbers may begin with one of a small number."""
    spelled = [_bare(words) for table in tables for _, words in sorted(table, reverse=True)]
    return rf"(?:{any_word(spelled)}(?!\w))"


def any_word(patterns: Iterable[str]) -> str:
    """A pattern for any of some words, each a regular expression that begins with a plain letter.

    They are tried by their first letters, so that hundreds of words cost little where there is none of them.

    >>> any_word(["first|fourth", "tenth", "terz[oa]"])
    '(?:f(?:irst|ourth)|t(?:enth|erz[oa]))'
    """
    rests: dict[str, list[str]] = {}
    for word in (word for pattern in patterns for word in _ALTERNATIVES.findall(pattern)):
        letter = word[:2] if word.startswith("\\") else word[:1]
        rests.setdefault(letter, []).append(word[len(letter) :])
    grouped = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return f"(?:{grouped or '(?!)'})"


def in_digits(figure: str) -> str:
    """A figure with its number in digits: "II.1" is 2.1, « L. 111-1 » L111-1, 十二 12; a letter is itself."""
    if re.fullmatch(rf"{_CODE}|[A-HJ-UWYZ]", figure):
        return re.sub(r"[\s.]", "", figure)
    return re.sub(
        rf"^(?:\d+|[A-Z]+|{HAN})",
        lambda number: str(int(number[0]) if number[0].isdecimal() else _value(number[0])),
        figure,
    )


def _value(numeral: str) -> int | None:
    return roman_value(numeral) if numeral.isascii() else han_value(numeral)


def spelled_out(words: str, *tables: NumberWords) -> str | None:
    """The number that words say, in digits, or None: "twenty-one" is 21, « dix-sept » 17, الحادي والعشرون 21."""
    words = words.lower()
    if (value := _word(words, *tables)) is not None:
        return str(value)
    match = re.fullmatch(rf"(?P<first>[^\s-]+){_APART}(?P<second>.+)", words)
    parts = (_word(match["first"], *tables), _word(match["second"], *tables)) if match else ()
    first, second = (part or 0 for part in parts) if parts else (0, 0)
    if not first or not second:
        return None
    tens_last = second % 10 == 0 and "و" in words
    return str(first + second) if first % 10 == 0 or tens_last else None


@cache
def _word(word: str, *tables: NumberWords) -> int | None:
    return next(
        (
            value
            for table in tables
            for value, spelled in table
            if re.fullmatch(_bare(spelled), word) is not None
        ),
        None,
    )


@cache
def _bare(spelled: str) -> str:
    return plain(spelled)[0].replace(" ", r"\s")
