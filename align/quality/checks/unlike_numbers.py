"""Which numbers only one of two texts has; different ways to write a number count as the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice, zip_longest

from align.language.fractions import same_share
from align.language.numbers import Number
from align.language.readings import readings_of
from align.language.roman import is_abbreviation
from align.language.word_lists import number_words
from align.quality.checks.implied_numbers import implied_by, reads_words, value_of
from align.quality.checks.text import Text

_FIGURES = re.compile(r"\d+")
_WORD = 100  # characters before a number in which the word before it stands
_FEWEST = 4  # figures of numbers that are the same however they are grouped


def apart(source: Text, target: Text) -> tuple[list[Number], list[Number]]:
    """The numbers that only the source has, and those that only the target has, in order.

    A number that the other side writes differently is left out: in words, as a range or a list, as a time of the
    other half of the day, with other separators. A number that one side merely repeats more often counts only if it
    may have been taken for another one: if the other side has a number that this side lacks.
    """
    absent, repeated = zip(_missing(source, target), _missing(target, source), strict=True)
    absent, repeated = _regrouped(absent, repeated, (source, target))
    ours, theirs = _without_pairs(*absent, (source, target))
    ours, theirs = _not_implied(ours, source, target), _not_implied(theirs, target, source)
    missing = [*ours, *(repeated[0] if theirs else [])]
    added = [*theirs, *(repeated[1] if ours else [])]
    return sorted(missing, key=lambda n: n.start), sorted(added, key=lambda n: n.start)


def _missing(side: Text, other: Text) -> tuple[list[Number], list[Number]]:
    """The numbers whose value the other side lacks, and those that it has less often.

    Of several with the same value, those whose next number is the same on the other side, as in a date, count as
    found first; then those that come first.
    """
    have = Counter(map(value_of, other.numbers))
    followed = Counter(_followed(other))
    left, absent, repeated, certain = have.copy(), [], [], set()
    for number, pair in zip(side.numbers, _followed(side), strict=True):
        if followed[pair] > 0:
            followed[pair] -= 1
            left[value_of(number)] -= 1
            certain.add(number)
    for number in side.numbers:
        if number in certain:
            continue
        if left[value_of(number)] > 0:
            left[value_of(number)] -= 1
        elif have[value_of(number)]:
            repeated.append(number)
        else:
            absent.append(number)
    return absent, repeated


def _followed(text: Text) -> Iterator[tuple[str, str | None]]:
    """The value of every number, with that of the next."""
    values = list(map(value_of, text.numbers))
    return zip_longest(values, values[1:])


def _not_implied(numbers: list[Number], side: Text, other: Text) -> list[Number]:
    """The numbers that the other side does not imply either, and that it would have to have as a number.

    Roman numerals that are rather abbreviations (CC, CD) say nothing alone, nor do numbers in words where those of
    the other language are not found.
    """
    if not numbers:
        return []
    implied = implied_by(other)
    implied |= {share for value in implied if "/" in value or "%" in value for share in same_share(value)}
    kept = []
    for number in numbers:
        raw = side.text[number.start : number.end]
        in_words = raw[0].isalpha() and not is_abbreviation(raw)
        if is_abbreviation(raw) or (in_words and not reads_words(other.base)):
            continue
        readings = {value_of(number)} if number.month else readings_of(number, side.text, side.base)
        reference = in_brackets(side, number) and not _repeats_words(side, number)
        if reference or implied.isdisjoint(readings):
            kept.append(number)
    return kept


def in_brackets(text: Text, number: Number) -> bool:
    """Whether a number stands alone in brackets, as those of paragraphs do."""
    return text.text[max(0, number.start - 1)] == "(" and text.text.startswith(")", number.end)


def _repeats_words(text: Text, number: Number) -> bool:
    """Whether a number in brackets repeats the word before it, as in "two (2) copies"."""
    before = text.text[max(0, number.start - _WORD) : number.start - 1].split()[-1:]
    return any(number.value in number_words(text.base).get(word.lower(), "").split() for word in before)


def _without_pairs(
    ours: list[Number], theirs: list[Number], texts: tuple[Text, Text]
) -> tuple[list[Number], list[Number]]:
    """Both lists without the numbers that may mean the same in their places."""
    if not ours or not theirs:
        return ours, theirs
    readings = [
        [readings_of(number, text.text, text.base) for number in numbers]
        for text, numbers in zip(texts, (ours, theirs), strict=True)
    ]
    places: dict[str, deque[int]] = {}
    for place, values in enumerate(readings[1]):
        for value in values:
            places.setdefault(value, deque()).append(place)
    taken: set[int] = set()
    kept = []
    for number, values in zip(ours, readings[0], strict=True):
        left = (_first_left(places.get(value, deque()), taken) for value in values)
        same = min((place for place in left if place is not None), default=None)
        if same is None:
            kept.append(number)
        else:
            taken.add(same)
    return kept, [number for place, number in enumerate(theirs) if place not in taken]


def _first_left(places: deque[int], taken: set[int]) -> int | None:
    """The first of ascending places that is not taken; those before it are dropped."""
    while places and places[0] in taken:
        places.popleft()
    return places[0] if places else None


_Two = tuple[list[Number], list[Number]]


def _regrouped(absent: _Two, repeated: _Two, texts: tuple[Text, Text]) -> tuple[_Two, _Two]:
    """The numbers without those that have the same figures, however grouped: "15.30" and « 15 h 30 », "130, 4".

    One of them at least is absent from the other side; the others may be there elsewhere.
    """
    both = [sorted([*absent[side], *repeated[side]], key=lambda number: number.start) for side in (0, 1)]
    figures = [
        [_FIGURES.findall(text.text, number.start, number.end) for number in numbers]
        for text, numbers in zip(texts, both, strict=True)
    ]
    alike: tuple[set[int], set[int]] = set(), set()
    lacking = [set(numbers) for numbers in absent]
    for whole, parts in ((0, 1), (1, 0)):
        rows = _rows(figures[parts], {"".join(row) for row in figures[whole]})
        for index, row in enumerate(figures[whole]):
            if both[whole][index] not in lacking[whole] or index in alike[whole]:
                continue
            if found := _in_a_row(row, figures[parts], rows.get("".join(row), []), alike[parts]):
                alike[whole].add(index)
                alike[parts].update(found)
    left = [
        {number for index, number in enumerate(both[side]) if index not in alike[side]} for side in (0, 1)
    ]
    kept = [
        [[number for number in numbers if number in left[side]] for side, numbers in enumerate(of_both)]
        for of_both in (absent, repeated)
    ]
    return (kept[0][0], kept[0][1]), (kept[1][0], kept[1][1])


def _rows(numbers: list[list[str]], wanted: set[str]) -> dict[str, list[range]]:
    """The consecutive numbers, each given as its figures, that together have the figures that are wanted."""
    longest = max(map(len, wanted), default=0)
    joined = ["".join(figures) for figures in numbers]
    filled = [place for place, figures in enumerate(joined) if figures]
    found: dict[str, list[range]] = {}
    for start in range(len(numbers)):
        row = ""
        for end in islice(filled, bisect_left(filled, start), None):
            row += joined[end]
            if len(row) > longest:
                break
            if row in wanted:
                found.setdefault(row, []).append(range(start, end + 1))
    return found


def _in_a_row(figures: list[str], numbers: list[list[str]], rows: list[range], taken: set[int]) -> range:
    """The first of the rows of numbers that is like these figures and not taken; an empty range if there is none.

    All of them have the same figures in all. They count as the same if they are grouped alike, or if there are many
    of them, as in telephone numbers.
    """
    many = len("".join(figures)) >= _FEWEST
    for row in rows:
        alike = len(figures) > 1 and [part for place in row for part in numbers[place]] == figures
        if (many or alike) and taken.isdisjoint(row):
            return row
    return range(0)
