"""Labels one after another: where each belongs, and which of those that could be something else are labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from align.language.labels import Label
from align.language.roman import roman_label
from align.language.sections import find_section

# A number may be missing from a sequence, but a leap as large as this is not a label.
_LEAP = 10
_STEPS = (1, 2)  # one number may be missing between the neighbours of a sequence
_SECTIONS = 3  # of a run that does not begin with the first
_OUTER = frozenset({"1.", "1.1", "№", "1", "1 -"})  # forms of outermost numbers


def in_sequence(labels: Sequence[Label | None]) -> frozenset[int]:
    """The indexes of the labels that are one of a sequence: another of their form comes one or two before or after.

    A capital letter with a full stop, which may be an initial, is one only in a longer run or one from A or I on.

    >>> from align.language.labels import find_label
    >>> sorted(in_sequence([find_label(text) for text in ("5. To meet.", "7 - Oslo", "6. To vote.", "J. Smith")]))
    [0, 2]
    """
    found: set[int] = set()
    for run in _runs(labels):
        some = labels[min(run)]
        if len(run) > 1 and (some is None or some.form != "A." or _opens(_numbers(run, labels))):
            found |= run
    return frozenset(found)


def sections(texts: Sequence[str]) -> frozenset[int]:
    """The indexes of the texts that open a section with a Roman numeral or a capital letter.

    Alone, a letter is an initial: a run of sections begins with A or I, or has three of them.

    >>> sorted(sections(["A. Scope", "Text.", "B. Terms", "J. HANSEN", "M. DUPONT", "IV. Other"]))
    [0, 2, 5]
    """
    labels = [find_section(text) for text in texts]
    found: set[int] = set()
    for run in _runs(labels):
        numbers = _numbers(run, labels)
        if _opens(numbers) or any(len(number) > 1 for number in numbers):
            found |= run
    return frozenset(found)


def _numbers(run: set[int], labels: Sequence[Label | None]) -> list[str]:
    return [label.parts[0] for index in run if (label := labels[index]) is not None]


def _opens(numbers: Sequence[str]) -> bool:
    """Whether a run of letters is one of labels: it has the first of them, or is so long that it is not chance."""
    return len(numbers) >= _SECTIONS or (len(numbers) > 1 and not {"A", "I"}.isdisjoint(numbers))


def _runs(labels: Sequence[Label | None]) -> list[set[int]]:
    """The labels as runs of those that follow one another, by index."""
    run_of: dict[int, set[int]] = {}
    last: dict[tuple[object, ...], int] = {}  # form, outer parts, kind and rank -> index
    for index, label in enumerate(labels):
        if label is None:
            continue
        run_of[index] = {index}
        for kind, rank in _ranks(label):
            key = (label.form, *label.parts[:-1], kind)
            for step in _STEPS:
                before = last.get((*key, rank - step))
                if before is not None and run_of[before] is not run_of[index]:
                    small, large = sorted((run_of[before], run_of[index]), key=len)
                    large |= small
                    run_of.update(dict.fromkeys(small, large))
            last[(*key, rank)] = index
    return list({id(run): run for run in run_of.values()}.values())


def _ranks(label: Label) -> list[tuple[str, int]]:
    """What kinds of numbers the last part of a label may be, and which number it then is."""
    value = label.parts[-1].split(maxsplit=1)[0]
    if (number := _leading_number(value)) is not None:
        return [("number", number)]
    ranks = [("letter", ord(letter)) for letter in (value, label.other) if len(letter) == 1]
    roman = roman_label(value)
    return ranks if roman is None else [*ranks, ("roman", roman)]


@dataclass(slots=True)
class Numbering:
    """Follows the numbers through a document and says where each paragraph belongs.

    Letters and Roman numerals look alike; which is meant follows from what came before: ``(i)`` after
    ``(h)`` is a letter, after ``(a)`` it opens a level of its own.
    """

    path: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)  # of each number of the path
    carried: int = 0  # the last outermost number before a new section, for numbers that run on

    def place(self, label: Label, *, trusted: bool) -> tuple[str, ...] | None:
        """The number path of a label, or None where the label does not fit into any sequence.

        `trusted`: the surroundings say that this is a numbered paragraph (an operative paragraph that
        opens with a capital, a label that is one of a sequence), so that any number is taken.
        """
        value = label.parts[0]
        if len(label.parts) > 1:
            if not trusted and not self._plausible(value):
                return None
            self._set(0, label.parts, label.form)
        elif value[0].isdigit():
            depth = self._inner(value, label.form)
            if depth is None and not trusted and not self._plausible(value):
                return None
            self._set(depth or 0, label.parts, label.form)
        else:
            if label.other and not self._goes_on(value) and self._goes_on(label.other):
                value = label.other
            self._set(self._depth(value, label.form), (value,), label.form)
        return tuple(self.path)

    def reset(self, *, run_on: bool) -> None:
        """Begin a section: numbers start again, or run on where `run_on` allows."""
        last = _leading_number(self.path[0]) if self.path else None
        self.carried = (last or self.carried) if run_on else 0
        self._set(0, (), "")

    def _set(self, depth: int, parts: Sequence[str], form: str) -> None:
        self.path = [*self.path[:depth], *parts]
        self.forms = [*self.forms[:depth], *(form for _ in parts)]

    def _inner(self, value: str, form: str) -> int | None:
        """The level of a number below others, such as ``(1)`` in paragraph 5; None for an outermost one."""
        number = _leading_number(value)
        for depth in range(len(self.path) - 1, -1, -1):
            if self.forms[depth] == form:
                last = _leading_number(self.path[depth])
                return (
                    depth
                    if last is not None and number is not None and last <= number <= last + _LEAP
                    else None
                )
        return len(self.path) if number == 1 and form not in _OUTER and self.path else None

    def _plausible(self, value: str) -> bool:
        number = _leading_number(value)
        if number is None or number == 1:
            return number == 1 or value in ("A", "I")
        last = _leading_number(self.path[0]) if self.path else self.carried
        return bool(last) and last <= number <= last + _LEAP  # type: ignore[operator]  # not None where true

    def _goes_on(self, letters: str) -> bool:
        """Whether a letter comes after one of the path."""
        return any(_follows(part.split()[0], letters) for part in self.path)

    def _begun(self, first: str, form: str) -> int:
        """The level of a list that begins: that of an earlier one of its form and kind, which it follows, or a new one.

        Of Roman numerals only those of several letters are surely not letters.
        """
        for depth in range(len(self.path) - 1, -1, -1):
            last = self.path[depth].split()[0]
            same = len(last) > 1 and roman_label(last) is not None if first in "iI" else len(last) == 1
            if same and self.forms[depth] == form and last.isalpha() and last.islower() == first.islower():
                return depth
        return len(self.path)

    def _depth(self, value: str, form: str) -> int:
        """The level of a letter or Roman numeral: the deepest level that it goes on with, else a new one."""
        letters = value.split(maxsplit=1)[0]
        for depth in range(len(self.path) - 1, -1, -1):
            if _follows(self.path[depth].split()[0], letters):
                return depth
        if letters in ("a", "i", "A", "I") or not self.path:
            return self._begun(letters, form)
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
