"""Which language a file holds: by its name, else by its text, offline."""

from __future__ import annotations

import re
from collections import Counter
from os import PathLike
from pathlib import Path

from align.language.word_lists import function_words, languages_with_function_words
from tmx.base import identify
from tmx.base.identify import DETECTED, leaning
from tmx.base.languages import named_language, two_letter_code
from tmx.base.words import letter_words

__all__ = ["language_of_name", "language_of_text", "language_of_word", "leaning"]

# Those whose codes count in a file name; other codes are also suffixes and words, such as sh, ts, my and so.
_IN_NAMES = DETECTED | {"nb", "nn"}
# Three-letter codes of these that are also words.
_WORDS = frozenset({"est", "fin", "ice", "mac", "per", "rum"})
_SAMPLE = 20_000  # characters of a text that are looked at
_LEAST = 2_000  # the same, from which on all function words of a language should occur
_OF_LIST = 0.85  # share of the function words of a language that then do,
_OF_TEXT = 0.2  # and their share of the words of the text
_COMMON = frozenset({"en", "fr", "de", "es", "ru", "ar", "zh"})


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code.

    A long text has nearly all function words of its language, and not those of others; where that does not tell, the
    classifier does, which takes longer to load than most texts take to align.
    """
    return _by_function_words(text[:_SAMPLE]) or identify.language_of_text(text)


def _by_function_words(text: str) -> str | None:
    """The one language whose function words a text has."""
    if len(text) < _LEAST:
        return None
    counts = Counter(letter_words(text))
    found = []
    for lang in languages_with_function_words():
        listed = function_words(lang)
        present = [counts[word] for word in listed if word in counts]
        if len(present) >= _OF_LIST * len(listed) and sum(present) >= _OF_TEXT * counts.total():
            found.append(lang)
    return found[0] if len(found) == 1 else None


def language_of_name(path: str | PathLike[str]) -> str | None:
    """The language that a file name gives as its last part, such as ``en.txt``, ``law.fr``, ``act_fr-CA.txt``.

    A language may be given by its code, or by its name in English or in the language itself.
    """
    stem, _, suffix = Path(path).name.rpartition(".")
    for part in reversed([*stem.split("."), suffix]):
        *rest, last = re.split(r"[_-]", part)
        if rest and re.fullmatch(r"[A-Z]{2}", last) and re.fullmatch(r"[a-z]{2,3}", rest[-1]):
            lang = language_of_word(rest[-1])
            if lang is not None:
                return f"{lang}-{last}"
        # A language is alone between full stops, or ends a name in capitals, in full, or as one of the languages
        # of most documents: what ends "read_it" and "how-it-is" is a word.
        if not rest or last.isupper() or len(last) > 3 or last in _COMMON:
            lang = language_of_word(last)
            if lang is not None:
                return lang
    return None


def language_of_word(word: str) -> str | None:
    """The code of the language that a part of a file name stands for."""
    if len(word) > 3 or not word.isascii():
        return named_language(word)
    code = two_letter_code(word) or word.lower()
    return code if code in _IN_NAMES and word.lower() not in _WORDS else None
