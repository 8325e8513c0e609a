"""One side of a pair as the checks read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from align.core.block import NoteRef
from align.language.numbers import Number
from align.language.quantities import numbers_of

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True)
class Text:
    """One side of a pair: its text, its language, the footnote references that were taken out of it."""

    text: str
    lang: str
    refs: tuple[NoteRef, ...] = ()

    @property
    def base(self) -> str:
        """The language without its region: ``fr`` for ``fr-CH``."""
        return re.split("[-_]", self.lang)[0].lower()

    @cached_property
    def numbers(self) -> list[Number]:
        """Numbers, parts of dates, and symbols, in order."""
        return numbers_of(self.text, self.lang)

    @cached_property
    def words(self) -> list[re.Match[str]]:
        """The words of letters, with their places."""
        return list(_WORD.finditer(self.text))
