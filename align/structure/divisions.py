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
    any_word,
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
_NOUNS = ("noun", "noun_after", "noun_dotted", "noun_han", "noun_wide", "noun_alone")
_HEAD = 200  # characters of a text in which its heading is
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
    bare, places = plain(text[:_HEAD])
    if (match := grammar.phrases["division"].fullmatch(bare)) is None:
        return None
    kind = _kinds(grammar.divisions)[next(match[group] for group in _NOUNS if match[group]).lower()]
    figure = next((match[group] for group in _FIGURES if match[group]), None)
    number = in_digits(figure) if figure else _in_words(match, grammar.ordinals, grammar.cardinals)
    if number is None or only not in ("", kind.name):
        return None
    suffix = [part if len(part) == 1 else part.lower() for part in _suffixes(match)]
    name = " ".join([kind.name, *filter(None, [number]), *suffix])
    return Found(kind.level, name, places[_end(match)], kind.run_in)


def _in_words(match: re.Match[str], ordinals: NumberWords, cardinals: NumberWords) -> str | None:
    words = match["words"] or match["ordinal"]
    return spelled_out(words, ordinals, cardinals) if words else ""


def _suffixes(match: re.Match[str]) -> list[str]:
    if match["again"]:
        return ["bis"]
    return (match["suffix"] or "").lstrip("-").split()


def _end(match: re.Match[str]) -> int:
    return max(match.end(name) for name in ("label", "label_before", "label_wide", "label_alone"))


@cache
def _kinds(divisions: tuple[Division, ...]) -> dict[str, Division]:
    """Which division words mean, in small letters without accents."""
    return {plain(word)[0].lower(): kind for kind in divisions for _, words in kind.words for word in words}


def _heading(divisions: Sequence[Division], ordinals: NumberWords, cardinals: NumberWords) -> str:
    """A pattern of what the head of a heading looks like without accents: see `division`."""
    number = (
        rf"(?:(?P<figure>{FIGURE})|[(（](?P<bracketed>\d+)[)）])(?:\s?{_ENDING})?(?:\s?(?P<suffix>{_SUFFIX}))?"
        rf"|(?i:the\s)?(?P<words>{word_pattern(ordinals, cardinals)})"
    )
    spaced, german, wide = (_nouns(divisions, which) for which in ("any", "de", "zh"))
    ordinal = ordinal_pattern(ordinals, cardinals)
    before = (
        rf"(?:(?P<before>{BEFORE})\s?{_ENDING}|(?![a-zа-я])(?P<ordinal>{ordinal}))\s(?P<noun_after>(?i:{spaced}))"
        rf"|(?P<dotted>{BEFORE})\.\s(?P<noun_dotted>{german})"
    )
    han = (
        rf"第\s?(?P<han>\d+|{HAN})\s?(?P<noun_han>{wide})(?P<again>之一)?"
        rf"|(?P<noun_wide>{wide})\s?(?P<behind>\d+|{HAN})"
    )
    # There may be only one annex, without a number.
    annexes = [kind for kind in divisions if not kind.level]
    alone = rf"(?P<noun_alone>{_nouns(annexes, 'any')}|{_nouns(annexes, 'zh')})"
    return (
        rf"(?P<label>(?P<noun>{spaced})(?:(?<=[§.])\s?|\s)(?:{number})){_AFTER}|(?P<label_before>{before}){_AFTER}"
        rf"|(?P<label_wide>{han}){_WIDE_AFTER}|(?P<label_alone>{alone}){_AFTER}"
    )


def _nouns(divisions: Sequence[Division], which: str) -> str:
    """A pattern for the words of divisions: those of one language, or of any that is written with spaces."""
    listed = [
        words
        for kind in divisions
        for lang, words in kind.words
        if lang == which or (which == "any" and lang != "zh")
    ]
    return _either(plain(word)[0] for words in listed for word in words)


def _either(words: Iterable[str]) -> str:
    """A pattern for any of some words, as written and in capitals."""
    spellings = sorted({form for word in words for form in (word, word.upper())}, key=len, reverse=True)
    return any_word(map(re.escape, spellings))


def heading_phrases(
    divisions: Sequence[Division], ordinals: NumberWords, cardinals: NumberWords
) -> dict[str, str]:
    """Patterns for lines that are the heading of a division, with its title only after a mark: `division_heading`,
    `article_heading` for those of the innermost levels, and `annex_heading` for those of the outermost level, which
    may have no number. `division_word`: texts that begin with the word of a division, whatever follows. `division`:
    the heads of headings as `division` reads them.
    """
    words = [spelled for table in (ordinals, cardinals) for _, spelled in table]
    in_words = f"(?i:{any_word(dict.fromkeys([*words, *(plain(word)[0] for word in words)]))})"
    number = rf"(?:\d+|{ROMAN}|[A-Z]|{in_words})"

    def numbered(kinds: Sequence[Division]) -> str:
        inner = [(lang, word) for kind in kinds for lang, listed in kind.words for word in listed]
        spaced = [word for lang, word in inner if lang != "zh"]
        noun = _either([*spaced, *(plain(word)[0] for word in spaced)])
        wide = "|".join(word for lang, word in inner if lang == "zh") or "(?!)"
        after = rf"{noun}(?:\s|(?<=[§.])){number}{_ENDING}?(?:\s?(?:{_SUFFIX}))?(?:{_MARKED})?"
        before = rf"(?:{in_words}|\d+(?:{_ENDING}|\.))\s{noun}"
        return rf"{after}|{before}|第(?:\d+|{HAN})(?:{wide})(?:\s.*)?"

    nouns = _either(
        word for kind in divisions for lang, listed in kind.words if lang != "zh" for word in listed
    )
    annex = _either(
        word for kind in divisions if not kind.level for _, listed in kind.words for word in listed
    )
    return {
        "division": _heading(divisions, ordinals, cardinals),
        "annex_heading": rf"{annex}(?:\s?(?:{number}|{HAN}))?(?:{_MARKED})?",
        "division_word": rf"(?s:(?:{nouns}(?!\w)|第(?:\d+|{HAN})).*)",
        "division_heading": numbered([kind for kind in divisions if kind.level]),
        "article_heading": numbered([kind for kind in divisions if kind.level >= ARTICLE]),
    }
