"""Headings of the divisions of treaties, laws and books: parts, chapters, articles, in ten languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from align.core.grammar import Grammar
from align.core.rules import Division
from align.language.han import HAN
from align.language.roman import ROMAN
from align.structure.division_numbers import (
    BEFORE,
    FIGURE,
    NumberWords,
    in_digits,
    ordinal_pattern,
    plain,
    spelled_out,
    word_pattern,
)

_ENDING = r"(?:(?i:er|re|ere|eme|e|nde?|st|rd|th)\b|\.?[ºª°]|o(?=\s|$|\.))"  # of an ordinal in figures
_LATIN = r"(?i:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)"
_SUFFIX = rf"-?{_LATIN}(?:\s[A-Z])?|(?<=[\d\s])[A-Z](?=\s?[.:–—]|$)|(?<=\d)[a-z](?=\s|[.:]|$)"
# After a number running text goes on with a small letter, in Arabic with a particle.
_CAPITAL = r"[A-ZА-Я\d«“„\"\[(*一-鿿]|(?!(?:من|في|على|الى|التي|الذي|اعلاه|ان)\s)[ء-ي]"
_MARKED = r"\s?[.:：–—、].*|\s-\s.*|\s[(（].*"
_AFTER = rf"(?!\w)(?:{_MARKED}|\s(?={_CAPITAL}).*)?"
ARTICLE = 7
"""The level of articles: see common/divisions.toml."""
_FIGURES = ("figure", "bracketed", "before", "dotted", "han", "behind")
_WIDE_AFTER = r"(?:\s.*|[.:：、(（].*)?"


@dataclass(frozen=True, slots=True)
class Found:
    """A division that a text names: its level, its name, and where its label ends in the text.

    `run_in`: the role of the text if a paragraph follows in the same line; empty if none may.
    """

    level: int
    name: str
    end: int
    run_in: str = ""


def division(text: str, grammar: Grammar, only: str = "") -> Found | None:
    """The division that a heading opens, such as « Chapitre II », « Première partie », "Article 5 bis —
    Definitions", 第二章 or « Глава вторая »; None if the text is not such a heading.

    The name is the same in all languages. Numbers are given in digits, since each language writes them in its own
    way (« Chapitre premier », "Chapter I"); a letter stays ("part A").

    Args:
        text: a heading, or any paragraph.
        grammar: the kind of document.
        only: the name of the division that is looked for, if it is only one.
    """
    bare, places = plain(text)
    for kind, pattern in _patterns(grammar.divisions, grammar.ordinals, grammar.cardinals):
        if only in ("", kind.name) and (match := pattern.fullmatch(bare)) is not None:
            numbers = grammar.ordinals, grammar.cardinals
            figure = next((match[group] for group in _FIGURES if match[group]), None)
            number = in_digits(figure) if figure else _in_words(match, *numbers)
            if number is None:
                return None
            suffix = [part if len(part) == 1 else part.lower() for part in _suffixes(match)]
            name = " ".join([kind.name, *filter(None, [number]), *suffix])
            return Found(kind.level, name, places[_end(match)], kind.run_in)
    return None


def _in_words(match: re.Match[str], ordinals: NumberWords, cardinals: NumberWords) -> str | None:
    words = match["words"] or match["ordinal"]
    return spelled_out(words, ordinals, cardinals) if words else ""


def _suffixes(match: re.Match[str]) -> list[str]:
    if match["again"]:
        return ["bis"]
    return (match["suffix"] or "").lstrip("-").split()


def _end(match: re.Match[str]) -> int:
    return max(match.end(name) for name in ("label", "label_before", "label_wide"))


@cache
def _patterns(
    divisions: tuple[Division, ...], ordinals: NumberWords, cardinals: NumberWords
) -> tuple[tuple[Division, re.Pattern[str]], ...]:
    """What the headings of each division look like."""
    return tuple((kind, _pattern(kind, ordinals, cardinals)) for kind in divisions)


def _pattern(kind: Division, ordinals: NumberWords, cardinals: NumberWords) -> re.Pattern[str]:
    noun, german, wide = (_nouns(kind, which) for which in ("any", "de", "zh"))
    number = (
        rf"(?:(?P<figure>{FIGURE})|[(（](?P<bracketed>\d+)[)）])(?:\s?{_ENDING})?(?:\s?(?P<suffix>{_SUFFIX}))?"
        rf"|(?i:the\s)?(?P<words>{word_pattern(ordinals, cardinals)})"
    )
    ordinal = ordinal_pattern(ordinals, cardinals)
    before = (
        rf"(?:(?P<before>{BEFORE})\s?{_ENDING}|(?![a-zа-я])(?P<ordinal>{ordinal}))\s(?i:{noun})"
        rf"|(?P<dotted>{BEFORE})\.\s(?:{german})"
    )
    han = rf"第\s?(?P<han>\d+|{HAN})\s?(?:{wide})(?P<again>之一)?|(?:{wide})\s?(?P<behind>\d+|{HAN})"
    if kind.level:
        after_noun = rf"{noun}(?:(?<=[§.])\s?|\s)(?:{number})"
    else:  # there may be only one annex, without a number
        after_noun = rf"{noun}(?:\s(?:{number}))?"
        han = rf"{han}|(?:{wide})"
    return re.compile(
        rf"(?P<label>{after_noun}){_AFTER}|(?P<label_before>{before}){_AFTER}|(?P<label_wide>{han}){_WIDE_AFTER}"
    )


def _nouns(kind: Division, which: str) -> str:
    """A pattern for the words of a division: those of one language, or of any that is written with spaces."""
    languages = [words for lang, words in kind.words if lang == which or (which == "any" and lang != "zh")]
    return _either(plain(word)[0] for words in languages for word in words)


def _either(words: Iterable[str]) -> str:
    """A pattern for any of some words, as written and in capitals."""
    spellings = sorted({form for word in words for form in (word, word.upper())}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, spellings))})" if spellings else r"(?!)"


def heading_lines(divisions: Sequence[Division], *numbers: NumberWords) -> dict[str, re.Pattern[str]]:
    """Phrases for lines that are the heading of a division, with its title only after a mark: `division_heading`,
    `article_heading` for those of the innermost levels, and `annex_heading` for those of the outermost level, which
    may have no number. `division_word`: texts that begin with the word of a division, whatever follows.
    """
    words = [spelled for table in numbers for _, spelled in table]
    number = rf"(?:\d+|{ROMAN}|[A-Z]|(?i:{'|'.join({*words, *(plain(word)[0] for word in words)})}))"

    def numbered(kinds: Sequence[Division]) -> re.Pattern[str]:
        inner = [(lang, word) for kind in kinds for lang, listed in kind.words for word in listed]
        spaced = [word for lang, word in inner if lang != "zh"]
        noun = _either([*spaced, *(plain(word)[0] for word in spaced)])
        wide = "|".join(word for lang, word in inner if lang == "zh") or "(?!)"
        after = rf"{noun}(?:\s|(?<=[§.])){number}{_ENDING}?(?:\s?(?:{_SUFFIX}))?(?:{_MARKED})?"
        before = rf"(?:(?i:{'|'.join(words) or '(?!)'})|\d+(?:{_ENDING}|\.))\s{noun}"
        return re.compile(rf"{after}|{before}|第(?:\d+|{HAN})(?:{wide})(?:\s.*)?")

    nouns = _either(
        word for kind in divisions for lang, listed in kind.words if lang != "zh" for word in listed
    )
    annex = _either(
        word for kind in divisions if not kind.level for _, listed in kind.words for word in listed
    )
    return {
        "annex_heading": re.compile(rf"{annex}(?:\s?(?:{number}|{HAN}))?(?:{_MARKED})?"),
        "division_word": re.compile(rf"(?:{nouns}(?!\w)|第(?:\d+|{HAN})).*", re.DOTALL),
        "division_heading": numbered([kind for kind in divisions if kind.level]),
        "article_heading": numbered([kind for kind in divisions if kind.level >= ARTICLE]),
    }
