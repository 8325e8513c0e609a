"""Phrases that messages share."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun; the plural ends in s.

    >>> counted(1, "unit"), counted(2000, "unit")
    ('1 unit', '2000 units')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def clip(text: str, width: int = 60) -> str:
    """A text for a message, cut between words if it is longer than `width` characters.

    >>> clip("the present resolution", 15)
    'the present …'
    """
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"
