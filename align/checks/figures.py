"""Numbers, dates, document symbols and footnote references: what both languages must share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from align.checks.finding import Span
from align.checks.unit import Hit, Text, Unit
from align.numbers import Number

# What may stand between the parts of one date: « 1er », "18th of December, 1991", « de ».
_IN_DATE = re.compile(r"[\s,.]*(?:(?:day )?of|de|den|the|le)?\s*")
_SYMBOLIC = re.compile(r"/")
_LAST_DAY, _FIRST_YEAR = 31, 1000


@dataclass(frozen=True, slots=True)
class Date:
    """A date that names a month: its parts that are given, and where it stands."""

    day: str | None
    month: str
    year: str | None
    span: Span

    @property
    def parts(self) -> tuple[str | None, str, str | None]:
        """Day, month, year."""
        return self.day, self.month, self.year


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


def _symbolic(text: Text, number: Number) -> bool:
    return _SYMBOLIC.search(text.text, number.start, number.end) is not None


def _inside(number: Number, spans: Iterable[Span]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in spans)


def dates(unit: Unit) -> Iterator[Hit]:
    """A date of one side that the other side has otherwise or lacks."""
    if not unit.missing_numbers and not unit.added_numbers:
        return
    source, target = dates_of(unit.source), dates_of(unit.target)
    wrong_source = [d for d in source if any(_inside(n, [d.span]) for n in unit.missing_numbers)]
    wrong_target = [d for d in target if any(_inside(n, [d.span]) for n in unit.added_numbers)]
    if wrong_source and not wrong_target:
        wrong_target = _unmatched(target, source)
    elif wrong_target and not wrong_source:
        wrong_source = _unmatched(source, target)
    for ours, theirs in zip_longest(wrong_source, wrong_target):
        yield Hit(
            _date_message(unit, ours, theirs),
            (ours.span,) if ours else (),
            (theirs.span,) if theirs else (),
        )


def _unmatched(dates: list[Date], others: list[Date]) -> list[Date]:
    left = Counter(date.parts for date in others)
    kept = []
    for date in dates:
        if left[date.parts] > 0:
            left[date.parts] -= 1
        else:
            kept.append(date)
    return kept


def _date_message(unit: Unit, ours: Date | None, theirs: Date | None) -> str:
    """What differs, with the date that was expected, as the target's language writes it."""
    if ours is None and theirs is not None:
        return f"the date “{_quote(unit.target, theirs)}” is not in the source"
    assert ours is not None  # noqa: S101 - one of two is given
    expected = localised(ours, unit.target.lang)
    said = f"the date “{_quote(unit.source, ours)}”" + (f" ({expected})" if expected else "")
    if theirs is None:
        return f"{said} is not in the target"
    return f"{said} is “{_quote(unit.target, theirs)}” in the target"


def _quote(text: Text, date: Date) -> str:
    return text.text[slice(*date.span)]


def localised(date: Date, lang: str) -> str | None:
    """A full date as CLDR's long format of a language writes it; None for a part of a date.

    >>> localised(Date("18", "12", "1991", (0, 16)), "fr")
    '18 décembre 1991'
    """
    from datetime import date as calendar_date

    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    if date.day is None or date.year is None:
        return None
    try:
        day = calendar_date(int(date.year), int(date.month), int(date.day))
        return format_date(day, "long", Locale.parse(lang.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return None


def symbols(unit: Unit) -> Iterator[Hit]:
    """A document symbol or resolution number that one side lacks."""
    yield from _lost(unit, "document symbol", symbolic=True)


def numbers(unit: Unit) -> Iterator[Hit]:
    """Another number that one side lacks."""
    yield from _lost(unit, "number", symbolic=False)


def _lost(unit: Unit, what: str, *, symbolic: bool) -> Iterator[Hit]:
    if not unit.missing_numbers and not unit.added_numbers:
        return
    missing, added = (
        [
            number
            for number in found
            if _symbolic(text, number) is symbolic
            and not _inside(number, [date.span for date in dates_of(text)])
        ]
        for found, text in ((unit.missing_numbers, unit.source), (unit.added_numbers, unit.target))
    )
    if len(missing) == len(added) == 1 and _in_words(unit.source, missing) == _in_words(unit.target, added):
        quoted = _quoted(unit.source, missing), _quoted(unit.target, added)
        yield Hit(f"the {what} {quoted[0]} is {quoted[1]} in the target", _spans(missing), _spans(added))
        return
    for found, text, name in ((missing, unit.source, "target"), (added, unit.target, "source")):
        if found:
            plural = (
                f"{what}s {_quoted(text, found)} are"
                if len(found) > 1
                else f"{what} {_quoted(text, found)} is"
            )
            spans = (_spans(found), ()) if name == "target" else ((), _spans(found))
            yield Hit(f"the {plural} not in the {name}", *spans)


def _in_words(text: Text, numbers: Iterable[Number]) -> bool:
    return any(text.text[number.start].isalpha() and "/" not in number.value for number in numbers)


def _quoted(text: Text, numbers: Iterable[Number]) -> str:
    return ", ".join(f"“{text.text[number.start : number.end]}”" for number in numbers)


def _spans(numbers: Iterable[Number]) -> tuple[Span, ...]:
    return tuple((number.start, number.end) for number in numbers)


def footnotes(unit: Unit) -> Iterator[Hit]:
    """Footnote references that one side lacks."""
    source, target = (Counter(ref.number for ref in side.refs) for side in (unit.source, unit.target))
    for missing, text, name in (
        (source - target, unit.source, "target"),
        (target - source, unit.target, "source"),
    ):
        for number in missing.elements():
            span = _word_before(text, number)
            spans = ((span,), ()) if name == "target" else ((), (span,))
            yield Hit(f"the reference to footnote {number} is not in the {name}", *spans)


def _word_before(text: Text, number: str) -> Span:
    """The word that carries the reference."""
    offset = next(ref.offset for ref in text.refs if ref.number == number)
    return text.text[:offset].rstrip().rfind(" ") + 1, offset
