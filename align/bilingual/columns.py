"""Which columns of a table are the two languages: by what the heading says, else by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.bilingual.halves import Wish, languages_of, letters
from tmx.base.languages import base_language, is_code, named_language, tidy_code, two_letter_code

Cells = Mapping[tuple[int, int], str]
"""The texts of the cells of a table by row and column."""

_SOURCE = frozenset({"source", "src", "original"})
_TARGET = frozenset({"target", "tgt", "trg", "translation", "traduction", "cible"})
_MOST_WORDS = 4  # of a heading such as "English text (authentic)"
_LEAST_OF_COLUMN = 0.05  # of the letters of a table; a column with fewer is numbers or remarks


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is in a language."""

    number: int
    lang: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The two columns to align, whether the first row names them, and the others that have text."""

    source: Column
    target: Column
    headed: bool
    others: tuple[int, ...]


def choose_columns(tables: Sequence[Cells], wish: Wish) -> Choice | None:
    """The two columns of some tables of one shape that hold two languages; None if there are not two.

    Of several, the two leftmost languages are chosen, unless the user names others; of several columns in one
    language, that with the most text.
    """
    numbers = sorted({column for cells in tables for _, column in cells})
    first = {column: _heading(tables[0], column) for column in numbers}
    named = {column: lang for column, text in first.items() if (lang := _language_named(text)) is not None}
    headed = len({base_language(lang) for lang in named.values()}) > 1
    named = named if headed else {}
    roles = {column: text.strip().lower() for column, text in first.items()}
    body = {column: _texts(tables, column, headed=headed) for column in numbers}
    sizes = {column: sum(map(letters, texts)) for column, texts in body.items()}
    least = _LEAST_OF_COLUMN * sum(sizes.values())
    found: list[Column] = []
    for column in numbers:
        lang = named.get(column) or _language_of(body[column]) if sizes[column] > 0 else None
        if lang is not None and (sizes[column] >= least or column in named):
            found.append(Column(column, lang))
    by_role = _by_role(found, roles)
    if by_role is not None:
        pair: tuple[Column, Column] | None = by_role
        headed = True
    else:
        pair = _pair(found, sizes, wish)
    if pair is None:
        return None
    others = tuple(c for c in numbers if c not in (pair[0].number, pair[1].number) and sizes[c])
    return Choice(*pair, headed, others)


def _pair(found: Sequence[Column], sizes: Mapping[int, int], wish: Wish) -> tuple[Column, Column] | None:
    """The columns of the two languages wished for, each the largest of its language."""
    largest: dict[str, Column] = {}
    for column in found:
        lang = base_language(column.lang)
        if lang not in largest or sizes[column.number] > sizes[largest[lang].number]:
            largest[lang] = column
    langs = wish.of(column.lang for column in sorted(largest.values(), key=lambda column: column.number))
    if langs is None:
        return None
    source, target = (Column(largest[base_language(lang)].number, lang) for lang in langs)
    return source, target


def _by_role(found: Sequence[Column], roles: Mapping[int, str]) -> tuple[Column, Column] | None:
    """The columns that are headed source and target, if they are in two languages."""
    source = next((column for column in found if roles[column.number] in _SOURCE), None)
    target = next((column for column in found if roles[column.number] in _TARGET), None)
    if source is None or target is None or base_language(source.lang) == base_language(target.lang):
        return None
    return source, target


def _heading(cells: Cells, column: int) -> str:
    first = min((row for row, _ in cells), default=0)
    return cells.get((first, column), "")


def _texts(tables: Sequence[Cells], column: int, *, headed: bool) -> list[str]:
    firsts = [min((row for row, _ in cells), default=0) if headed else 0 for cells in tables]
    return [
        text
        for cells, first in zip(tables, firsts, strict=True)
        for (row, at), text in cells.items()
        if at == column and row != first
    ]


def _language_of(texts: Sequence[str]) -> str | None:
    """The language of most of the text of a column: its cells are judged together if they are short."""
    joined = " ".join(texts)
    languages = languages_of([joined]) if letters(joined) < 400 else languages_of(texts)
    return languages[0][0] if languages else None


def _language_named(text: str) -> str | None:
    """The language that a heading names, by its name or its code."""
    words = re.findall(r"[^\W\d_]+(?:[-_][^\W_]+)*", text)
    if not 1 <= len(words) <= _MOST_WORDS:
        return None
    for word in words:
        if len(word) > 3 and (named := named_language(word)) is not None:
            return named
    word = words[0].replace("_", "-")
    if len(words) > 1 or not is_code(word):
        return None
    usual = two_letter_code(word) or tidy_code(word)
    return usual if named_code(base_language(usual)) else None


def named_code(code: str) -> bool:
    """Whether a two-letter code is that of a language with a name, as "no" and "id" also are."""
    from tmx.base.languages import english_name

    return len(code) == 2 and english_name(code) is not None
