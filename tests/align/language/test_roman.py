"""Roman numerals: every one has its value, and nothing else has one."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language import roman
from align.language.roman import ROMAN, roman_label, roman_value


def numeral(value: int) -> str:
    """The numeral of a value, by taking the largest part that fits."""
    parts = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
    parts += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    written = ""
    for size, letters in parts:
        written += letters * (value // size)
        value %= size
    return written


def test_the_examples_run() -> None:
    assert doctest.testmod(roman).failed == 0


@given(st.integers(1, 3999))
def test_every_numeral_has_its_value_in_either_case(value: int) -> None:
    assert roman_value(numeral(value)) == roman_value(numeral(value).lower()) == value
    assert re.fullmatch(ROMAN, numeral(value))
    assert roman_label(numeral(value)) == (value if value < 40 else None)


@given(st.text("IVXLCDMivxa", max_size=8))
def test_what_is_not_a_numeral_has_no_value(text: str) -> None:
    value = roman_value(text)
    assert value is None or numeral(value) in (text, text.upper())


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "xI", "MMMM", "ⅷ", "mix1"])
def test_odd_forms_are_refused(text: str) -> None:
    assert roman_value(text) is None
