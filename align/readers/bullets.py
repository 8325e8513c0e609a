"""The signs that begin the items of a list without numbers."""

from __future__ import annotations

# "o" is the bullet of a typewriter face; the others are those of Symbol and Wingdings as letters, and common signs.
_LETTERS = "oØ§üvqlnu"


def is_bullet(text: str) -> bool:
    """Whether what a program printed before a paragraph is no number.

    >>> is_bullet("•"), is_bullet("o"), is_bullet("a)"), is_bullet("—"), is_bullet("")
    (True, True, False, True, False)
    """
    text = text.strip()
    return bool(text) and (text in _LETTERS or not any(character.isalnum() for character in text))
