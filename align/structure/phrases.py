"""The standing phrases of United Nations documents, read from ``un.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any
from unicodedata import combining, normalize

_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ENDING = r"(?i:er|re|ere|eme|e|nde?|st|rd|th)\b"  # of an ordinal in figures, without accents
_WORDS = r"[A-Za-z]+(?:[\s-](?i:et[\s-])?[A-Za-z]+)?"
_CODE = r"[LRDA]\.?\s?\d+(?:-\d+)*"  # of the articles of French codes
_REST = r"(?:[.-]\d+)*(?:-[A-Z])?"
_FIGURE = rf"{_CODE}|(?:\d+|{_ROMAN}){_REST}|[A-Z]"
_LATIN = r"(?i:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)"
_SUFFIX = rf"{_LATIN}(?:\s[A-Z])?|(?<=[\d\s])[A-Z](?=\s?[.:–—]|$)"


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
    « Chapitre II », « Première partie » or "Article 5 bis — Definitions"; None if the text is no such heading.

    Numbers are given in digits, since each language writes them in its own way (« Chapitre premier »,
    "Chapter I"); a letter stays ("part A").
    """
    text = _plain(text)
    for level, (name, pattern) in enumerate(_divisions(), 1):
        if (match := pattern.fullmatch(text)) is not None:
            number = _number(match["figure"] or match["words"] or match["ordinal"])
            if number is None:
                return None
            suffix = match["suffix"] or ""
            return level, " ".join([name, number, *(s if len(s) == 1 else s.lower() for s in suffix.split())])
    return None


@cache
def _divisions() -> list[tuple[str, re.Pattern[str]]]:
    # Running text goes on with a small letter, or after a number in words with any.
    marked = r"\s?[.:–—].*|\s-\s.*|\s\(.*"
    titled = rf"(?:{marked}|\s(?=[A-Z\d«“\"\[]).*)?"
    return [
        (
            name,
            re.compile(
                rf"{noun}\s(?P<figure>{_FIGURE})(?:\s?{_ENDING})?(?:\s?(?P<suffix>{_SUFFIX}))?(?!\w){titled}"
                rf"|{noun}\s(?i:the\s)?(?P<words>{_WORDS})(?:{marked})?"
                rf"|(?P<ordinal>(?:\d+|{_ROMAN})\s?{_ENDING}|(?=[A-Z])(?!(?i:one|une?)\s){_WORDS})\s"
                rf"(?i:{noun})(?:{marked})?"
            ),
        )
        for name, noun in _data()["divisions"]
    ]


def _number(text: str) -> str | None:
    """The number in digits that digits, Roman numerals or words say, a letter as it is, or None.

    Points and hyphens inside a number stay: "II.1" is 2.1, « L. 111-1 » L111-1.
    """
    words = [_number_words().get(word, 0) for word in re.split(r"[\s-](?:et[\s-])?", text.lower())]
    if all(words):
        return str(sum(words)) if len(words) == 1 or words[0] % 10 == 0 else None
    if len(text) == 1 and text.isupper() and text not in "IVX":
        return text
    figure = re.fullmatch(rf"(?:(?P<digits>\d+)|(?P<roman>{_ROMAN}))(?P<rest>{_REST})(?:\s?{_ENDING})?", text)
    if figure is None:
        return re.sub(r"[\s.]", "", text) if re.fullmatch(_CODE, text) else None
    if figure["digits"]:
        return f"{int(figure['digits'])}{figure['rest']}"
    values = [_ROMAN_DIGITS[digit] for digit in figure["roman"]]
    return f"{sum(-one if one < after else one for one, after in pairwise([*values, 0]))}{figure['rest']}"


@cache
def _number_words() -> dict[str, int]:
    words: dict[str, list[str]] = _data()["number_words"]
    return {word: int(value) for value, names in words.items() for word in names}


def _plain(text: str) -> str:
    """The text without accents, which capitals often lack."""
    return "".join(character for character in normalize("NFD", text) if not combining(character))


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
