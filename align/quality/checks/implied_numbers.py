"""The numbers that a text implies without having them: "both" is two, « quinzaine » is 15, "44 to 46" has 45."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from unicodedata import normalize

from align.language.han import han_numbers
from align.language.months import month_numbers
from align.language.numbers import Number
from align.language.quantities import numbers_of
from align.language.readings import has_half, tells_time, told_times, with_half
from align.language.roman import roman_value
from align.language.spelled import SPOKEN_LANGUAGES
from align.language.word_lists import number_stems, number_words
from align.quality.checks.text import Text

_RANGE = re.compile(r"\s*(?:to|through|à|au|bis|a|al|[–—-])\s*")
_LONGEST_RANGE = 20  # numbers that a list may give instead of a range
_AND_FOLLOWING = re.compile(r"\s?ff?\b")
_HAN = frozenset({"ja", "zh"})
_HAN_SHARE = re.compile(r"([一二三四五六七八九十]+)分之([一二三四五六七八九十]+)")
_HAN_MONTH = re.compile(r"([一二三四五六七八九十]+)月")
_COMPOUND = re.compile(r"[a-zäöüß]{8,}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![’'\w])[^\W\d_]+|\d+")  # not what is elided: « d’un » counts nothing
_RAISED = re.compile(r"[⁰¹²³⁴-⁹₀-₉]+")
_ONE_LETTER = re.compile(r"(?<![\w.'’])[IVX](?![\w'’]|\.\s?[A-Z])")
_LONGEST_ENDING = 6  # letters after the beginning of an inflected number word
_SMALLEST_SCALE = 10  # a word for so many is multiplied by the number before it: « trois siècles »
_LONGEST_PREFIX = 2  # letters before it, such as the Arabic article


def implied_by(text: Text) -> frozenset[str]:
    """The values of the numbers that a text has in words that do not count as numbers, in ranges, as signs."""
    found = {
        *_in_words(text),
        *map(value_of, numbers_of(text.text.replace("-", " "), text.lang)),
        *_in_ranges(text),
        *_signs(text.text),
        *_month_names(text),
    }
    if text.base == "de":
        found.update(_in_compounds(text.text))
    if text.base in _HAN:
        found.update(map(str, han_numbers(text.text)))
        found.update(_month(value) for match in _HAN_MONTH.finditer(text.text) for value in _values(match))
        found.update("/".join(reversed(_values(match))) for match in _HAN_SHARE.finditer(text.text))
    if has_half(text.text, text.base):
        numbers = {*(number.value for number in text.numbers), *found}
        found.update(value for number in numbers for value in with_half(number))
    if tells_time(text.text, text.base):
        small = {int(value) for value in found if value.isdigit() and int(value) <= 12}
        found.update(value for hour in small for value in told_times(hour) if ":" in value)
    return frozenset(found)


def reads_words(lang: str) -> bool:
    """Whether numbers in words are found in a language, so that one that is not found may be missing."""
    return lang in SPOKEN_LANGUAGES or lang in _HAN or bool(number_stems(lang))


def _values(match: re.Match[str]) -> list[str]:
    return [str(value) for group in match.groups() for value in han_numbers(group)]


def _in_words(text: Text) -> Iterator[str]:
    """The values of words that may stand for a number: "two", « première », "two weeks", "three quarters"."""
    known = number_words(text.base)
    figures = {number.start: number.value for number in text.numbers}
    values_of_figures = set(figures.values())
    tokens = list(_TOKEN.finditer(text.text.lower()))
    words = [token.group() for token in tokens]
    values = [
        {*known.get(word, "").split(), *_inflected(word, text.base), *figures.get(token.start(), "").split()}
        for word, token in zip(words, tokens, strict=True)
    ]
    for word, found in zip(words, values, strict=True):
        if not word.isdigit():
            yield from (value for value in found if value not in values_of_figures or word in known)
    for word in text.words:
        yield from known.get(word.lower(), "").split()
    for phrase in pairwise(words):
        yield from known.get(" ".join(phrase), "").split()
    for neighbours in pairwise(values):
        yield from _together(*neighbours)


def _together(first: set[str], second: set[str]) -> Iterator[str]:
    """What two numbers next to each other may be: « trois siècles » is 300, "three quarters" is 3/4."""
    for one, other in product(*(sorted(int(v) for v in found if v.isdigit()) for found in (first, second))):
        if other >= _SMALLEST_SCALE:
            yield str(one * other)
        elif 0 < one < other:
            yield f"{one}/{other}"


def _inflected(word: str, lang: str) -> list[str]:
    """The value of a number word by its beginning, in languages that inflect it."""
    for stem, value in number_stems(lang):
        if stem in word and len(word) - len(stem) <= _LONGEST_ENDING and word.find(stem) <= _LONGEST_PREFIX:
            return [value]
    return []


def _in_compounds(text: str) -> Iterator[str]:
    """The numbers at the beginning of German compounds: „zehntägig“, „Achttausender“."""
    from text_to_num import alpha2digit

    for match in _COMPOUND.finditer(text):
        word = match.group().lower()
        heads = (alpha2digit(word[:end], "de", 0) for end in range(len(word) - 1, 3, -1))
        value = next((head for head in heads if head.isdigit()), None)
        if value is not None:
            yield value


def _in_ranges(text: Text) -> Iterator[str]:
    """The numbers inside the ranges of a text: 45 in "44 to 46", and 13 in "p. 12 f."."""
    for number in text.numbers:
        if number.value.isdigit() and _AND_FOLLOWING.match(text.text, number.end):
            yield str(int(number.value) + 1)
    for first, last in pairwise(text.numbers):
        if _is_range(text.text, first, last):
            start, end = int(first.value) + 1, int(last.value)
            if end - start < _LONGEST_RANGE:
                yield from map(str, range(start, end))


def _is_range(text: str, first: Number, last: Number) -> bool:
    return (
        first.value.isdigit()
        and last.value.isdigit()
        and _RANGE.fullmatch(text, first.end, last.start) is not None
    )


def _signs(text: str) -> Iterator[str]:
    """Raised and lowered figures (m², CO₂), and Roman numerals of one letter."""
    for match in _RAISED.finditer(text):
        yield normalize("NFKC", match.group())
    for match in _ONE_LETTER.finditer(text):
        yield str(roman_value(match.group()))


def _month_names(text: Text) -> Iterator[str]:
    """The months that a text names, also without a day or a year next to them."""
    numbers = month_numbers(text.base)
    for word in set(_WORD.findall(text.text)):
        if word in numbers:
            yield _month(str(numbers[word]))


def value_of(number: Number) -> str:
    """The value of a number, by which January is not one."""
    return _month(number.value) if number.month else number.value


def _month(value: str) -> str:
    return f"month {value}"
