"""Hyphens at the ends of lines: which divide a word, and which belong to it.

The text itself is the first witness: a word that it has inside a line, whole or with its hyphen, is the same at
a line end. Where it is silent, the words of its language decide, and what is then still open is taken for a
divided word, except in a text that is seen to divide none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from align.language.vocabulary import is_word
from align.language.word_lists import hyphenated
from tmx.base.languages import base_language
from tmx.base.words import is_unspaced

SOFT = "\u00ad"
"""The soft hyphen, which only ever shows at the end of a line."""
_HYPHENS = ("-", "\u2010", SOFT)
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_HEAD = re.compile(r"((?:[^\W\d_]+[-\u2010])*[^\W\d_]+)[-\u2010]$")
_TAIL = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_PART = re.compile(r"[-\u2010]")
_LONGEST = 80  # characters of a compound
_QUOTES = tuple("“”‘’…—")  # which Chinese shares with the languages that have spaces
_COMPOUNDS = 2  # so many at line ends, and no divided word, show that the text divides none
# What follows is joined, and the sign stays: 2004-2005, Nord-Süd, and/or, A/RES/59/1.
_GLUED = re.compile(r"\w[-\u2010]$|\d–$|(?:^|[\s(\[«“\"])[^\W\d_][^\s/]*(?:/+[^\s/]+)*/$")


class Joint(NamedTuple):
    """How two lines are joined: the characters at the end of the first that go, and what comes in between."""

    cut: int
    between: str


_APART, _KEPT = Joint(0, " "), Joint(0, "")


class Hyphens:
    """Decides on the line ends of one text."""

    def __init__(self, lines: Iterable[str], lang: str) -> None:
        """
        Args:
            lines: all lines of the text, which say how its words are written.
            lang: its language, an ISO 639-1 code or BCP 47 tag.
        """
        self._lines = tuple(lines)
        self._lang = base_language(lang)
        self._known = hyphenated(self._lang)

    def joint(self, before: str, after: str) -> Joint:
        """How two lines are joined, given without white space at their edges.

        >>> Hyphens([], "en").joint("The econ-", "omy grew."), Hyphens([], "en").joint("north-", "south")
        (Joint(cut=1, between=''), Joint(cut=0, between=''))
        """
        if _without_spaces(before[-1:], after[:1]):
            return _KEPT
        if before.endswith(SOFT):
            return Joint(len(before) - len(before.rstrip(SOFT)), "")
        parts = _parts(before, after)
        if parts is None:
            return _KEPT if after[:1].isalnum() and _GLUED.search(before[-_LONGEST:]) else _APART
        divided = self._is_divided(*parts)
        if self._divides if divided is None else divided:
            return Joint(1, "")
        return _APART if parts[1].casefold() in self._known.links else _KEPT

    def _is_divided(self, head: str, tail: str) -> bool | None:
        """Whether a hyphen between two parts only divides a word; None if nothing tells."""
        last, first = _PART.split(head)[-1], _PART.split(tail)[0]
        if first[0].isupper() and not last.isupper():  # Nord-Süd
            return False
        whole, compound = self._folded[_key(head + tail)], self._folded[_key(f"{head}-{tail}")]
        if whole or compound:
            return whole > compound
        if is_word(last + first) and last == head:
            return True
        known = self._known
        if {first.casefold()} & (known.links | known.last) or last.casefold() in known.first:
            return False
        # A German noun in small letters does not stand as a word of its own: Import-handel.
        if (self._words[first] or is_word(first, self._lang)) and (
            self._words[_key(last)] or is_word(last.casefold())
        ):
            return False
        return True if is_word(last + first) else None

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word and compound is inside a line."""
        found: Counter[str] = Counter()
        cut = False
        for line in self._lines:
            words = _COMPOUND.findall(text := line.strip())
            opens = cut  # with the rest of a word
            cut = text.endswith(_HYPHENS)
            found.update(words[opens : len(words) - cut])
        return found

    @cached_property
    def _folded(self) -> Counter[str]:
        """The same in small letters."""
        found: Counter[str] = Counter()
        for word, count in self._words.items():
            found[_key(word)] += count
        return found

    @cached_property
    def _divides(self) -> bool:
        """Whether the text divides words at line ends, as far as its words leave no doubt."""
        votes = Counter(
            self._is_divided(*parts)
            for before, after in pairwise(line.strip() for line in self._lines)
            if (parts := _parts(before, after)) is not None
        )
        return votes[True] > 0 or votes[False] < _COMPOUNDS


def _without_spaces(last: str, first: str) -> bool:
    """Whether no space is between two characters of a text in a script that has none between words."""
    if last in _QUOTES or first in _QUOTES:
        return is_unspaced(last) or is_unspaced(first)
    return is_unspaced(last) and is_unspaced(first)


def _parts(before: str, after: str) -> tuple[str, str] | None:
    """What comes before and after a hyphen between letters at a line end; None if the line does not end in one."""
    if not before.endswith(_HYPHENS[:2]):
        return None
    head, tail = _HEAD.search(before[-_LONGEST:]), _TAIL.match(after)
    return None if head is None or tail is None else (head[1], tail[0])


def _key(word: str) -> str:
    return word.replace("\u2010", "-").casefold()
