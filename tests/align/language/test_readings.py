"""What a number may mean in its place, and fractions in all their shapes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language.fractions import decimal_of, find_fractions, same_share
from align.language.quantities import numbers_of
from align.language.readings import readings_of


@pytest.mark.parametrize(
    ("text", "lang", "reading"),
    [
        ("in the 1990s", "en", "90"),
        ("les années 1990", "fr", "90"),
        ("at 3 o’clock", "en", "15:00"),
        ("à 15 h", "fr", "15:00"),
        ("50 % des voix", "fr", "1/2"),
        ("百分之50", "zh", "1/2"),
        ("3/5/04", "en", "3"),
        (".5 per cent", "en", "0.5"),
        ("$3.2m", "en", "3200000"),
        ("10k runners", "en", "10000"),
        ("50 cents", "en", "0.5"),
        ("1.5 hours", "en", "1:30"),
    ],
)
def test_a_number_may_mean_something_else(text: str, lang: str, reading: str) -> None:
    assert reading in readings_of(numbers_of(text, lang)[0], text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "reading"),
    [
        ("50 persons", "en", "1/2"),
        ("in 1990", "en", "90"),
        ("3 persons", "en", "15:00"),
        ("3.2 m of water", "en", "3200000"),
        ("at 3 p.m.", "en", "3:00"),
    ],
)
def test_but_only_in_its_place(text: str, lang: str, reading: str) -> None:
    assert reading not in readings_of(numbers_of(text, lang)[0], text, lang)


@given(st.text(), st.sampled_from(["en", "fr", "de", "zh", "ar", "ru", "tlh"]))
def test_every_number_may_mean_itself(text: str, lang: str) -> None:
    for number in numbers_of(text, lang):
        assert number.value in readings_of(number, text, lang)
        assert 0 <= number.start < number.end <= len(text)


@given(st.fractions(min_value=0, max_value=100, max_denominator=40))
def test_a_decimal_number_is_the_fraction(value: Fraction) -> None:
    decimal = decimal_of(value)
    assert decimal is None or Fraction(decimal) == value


@given(st.integers(1, 9), st.integers(2, 10))
def test_shares_are_the_same_from_every_side(one: int, other: int) -> None:
    forms = same_share(f"{one}/{other}")
    if one < other:
        assert all(Fraction(one, other) in {Fraction(f.rstrip("%")) / d for d in (1, 100)} for f in forms)
    else:
        assert forms == {f"{one}/{other}"}


def test_no_mixed_number_of_a_symbol_or_a_large_fraction() -> None:
    assert list(find_fractions("12 58/140, 5 7/2, 3/4", "en")) == []
    assert [value for *_, value in find_fractions("2 1/2, 1 1/3 and ¾", "en")] == ["3/4", "2.5", "1 1/3"]
