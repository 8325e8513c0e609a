"""The marks of notes in the shapes that texts give them: ``/1``, ``¹``, ``[1]``, ``(1)``, ``†``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from align.core.grammar import Grammar
from align.language.powers import BASE

HEAD = (
    r"[¹²³⁰⁴-⁹]{1,4}(?=\s*[^\s\d])|\[\d{1,3}\](?=\s*\S)|\(\d{1,3}\)(?=\s+\S)"
    r"|/\d{1,3}(?=\s+\S)|[†‡∗]{1,3}(?=\s*\S)"
)
"""What opens a note, besides a plain number and asterisks."""
REFERENCE = r"([¹²³⁰⁴-⁹]{1,4})(?!\w)|[^\s(]\s?(\[\d{1,3}\])|[\w,.;:)»”]\s?([†‡∗]{1,3})"
"""What refers to such a note."""
_NEAR = 40  # characters before a mark that tell what it is
_POWER = re.compile(rf"(?:{BASE}|(?<!\d)\d{{1,2}})$")
_BRACKETED = re.compile(r"\s?(?:\[(\d{1,3})\]|\((\d{1,3})\))")
_BREAK = re.compile(r"[\s(\[«“]")  # before a word
_RAISED = re.compile("[¹²³⁰⁴-⁹]+")


def last_word(text: str) -> str:
    """The last word of a text, as far as it is one of usual length; empty after white space."""
    return _BREAK.split(text[-_NEAR:])[-1]


def takes_number(before: str, grammar: Grammar) -> bool:
    """Whether a text ends with a thing that has a number of its own: "Corr.", "paragraph", « no »."""
    return grammar.is_phrase(last_word(before), "numbered_thing")


class Shaped(NamedTuple):
    """A reference whose shape tells it: its place in the text, its number, and what it has besides."""

    start: int
    end: int
    number: str
    extra: str


def token(label: str) -> str:
    """By what a reference to a note is known: its number, in brackets where the mark has them.

    >>> token("¹²"), token("[3]"), token("/4"), token("**")
    ('12', '[3]', '4', '**')
    """
    return normalize("NFKC", label).strip("/") if any(map(str.isdigit, label)) else label


class ShapedReferences:
    """Finds the references to the notes of a document, as far as their shape tells them."""

    def __init__(self, labels: Sequence[str], grammar: Grammar) -> None:
        """`labels` are those of the notes as printed; `grammar` knows the things that have numbers of their own."""
        self.grammar = grammar
        self.numbers = {grammar.notes.number(label) for label in labels}
        self.bracketed = {token(label) for label in labels if label.startswith(("[", "("))}

    def of(self, text: str, head: int = 0) -> list[Shaped]:
        """Those of one text, the raised ones first; the label at its head, of `head` characters, holds none."""
        found: list[Shaped] = []
        for match in _RAISED.finditer(text, head) if self.numbers else ():
            number = self.grammar.notes.number(match.group())
            if number in self.numbers and not _POWER.search(_before(text, match)):
                found.append(Shaped(*match.span(), number, ""))
        for match in _BRACKETED.finditer(text, head) if self.bracketed else ():
            mark, before = match.group().strip(), _before(text, match)
            if mark in self.bracketed and before and not takes_number(before, self.grammar):
                found.append(Shaped(*match.span(), mark[1:-1], mark[0] + mark[-1]))
        return found


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]
