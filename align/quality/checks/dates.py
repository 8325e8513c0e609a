"""Dates that name their month, as each language writes them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta
from functools import lru_cache
from itertools import accumulate, zip_longest

from align.core.message import Message, says
from align.language.numbers import Number
from align.language.word_lists import limits
from align.quality.checks.remark import Span
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit
from tmx.base.severity import Severity

# What may come between the parts of one date: « 1er », "18th of December, 1991", « de ».
_IN_DATE = re.compile(r"[\s,.]*(?:(?:day )?of|de|den|the|le)?\s*")
_BEFORE = 200  # characters before a date in which the words stand that make it a limit
_LAST_DAY, _FIRST_YEAR = 31, 1000


@dataclass(frozen=True, slots=True)
class Date:
    """A date that names a month: those of its parts that are given, and where it is."""

    day: str | None
    month: str
    year: str | None
    span: Span

    @property
    def parts(self) -> tuple[str | None, str, str | None]:
        """Day, month, year."""
        return self.day, self.month, self.year

    @property
    def calendar(self) -> calendar_date | None:
        """The calendar date, if all parts are given and there is such a day."""
        if self.day is None or self.year is None:
            return None
        try:
            return calendar_date(int(self.year), int(self.month), int(self.day))
        except (ValueError, OverflowError):  # no such day, or a number that is no part of a date
            return None


def dates_of(text: Text) -> list[Date]:
    """The dates that name their month, in any language that CLDR knows."""
    numbers, found = text.numbers, []
    for index, month in enumerate(numbers):
        if not _is_month(text.text, month):
            continue
        before = numbers[index - 1] if index and _joined(text.text, numbers[index - 1], month) else None
        after = (
            numbers[index + 1]
            if index + 1 < len(numbers) and _joined(text.text, month, numbers[index + 1])
            else None
        )
        day = next((part for part in (before, after) if part is not None and _is_day(part)), None)
        year = after if after is not None and after is not day and _is_year(after) else None
        if year is None and day is not None and day is after and index + 2 < len(numbers):
            following = numbers[index + 2]
            year = following if _joined(text.text, day, following) and _is_year(following) else None
        parts = [part for part in (day, month, year) if part is not None]
        span = min(part.start for part in parts), max(part.end for part in parts)
        found.append(Date(day.value if day else None, month.value, year.value if year else None, span))
    return found


def _is_month(text: str, number: Number) -> bool:
    word = text[number.start : number.end]
    return number.month and word.isalpha()


def _joined(text: str, left: Number, right: Number) -> bool:
    return _IN_DATE.fullmatch(text, left.end, right.start) is not None


def _is_day(number: Number) -> bool:
    return number.value.isdigit() and 1 <= int(number.value) <= _LAST_DAY


def _is_year(number: Number) -> bool:
    return number.value.isdigit() and int(number.value) >= _FIRST_YEAR


def dates(unit: Unit) -> Iterator[Hit]:
    """A date that the other side lacks or has differently."""
    if not unit.missing_numbers and not unit.added_numbers:
        return
    source, target = dates_of(unit.source), dates_of(unit.target)
    wrong_source = _with_any(source, unit.missing_numbers)
    wrong_target = _with_any(target, unit.added_numbers)
    if wrong_source and not wrong_target:
        wrong_target = _unmatched(target, source)
    elif wrong_target and not wrong_source:
        wrong_source = _unmatched(source, target)
    for ours, theirs in _each_once(zip_longest(wrong_source, wrong_target)):
        if ours is not None and theirs is not None and _same_limit(unit, ours, theirs):
            continue
        yield Hit(
            _message(unit, ours, theirs),
            (ours.span,) if ours else (),
            (theirs.span,) if theirs else (),
            Severity.WARNING if _agree(ours, theirs) else None,
        )


def _with_any(dates: Iterable[Date], numbers: Sequence[Number]) -> list[Date]:
    """The dates in which there is one of the numbers, which are in order and do not overlap."""
    starts, ends = [number.start for number in numbers], [number.end for number in numbers]
    firsts = [(date, bisect_left(starts, date.span[0])) for date in dates]
    return [date for date, first in firsts if first < len(ends) and ends[first] <= date.span[1]]


def _each_once(
    pairs: Iterable[tuple[Date | None, Date | None]],
) -> list[tuple[Date | None, Date | None]]:
    """Every pair of different dates once, however often the texts have it."""
    return list({tuple(date and date.parts for date in pair): pair for pair in pairs}.values())


def _agree(ours: Date | None, theirs: Date | None) -> bool:
    """Whether both dates agree in what they both give, or one ends a month and the other begins the next."""
    if ours is None or theirs is None:
        return False
    days = ours.calendar, theirs.calendar
    if days[0] and days[1]:
        return _next_to(days[0], days[1])
    return all(None in pair or pair[0] == pair[1] for pair in zip(ours.parts, theirs.parts, strict=True))


def _next_to(one: calendar_date, other: calendar_date) -> bool:
    """Whether one date ends a month and the other begins the next."""
    return abs(one - other) == timedelta(days=1) and one.month != other.month


def _same_limit(unit: Unit, ours: Date, theirs: Date) -> bool:
    """Whether two dates say the same of a limit: "after 31 May" is "from 1 June", "by 31 May" is "before 1 June"."""
    if not (ours.calendar and theirs.calendar and _next_to(ours.calendar, theirs.calendar)):
        return False
    last, first = _limit(unit.source, ours), _limit(unit.target, theirs)
    if ours.calendar > theirs.calendar:
        last, first = first, last
    return not {("after", "from"), ("until", "before")}.isdisjoint(
        (one, other) for one in last for other in first
    )


def _limit(text: Text, date: Date) -> frozenset[str]:
    """How the words before a date make it a limit."""
    before = text.text[max(0, date.span[0] - _BEFORE) : date.span[0]].lower()
    return frozenset(kind for kind, pattern in _limit_patterns().items() if pattern.search(before))


@lru_cache(maxsize=1)
def _limit_patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?:\W+\w+)?\W*$")
        for kind, words in limits().items()
    }


def _unmatched(dates: list[Date], others: list[Date]) -> list[Date]:
    left = Counter(date.parts for date in others)
    kept = []
    for date in dates:
        if left[date.parts] > 0:
            left[date.parts] -= 1
        else:
            kept.append(date)
    return kept


def _message(unit: Unit, ours: Date | None, theirs: Date | None) -> Message:
    """What differs, with the expected date as the language of the target writes it."""
    if ours is None and theirs is not None:
        return says("date-added", date=_quote(unit.target, theirs))
    assert ours is not None  # noqa: S101 - one of the two is given
    expected = localised(ours, unit.target.lang)
    values = {"date": _quote(unit.source, ours), "expected": f" ({expected})" if expected else ""}
    if theirs is None:
        return says("date-lost", **values)
    return says("date-changed", **values, found=_quote(unit.target, theirs))


def _quote(text: Text, date: Date) -> str:
    return text.text[slice(*date.span)]


def localised(date: Date, lang: str) -> str | None:
    """A full date in the long format that CLDR has for a language; None for an incomplete date.

    >>> localised(Date("18", "12", "1991", (0, 16)), "fr")
    '18 décembre 1991'
    """
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    if date.calendar is None:
        return None
    try:
        return format_date(date.calendar, "long", Locale.parse(lang.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return None


class Spans:
    """Spans of a text, however many: a number is in them if it is in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, number: Number) -> bool:
        before = bisect_right(self._starts, number.start)
        return before > 0 and number.end <= self._ends[before - 1]
