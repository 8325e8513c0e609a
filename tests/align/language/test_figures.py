"""Patterns that begin with a figure find at the figures of a text what they find in all of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language.figures import matches_at_figures

TEXTS = st.text("0123٣5３.,:/ -ax½²\u00a0", max_size=40)


@pytest.mark.parametrize(
    "pattern",
    [r"(?<!\d)\d{1,3}(?:,\d{3})*(?!\d)", r"(?<![\w/.])\d+/\d+(?![\w/])", r"(?<![\w:])[01]?\d:[0-5]\d"],
)
@given(text=TEXTS)
def test_the_same_as_in_the_whole_text(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    found = [match.span() for match in matches_at_figures(compiled, text)]
    assert found == [match.span() for match in compiled.finditer(text)]
