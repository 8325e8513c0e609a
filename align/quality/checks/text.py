"""One side of a pair as the checks read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from align.core.block import NoteRef
from align.language.numbers import Number
from align.language.quantities import numbers_of
from tmx.base.languages import base_language
from tmx.base.words import compounds, fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Text:
    """One side of a pair: its text, its language, the footnote references that were taken out of it."""

    text: str
    lang: str
    refs: tuple[NoteRef, ...] = ()

    @property
    def base(self) -> str:
        """The language without its region: ``fr`` for ``fr-CH``."""
        return base_language(self.lang)

    @cached_property
    def numbers(self) -> list[Number]:
        """Numbers, parts of dates, and symbols, in order."""
        return numbers_of(self.text, self.lang)

    @cached_property
    def words(self) -> list[str]:
        """The words of letters."""
        return compounds(self.text)

    @cached_property
    def folded(self) -> str:
        """The text without its case and accents."""
        return fold(self.text)

    @cached_property
    def initials(self) -> str:
        """The first letters of its words of more than two."""
        return "".join(word[0].lower() for word in self.words if len(word) > 2)

    @cached_property
    def key(self) -> str:
        """The key of the text: see `key_of`."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """What two texts that count as the same share: letters and figures, whatever the case and punctuation.

    >>> key_of("L’État, 1991…")
    'l etat 1991'
    """
    return " ".join(_WORD.findall(fold(text)))
