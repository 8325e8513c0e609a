"""The numbers, dates and symbols of a text: what a translator writes in figures, as each language writes it.

Numbers have the separators, months the names that CLDR gives a language; symbols of documents, section numbers and
numerals such as ``III`` are written alike in all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from tmx.base.languages import base_language

Kind = Literal["text", "number", "month", "symbol"]
_SPACES = "\u00a0\u202f\u2009"
_ORDINAL = {
    "en": "st|nd|rd|th",
    "fr": "er|re|e|ère|ème",
    **dict.fromkeys(("es", "it", "pt"), r"\.?[ºª]"),
}
_ITEM = r"""
    (?P<symbol>
        [^\W_]+(?:[.\-][^\W_]+)*(?:/[^\W_]+(?:[.\-][^\W_]+)*)+  # A/59/L.21, 58/140, 18/12/2004
        | [0-9]+(?:\.[0-9]+){{2,}} | [0-9]+:[0-9][0-9]          # 3.1.2, 15:30
    )
    | (?<![^\W_])(?P<numeral>[IVX]{{2,}})(?![^\W_])
    | (?<![A-Za-z0-9])(?P<number>{number})(?P<suffix>{ordinal})?(?![A-Za-z0-9])
    | (?P<code>[A-Za-z0-9]*[0-9][A-Za-z0-9]*)                  # G20
    | [^\W\d_]+ | \S
"""
_OF = frozenset({"of", "de", "d", "del", "do", "di"})  # between the day, the month and the year


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a value of a text, and its place.

    `key` is the same for equal values in all languages: the number as a `Decimal`, the month from 1 to 12, or the
    symbol as it is written. Of a number there are also its digits without separators, those of its fraction, and the
    suffix of an ordinal; of the name of a month its form, a place in `month_forms`.
    """

    kind: Kind
    text: str
    start: int
    end: int
    key: Decimal | int | str | None = None
    digits: str = ""
    fraction: str = ""
    suffix: str = ""
    form: int = 0
    month_follows: bool = False


@lru_cache(maxsize=64)  # the same text is compared with several matches
def items_of(text: str, lang: str) -> tuple[Item, ...]:
    """The words, marks and values of a text."""
    found = [_item(match, lang) for match in _pattern(lang).finditer(text)]
    months = _months(lang)
    for place, item in enumerate(found):
        if item.kind == "text" and (named := months.get(item.text)) and _in_date(found, place):
            found[place] = replace(item, kind="month", key=named[0], form=named[1])
            if place and found[place - 1].kind == "number":
                found[place - 1] = replace(found[place - 1], month_follows=True)
    return tuple(found)


@lru_cache(maxsize=64)
def separators(lang: str) -> tuple[str, str]:
    """What groups thousands in a language, and its decimal separator, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(base_language(lang)).number_symbols.get("latn", {})
    except (UnknownLocaleError, ValueError):
        symbols = {}
    return symbols.get("group", ","), symbols.get("decimal", ".")


@lru_cache(maxsize=64)
def month_forms(lang: str) -> tuple[Mapping[int, str], ...]:
    """The names of the months in each of their forms: with a day or alone, in full or short."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(base_language(lang)).months
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        {number: name.rstrip(".") for number, name in months[context][width].items()}
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )


@lru_cache(maxsize=64)
def _pattern(lang: str) -> re.Pattern[str]:
    group, decimal = separators(lang)
    groups = re.escape(_SPACES + group + (" " if group.isspace() else ""))
    fraction = rf"(?:{re.escape(decimal)}[0-9]+)?"
    number = rf"[0-9]{{1,3}}(?:[{groups}][0-9]{{3}})+(?![0-9]){fraction}|[0-9]+{fraction}"
    ordinal = _ORDINAL.get(base_language(lang), "(?!)")
    return re.compile(_ITEM.format(number=number, ordinal=ordinal), re.VERBOSE)


def _item(match: re.Match[str], lang: str) -> Item:
    text, (start, end) = match.group(), match.span()
    if number := match["number"]:
        whole, _, fraction = number.partition(separators(lang)[1])
        digits = "".join(filter(str.isdecimal, whole))
        key = Decimal(f"{digits}.{fraction}" if fraction else digits)  # 1.0 and 1 take other plurals
        return Item("number", text, start, end, key, digits, fraction, match["suffix"] or "")
    if match["code"] or match["numeral"] or (match["symbol"] and any(map(str.isdecimal, text))):
        return Item("symbol", text, start, end, text)
    return Item("text", text, start, end)


@lru_cache(maxsize=64)
def _months(lang: str) -> Mapping[str, tuple[int, int]]:
    """The number of the month of each name, and the first form that writes it so."""
    found: dict[str, tuple[int, int]] = {}
    for form, names in enumerate(month_forms(lang)):
        for number, name in names.items():
            if len(name) > 2:
                found.setdefault(name, (number, form))
    return found


def _in_date(items: Sequence[Item], place: int) -> bool:
    """Whether a day or a year is next to what may be a month: "May" is also another word."""
    for step in (-1, 1):
        near = items[max(place - 2, 0) : place][::-1] if step < 0 else items[place + 1 : place + 3]
        texts = [item.text.lower() for item in near]
        if near and near[0].kind == "number":
            return True
        if (
            len(near) == 2
            and near[1].kind == "number"
            and (texts[0] in _OF or (step > 0 and texts[0] in ",."))
        ):
            return True
    return False
