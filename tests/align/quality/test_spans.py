"""Spans of a text: which numbers are in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.language.numbers import Number
from align.quality.checks.dates import Spans

SPAN = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN), SPAN)
def test_a_number_is_in_spans_if_it_is_in_one(spans: list[tuple[int, int]], place: tuple[int, int]) -> None:
    number = Number("1", *place)
    one = any(start <= number.start and number.end <= end for start, end in spans)
    assert (number in Spans(spans)) is one
