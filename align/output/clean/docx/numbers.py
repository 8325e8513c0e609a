"""Numbers of paragraphs as lists that Word counts itself, so that they look as printed and are not part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.language.roman import roman_value
from align.output.clean.docx.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

# The last number or letter of a label, with what is before and after it.
_COUNTED = re.compile(
    r"(?P<before>.*?)(?P<count>[1-9][0-9]{0,8}|[a-z]|[A-Z]|[ivxl]+|[IVXL]+)(?P<after>[^\w%]*)", re.ASCII
)
_PLACEHOLDER = re.compile(r"%[1-9]")
_INDENT = 567  # twentieths of a point, 1 cm
_CHARACTER = 125  # twentieths of a point that a character of a label takes up
_BULLETS = "•–▪"
_LEVELS = 9


@dataclass(slots=True)
class _List:
    """A list that Word counts: the shape of its numbers, its level, where it begins and where it is."""

    text: str
    kind: str
    level: int
    start: int
    at: int
    heading: bool
    width: int = 0


class Numbers:
    """The lists of a document, made as its paragraphs come."""

    def __init__(self) -> None:
        self._lists: list[_List] = []
        self._latest: dict[tuple[str, str, int, bool], int] = {}
        self._bullets = False

    def __bool__(self) -> bool:
        return self._bullets or bool(self._lists)

    def bullet(self, level: int) -> _Element:
        """What makes a paragraph an item with a bullet."""
        self._bullets = True
        return _properties(level, 1)

    def numbered(self, label: str, level: int, *, heading: bool) -> _Element | None:
        """What gives a paragraph or heading this label; None if it must be written as text."""
        if _PLACEHOLDER.search(label):
            return None
        readings = list(_readings(label))
        for text, kind, value in readings:
            at = self._latest.get((text, kind, level, heading))
            if at is not None and self._lists[at].at == value - 1:
                self._lists[at].at = value
                return self._item(at, label)
        if _is_symbol(label, readings):
            return None
        # Of several readings, such as (i) as a letter and as a numeral, the one that begins a list.
        text, kind, value = next((reading for reading in readings if reading[2] == 1), readings[0])
        self._lists.append(_List(text, kind, level, value, value, heading))
        self._latest[text, kind, level, heading] = len(self._lists) - 1
        return self._item(len(self._lists) - 1, label)

    def _item(self, at: int, label: str) -> _Element:
        one = self._lists[at]
        one.width = max(one.width, len(label))
        return _properties(one.level, at + 2)

    def as_element(self) -> _Element:
        """The root of the part that defines the lists."""
        lists = [_abstract(0, [_bullet(level) for level in range(_LEVELS)])]
        lists += [
            _abstract(at, [_level(one, level) for level in range(one.level)])
            for at, one in enumerate(self._lists, 1)
        ]
        uses = [w("num", w("abstractNumId", val=at), numId=at + 1) for at in range(len(lists))]
        return w("numbering", *lists, *uses)


def _is_symbol(label: str, readings: Sequence[tuple[str, str, int]]) -> bool:
    """Whether a number of several parts neither begins nor goes on with a list: that of a document, such as 48/161.

    As the number of a list it would lose its first part in formats whose lists count with one number.
    """
    return "/" in label and all(value != 1 for _, _, value in readings)


def _readings(label: str) -> Iterator[tuple[str, str, int]]:
    """The shapes, formats and values that a label can have; at the end, itself without a value."""
    if (found := _COUNTED.fullmatch(label)) is not None:
        count, shape = found["count"], f"{found['before']}%{{}}{found['after']}"
        case = "lower" if count.islower() else "upper"
        if count.isdecimal():
            yield shape, "decimal", int(count)
        elif len(count) == 1:
            yield shape, f"{case}Letter", ord(count.lower()) - ord("a") + 1
        if (value := roman_value(count)) is not None:
            yield shape, f"{case}Roman", value
    yield label, "decimal", 0


def _properties(level: int, number: int) -> _Element:
    return w("numPr", w("ilvl", val=level - 1), w("numId", val=number))


def _abstract(at: int, levels: list[_Element]) -> _Element:
    return w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=at)


def _level(one: _List, level: int) -> _Element:
    text = one.text.replace("%{}", f"%{level + 1}")
    if one.heading:
        return _definition(level, one.kind, text, one.start)
    hanging = max(_INDENT, _CHARACTER * (one.width + 1))
    return _definition(level, one.kind, text, one.start, left=level * _INDENT + hanging, hanging=hanging)


def _bullet(level: int) -> _Element:
    hanging = _INDENT // 2
    sign = _BULLETS[level % len(_BULLETS)]
    return _definition(level, "bullet", sign, 1, left=level * _INDENT + hanging, hanging=hanging)


def _definition(level: int, kind: str, text: str, start: int, **indent: int) -> _Element:
    """A level of a list; without an indent, as in headings, a space follows the number."""
    return w(
        "lvl",
        w("start", val=start),
        w("numFmt", val=kind),
        *([] if indent else [w("suff", val="space")]),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", **(indent or {"left": 0, "firstLine": 0}))),
        ilvl=level,
    )
