"""The two halves of a code found again, each pair with a number of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from tmx.unit.content import Content, Inline, mapped


class Half(NamedTuple):
    """One half of a pair: ``bpt`` or ``ept``, the key that both halves have, and the number that they would like."""

    tag: str
    key: str
    number: str


def paired(content: Content, halves: Sequence[Half]) -> Content:
    """The content with numbers for its pairs, and ``it`` for each half that is alone.

    The ``i`` of each ``bpt`` and ``ept`` is its index in `halves`; afterwards it is the number of its pair.
    """
    first = _first_halves(halves)
    numbers = _numbers(halves, first)

    def whole(element: Inline) -> Inline:
        if element.tag not in ("bpt", "ept"):
            return element
        attributes = dict(element.attributes)
        index = int(attributes.pop("i"))
        if index not in first:
            pos = "begin" if element.tag == "bpt" else "end"
            return Inline("it", {"pos": pos, **attributes}, element.content)
        number = {"i": numbers[first[index]]}
        return element._replace(attributes={**number, **attributes} if element.tag == "bpt" else number)

    return mapped(content, str, whole)


def _first_halves(halves: Sequence[Half]) -> dict[int, int]:
    """For each half that has another, the index of the first half of its pair."""
    first: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, half in enumerate(halves):
        if half.tag == "bpt":
            opened.setdefault(half.key, []).append(index)
        elif before := opened.get(half.key):
            opening = before.pop()
            first[index] = first[opening] = opening
    return first


def _numbers(halves: Sequence[Half], first: Mapping[int, int]) -> dict[int, str]:
    """The number of each pair by its first half: the one it would like, if it is a number and still free."""
    numbers: dict[int, str] = {}
    taken = set[str]()
    openings = sorted(set(first.values()))
    for index in openings:
        number = halves[index].number
        if number.isascii() and number.isdecimal() and number not in taken:
            numbers[index] = number
            taken.add(number)
    free = (number for number in map(str, count(1)) if number not in taken)
    return {index: numbers.get(index) or next(free) for index in openings}
