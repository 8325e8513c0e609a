"""Headings of the divisions of treaties, laws and books: parts, chapters, articles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import combining, normalize

from align.core.grammar import Grammar
from align.language.roman import ROMAN, roman_value

_ROMAN = rf"(?![DM]){ROMAN}"  # a part D is the fourth, not the five hundredth
_ENDING = r"(?i:er|re|ere|eme|e|nde?|st|rd|th)\b"  # of an ordinal in figures, without accents
_WORDS = r"[A-Za-z]+(?:[\s-](?i:et[\s-])?[A-Za-z]+)?"
_CODE = r"[LRDA]\.?\s?\d+(?:-\d+)*"  # of the articles of French codes
_FIGURE = rf"{_CODE}|(?:\d+|{_ROMAN})(?:[.-]\d+)*(?:-[A-Z])?|[A-Z]"
_LATIN = r"(?i:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)"
_SUFFIX = rf"{_LATIN}(?:\s[A-Z])?|(?<=[\d\s])[A-Z](?=\s?[.:–—]|$)"
# After a number running text goes on with a small letter; after one in words, with any.
_MARKED = r"\s?[.:–—].*|\s-\s.*|\s\(.*"
_TITLED = rf"{_MARKED}|\s(?=[A-Z\d«“\"\[]).*"


def division(text: str, grammar: Grammar) -> tuple[int, str] | None:
    """The level (1 for the outermost) and the name, the same in all languages, of a heading such as
    « Chapitre II », « Première partie » or "Article 5 bis — Definitions"; None if the text is not one.

    Numbers are given in digits, since each language writes them in its own way (« Chapitre premier »,
    "Chapter I"); a letter stays ("part A").
    """
    text = _plain(text)
    for level, (name, nouns) in enumerate(grammar.divisions, 1):
        pattern = _pattern(nouns)
        if (match := pattern.fullmatch(text)) is not None:
            figure, words = match["figure"] or match["before"], match["words"] or match["ordinal"]
            number = _in_digits(figure) if figure else _spelled_out(words, grammar.number_words)
            if number is None:
                return None
            suffix = [part if len(part) == 1 else part.lower() for part in (match["suffix"] or "").split()]
            return level, " ".join([name, number, *suffix])
    return None


@cache
def _pattern(nouns: str) -> re.Pattern[str]:
    """What the headings of a division look like."""
    noun = f"(?:{nouns})"
    return re.compile(
        rf"{noun}\s(?P<figure>{_FIGURE})(?:\s?{_ENDING})?(?:\s?(?P<suffix>{_SUFFIX}))?(?!\w)(?:{_TITLED})?"
        rf"|{noun}\s(?i:the\s)?(?P<words>{_WORDS})(?:{_MARKED})?"
        rf"|(?:(?P<before>\d+|{_ROMAN})\s?{_ENDING}|(?=[A-Z])(?!(?i:one|une?)\s)(?P<ordinal>{_WORDS}))"
        rf"\s(?i:{noun})(?:{_MARKED})?"
    )


def _in_digits(figure: str) -> str:
    """A figure with its number in digits: "II.1" is 2.1, « L. 111-1 » L111-1; a letter is itself."""
    if re.fullmatch(rf"{_CODE}|[A-HJ-UWYZ]", figure):
        return re.sub(r"[\s.]", "", figure)
    return re.sub(
        r"^(?:\d+|[A-Z]+)",
        lambda number: str(int(number[0]) if number[0].isdecimal() else roman_value(number[0])),
        figure,
    )


def _spelled_out(words: str, known: Mapping[str, int]) -> str | None:
    """The number that words say, in digits, or None: "twenty-one" is 21."""
    values = [known.get(word, 0) for word in re.split(r"[\s-](?:et[\s-])?", words.lower())]
    if not all(values) or (len(values) > 1 and values[0] % 10):
        return None
    return str(sum(values))


def _plain(text: str) -> str:
    """The text without accents, which capitals often lack."""
    return "".join(character for character in normalize("NFD", text) if not combining(character))
