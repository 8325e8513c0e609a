"""The target of a match whose numbers, dates or symbols alone differ from the text, with those of the text.

A wrong number in a translation is worse than one that a translator must write: where there is any doubt, the target is
not adapted. A value is changed only if it is once in the source and once in the target, and if nothing near it
depends on it: the form of a noun, an article before a vowel, morning or afternoon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tmx.base.languages import base_language
from tmx.memory.values import Item, items_of, month_forms, separators

_DATE = re.compile(r"([0-9]{1,4})([/.])([0-9]{1,2})\2([0-9]{1,4})")
_VALUE = re.compile("[0-9]|[IVX]{2}")
_ELIDING = frozenset(
    {"a", "an", "de", "d", "l", "dell", "all", "nell", "sull", "dall", "il", "del", "al", "dal", "nel"}
)
_APOSTROPHES = "'’"


def adapted(query: str, source: str, target: str, source_lang: str, target_lang: str) -> str | None:
    """The target with the numbers, months and symbols of the query in place of those of the source.

    Args:
        query: the text that was looked up.
        source: the source of the match.
        target: its target.
        source_lang: the language of query and source.
        target_lang: the language of the target.

    Returns:
        None if anything else differs, if nothing does, or if a value cannot be adapted without doubt.

    >>> adapted("The 1,250 of 3 May 2005", "The 980 of 18 June 2004", "Les 980 du 18 juin 2004", "en", "fr")
    'Les 1\\u202f250 du 3 mai 2005'
    """
    if not (_VALUE.search(source) and _VALUE.search(query) and _VALUE.search(target)):
        return None
    old, new = items_of(source, source_lang), items_of(query, source_lang)
    changes = _changes(old, new)
    if not changes:
        return None
    theirs = items_of(target, target_lang)
    pieces: list[tuple[int, int, str]] = []
    for place in changes:
        found = _counterpart(old, place, theirs)
        written = None if found is None else _written(old, new[place], place, theirs, found, target_lang)
        if found is None or written is None:
            return None
        pieces.append((theirs[found].start, theirs[found].end, written))
    for start, end, written in sorted(pieces, reverse=True):
        target = target[:start] + written + target[end:]
    return target


def _changes(old: Sequence[Item], new: Sequence[Item]) -> list[int] | None:
    """The places of the values that differ; None if anything else does."""
    if len(old) != len(new):
        return None
    changes = []
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if one.text == other.text:
            continue
        if one.kind == "text" or one.kind != other.kind:
            return None
        if bool(one.suffix) != bool(other.suffix) and not one.month_follows:
            return None
        changes.append(place)
    return changes


def _counterpart(old: Sequence[Item], place: int, theirs: Sequence[Item]) -> int | None:
    """The one item of the target that has the value, if it is once in the source too."""
    item = old[place]
    ours = sum(_is_same(item, other) for other in old)
    places = [at for at, other in enumerate(theirs) if _is_same(item, other)]
    return places[0] if ours == len(places) == 1 else None


def _is_same(one: Item, other: Item) -> bool:
    if one.text == other.text:
        return True
    return one.kind == other.kind and one.key == other.key


def _written(
    old: Sequence[Item], new: Item, place: int, theirs: Sequence[Item], found: int, lang: str
) -> str | None:
    """The new value as the target writes the old one; None where that is in doubt."""
    was, there = old[place], theirs[found]
    if there.kind != new.kind:
        return None
    if new.kind == "symbol":
        return new.text if _is_safe_symbol(was.text, new.text) else None
    if new.kind == "month":
        return _month_written(new, theirs, found, lang)
    if not isinstance(new.key, Decimal) or not isinstance(was.key, Decimal):
        return None
    if _is_half_day(old, place) or _depends(was.key, new.key, theirs, found, lang):
        return None
    return _number_written(was, new, there, lang)


def _is_safe_symbol(old: str, new: str) -> bool:
    """Whether nothing but a date in figures, whose order of day and month may differ, could be wrong."""
    was, now = _DATE.fullmatch(old), _DATE.fullmatch(new)
    if (was is None) != (now is None):
        return False
    if was is None or len(was[1]) == 4:
        return True
    return (int(was[1]) > 12) != (int(was[3]) > 12)


def _is_half_day(items: Sequence[Item], place: int) -> bool:
    """Whether a.m. or p.m. follows: the hour in another language may be another number."""
    after = [item.text.lower() for item in items[place + 1 : place + 4]]
    return after[:1] in (["am"], ["pm"]) or "".join(after).startswith(("a.m", "p.m"))


def _depends(old: Decimal, new: Decimal, items: Sequence[Item], place: int, lang: str) -> bool:
    """Whether the number decides on the form of a word before or after it."""
    item = items[place]
    before = items[place - 1] if place else None
    elides = before is not None and (before.text.lower() in _ELIDING or before.text in _APOSTROPHES)
    if elides and _opens_with_vowel(old, lang) != _opens_with_vowel(new, lang):
        return True
    after = items[place + 1] if place + 1 < len(items) else None
    noun_follows = after is not None and after.kind == "text" and after.text[0].isalpha() and not item.suffix
    return noun_follows and _plural(old, lang) != _plural(new, lang)


def _plural(number: Decimal, lang: str) -> str:
    """The category of plural that CLDR gives a number in a language."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(base_language(lang)).plural_form(number))
    except (UnknownLocaleError, ValueError):
        return str(number == 1)


