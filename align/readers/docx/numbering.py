"""The numbers of paragraphs as Word computes them (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.readers.docx.names import MC, W, children, switch, value, whole
from align.readers.docx.styles import Styles
from align.readers.list_numbers import Mark, formatted, padded

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_BULLET = "•"  # for the signs of symbol fonts, and pictures


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list.

    Attributes:
        start: the number of its first item.
        format: that of its numbers (ST_NumberFormat).
        text: the label with ``%1`` for the number of the first level, and so on.
        restart: its numbers start again after an item of this level, from 1 on, or above; 0 for never, None for
            any level above its own.
        legal: whether the numbers of all levels are printed in digits.
        style: the paragraph style whose paragraphs are at this level.
        sample: of a format of its own: ``001, 002, 003, ...``.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]  # by level, for lists that start again


class Lists:
    """The lists of a document, and how far each has been counted.

    Args:
        root: the root of the part with numbering; None if there is none.
        styles: the styles of the document, by which lists are linked to each other.
    """

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {str(item.get(W + "abstractNumId")): item for item in children(root, "abstractNum")}
        self._nums = {whole(item.get(W + "numId")): item for item in children(root, "num")}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def level_of(self, number: int, style: str) -> int | None:
        """The level, from 0 on, of a list whose paragraphs have a style."""
        found = self._list(number)
        levels = {} if found is None else found.levels
        return next((index for index, level in levels.items() if level.style == style), None)

    def mark(self, number: int, index: int) -> Mark:
        """Count a paragraph of a list at a level, from 0 on, and give what is printed before it."""
        found = self._list(number)
        if found is None or index not in found.levels:
            return Mark()
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if index in found.starts and (number, index) not in self._started:
            self._started.add((number, index))
            counts[index] = None
        level, last = found.levels[index], counts[index]
        counts[index] = _start(found, index) if last is None else last + 1
        for below in range(index + 1, _LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or index < restart:
                counts[below] = None
        return _mark(found, level, counts)

    def _list(self, number: int) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: int) -> _List | None:
        item = self._nums.get(number)
        if item is None:
            return None
        abstract = self._definition(value(item, "abstractNumId") or "")
        levels = {
            index: _level(level)
            for level in children(self._abstract.get(abstract), "lvl")
            if (index := _index(level)) is not None
        }
        starts = {}
        for change in children(item, "lvlOverride"):
            if (index := _index(change)) is None:
                continue
            for level in children(change, "lvl"):
                levels[index] = _level(level)
            if (start := whole(value(change, "startOverride"))) is not None:
                starts[index] = start
        return _List(abstract, levels, starts)

    def _definition(self, abstract: str) -> str:
        """The list that holds the levels: one may be linked to another by a numbering style."""
        seen = set[str]()
        while abstract not in seen:
            seen.add(abstract)
            link = value(self._abstract.get(abstract), "numStyleLink")
            item = None if link is None else self._nums.get(self._styles.list_of(link))
            if item is None:
                break
            abstract = value(item, "abstractNumId") or ""
        return abstract


def _index(element: _Element) -> int | None:
    """The level of an element, from 0 on, if it is one of the nine."""
    index = whole(element.get(W + "ilvl"))
    return index if index is not None and 0 <= index < _LEVELS else None


def _level(element: _Element) -> Level:
    number_format, sample = value(element, "numFmt"), ""
    choice = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if choice is not None:
        number_format, sample = choice.get(W + "val"), choice.get(W + "format", "")
    level = Level(
        start=whole(value(element, "start")) or 0,
        format=number_format or "decimal",
        text=value(element, "lvlText") or "",
        restart=whole(value(element, "lvlRestart")),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
        sample=sample,
    )
    picture = element.find(W + "lvlPicBulletId") is not None
    return replace(level, format="bullet", text=_BULLET) if picture else level


def _start(found: _List, index: int) -> int:
    return found.starts.get(index, found.levels[index].start)


def _mark(found: _List, level: Level, counts: list[int | None]) -> Mark:
    def printed(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in found.levels:
            return ""
        number = counts[index]
        number = _start(found, index) if number is None else number
        shown = found.levels[index]
        if level.legal and shown.format != "decimalZero":  # [MS-DOC] 2.9.150, fLegal
            return formatted(number)
        return padded(number, shown.sample) if shown.sample else formatted(number, shown.format)

    if level.format != "bullet" and "%" in level.text:
        text = re.sub(r"%([1-9])", printed, level.text)
        return Mark(label=" ".join(text.split()).lstrip("."))  # of levels without numbers
    words = sum(character.isalnum() for character in level.text)
    if words > 1:  # « Note », "Article"
        return Mark(label=level.text.strip())
    return Mark(bullet=_BULLET if not level.text.isprintable() or words else level.text.strip())
