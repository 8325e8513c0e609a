"""Which numbers only one of two texts has; different ways to write a number count as the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from align.language.han import han_numbers
from align.language.numbers import Number
from align.language.quantities import numbers_of
from align.language.word_lists import number_words
from align.quality.checks.text import Text

_FIGURES = re.compile(r"\d+")
_RANGE = re.compile(r"\s*(?:to|through|à|au|bis|a|al|[–—-])\s*")
_LONGEST_RANGE = 20  # numbers that a list may give instead of a range
_HAN = frozenset({"ja", "zh"})
_COMPOUND = re.compile(r"[a-zäöüß]{8,}", re.IGNORECASE)


def apart(source: Text, target: Text) -> tuple[list[Number], list[Number]]:
    """The numbers that only the source has, and those that only the target has, in order.

    A number that the other side writes differently is left out: in words, as a range or a list, with other
    separators. A number that one side merely repeats more often counts only if it may have been taken for
    another one: if the other side has a number that this side lacks.
    """
    absent, repeated = zip(_missing(source, target), _missing(target, source), strict=True)
    ours, theirs = _unlike(*absent, (source, target))
    missing = [*ours, *(repeated[0] if theirs else [])]
    added = [*theirs, *(repeated[1] if ours else [])]
    return sorted(missing, key=lambda n: n.start), sorted(added, key=lambda n: n.start)


def _missing(side: Text, other: Text) -> tuple[list[Number], list[Number]]:
    """The numbers whose value the other side lacks, and those that it has less often.

    Of several with the same value, those whose next number is the same on the other side, as in a date, count as
    found first; then those that come first.
    """
    have = Counter(number.value for number in other.numbers)
    followed = Counter(_followed(other))
    left, absent, repeated, certain = have.copy(), [], [], set()
    for number, pair in zip(side.numbers, _followed(side), strict=True):
        if followed[pair] > 0:
            followed[pair] -= 1
            left[number.value] -= 1
            certain.add(number)
    for number in side.numbers:
        if number in certain:
            continue
        if left[number.value] > 0:
            left[number.value] -= 1
        elif have[number.value]:
            repeated.append(number)
        else:
            absent.append(number)
    if absent:
        implied = {*_spelled(other), *_in_ranges(other)}
        absent = [number for number in absent if number.value not in implied]
    return absent, repeated


def _followed(text: Text) -> Iterator[tuple[str, str | None]]:
    """The value of every number, with that of the next."""
    values = [number.value for number in text.numbers]
    return zip_longest(values, values[1:])


def _spelled(text: Text) -> Iterator[str]:
    """The values of words that may stand for a number: "two", « première », "five-year"."""
    values = number_words(text.base)
    for word in text.words:
        if (value := values.get(word.lower())) is not None:
            yield from value.split()
    yield from (number.value for number in numbers_of(text.text.replace("-", " "), text.lang))
    if text.base == "de":
        yield from _in_compounds(text.text)
    if text.base in _HAN:
        yield from map(str, han_numbers(text.text))


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
    """The numbers inside the ranges of a text: 45 in "44 to 46"."""
    for first, last in pairwise(text.numbers):
        if (
            first.value.isdigit()
            and last.value.isdigit()
            and _RANGE.fullmatch(text.text, first.end, last.start)
        ):
            inside = range(int(first.value) + 1, int(last.value))
            if len(inside) < _LONGEST_RANGE:
                yield from map(str, inside)


def _unlike(ours: list[Number], theirs: list[Number], texts: tuple[Text, Text]) -> list[list[Number]]:
    """Both lists without those that have the same figures, however grouped: "15.30" and « 15 h 30 »."""
    figures = [
        [_FIGURES.findall(text.text, number.start, number.end) for number in numbers]
        for text, numbers in zip(texts, (ours, theirs), strict=True)
    ]
    alike: tuple[set[int], set[int]] = set(), set()
    for whole, parts in ((0, 1), (1, 0)):
        for index, row in enumerate(figures[whole]):
            found = _in_a_row(row, figures[parts]) if len(row) > 1 else range(0)
            if found and index not in alike[whole] and alike[parts].isdisjoint(found):
                alike[whole].add(index)
                alike[parts].update(found)
    return [
        [number for index, number in enumerate(numbers) if index not in same]
        for numbers, same in zip((ours, theirs), alike, strict=True)
    ]


def _in_a_row(figures: list[str], numbers: list[list[str]]) -> range:
    """The consecutive numbers that together have these figures; an empty range if there are none."""
    for start in range(len(numbers)):
        row: list[str] = []
        for end in range(start, len(numbers)):
            row += numbers[end]
            if row == figures:
                return range(start, end + 1)
    return range(0)
