"""Headings of the divisions of treaties, laws and books: parts, chapters, articles."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from align.language.roman import ROMAN, roman_value
from align.layout.phrases import data

_ROMAN = rf"(?![DM]){ROMAN}"  # a part D is the fourth, not the five hundredth
_ENDING = r"(?i:er|re|ere|eme|e|nde?|st|rd|th)\b"  # of an ordinal in figures, without accents
_WORDS = r"[A-Za-z]+(?:[\s-](?i:et[\s-])?[A-Za-z]+)?"
_CODE = r"[LRDA]\.?\s?\d+(?:-\d+)*"  # of the articles of French codes
_FIGURE = rf"{_CODE}|(?:\d+|{_ROMAN})(?:[.-]\d+)*(?:-[A-Z])?|[A-Z]"
_LATIN = r"(?i:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)"
_SUFFIX = rf"{_LATIN}(?:\s[A-Z])?|(?<=[\d\s])[A-Z](?=\s?[.:–—]|$)"
# Behind a number running text goes on with a small letter, behind one in words with any.
_MARKED = r"\s?[.:–—].*|\s-\s.*|\s\(.*"
_TITLED = rf"{_MARKED}|\s(?=[A-Z\d«“\"\[]).*"


def division(text: str) -> tuple[int, str] | None:
    """The level (1 for the outermost) and the name, the same in all languages, of a heading such as
    « Chapitre II », « Première partie » or "Article 5 bis — Definitions"; None if the text is no such heading.

    Numbers are given in digits, since each language writes them in its own way (« Chapitre premier »,
    "Chapter I"); a letter stays ("part A").
    """
    text = _plain(text)
    for level, (name, pattern) in enumerate(_divisions(), 1):
        if (match := pattern.fullmatch(text)) is not None:
            figure, words = match["figure"] or match["before"], match["words"] or match["ordinal"]
            number = _in_digits(figure) if figure else _spelled_out(words)
            if number is None:
                return None
            suffix = [part if len(part) == 1 else part.lower() for part in (match["suffix"] or "").split()]
            return level, " ".join([name, number, *suffix])
    return None


@cache
def _divisions() -> list[tuple[str, re.Pattern[str]]]:
    """The name of each division and what its headings look like, outermost first."""
    return [
        (
            name,
            re.compile(
                rf"{noun}\s(?P<figure>{_FIGURE})(?:\s?{_ENDING})?(?:\s?(?P<suffix>{_SUFFIX}))?(?!\w)(?:{_TITLED})?"
                rf"|{noun}\s(?i:the\s)?(?P<words>{_WORDS})(?:{_MARKED})?"
                rf"|(?:(?P<before>\d+|{_ROMAN})\s?{_ENDING}|(?=[A-Z])(?!(?i:one|une?)\s)(?P<ordinal>{_WORDS}))"
                rf"\s(?i:{noun})(?:{_MARKED})?"
            ),
        )
        for name, noun in data()["divisions"]
    ]


def _in_digits(figure: str) -> str:
    """A figure with its number in digits: "II.1" is 2.1, « L. 111-1 » L111-1; a letter is itself."""
    if re.fullmatch(rf"{_CODE}|[A-HJ-UWYZ]", figure):
        return re.sub(r"[\s.]", "", figure)
    return re.sub(
        r"^(?:\d+|[A-Z]+)",
        lambda number: str(int(number[0]) if number[0].isdecimal() else roman_value(number[0])),
        figure,
    )


def _spelled_out(words: str) -> str | None:
    """The number that words say, in digits, or None: "twenty-one" is 21."""
    values = [_number_words().get(word, 0) for word in re.split(r"[\s-](?:et[\s-])?", words.lower())]
    if not all(values) or (len(values) > 1 and values[0] % 10):
        return None
    return str(sum(values))


@cache
def _number_words() -> dict[str, int]:
    words: dict[str, list[str]] = data()["number_words"]
    return {word: int(value) for value, names in words.items() for word in names}


def _plain(text: str) -> str:
    """The text without accents, which capitals often lack."""
    return "".join(character for character in normalize("NFD", text) if not combining(character))
