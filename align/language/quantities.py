"""Quantities: numbers, parts of dates and symbols, in a form that does not depend on how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from align.language.numbers import Number, find_numbers
from align.language.word_lists import same_series

_SCALES = frozenset({"1000", "1000000", "1000000000", "1000000000000"})
_IN_SYMBOL = re.compile(r"(?:^|[/.])\d")
_FIGURES = re.compile(r"\d+")


def numbers_of(text: str, lang: str) -> list[Number]:
    """The numbers, parts of dates and symbols of a text in order, in the form in which the checks compare them."""
    return [_comparable(number) for number in _joined(text, find_numbers(text, lang))]


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
        if between == "." and text[number.start].isdigit():
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


def _parts(number: Number) -> list[Number]:
    """The number itself; of two acronyms such as OECD/G20, which are not a symbol, only the figures."""
    if "/" not in number.value or _IN_SYMBOL.search(number.value):
        return [number]
    return [
        Number(match.group(), number.start + match.start(), number.start + match.end())
        for match in _FIGURES.finditer(number.value)
    ]
