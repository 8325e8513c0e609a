"""Brackets and quotation marks: balanced on each side, and kept by the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.core.message import says
from align.quality.checks.remark import Span
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit

_BRACKETS = {")": "(", "]": "[", "}": "{"}
# The closing bracket of a list label: « a) », « iv) », "1)", « bis) », « 2a) ».
_LABEL = re.compile(r"(?<![^\W\d_])(?:[a-zA-Z]|[ivxlcdm]{1,6}|[a-z]{2}|\d{1,3}|bis|ter)\s?\)")
_QUOTES = {"”": "“", "»": "«"}
_GERMAN = re.compile(r"„[^„“”]*[“”]|(?<!\w)»(?=\w)[^«»]*(?<=\S)«(?!\w)")  # „…“, »…«
_ANY_MARK = re.compile(
    f"[{re.escape(''.join([*_BRACKETS, *_BRACKETS.values(), *_QUOTES, *_QUOTES.values()]))}]"
)
_OPENING = re.compile(r"[“„«]|(?<!\w)\"(?=\w)")
_LONGER = re.compile(r"(?:[“„«]|(?<!\w)\"(?=\w))\s?(?:[^\s”»\"]+\s+){2}[^\s”»\"]")  # three words or more
_MARK = re.compile(r"[“”„«»\"]")
_KEEPS = 0.9  # share of quotations kept from which keeping them is a convention of the document

# The keys of what is said of unmatched marks, of the source and of the target.
_LOOSE_BRACKETS = "bracket-loose-source", "bracket-loose-target"
_LOOSE_QUOTES = "quote-loose-source", "quote-loose-target"


def brackets(unit: Unit) -> Iterator[Hit]:
    """An unmatched bracket on one side, unless the other side has the same; lost square brackets."""
    loose = [unmatched(side.text, _BRACKETS, labels=True) for side in (unit.source, unit.target)]
    signs = [
        sorted(side.text[place] for place in places) for side, places in zip(_sides(unit), loose, strict=True)
    ]
    if signs[0] != signs[1]:
        yield from _loose_hits(unit, loose, _LOOSE_BRACKETS)
        return
    for sign in "[]":
        counts = unit.source.text.count(sign), unit.target.text.count(sign)
        if counts[0] != counts[1]:
            yield Hit(
                says("bracket-count", sign=sign, ours=counts[0], theirs=counts[1]),
                _places(unit.source.text, sign),
                _places(unit.target.text, sign),
            )


def _sides(unit: Unit) -> tuple[Text, Text]:
    return unit.source, unit.target


def _places(text: str, sign: str) -> tuple[Span, ...]:
    return tuple((index, index + 1) for index, character in enumerate(text) if character == sign)


def _loose_hits(unit: Unit, loose: list[list[int]], keys: tuple[str, str]) -> Iterator[Hit]:
    for key, side, places in zip(keys, _sides(unit), loose, strict=True):
        for place in places:
            span = ((place, place + 1),)
            message = says(key, sign=side.text[place])
            yield Hit(message, span) if side is unit.source else Hit(message, (), span)


def unmatched(text: str, partners: dict[str, str], *, labels: bool = False) -> list[int]:
    """The places of the unmatched marks, in order; the closing bracket of a list label does not count.

    >>> unmatched("(see b) of article 1)", {")": "("}, labels=True), unmatched("(see 1))", {")": "("})
    ([], [7])
    """
    ignored = {m.end() - 1: m.start() for m in _LABEL.finditer(text)} if labels and ")" in text else {}
    opened: list[int] = []
    loose: list[int] = []
    spared = 0  # brackets that the one of a label closed, although it may close none
    for match in _ANY_MARK.finditer(text):
        place, mark = match.start(), match.group()
        if mark in partners.values():
            opened.append(place)
        elif mark not in partners:
            continue
        elif opened and text[opened[-1]] == partners[mark]:
            spared += opened.pop() + 1 < ignored.get(place, 0)
        elif place not in ignored and spared:
            spared -= 1
        elif place not in ignored:
            loose.append(place)
    return sorted(loose + opened)


def unmatched_quotes(text: str) -> list[int]:
    """The places of the unmatched quotation marks, in order.

    >>> unmatched_quotes("„Schiff“ und »Boot«"), unmatched_quotes("“ship” and boat”")
    ([], [15])
    """
    return unmatched(_GERMAN.sub(lambda match: " " * len(match[0]), text), _QUOTES)


def quotes(unit: Unit) -> Iterator[Hit]:
    """Quotation marks that are unmatched on one side only."""
    loose = [unmatched_quotes(side.text) for side in (unit.source, unit.target)]
    if len(loose[0]) != len(loose[1]) and not unit.conventions.loose_quotes:
        yield from _loose_hits(unit, loose, _LOOSE_QUOTES)


def quotations(unit: Unit) -> Iterator[Hit]:
    """A quotation that the target does not mark as one, where the document usually keeps quotations.

    One or two words may be marked otherwise, for instance by italics.
    """
    if unit.conventions.quoted < _KEEPS or not _LONGER.search(unit.source.text):
        return
    if not _MARK.search(unit.target.text):
        match = _OPENING.search(unit.source.text)
        yield Hit(says("quotation-lost"), (match.span(),) if match else ())


def has_quotation(text: str) -> bool:
    """Whether a text has an opening double quotation mark or guillemet."""
    return _OPENING.search(text) is not None
