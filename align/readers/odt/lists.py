"""The numbers of lists and headings in OpenDocument (ODF 1.3 part 3, 4.3 and 19.880)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.readers.list_numbers import Mark, formatted
from align.readers.odt.names import LOEXT, STYLE, TEXT, XML, is_true, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 10
_BULLET = "•"
_OUTLINE = "Outline"  # the name by which lists refer to the numbers of headings
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# The formats that LibreOffice adds are named by their first numbers.
_SAMPLES = {
    "01": "decimalZero",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "壱": "chineseLegalSimplified",
    "〇": "ideographDigital",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
    "ア": "aiueoFullWidth",
    "イ": "irohaFullWidth",
    "가": "ganada",
    "ㄱ": "chosung",
    "일": "koreanCounting",
    "أ": "arabicAlpha",
    "ا": "arabicAbjad",
    "א": "hebrew1",
    "ก": "thaiLetters",
    "๑": "thaiNumbers",
    "१": "hindiNumbers",
    "А": "russianUpper",
    "а": "russianLower",
    "*": "chicago",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list style.

    Attributes:
        format: that of its numbers (ST_NumberFormat); empty for no number.
        before: what is printed before the number.
        after: what is printed after it.
        shown: how many levels are printed, from the outermost of them to this one.
        start: the number of its first item.
        sync: whether z is followed by aa and bb, not by aa and ab.
        template: the whole label with ``%1%`` for the number of the first level, and so on.
        bullet: the sign of a list without numbers.
    """

    format: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    sync: bool = False
    template: str = ""
    bullet: str = ""


@dataclass(slots=True)
class Count:
    """How far each level of a list has been counted."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def step(self, index: int, levels: Mapping[int, Level], set_to: int | None) -> None:
        """Count an item at a level; those below begin again, and one above that was not counted yet has begun."""
        for above in range(index):
            if self.numbers[above] is None:  # as LibreOffice does: the next item there is the second
                self.numbers[above] = levels.get(above, Level()).start
        last = self.numbers[index]
        if set_to is not None:
            self.numbers[index] = set_to
        else:
            self.numbers[index] = levels.get(index, Level()).start if last is None else last + 1
        self.numbers[index + 1 :] = [None] * (_LEVELS - index - 1)


@dataclass
class Item:
    """An item of a list while it is read: its first paragraph is the one with the number.

    Attributes:
        style: the name of the list style; empty if the paragraph's own style says it.
        level: from 0 on.
        start: the number that the item says it has.
        marked: whether its number is used up, or it has none.
    """

    count: Count
    style: str
    level: int
    start: int | None = None
    marked: bool = False


class Lists:
    """The list styles of a document and the lists begun so far.

    Args:
        places: the elements that hold list styles.
        outline: the numbers of headings, if there are any.
    """

    def __init__(self, places: Iterable[_Element], outline: _Element | None) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        for place in places:
            for style in place.iterchildren(TEXT + "list-style"):
                self._styles[style.get(STYLE + "name", "")] = _levels(style)
        self._styles[_OUTLINE] = {} if outline is None else _levels(outline)
        self._headings = Count()
        self._by_name: dict[str, Count] = {}
        self._by_style: dict[str, Count] = {}

    def begin(self, element: _Element) -> tuple[Count, str]:
        """The count and the style of an outermost list: a new count, unless the list continues another."""
        style, name = element.get(TEXT + "style-name", ""), element.get(XML + "id", "")
        count = self._by_name.get(element.get(TEXT + "continue-list", ""))
        if style == _OUTLINE:
            count = self._headings
        elif count is None and is_true(element, TEXT + "continue-numbering"):
            count = self._by_style.get(style)
        count = count or Count()
        self._by_style[style] = count
        if name:
            self._by_name[name] = count
        return count, style

    def mark(self, item: Item, own_style: str | None) -> Mark:
        """What is printed before a paragraph of an item; the style of the list may be that of the paragraph."""
        if item.marked:
            return Mark()
        item.marked = True
        return self._marked(item.count, item.style or own_style or "", item.level, item.start)

    def heading(self, index: int, start: int | None) -> Mark:
        """What is printed before a heading at a level of the outline, from 0 on."""
        return self._marked(self._headings, _OUTLINE, index, start)

    def _marked(self, count: Count, style: str, index: int, start: int | None) -> Mark:
        levels = self._styles.get(style, {})
        level = levels.get(index, Level())
        count.step(index, levels, start)
        if level.bullet:
            return Mark(bullet=level.bullet)
        if not level.format:
            fixed = f"{level.before}{level.after}".strip()
            return Mark(label=fixed) if sum(map(str.isalnum, fixed)) > 1 else Mark(bullet=fixed)

        def number(above: int) -> str:
            other = levels.get(above, Level())
            value = count.numbers[above]
            return "" if value is None or not other.format else _printed(other, value)

        if level.template:
            text = re.sub(r"%(\d+)%", lambda match: number(int(match[1]) - 1), level.template)
        else:
            shown = range(max(0, index + 1 - level.shown), index + 1)
            text = level.before + ".".join(filter(None, map(number, shown))) + level.after
        return Mark(label=" ".join(text.split()).lstrip("."))  # of levels without numbers


def _levels(style: _Element) -> dict[int, Level]:
    levels = {}
    for element in style:
        index = whole(element, TEXT + "level")
        if index is not None and 1 <= index <= _LEVELS:
            levels[index - 1] = _level(element)
    return levels


def _level(element: _Element) -> Level:
    if element.tag in (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image"):
        sign = element.get(TEXT + "bullet-char", "")
        return Level(bullet=sign if sign.strip() and sign.isprintable() and not sign.isalnum() else _BULLET)
    number_format = element.get(STYLE + "num-format", "")
    known = _FORMATS.get(number_format) or _SAMPLES.get(number_format.split(",")[0].strip(), "decimal")
    return Level(
        format=known if number_format else "",
        before=element.get(STYLE + "num-prefix", ""),
        after=element.get(STYLE + "num-suffix", ""),
        shown=max(1, whole(element, TEXT + "display-levels") or 1),
        start=1 if (start := whole(element, TEXT + "start-value")) is None else start,
        sync=is_true(element, STYLE + "num-letter-sync"),
        template=element.get(LOEXT + "num-list-format", ""),
    )


def _printed(level: Level, number: int) -> str:
    """A number in the format of its level; letters after z are aa and ab unless they are in step."""
    if level.format not in ("lowerLetter", "upperLetter") or level.sync or number <= 26:
        return formatted(number, level.format)
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = formatted(place + 1, level.format) + letters
    return letters
