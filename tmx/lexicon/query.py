"""What a concordance looks for: the texts that may hold it, through the index, and the places in them."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tmx.base.errors import UsageError
from tmx.base.queries import pattern_of, spans_of
from tmx.base.stems import stem, stemmed
from tmx.base.words import Span, is_unspaced
from tmx.memory.tokens import words_of_chunk
from tmx.memory.two_languages import Pairs

if TYPE_CHECKING:
    from regex import Pattern

_LONGEST = 200
"""The most words."""
_SECONDS, _SECONDS_PER_TEXT = 5.0, 0.0005
"""How long an expression may take in all: so long, and so much longer for each text; a plain one takes 0.00001."""
_PARTS = re.compile(r"[^\w*]+")
Find = Callable[[str], list[Span]]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `tmx.lexicon.concordance.concord` says what the fields mean.

    Raises:
        UsageError: it is empty, too long, nothing but ``*``, or both a regular expression and words in all forms.
    """

    text: str
    lemma: bool
    regex: bool
    case: bool

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise UsageError(
                "there is nothing to look for", cure='Give words, such as "technical cooperation".'
            )
        if not self.regex and not self.text.replace("*", "").strip():
            raise UsageError(
                f"“{self.text}” stands for any words", cure='Give letters with it, such as "resol*".'
            )
        if self.lemma and self.regex:
            raise UsageError(
                "a regular expression has no other forms", cure="Leave out either --lemma or --regex."
            )
        if not self.regex and len(self.text.split()) > _LONGEST:
            raise UsageError(
                f"a concordance is of up to {_LONGEST} words, and these are {len(self.text.split())}",
                cure="`bitext lookup` finds segments like a long text.",
            )

    def texts(self, pairs: Pairs) -> Sequence[int]:
        """The texts that may hold it, the newest first."""
        groups = [] if self.regex else [self._ids(word, pairs) for word in self.text.split()]
        found: list[int] = pairs.holding(pairs.source, [group for some in groups for group in some]).tolist()
        return found

    def _ids(self, word: str, pairs: Pairs) -> list[list[int]]:
        """For the parts of a word, the ids of the words that it may be in the index."""
        lang = pairs.source
        if "*" in word:
            patterns = map(pattern_of, filter(_is_telling, _PARTS.split(word)))
            return [pairs.words(lang, partial(_is_whole, pattern)) for pattern in patterns]
        # The index has neither numbers nor symbols: what holds them is found by reading.
        parts = [words_of_chunk(unicodedata.normalize(form, word)) for form in ("NFC", "NFD")]
        alternatives = [set(both) for both in zip(*parts, strict=False)]
        if self.lemma:
            stems = [{stem(part, lang) for part in some} for some in alternatives]
            return [pairs.words(lang, partial(_has_stem, wanted, lang)) for wanted in stems]
        return [
            [number for form in forms for number in [pairs.word(lang, form)] if number is not None]
            for forms in alternatives
        ]

    def finder(self, lang: str) -> Find:
        """What finds the places in a text."""
        if self.lemma:
            return partial(_spans_by_stems, [found for found, _ in stemmed(self.text, lang)], lang)
        pattern = pattern_of(self.text, case=self.case, regex=self.regex)
        find = partial(_spans, pattern)
        return _limited(find, self.text) if self.regex else find


def _spans(pattern: Pattern[str], text: str) -> list[Span]:
    return spans_of(pattern, text, f"the text {text[:40]!r}")


def _limited(find: Find, expression: str) -> Find:
    """What finds the places, but gives up if texts take too long on average.

    Raises:
        UsageError: they do.
    """
    took, allowed = 0.0, _SECONDS

    def limited(text: str) -> list[Span]:
        nonlocal took, allowed
        start = time.process_time()
        found = find(text)
        took += time.process_time() - start
        allowed += _SECONDS_PER_TEXT
        if took > allowed:
            raise UsageError(
                f"the expression takes too long: {expression}",
                cure="Simplify it; repetitions inside repetitions take the longest.",
            )
        return found

    return limited


def _is_telling(part: str) -> bool:
    """Whether the index has words like this: numbers are one word there, and letters of some scripts are words."""
    return part.strip("*") != "" and not any(one.isdigit() or is_unspaced(one) for one in part)


def _is_whole(pattern: Pattern[str], word: str) -> bool:
    return pattern.fullmatch(word) is not None


def _has_stem(wanted: Collection[str], lang: str, word: str) -> bool:
    return any(word[:1] == one[:1] or not word.isascii() for one in wanted) and stem(word, lang) in wanted


def _spans_by_stems(wanted: Sequence[str], lang: str, text: str) -> list[Span]:
    """Where the words of a text have these stems, one after the other."""
    found, size = stemmed(text, lang), len(wanted)
    return [
        (found[at][1][0], found[at + size - 1][1][1])
        for at in range(len(found) - size + 1)
        if [one for one, _ in found[at : at + size]] == wanted
    ]
