"""Numbers in words, in the languages that text2num reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
SPOKEN_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt", "da"})
"""The languages whose numbers in words are found."""
# Numbers in words are ignored up to this value: « un », "one" and "second" are rarely quantities.
_SPELLED_ABOVE = 3.0
# English ordinals that text2num does not know.
_SPELLED_OUT = {"en": {"sixtieth": 60}}
# « pour cent » is a unit, not a number.
_PER_CENT = frozenset({("pour", 100), ("por", 100), ("per", 100)})
# « milles » are nautical miles; the number « mille » never takes an s.
_UNITS = {"fr": frozenset({"milles"})}
# The words after which "and" is part of an English number; "sixty and one hundred" are two numbers.
_BEFORE_AND = frozenset({"hundred", "thousand", "million", "billion"})
# « deux cents » is 200, and so on to nineteen; after any other word « cents » is money, and so it is after
# « dollars et ».
_BEFORE_CENTS = frozenset(
    "deux trois quatre cinq six sept huit neuf onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf".split()
)
_CURRENCIES = frozenset({"dollar", "dollars", "euro", "euros"})


def _is_money(before: Sequence[str]) -> bool:
    """Whether the French word « cents » after these words counts coins and not hundreds."""
    return not _BEFORE_CENTS.intersection(before[-1:]) or not _CURRENCIES.isdisjoint(before[-3:-1])


class _Word:
    """A word in the form that text2num expects; one that cannot be part of a number reads as a comma."""

    def __init__(self, match: re.Match[str], lang: str, before: Sequence[str]) -> None:
        word = match.group().lower()
        apart = (
            word in _UNITS.get(lang, ())
            or (lang == "en" and word == "and" and not _BEFORE_AND.intersection(before[-1:]))
            or (lang == "fr" and word == "cents" and _is_money(before))
        )
        self.match = match
        self._text = "," if apart else word

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: _Word) -> bool:  # the protocol of text2num
        return False

    def not_a_number_part(self) -> bool:  # the protocol of text2num
        return any(character.isdigit() for character in self.match.group())


def find_spelled(text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The spelled-out numbers above three as their start, their end and their value.

    Args:
        text: any text.
        lang: its language, an ISO 639-1 code; there are none in a language that text2num does not read.
    """
    if lang not in SPOKEN_LANGUAGES:
        return
    from text_to_num import alpha2digit
    from text_to_num import find_numbers as find_in_words

    known = _SPELLED_OUT.get(lang, {})
    lowered = text.lower()
    if alpha2digit(lowered, lang, _SPELLED_ABOVE) == lowered and not any(word in lowered for word in known):
        return
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        words.append(_Word(match, lang, [word.text() for word in words[-3:]]))
    for word in words:
        if word.text() in known:
            yield *word.match.span(), str(known[word.text()])
    for number in find_in_words(words, lang, _SPELLED_ABOVE):
        before = words[number.start - 1].text() if number.start else ""
        if number.value > _SPELLED_ABOVE and (before, number.value) not in _PER_CENT:
            span = words[number.start].match.start(), words[number.end - 1].match.end()
            yield *span, str(int(number.value)) if number.value.is_integer() else str(number.value)
