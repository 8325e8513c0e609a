"""Phrases that messages share."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """A number with its noun; the plural ends in s.

    >>> counted(1, "unit"), counted(2000, "unit")
    ('1 unit', '2000 units')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str], shown: int = 5) -> str:
    """Names for a message: the first of them, and how many more there are.

    >>> listed(["a", "b", "c"]), listed("abcdefgh", shown=3)
    ('a, b, c', 'a, b, c and 5 more')
    """
    names = list(names)
    if len(names) <= shown + 1:  # one more name is as long as the words for it
        return ", ".join(names)
    return f"{', '.join(names[:shown])} and {len(names) - shown:,} more"


def clip(text: str, width: int = 60) -> str:
    """A text for a message, cut between words if it is longer than `width` characters.

    >>> clip("the present resolution", 15)
    'the present …'
    """
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"
