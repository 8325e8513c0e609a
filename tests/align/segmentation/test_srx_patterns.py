"""Regular expressions of SRX files: they mean what Java and ICU mean by them, or they are refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.segmentation.srx.patterns import PatternError, compiled


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\p{Lu}\p{Ll}+", "Été À", ["Été"]),
        (r"[\p{L}&&[^aeiou]]+", "bateau", ["b", "t"]),
        (r"[a-c[x-z]]+", "abxdz", ["abx", "z"]),
        (r"\Q.*\E+", "a.*b", [".*"]),
        (r"\u00e9|\x{1F600}|\x41", "é😀A", ["é", "😀", "A"]),
        (r"\w+", "été1 a", ["t", "1", "a"]),
        (r"\d", "٥5", ["5"]),
        (r"[|~\-]+", "a|~-", ["|~-"]),
        (r"(?i)etc\.", "ETC.", ["ETC."]),
        (r"(?<=\.)\s", "a. b c", [" "]),
        (r"a++b", "aab", ["aab"]),
        (r"(?>a+)b", "aab", ["aab"]),
        (r"\p{Punct}+", "a$,b", ["$,"]),
        (r"[\p{Alpha}]+", "aé", ["a"]),
        (r"\p{IsGreek}+|\p{InCyrillic}+", "αaб", ["α", "б"]),
        (r"[\s\h]", "\u00a0 ", ["\u00a0", " "]),
        (r"(?<q>[\"'])x\k<q>", "'x' 'x\"", ["'x'"]),
        (r"\bc\.|$", "c. d", ["c.", ""]),
        (r"[.?!…][\])}»”]*", "a.) b", [".)"]),
        (r"[]a]+", "]a", ["]a"]),
        (r"a{2}", "aaa", ["aa"]),
    ],
)
def test_expressions_mean_what_they_mean_in_java(pattern: str, text: str, found: list[str]) -> None:
    assert [match[0] for match in compiled(pattern).finditer(text)] == found


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        "[a",
        "a)",
        "*",
        r"\y",
        "(?P<a>b)",
        "(?R)",
        "(?:a){e<=1}",
        r"\L<a>",
        "a{x}",
        r"\p{javaLowerCase}",
        r"\p{Nonsense}",
        r"\x{110000}",
        "(?<a",
        "\\",
        "(?|a|b)",
        r"(?<=a)\K",
    ],
)
def test_what_is_not_of_that_syntax_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)


@given(st.text(r"ab\[](){}*+?|^$.&-:PQEpdsw0123<>=!", max_size=12))
def test_any_expression_compiles_or_is_refused(pattern: str) -> None:
    with suppress(PatternError):
        assert compiled(pattern).groups >= 0
