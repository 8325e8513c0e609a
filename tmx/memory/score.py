"""How well a segment of a memory matches a text: the one definition of the score.

::

    score = 70 x words + 20 x tokens + 10 x characters

Each part is a similarity in [0, 1], 1 - d / max(m, n) with d the Levenshtein distance (insertions, deletions and
substitutions cost 1; Levenshtein 1966) of two sequences of m and n items: *words* in lower case without numbers and
symbols (`tmx.memory.tokens.words`), *tokens* with punctuation, case, numbers and inline codes as they are, and
*characters*. A word that differs thus costs most, one with another ending a little less; a number, a capital, a mark
or a code costs a fraction. The sum is rounded down, so that only equal texts have 100.

OmegaT has three scores: of stems without stop words, of words without numbers, and of all tokens. On 4,800 pairs of
real segments of four words and more, as many with each score from 40 to 99, the rank correlation (Spearman) of this
score is .97 with the second and with the mean of the three, .89 with the first and .90 with the third; between
OmegaT's own it is .75 to .89 (``tests/benchmarks/match_score.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tmx.memory.tokens import Spelling, tokens, words

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Number = TypeVar("Number", float, Floats)

WORDS, TOKENS, CHARACTERS = 0.7, 0.2, 0.1
"""The weights of the three similarities."""
EXACT = 100
"""The score of equal texts."""
CONTEXT = 101
"""The score of equal texts between the same two neighbours."""
LEAST = 40
"""The lowest threshold: below it, texts without a word in common could match."""
_TINY = 1e-9  # what rounding errors of sums of three terms stay below


@dataclass(frozen=True)
class Scored:
    """A text made ready to be compared with many others."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words."""
        return words(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens."""
        return tokens(self.text)

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.tokens)

    def score(self, other: str) -> int:
        """The score of another text, from 0 to 100."""
        if self.text == other:
            return EXACT
        similar = Levenshtein.normalized_similarity
        return rounded(
            WORDS * similar(self.words, words(other))
            + TOKENS * similar(self.tokens, tokens(other))
            + CHARACTERS * similar(self.text, other)
        )

    def scores(self, others: Sequence[str], similarities: Floats) -> Ints:
        """The scores of many texts, from 0 to 100, whose words are so similar, from 0 to 1."""
        spell = self._spelling.text
        by_tokens = _similarities(spell(self.text), [spell(other) for other in others])
        by_characters = _similarities(self.text, others)
        similarity = WORDS * similarities + TOKENS * by_tokens + CHARACTERS * by_characters
        found = np.minimum(np.floor(100 * similarity + _TINY).astype(np.int64), EXACT - 1)
        return np.where([other == self.text for other in others], EXACT, found)


def _similarities(one: str, others: Sequence[str]) -> Floats:
    """The similarity of a text with each of others by their letters."""
    scorer = Levenshtein.normalized_similarity
    found: Floats = process.cdist([one], others, scorer=scorer, dtype=np.float64)[0]
    return found


def rounded(similarity: float) -> int:
    """The score of a similarity in [0, 1] of texts that are not equal."""
    return min(int(100 * similarity + _TINY), EXACT - 1)


def best_score(tokens: int, longer: Number, distance: Number) -> Number:
    """The most similarity that a text of N = `tokens` tokens can have with another, by the distance of their words.

    `longer` is the number of words of the longer one, d the distance. Tokens are at least d apart, and as far as their
    numbers differ: with M tokens on the other side, their similarity is at most 1 - max(d, M - N) / max(M, N), which
    is greatest, N / (N + d), where M = N + d.
    """
    return WORDS * (1 - distance / longer) + TOKENS * tokens / (tokens + distance) + CHARACTERS
