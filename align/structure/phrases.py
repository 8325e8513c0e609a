"""The standing phrases of United Nations documents, read from ``un.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("align.structure") / "un.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    alternatives = [_named_once(pattern, index) for index, pattern in enumerate(_data()[name])]
    return re.compile("|".join(f"(?:{pattern})" for pattern in alternatives).replace(" ", r"\s"))


def _named_once(pattern: str, index: int) -> str:
    """Number a named group, since a name may stand only once in a pattern."""
    return pattern.replace("(?P<number>", f"(?P<number{index}>")


def is_phrase(name: str, text: str) -> bool:
    """Whether the whole text, edges aside, is a phrase of this name, such as ``formula``."""
    return _pattern(name).fullmatch(text.strip()) is not None


def is_opener(text: str) -> bool:
    """Whether a text opens as a preambular paragraph does, with a participle."""
    return _pattern("openers").match(text.strip()) is not None


def is_numbered_thing(word: str) -> bool:
    """Whether a word, perhaps abbreviated, takes a number of its own: "Corr.", "paragraph", « no »."""
    return _numbered_things().fullmatch(word) is not None


@cache
def _numbered_things() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_data()['numbered_things'])})\\.?", re.IGNORECASE)


def annex_number(text: str) -> str | None:
    """The number of an annex heading (empty for a lone "Annex"), or None if the text is none."""
    match = _pattern("annex").fullmatch(text.strip())
    if match is None:
        return None
    return next((value for value in match.groupdict().values() if value), "")


def division(text: str) -> tuple[int, str] | None:
    """The level (1 for the outermost) and the name, the same in all languages, of a heading such as
    « Chapitre II », « Première partie » or "Article 5 — Definitions"; None if the text is no such heading.

    The number is an Arabic one, since languages write it each in its own way (« Chapitre premier », "Chapter I").
    """
    ordinal = "|".join(_data()["ordinals"])
    for level, (name, words) in enumerate(_data()["divisions"], 1):
        match = re.fullmatch(
            rf"{words}\s(?P<number>(?i:{ordinal})|\d+|[IVXLC]+|[A-Z])(?:[\s.:–—-].*)?"
            rf"|(?P<ordinal>(?i:{ordinal}))\s(?i:{words})(?:\s?[.:–—-].*)?",
            text,
        )
        if match is not None:
            return level, f"{name} {_arabic(match['number'] or match['ordinal'])}"
    return None


def _arabic(number: str) -> str:
    """A number in digits; a letter that is hardly a Roman numeral stays."""
    for value, words in enumerate(_data()["ordinals"], 1):
        if re.fullmatch(words, number, re.IGNORECASE):
            return str(value)
    if number.isdigit() or number in "ABCDEFGHJKLMNOPQRSTUWYZ":
        return number
    values = [_ROMAN_DIGITS[digit] for digit in number]
    return str(sum(-one if one < next_ else one for one, next_ in pairwise([*values, 0])))


def fact(name: str, text: str) -> str | None:
    """The value of a masthead fact, such as ``agenda_item``, if the text states it."""
    for pattern in _data()["facts"][name]:
        if (match := re.search(pattern, text, re.MULTILINE)) is not None:
            return match["value"]
    return None


def symbol_prefix(text: str) -> str | None:
    """The prefix of the symbols of the organ that a formula or adoption line names, such as ``A/RES``."""
    for organ, prefix in _data()["organs"].items():
        if organ in text.replace("'", "’"):
            return str(prefix)
    return None