def _opens_with_vowel(number: Decimal, lang: str) -> bool:
    """Whether the number, read aloud, opens with a vowel, where articles before it change with that."""
    digits = f"{number:f}".partition(".")[0]
    if base_language(lang) == "en":
        return digits.startswith("8") or (digits[:2] in {"11", "18"} and len(digits) % 3 == 2)
    return base_language(lang) == "it" and (digits.startswith("8") or digits in {"1", "11"})


def _month_written(new: Item, items: Sequence[Item], place: int, lang: str) -> str | None:
    there = items[place]
    before = items[place - 1] if place else None
    names = month_forms(lang)[there.form]
    written = names.get(new.key) if isinstance(new.key, int) else None
    if written is None:
        return None
    if (written[0].lower() in "aeiou") != (there.text[0].lower() in "aeiou") and (
        before is not None and before.kind != "number"
    ):
        return None  # « de mars », « d'avril »
    return written


def _number_written(was: Item, new: Item, there: Item, lang: str) -> str | None:
    if was.key != there.key:  # written as in the source, not as the language would
        return new.text if _shape(was.text) == _shape(new.text) else None
    if new.suffix or there.suffix or there.month_follows:
        return _day_or_ordinal(was, new, there, lang)
    fraction = separators(lang)[1] + new.fraction if new.fraction else ""
    return _grouped(new, there, lang) + fraction


def _grouped(new: Item, there: Item, lang: str) -> str:
    """The whole part of a number, its thousands grouped if those of the old one are, or the text's own."""
    digits, separator = new.digits, there.text[: -len(there.fraction) - 1] if there.fraction else there.text
    separator = separator.lstrip("0123456789")[:1]
    is_free = len(there.digits) < min(len(digits), 5)  # the old one was too small to tell
    if not separator and is_free and new.text[: len(digits)] != digits:
        separator = separators(lang)[0]
    if not separator or len(digits) <= 3:
        return digits
    first = len(digits) % 3
    groups = [digits[:first]] * (first > 0) + [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return separator.join(groups)


def _day_or_ordinal(was: Item, new: Item, there: Item, lang: str) -> str | None:
    """The day of a month, or an ordinal, in the languages whose suffixes are known."""
    base = base_language(lang)
    if base == "fr" and there.month_follows:
        return "1er" if new.key == 1 else new.digits
    if not there.suffix:
        return new.digits if there.month_follows else None
    if base == "en":
        tens, ones = divmod(int(new.digits) % 100, 10)
        return new.digits + ("th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th"))
    if base == "fr":
        return new.digits + there.suffix if 1 not in (was.key, new.key) else None
    if base == "es" and there.suffix.endswith("º") and new.digits[-1] in "13":
        return None  # « 1.er mes »
    return new.digits + there.suffix if there.suffix[-1:] in ("º", "ª") else None


def _shape(text: str) -> str:
    return re.sub("[0-9]+", "0", text)
