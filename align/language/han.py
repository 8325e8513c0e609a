"""Numbers in Chinese characters, as the divisions of Chinese texts have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}

HAN = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]+"
"""A pattern for runs of the characters that such numbers consist of."""


_MYRIADS = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4, "": 1}
_LARGE = re.compile(rf"{HAN}(?:[亿億万萬](?:{HAN})?)*")
_PARTS = re.compile(rf"({HAN})([亿億万萬]?)")


def han_value(text: str) -> int | None:
    """The value of a number in Chinese characters; None if the text is not one.

    >>> han_value("十二"), han_value("二十一"), han_value("一百零三"), han_value("二〇二四"), han_value("章")
    (12, 21, 103, 2024, None)
    """
    if not re.fullmatch(HAN, text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += _UNITS[character] * (1 if digit is None or (digit == 0) else digit)
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


def han_numbers(text: str) -> Iterator[int]:
    """The values of the numbers in Chinese characters in a text, also of those above 9,999.

    >>> list(han_numbers("约一百七十美元，三亿五千万人，三十分之一"))
    [170, 350000000, 30, 1]
    """
    for match in _LARGE.finditer(text):
        total = 0
        for part, unit in _PARTS.findall(match.group()):
            total += (han_value(part) or 0) * _MYRIADS[unit]
        yield total
