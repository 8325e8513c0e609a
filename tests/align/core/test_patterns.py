"""Patterns by name."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest

from align.core.patterns import Patterns


def test_a_pattern_is_compiled_when_it_is_asked_for() -> None:
    patterns = Patterns({"word": r"\w+", "broken": "("})
    assert list(patterns) == ["word", "broken"]
    assert patterns["word"].fullmatch("law") is not None
    assert patterns["word"] is patterns["word"]
    assert "sentence" not in patterns
    with pytest.raises(re.error):
        patterns["broken"]
    assert deepcopy(patterns).sources == patterns.sources
