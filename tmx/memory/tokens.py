"""The words of a segment, as the memory compares them.

Words are those of `tmx.base.words.word_spans`, in lower case, without what a translator adapts at a glance: numbers
and symbols of documents. Segments of equal words differ in nothing else but these, case, punctuation and codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tmx.base.words import joined_words

NUMBER, SYMBOL = "0", "/0"
"""What stands for any number, and for any symbol, in a text that has no other words."""

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_JOINT = re.compile(r"[./,:]")
_PART = re.compile(r"[./,:]|[^./,:]+")
_KEPT = 1 << 17  # chunks whose words are kept: most texts are made of the same ones


def words(text: str) -> list[str]:
    """The words, or what stands for them.

    >>> words("L’ordre du jour (A/59/L.21, par. 3)")
    ['l', 'ordre', 'du', 'jour', 'par']
    """
    found: list[str] = []
    for chunk in text.split():
        found += words_of_chunk(chunk)
    return found or instead_of_words(text)


def instead_of_words(text: str) -> list[str]:
    """What is compared in a text without words: that there are numbers and symbols, or else the punctuation marks.

    >>> instead_of_words("3 (A/59/L.21)"), instead_of_words("***")
    (['0', '/0'], ['*', '*', '*'])
    """
    values = [
        SYMBOL if "/" in run and not _NUMBER.fullmatch(run) else NUMBER
        for run in joined_words(text)
        if any(map(str.isdecimal, run))
    ]
    return values or tokens(text)


def tokens(text: str) -> list[str]:
    """The words and punctuation marks as they are written, numbers and symbols whole.

    >>> tokens("l’ordre du jour (A/59/L.21, par. 3)")
    ['l', '’', 'ordre', 'du', 'jour', '(', 'A/59/L.21', ',', 'par', '.', '3', ')']
    """
    found: list[str] = []
    for chunk in text.split():
        found += _tokens_of_chunk(chunk)
    return found


class Spelling(dict[str, str]):
    r"""Chunks of texts with a letter for each token, compared fast: one for each of some tokens, one for the rest.

    >>> Spelling(["par", ".", "3"]).text("(par. 3)") == "\x00\x01\x02\x03\x00"
    True
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        super().__init__()
        self._letters = {token: letter(number) for number, token in enumerate(dict.fromkeys(tokens), 1)}

    def text(self, text: str) -> str:
        """The letters of the tokens of a text."""
        return "".join(map(self.__getitem__, text.split()))

    def __missing__(self, chunk: str) -> str:
        known = self._letters.get
        letters = self[chunk] = "".join([known(token, "\0") for token in _tokens_of_chunk(chunk)])
        return letters


def letter(number: int) -> str:
    """A character for a number, none of those that are half of another."""
    return chr(number if number < 0xD800 else number + 0x800)


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """The places of the tokens, which follow one another with nothing but white space between them."""
    at = 0
    for token in tokens(text):
        start = text.index(token, at)
        at = start + len(token)
        yield start, at


def word_spans(text: str) -> list[tuple[int, int]]:
    """The places of the words, one for each of `words`; none if something else stands for them."""
    return [(start, end) for start, end in token_spans(text) for _ in words_of_chunk(text[start:end])]


@lru_cache(maxsize=_KEPT)
def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words of a text without white space, which may be none."""
    found: list[str] = []
    for run in joined_words(chunk):
        if run.isalpha():
            found.append(run.lower())
        elif not _is_one(run):
            found += [part.lower() for part in _JOINT.split(run) if not part.isdecimal()]
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
