"""The marks of notes in the shapes that texts give them: ``/1``, ``¹``, ``[1]``, ``(1)``, ``†``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from align.core.grammar import Grammar

HEAD = (
    r"[¹²³⁰⁴-⁹]{1,4}(?=\s*[^\s\d])|\[\d{1,3}\](?=\s*\S)|\(\d{1,3}\)(?=\s+\S)"
    r"|/\d{1,3}(?=\s+\S)|[†‡∗]{1,3}(?=\s*\S)"
)
"""What opens a note, besides a plain number and asterisks."""
REFERENCE = r"([¹²³⁰⁴-⁹]{1,4})(?!\w)|[^\s(]\s?(\[\d{1,3}\])|[\w,.;:)»”]\s?([†‡∗]{1,3})"
"""What refers to such a note."""
# After these a raised figure is a power: square metres.
_POWER = re.compile(r"(?:\b(?:[kcdmµ]?m|ft|in|yd|mi|x|y|s|м|км)|(?<!\d)\d{1,2})$")
_BRACKETED = re.compile(r"\s?(?:\[(\d{1,3})\]|\((\d{1,3})\))")
_BREAK = re.compile(r"[\s(\[«“]")  # before a word
_RAISED = re.compile("[¹²³⁰⁴-⁹]+")


def takes_number(before: str, grammar: Grammar) -> bool:
    """Whether a text ends with a thing that has a number of its own: "Corr.", "paragraph", « no »."""
    return grammar.is_phrase(_BREAK.split(before)[-1], "numbered_thing")


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


def shaped_references(text: str, labels: Sequence[str], grammar: Grammar, head: int = 0) -> Iterator[Shaped]:
    """The references in one text to notes with these labels, as far as their shape tells them, in order.

    Args:
        text: any text.
        labels: those of the notes, as printed.
        grammar: the kind of document, which knows the things that have numbers of their own.
        head: the length of the label at the head of the text, where no reference is looked for.
    """
    if not labels:
        return
    numbers = {grammar.notes.number(label) for label in labels}
    for match in _RAISED.finditer(text, head):
        number = grammar.notes.number(match.group())
        if number in numbers and not _POWER.search(text[: match.start()]):
            yield Shaped(*match.span(), number, "")
    known = {token(label) for label in labels if label.startswith(("[", "("))}
    for match in _BRACKETED.finditer(text, head) if known else ():
        mark = match.group().strip()
        before = text[: match.start()]
        if mark in known and before and not takes_number(before, grammar):
            yield Shaped(*match.span(), mark[1:-1], mark[0] + mark[-1])
