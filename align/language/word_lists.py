"""Lists of words by language: number words, words that may be doubled, and function words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tmx.base.data import load_data


@lru_cache(maxsize=16)
def number_words(lang: str) -> dict[str, str]:
    """The words that imply a number without counting as one, each with its values in figures."""
    words = load_data("align.language", "word_lists.toml")["number_words"].get(lang, {})
    values: dict[str, list[str]] = {}
    for value, spellings in words.items():
        for word in spellings:
            values.setdefault(word, []).append(value)
    return {word: " ".join(found) for word, found in values.items()}


@lru_cache(maxsize=16)
def number_stems(lang: str) -> tuple[tuple[str, str], ...]:
    """The beginnings of number words of a language that inflects them, the longest first, each with its value."""
    stems = load_data("align.language", "word_lists.toml")["number_stems"].get(lang, {})
    pairs = [(stem, value) for value, spellings in stems.items() for stem in spellings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=16)
def day_parts(lang: str) -> tuple[str, ...]:
    """Words by which a text says which half of the day a time is in, or that tell a time in words."""
    return tuple(load_data("align.language", "word_lists.toml")["day_parts"].get(lang, ()))


@lru_cache(maxsize=1)
def limits() -> dict[str, tuple[str, ...]]:
    """The words before a date that is a limit, in all languages: ``after``, ``from``, ``until``, ``before``."""
    lists = load_data("align.language", "word_lists.toml")["limits"]
    return {kind: tuple(words) for kind, words in lists.items()}


@lru_cache(maxsize=16)
def scales(lang: str) -> dict[str, int]:
    """The short words for thousands, millions and so on after figures, each with its value."""
    words = load_data("align.language", "word_lists.toml")["scales"].get(lang, {})
    return {word: int(value) for value, spellings in words.items() for word in spellings}


@lru_cache(maxsize=16)
def allowed_doubles(lang: str) -> frozenset[str]:
    """The words of a language that may occur twice in a row."""
    return frozenset(load_data("align.language", "word_lists.toml")["doubled"].get(lang, ()))


@lru_cache(maxsize=16)
def function_words(lang: str) -> frozenset[str]:
    """Words that occur in every passage of a language; none for a language that is not in the table."""
    return frozenset(load_data("align.language", "word_lists.toml")["function_words"].get(lang, ()))


@lru_cache(maxsize=1)
def languages_with_function_words() -> tuple[str, ...]:
    """The languages of which `function_words` has any."""
    return tuple(load_data("align.language", "word_lists.toml")["function_words"])


class Hyphenated(NamedTuple):
    """Parts of words that keep their hyphen at a line end, and the words before which a part is left out."""

    first: frozenset[str]
    last: frozenset[str]
    links: frozenset[str]


@lru_cache(maxsize=16)
def hyphenated(lang: str) -> Hyphenated:
    """What is known of the compounds with hyphens of a language; nothing for one that is not in the table."""
    lists = load_data("align.language", "word_lists.toml")["hyphenated"].get(lang, {})
    return Hyphenated(*(frozenset(lists.get(part, ())) for part in Hyphenated._fields))


@lru_cache(maxsize=1)
def same_series() -> dict[str, str]:
    """The signs of document series that differ between languages, each with the one by which they are compared."""
    return {
        sign: signs[0] for signs in load_data("align.language", "word_lists.toml")["series"] for sign in signs
    }
