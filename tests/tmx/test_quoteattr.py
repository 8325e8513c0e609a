"""Attributes are quoted as the standard library quotes them."""

from __future__ import annotations

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from tmx.unit.markup import quoteattr


@given(st.text() | st.text("\"'<>&\n\r\tx"))
def test_as_the_standard_library(value: str) -> None:
    assert quoteattr(value) == saxutils.quoteattr(value)
