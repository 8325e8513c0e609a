"""The standing phrases of United Nations documents, read from ``un.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tmx.base.data import load_data


def data() -> dict[str, Any]:
    """What ``un.toml`` holds."""
    return load_data("align.layout", "un.toml")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    alternatives = [_named_once(pattern, index) for index, pattern in enumerate(data()[name])]
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
    return re.compile(f"(?:{'|'.join(data()['numbered_things'])})\\.?", re.IGNORECASE)


def annex_number(text: str) -> str | None:
    """The number of an annex heading (empty for a lone "Annex"), or None if the text is none."""
    match = _pattern("annex").fullmatch(text.strip())
    if match is None:
        return None
    return next((value for value in match.groupdict().values() if value), "")


def fact(name: str, text: str) -> str | None:
    """The value of a masthead fact, such as ``agenda_item``, if the text states it."""
    for pattern in data()["facts"][name]:
        if (match := re.search(pattern, text, re.MULTILINE)) is not None:
            return match["value"]
    return None


def symbol_prefix(text: str) -> str | None:
    """The prefix of the symbols of the organ that a formula or adoption line names, such as ``A/RES``."""
    for organ, prefix in data()["organs"].items():
        if organ in text.replace("'", "’"):
            return str(prefix)
    return None
