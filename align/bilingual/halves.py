"""The two languages of one file, and how they are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from align.core.raw import RawDocument
from align.language.detection import language_of_text
from align.readers import PagedText
from tmx.base.languages import base_language

LEAST_SHARE = 0.12
"""The least share of the letters of a file that its second language has; less is quotations and names."""
CLEAR = 12.0
"""The odds, as a natural logarithm, from which on a text is clearly in one of two languages."""
_LONG_ENOUGH = 40  # letters, from which on the language of a text is told nearly always


@dataclass(frozen=True)
class Halves:
    """What a file holds in each of two languages.

    Attributes:
        source: the content in the first language.
        target: the content in the second.
        langs: the two languages.
        found: what was found, as part of a sentence: ``columns 2 (en) and 3 (fr) of a table of 30 rows``.
    """

    source: PagedText | RawDocument
    target: PagedText | RawDocument
    langs: tuple[str, str]
    found: str


@dataclass(frozen=True, slots=True)
class Wish:
    """The languages that the user asks for, as far as they are given."""

    source: str | None = None
    target: str | None = None

    def of(self, found: Iterable[str]) -> tuple[str, str] | None:
        """The two languages among those found, best first, that meet the wish; None if there are not two.

        A language that is asked for keeps the code that the user gave it.
        """
        rest = {base_language(lang): lang for lang in found}
        asked = [given for given in (self.source, self.target) if given is not None]
        if any(rest.pop(base_language(given), None) is None for given in asked):
            return None
        source = self.source or next(iter(rest.values()), None)
        target = self.target or next((lang for lang in rest.values() if lang != source), None)
        return (source, target) if source is not None and target is not None else None


def letters(text: str) -> int:
    """The number of letters of a text."""
    return sum(map(str.isalpha, text))


def languages_of(texts: Iterable[str]) -> list[tuple[str, float]]:
    """The languages of some texts with their shares of the letters, the most frequent first."""
    sized = [(letters(text), text) for text in texts]
    long = [item for item in sized if item[0] >= _LONG_ENOUGH] or sized
    counts: Counter[str] = Counter()
    for size, text in long:
        if size:
            counts[language_of_text(text)] += size
    total = counts.total()
    return [(lang, count / total) for lang, count in counts.most_common()]
