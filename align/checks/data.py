"""The tables that the checks read: small numbers, words that may double, acronyms, places."""

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
def small_numbers(lang: str) -> dict[str, str]:
    """The words of a language for numbers up to three, with their values in figures."""
    words = table("checks.toml")["small_numbers"].get(lang, {})
    return {word: value for value, spellings in words.items() for word in spellings}


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
