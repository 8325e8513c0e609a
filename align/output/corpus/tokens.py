"""Tokens of a text, as tools for corpora count them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.segmentation.abbreviations import is_abbreviated
from tmx.base.languages import base_language
from tmx.base.words import Span, token_spans

_APOSTROPHE = "['’]"
_NEAR = 60
"""Characters before a full stop that tell whether it belongs to an abbreviation."""

# Words that lose their vowel before another word, with the apostrophe; the rest is a word of its own.
_HEADS = {
    "fr": "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)",
    "it": r"(?:[^\W\d_]+)",
    "ca": "(?:[dlnmst])",
    "oc": "(?:[dlnmstqj]|qu)",
}
# What is written in one with the word before it: 's, 'll, n't (as in the Penn Treebank).
_ENGLISH = re.compile(rf"(?i)(.+?)({_APOSTROPHE}(?:s|ll|re|ve|d|m)|n{_APOSTROPHE}t)")


def tokens(text: str, lang: str) -> Iterator[tuple[str, bool]]:
    """The tokens of a text, each with whether it follows the one before without white space.

    Words, numbers and punctuation marks are tokens; so are abbreviations with their full stop. Elided words and English
    contractions are divided. No character but white space is lost.

    >>> [token for token, _ in tokens("L’État n’a pas lu A/RES/59/159, p. 3.", "fr")]
    ['L’', 'État', 'n’', 'a', 'pas', 'lu', 'A/RES/59/159', ',', 'p.', '3', '.']
    """
    language, end = base_language(lang), -1
    for start, stop in _with_abbreviations(text, language):
        for first, last in _divided(text, start, stop, language):
            yield text[first:last], first == end
            end = last


def _with_abbreviations(text: str, language: str) -> Iterator[Span]:
    """The tokens of any language, full stops joined to their abbreviations."""
    pending: Span | None = None
    for start, stop in token_spans(text):
        if pending is not None:
            if text[start:stop] == "." and pending[1] == start and _belongs(text, start, language):
                yield pending[0], stop
                pending = None
                continue
            yield pending
        pending = start, stop
    if pending is not None:
        yield pending


def _belongs(text: str, stop: int, language: str) -> bool:
    """Whether a full stop belongs to the word before it; at the end of a sentence, none does to a number."""
    after = text[stop + 1 : stop + 1 + _NEAR]
    if after and not after[0].isspace():
        return False
    before = text[max(0, stop - _NEAR) : stop]
    return (bool(after.strip()) or not before[-1:].isdigit()) and is_abbreviated(
        before, after.lstrip(), language
    )


def _divided(text: str, start: int, stop: int, language: str) -> Iterator[Span]:
    word = text[start:stop]
    if "'" not in word and "’" not in word:
        yield start, stop
        return
    if (heads := _HEADS.get(language)) is not None:
        while (match := re.match(rf"(?i){heads}{_APOSTROPHE}(?=\w)", text[start:stop])) is not None:
            yield start, start + match.end()
            start += match.end()
    elif language == "en" and (match := _ENGLISH.fullmatch(word)) is not None:
        yield start, start + match.end(1)
        start += match.end(1)
    yield start, stop
