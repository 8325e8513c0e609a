"""Numbers that count up through a text, as those of pages do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.language.roman import roman_value

NUMERAL = re.compile(r"\d+|(?<![\w.(])[ivxlc]+(?![\w.)])")
"""Digits, or a Roman number by itself in small letters."""


def value_of(numeral: str) -> int:
    """The number that a numeral writes; 0 if it writes none."""
    return int(numeral) if numeral.isdecimal() else roman_value(numeral) or 0


def counting_chain(values: Sequence[int]) -> list[int]:
    """The indexes of the longest chain of values that rise by one or two, each after the nearest before it."""
    latest: dict[int, int] = {}  # the index at which a value was last
    before: list[int | None] = []
    lengths: list[int] = []
    for index, value in enumerate(values):
        earlier = [latest[value - step] for step in (1, 2) if value - step in latest]
        before.append(max(earlier, key=lengths.__getitem__, default=None))
        lengths.append(1 + max((lengths[k] for k in earlier), default=0))
        latest[value] = index
    found: list[int] = []
    last: int | None = max(range(len(values)), key=lengths.__getitem__, default=None)
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]
