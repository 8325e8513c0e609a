"""Roman numerals, read in one place."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LARGEST_LABEL = 39  # XL and what follows are rather initials, units or words

ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A pattern for the Roman numerals from I to MMMCMXCIX in capitals."""
_ROMAN = re.compile(ROMAN)


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in capitals or in small letters; None if the text is not one.

    >>> roman_value("XIV"), roman_value("iv"), roman_value("IIII"), roman_value("Iv")
    (14, 4, None, None)
    """
    capitals = text.upper() if text.islower() else text
    if not _ROMAN.fullmatch(capitals):
        return None
    values = [_VALUES[letter] for letter in capitals]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def roman_numeral(value: int) -> str:
    """A number up to 39, as labels have them, as a Roman numeral in capitals; empty for any other.

    >>> roman_numeral(14), roman_numeral(39), roman_numeral(0)
    ('XIV', 'XXXIX', '')
    """
    if not 0 < value <= _LARGEST_LABEL:
        return ""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + units[value % 10]


def roman_label(text: str) -> int | None:
    """The value of a Roman numeral as paragraphs are labelled, up to 39; None for anything else.

    >>> roman_label("xii"), roman_label("d"), roman_label("mm")
    (12, None, None)
    """
    value = roman_value(text)
    return value if value is not None and value <= _LARGEST_LABEL else None


def is_abbreviation(text: str) -> bool:
    """Whether a Roman numeral is rather an abbreviation or a word in capitals: CC, CD, CI, DI, XL.

    >>> is_abbreviation("CC"), is_abbreviation("XI"), is_abbreviation("LIV")
    (True, False, False)
    """
    return len(text) == 2 and not {"C", "D", "L", "M"}.isdisjoint(text) and roman_value(text) is not None
