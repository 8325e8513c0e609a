"""Which language a file holds: by its name, else by its text, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from os import PathLike
from pathlib import Path

from tmx.base.languages import base_language, named_language, two_letter_code

# The languages that the classifier chooses among.
_DETECTED = frozenset(
    "ar bg ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv mk mt nl no pl pt ro ru sk sl sq sr "
    "sv sw th tr uk ur vi zh".split()
)
# Those whose codes count in a file name; other codes are also suffixes and words, such as sh, ts, my and so.
_IN_NAMES = _DETECTED | {"nb", "nn"}
# Three-letter codes of these that are also words.
_WORDS = frozenset({"est", "fin", "ice", "mac", "per", "rum"})
_COMMON = frozenset({"en", "fr", "de", "es", "ru", "ar", "zh"})
_SAMPLE = 20_000  # characters of the text that the detection reads


def language_of_name(path: str | PathLike[str]) -> str | None:
    """The language that a file name gives as its last part, such as ``en.txt``, ``law.fr``, ``act_fr-CA.txt``.

    A language may be given by its code, or by its name in English or in the language itself.
    """
    stem, _, suffix = Path(path).name.rpartition(".")
    for part in reversed([*stem.split("."), suffix]):
        *rest, last = re.split(r"[_-]", part)
        if rest and re.fullmatch(r"[A-Z]{2}", last) and re.fullmatch(r"[a-z]{2,3}", rest[-1]):
            lang = _language(rest[-1])
            if lang is not None:
                return f"{lang}-{last}"
        # A language is alone between full stops, or ends a name in capitals, in full, or as one of the languages
        # of most documents: what ends "read_it" and "how-it-is" is a word.
        if not rest or last.isupper() or len(last) > 3 or last in _COMMON:
            lang = _language(last)
            if lang is not None:
                return lang
    return None


def _language(word: str) -> str | None:
    """The code of the language that a part of a file name stands for."""
    if len(word) > 3 or not word.isascii():
        return named_language(word)
    code = two_letter_code(word) or word.lower()
    return code if code in _IN_NAMES and word.lower() not in _WORDS else None


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code."""
    return str(_classifier()(text[:_SAMPLE])[0])


def leaning(text: str, first: str, second: str) -> float:
    """How much more likely a text is in the first language than in the second: the natural logarithm of the odds.

    It grows with the length of the text; 0 if the text has no letters, or if a language is not among those known.
    """
    codes = base_language(first), base_language(second)
    if not _DETECTED.issuperset(codes) or not any(character.isalpha() for character in text):
        return 0.0
    from py3langid.langid import rank

    _classifier()
    scores = dict(rank(text[:_SAMPLE]))
    return float(scores[codes[0]] - scores[codes[1]])


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """The classifier of py3langid, choosing among the languages known here."""
    from py3langid.langid import classify, set_languages

    set_languages(sorted(_DETECTED))
    return classify  # type: ignore[no-any-return]  # py3langid has no types
