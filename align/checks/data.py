"""The tables that the checks read: words for numbers, words that may double, acronyms, places, messages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, Any]:
    """A table of the package by its file name."""
    return tomllib.loads(files("align").joinpath("data", name).read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def number_words(lang: str) -> dict[str, str]:
    """The words of a language that stand for a number without counting as one, with its values in figures."""
    words = table("checks.toml")["number_words"].get(lang, {})
    values: dict[str, list[str]] = {}
    for value, spellings in words.items():
        for word in spellings:
            values.setdefault(word, []).append(value)
    return {word: " ".join(found) for word, found in values.items()}


@lru_cache(maxsize=16)
def allowed_doubles(lang: str) -> frozenset[str]:
    """The words of a language that may stand twice in a row."""
    return frozenset(table("checks.toml")["doubled"].get(lang, ()))


@lru_cache(maxsize=16)
def function_words(lang: str) -> frozenset[str]:
    """Words that every passage of a language has; empty for a language that is not in the table."""
    return frozenset(table("checks.toml")["function_words"].get(lang, ()))


@lru_cache(maxsize=1)
def same_series() -> dict[str, str]:
    """For a series of documents whose sign differs between languages, the one that stands for all."""
    return {sign: signs[0] for signs in table("checks.toml")["series"] for sign in signs}
