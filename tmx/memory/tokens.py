"""The words of a segment, as the memory compares them.

Words are those of `tmx.base.words.word_spans`, in lower case, with two of a kind for what a translator adapts at a
glance: every number is the same word, and so is every symbol of a document. Segments of equal words differ in nothing
else but case, punctuation and codes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tmx.base.words import joined_words

NUMBER, SYMBOL = "0", "/0"
"""The words that stand for any number, and for any symbol."""

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_JOINT = re.compile(r"[./,:]")
_PART = re.compile(r"[./,:]|[^./,:]+")
_KEPT = 1 << 17  # chunks whose words are kept: most texts are made of the same ones


def words(text: str) -> list[str]:
    """The words; of a segment without words, its punctuation marks.

    >>> words("L’ordre du jour (A/59/L.21, par. 3)"), words("***")
    (['l', 'ordre', 'du', 'jour', '/0', 'par', '0'], ['*', '*', '*'])
    """
    found: list[str] = []
    for chunk in text.split():
        found += words_of_chunk(chunk)
    return found or tokens(text)


def tokens(text: str) -> list[str]:
    """The words and punctuation marks as they are written, numbers and symbols whole.

    >>> tokens("l’ordre du jour (A/59/L.21, par. 3)")
    ['l', '’', 'ordre', 'du', 'jour', '(', 'A/59/L.21', ',', 'par', '.', '3', ')']
    """
    found: list[str] = []
    for chunk in text.split():
        found += _tokens_of_chunk(chunk)
    return found


@lru_cache(maxsize=_KEPT)
def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words of a text without white space; none if it has only punctuation."""
    found: list[str] = []
    for run in joined_words(chunk):
        if run.isalpha():
            found.append(run.lower())
        elif _is_one(run):
            found.append(SYMBOL if "/" in run and not _NUMBER.fullmatch(run) else NUMBER)
        else:
            found += [NUMBER if part.isdecimal() else part.lower() for part in _JOINT.split(run)]
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def _tokens_of_chunk(chunk: str) -> tuple[str, ...]:
    found: list[str] = []
    for run in joined_words(chunk, marks=True):
        found += [run] if run.isalpha() or _is_one(run) else _PART.findall(run)
    return tuple(found)


def _is_one(run: str) -> bool:
    """Whether words that are joined are a number, or the symbol of a document."""
    return _NUMBER.fullmatch(run) is not None or ("/" in run and any(map(str.isdecimal, run)))
