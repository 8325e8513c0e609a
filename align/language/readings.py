"""What a number may mean besides its value: 9 in "9 o'clock" is 9:00 or 21:00, 1990 in "the 1990s" is 90."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from align.language.fractions import same_share
from align.language.numbers import Number
from align.language.word_lists import day_parts, number_words

_TIME = re.compile(r"(\d{1,2}):(\d\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.,/:]([0-5]\d)|(?<!\d)([01]\d|2[0-4])([0-5]\d)(?!\d)")
_HOURS = re.compile(
    r"\s?(?:h|hs?|hrs?|hours?|heures?|horas?|ore|uur|Uhr|час\w*|ч|godz\w*|[时時시]|o[’']clock)\b",
    re.IGNORECASE,
)
_PER_CENT = re.compile(
    r"\s?(?:[%％٪]|p(?:er)?[ .]?c(?:ent|t)|pour cent|por (?:ciento|cento)|p\. 100|prozent|procent|процент|في المائة)",
    re.IGNORECASE,
)
_HAN_PER_CENT = "百分之"
_DECADE = re.compile(r"[’']?s\b|er\b|-?[хe]\b|-х|年代")
_DECADE_BEFORE = re.compile(
    r"(?:ann[ée]es|décennie|decenio de|década de|años|anos|anni|jaren|Jahren?)\s+$", re.IGNORECASE
)
_SHORT_DATE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1$")
_YEAR_BEFORE = re.compile(r"(1\d|20)\d\d\s?[-–—/]\s?$")
_MONEY_BEFORE = re.compile(r"[$€£¥]\s?$|\b(?:USD|EUR|GBP|CAD|CHF)\s?$")
_SHORT_SCALE = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mm": 10**6, "b": 10**9, "B": 10**9}
_SCALE = re.compile(r"\s?(k|K|mm|[mMbB])\b")
_CENTS = re.compile(r"\s?(?:cents?|centimes?|c[ée]ntimos?|centavos?|pence|rappen|¢)(?!\w)", re.IGNORECASE)
_DECADES = range(1700, 2100, 10)
_LAST_HOUR, _NOON = 24, 12
_NEAR = 40  # characters between a time and the words that say in which half of the day it is
_LETTERS = re.compile(r"[^\W\d_]+")


def readings_of(number: Number, text: str, lang: str) -> frozenset[str]:
    """All values that a number may stand for in its place, the value itself among them.

    Args:
        number: a number of `text`, as `align.language.quantities` finds it.
        text: the text.
        lang: its language, an ISO 639-1 code.

    >>> from align.language.quantities import numbers_of
    >>> text = "in the 1990s"
    >>> sorted(readings_of(numbers_of(text, "en")[0], text, "en"))
    ['1990', '90']
    """
    found = {number.value, *_times(number, text, lang)}
    if number.value.replace(".", "", 1).isdigit():
        found.update(_of_place(number, text, lang))
    elif "/" in number.value or number.value.endswith("%"):
        found |= same_share(number.value)
    return frozenset(found)


def clock(hour: int, minute: int, *, either_half: bool) -> Iterator[str]:
    """How a time of day may be written: with or without its minutes, and in either half of the day."""
    hours = {hour, hour % 12, hour % 12 + 12} if either_half else {hour}
    for one in hours | ({0, 24} if hour in (0, 24) else set()):
        yield f"{one}:{minute:02d}"
        if minute == 0:
            yield str(one)


def tells_time(text: str, lang: str) -> bool:
    """Whether a text says which half of the day a time is in, or tells a time in words."""
    pattern = _day_part_pattern(lang)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=32)
def _day_part_pattern(lang: str) -> re.Pattern[str] | None:
    words = sorted(map(re.escape, day_parts(lang)), key=len, reverse=True)
    if not words:
        return None
    return re.compile(
        "|".join(words) if lang == "zh" else rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE
    )


def _times(number: Number, text: str, lang: str) -> Iterator[str]:
    """The times that a number may be."""
    told = tells_time(text[max(0, number.start - _NEAR) : number.end + _NEAR], lang)
    if match := _TIME.fullmatch(number.value):
        yield from clock(int(match[1]), int(match[2]), either_half=False)
    elif number.value.isdigit() and int(number.value) <= _LAST_HOUR:
        if told:
            yield from told_times(int(number.value))
        elif _HOURS.match(text, number.end):
            yield from clock(int(number.value), 0, either_half=False)
    elif (match := _CLOCK.fullmatch(text, number.start, number.end)) and (
        match[1] or _HOURS.match(text, number.end)
    ):
        yield from clock(int(match[1] or match[3]), int(match[2] or match[4]), either_half=told)


def told_times(hour: int) -> Iterator[str]:
    """The times that an hour is part of where a text tells them: half past three, « trois heures et quart ».

    >>> "15:30" in set(told_times(3)), "3:30" in set(told_times(4)), "4:30" in set(told_times(3))
    (True, True, False)
    """
    for minutes in (-30, -15, 0, 15, 30):
        total = hour * 60 + minutes
        yield from clock(total // 60 % 24, total % 60, either_half=hour <= _NOON)


def _of_place(number: Number, text: str, lang: str) -> Iterator[str]:
    """What a figure may mean because of what stands around it: a share, an hour and a half, so many thousands."""
    value, before = number.value, text[max(0, number.start - 20) : number.start]
    if _PER_CENT.match(text, number.end) or before.endswith(_HAN_PER_CENT):
        yield from same_share(f"{value}%")
    yield from same_share(value)
    if value.endswith(".5") and _HOURS.match(text, number.end):
        yield f"{value.removesuffix('.5')}:30"
    if value.isdigit():
        yield from _years(number, text, before)
        yield from _small_change(number, text)
        if before.endswith(".") and not before[:-1].rstrip("( ")[-1:].isalnum():
            yield f"0.{text[number.start : number.end]}"
    if (match := _SCALE.match(text, number.end)) and (_MONEY_BEFORE.search(before) or match[1] in "kK"):
        yield f"{float(value) * _SHORT_SCALE[match[1]]:.10g}"
    if has_half(text, lang):
        yield from with_half(value)


def _years(number: Number, text: str, before: str) -> Iterator[str]:
    """The two figures of a decade, and the four of a year: "the 1990s", 3/5/04, 1954/55."""
    value = number.value
    if int(value) in _DECADES and (_DECADE.match(text, number.end) or _DECADE_BEFORE.search(before)):
        yield str(int(value) % 100)
    if number.end - number.start == 2:
        if _SHORT_DATE.search(before):
            yield from (f"19{value:0>2}", f"20{value:0>2}")
        if match := _YEAR_BEFORE.search(before):
            yield f"{match[1]}{value:0>2}"


def _small_change(number: Number, text: str) -> Iterator[str]:
    """Cents as a part of what they are cents of: 50 cents are 0.5, and « cinq cents » may be five of them."""
    value = int(number.value)
    if _CENTS.match(text, number.end):
        yield f"{value / 100:g}"
    if text[number.start : number.end].endswith(" cents"):
        yield from (f"{value // 100}", f"{value / 10000:g}")


@lru_cache(maxsize=64)  # asked for every number of a text
def has_half(text: str, lang: str) -> bool:
    """Whether a text has a word for a half, such as « et demi »."""
    words = number_words(lang)
    return any("1/2" in words.get(word, "").split() for word in _LETTERS.findall(text.lower()))


def with_half(value: str) -> Iterator[str]:
    """What a number is together with a half: 5.5, or 1500000 for a million, or any number and a half of it.

    >>> list(with_half("5")), list(with_half("2000000"))
    (['5.5'], ['2500000'])
    """
    if not value.isdigit() or value == "0":
        return
    scale = next(scale for scale in (10**9, 10**6, 10**3, 1) if int(value) % scale == 0)
    if scale == 1:
        yield f"{value}.5"
    elif int(value) == scale:
        yield from (str(n * scale + scale // 2) for n in range(1, 10))
    else:
        yield str(int(value) + scale // 2)
