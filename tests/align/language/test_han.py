"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language.han import han_numbers, han_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零一", 101),
        ("两百", 200),
        ("二〇一九", 2019),
        ("", None),
    ],
)
def test_values(text: str, value: int | None) -> None:
    assert han_value(text) == value


@given(st.integers(1, 9999))
def test_what_is_written_is_read(number: int) -> None:
    digits = "零一二三四五六七八九"
    written, zero = "", False
    for digit, unit in zip(f"{number:04}", "千百十 ", strict=True):
        if digit == "0":
            zero = bool(written)
            continue
        written += ("零" if zero else "") + digits[int(digit)] + unit.strip()
        zero = False
    assert han_value(written) == number


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("约一百七十美元", [170]),
        ("三万五千人", [35000]),
        ("十三亿四千万", [1340000000]),
        ("大会", []),
    ],
)
def test_numbers_in_a_text(text: str, values: list[int]) -> None:
    assert list(han_numbers(text)) == values
