"""The numbers of paragraphs: ``5.``, ``(a)`` or ``a)``, ``(ii)`` or ``ii)``, ``2.1``, and the paths they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from align.language.roman import roman_label

_SUFFIX = r"(?:\s?(?:bis|ter|quater))?"
_NUMERIC = re.compile(rf"(?P<value>\d{{1,3}}{_SUFFIX})[.)](?:\s+|$)")
_DECIMAL = re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3}){1,4})\.?\s+(?=\S)")
_LETTER = re.compile(rf"\(?(?P<value>[a-z]{{1,5}}{_SUFFIX})\)(?:\s+|$)")
_CAPITAL = re.compile(r"\((?P<value>[A-Z]|[IVX]{1,5})\)(?:\s+|$)")
# A number may be missing from a sequence, but a leap as large as this is not a label.
_LEAP = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the head of a paragraph: its raw form, the length it takes up, and its parts."""

    raw: str
    length: int
    parts: tuple[str, ...]


def find_label(text: str) -> Label | None:
    """The label at the head of a paragraph, if it has the form of one."""
    if (match := _DECIMAL.match(text)) is not None:
        return Label(match.group().rstrip(), match.end(), tuple(match["value"].split(".")))
    for pattern in (_NUMERIC, _LETTER, _CAPITAL):
        if (match := pattern.match(text)) is not None:
            value = match["value"]
            if pattern is _LETTER and not _is_letter_number(value.split()[0]):
                continue
            return Label(match.group().rstrip(), match.end(), (value,))
    return None


def _is_letter_number(value: str) -> bool:
    """Whether letters are a paragraph number: one letter, a Roman numeral, or (aa) that follows (z)."""
    return len(value) == 1 or roman_label(value) is not None or (len(value) == 2 and value[0] == value[1])


def is_label(text: str) -> bool:
    """Whether a text opens with the form of a paragraph number."""
    return find_label(text) is not None


@dataclass(slots=True)
class Numbering:
    """Follows the numbers through a document and says where each paragraph belongs.

    Letters and Roman numerals look alike; which is meant follows from what came before: ``(i)`` after
    ``(h)`` is a letter, after ``(a)`` it opens a level of its own.
    """

    path: list[str] = field(default_factory=list)
    carried: int = 0  # the last outermost number before a new section, for numbers that run on

    def place(self, label: Label, *, trusted: bool) -> tuple[str, ...] | None:
        """The number path of a label, or None where the label does not fit into any sequence.

        `trusted`: the surroundings say that this is a numbered paragraph (an operative paragraph that
        opens with a capital), so that any number is taken.
        """
        if len(label.parts) > 1:
            if not trusted and not self._plausible(label.parts[0]):
                return None
            self.path = list(label.parts)
        elif label.parts[0][0].isdigit():
            if not trusted and not self._plausible(label.parts[0]):
                return None
            self.path = [label.parts[0]]
        else:
            depth = self._depth(label.parts[0])
            self.path = [*self.path[:depth], label.parts[0]]
        return tuple(self.path)

    def reset(self, *, run_on: bool) -> None:
        """Begin a section: numbers start again, or run on where `run_on` allows."""
        last = _leading_number(self.path[0]) if self.path else None
        self.carried = (last or self.carried) if run_on else 0
        self.path = []

    def _plausible(self, value: str) -> bool:
        number = _leading_number(value)
        if number is None or number == 1:
            return number == 1
        last = _leading_number(self.path[0]) if self.path else self.carried
        return bool(last) and last <= number <= last + _LEAP  # type: ignore[operator]  # not None where true

    def _depth(self, value: str) -> int:
        """The level of a letter or Roman numeral: the deepest level that it goes on with, else a new one."""
        letters = value.split(maxsplit=1)[0]
        for depth in range(len(self.path) - 1, -1, -1):
            if _follows(self.path[depth].split()[0], letters):
                return depth
        if letters in ("a", "i", "A", "I") or not self.path:
            return len(self.path)
        # Out of order: a sibling of the nearest level of its own kind.
        for depth in range(len(self.path) - 1, -1, -1):
            same = self.path[depth]
            if not same[0].isdigit() and (roman_label(same) is None) == (roman_label(letters) is None):
                return depth
        return len(self.path)


def _leading_number(value: str) -> int | None:
    match = re.match(r"\d+", value)
    return int(match[0]) if match else None


def _follows(last: str, value: str) -> bool:
    """Whether `value` is the next letter or Roman numeral after `last`, or the same with a suffix."""
    if last == value:
        return True
    before = roman_label(last)
    if before is not None and roman_label(value) == before + 1:
        return True
    if len(last) == len(value) == 1:
        return last.isalpha() and ord(value) == ord(last) + 1
    return (last == "z" and value == "aa") or (
        len(last) == len(value) == 2 and len(set(value)) == 1 and ord(value[0]) == ord(last[0]) + 1
    )
