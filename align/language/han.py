"""Numbers in Chinese characters, as the divisions of Chinese texts have them."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}

HAN = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]+"
"""A pattern for runs of the characters that such numbers consist of."""


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
