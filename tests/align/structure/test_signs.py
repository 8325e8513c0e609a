"""How the signs of kinds of document are counted."""

from __future__ import annotations

import re

from align.core.grammar import Signs
from align.structure.division_numbers import any_word

NUMBERED = re.compile(r"\d+")


class _Counting:
    """A pattern that counts how often it is tried."""

    pattern = NUMBERED.pattern

    def __init__(self) -> None:
        self.tried: list[str] = []

    def fullmatch(self, text: str) -> re.Match[str] | None:
        self.tried.append(text)
        return NUMBERED.fullmatch(text)


def test_lines_that_are_the_same_count_each_time() -> None:
    signs = Signs(["7", "", "seven", " 7 ", "7"])
    assert signs.occur(NUMBERED, least=3, zone=0)
    assert not signs.occur(NUMBERED, least=4, zone=0)


def test_a_zone_is_counted_in_lines_that_are_filled() -> None:
    signs = Signs(["one", "", "two", "3"])
    assert not signs.occur(NUMBERED, least=1, zone=2)
    assert signs.occur(NUMBERED, least=1, zone=3)


def test_no_line_is_tried_twice() -> None:
    signs, phrase = Signs(["a", "1", "a", "b", "2", "c"]), _Counting()
    assert signs.occur(phrase, least=1, zone=0)  # type: ignore[arg-type]
    assert phrase.tried == ["a", "1"]
    assert signs.occur(phrase, least=2, zone=0)  # type: ignore[arg-type]
    assert not signs.occur(phrase, least=3, zone=0)  # type: ignore[arg-type]
    assert signs.occur(phrase, least=1, zone=0)  # type: ignore[arg-type]
    assert phrase.tried == ["a", "1", "b", "2", "c"]


def test_words_grouped_by_their_first_letters_are_the_same_words() -> None:
    words = [
        "first|fourth",
        "перв(ый|ая|ое)",
        r"الحادية?\sعشرة?|الحادية?",
        "drei(ss|ß)igste[rs]?",
        r"\§|Art\.",
    ]
    pattern = re.compile(any_word(words))
    same = re.compile("|".join(f"(?:{word})" for word in words))
    tried = [
        "first",
        "fourth",
        "firs",
        "первая",
        "первый",
        "الحادية عشرة",
        "الحادي",
        "dreißigster",
        "§",
        "Art.",
        "Art",
    ]
    found = [word for word in tried if pattern.fullmatch(word)]
    assert found == [word for word in tried if same.fullmatch(word)]
    assert len(found) == 9


def test_no_words_match_nothing() -> None:
    assert re.compile(any_word([])).match("") is None
