"""How strongly two things that occur in the same segments belong together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from tmx.base.words import fold, letter_words

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

CHANCE = 10.83
"""The log-likelihood ratio from which two things meet by chance in one case of a thousand (Dunning 1993)."""
_DISCOUNT = 0.5  # segments
_ABOUT = 0.1  # what is weaker than the strongest by no more than this part is about as strong
_SEEN_ONCE = (
    0.6  # the same for what was seen once: the error of a proportion falls with the root of the number
)
_COGNATE = 0.1  # what like words add beyond that
_TINY = 1e-12


def dice(both: Counts, first: int, second: Counts) -> Floats:
    """Dice's coefficient (Dice 1945) of something in `first` segments with others in `second` ones each, in [0, 1].

    `both` are the numbers of segments that hold both, of which half a segment is taken off: what was seen three
    times in three is less certain than what was seen thirty times in thirty.
    """
    found: Floats = 2 * (both - _DISCOUNT) / (first + second)
    return np.maximum(found, 0)


def log_likelihood(both: Counts | Floats, first: int, second: Counts, all_: int) -> Floats:
    """The log-likelihood ratio of the same counts among `all_` segments (Dunning 1993)."""
    table = (
        (both, first * second),
        (first - both, first * (all_ - second)),
        (second - both, (all_ - first) * second),
        (all_ - first - second + both, (all_ - first) * (all_ - second)),
    )
    return 2 * sum((_term(seen, product / all_) for seen, product in table), np.zeros(len(both)))


def _term(seen: Counts | Floats, expected: Floats) -> Floats:
    ratio = np.maximum(seen, _TINY) / np.maximum(expected, _TINY)
    found: Floats = np.where(seen > 0, seen * np.log(ratio), 0.0)
    return found


def told(both: Counts, first: int, second: Counts, all_: int) -> Floats:
    """How much others in `second` segments each tell of something in `first` ones, in [0, 1].

    The uncertainty coefficient (Theil 1970): of the information where the first is, the part that one has who knows
    where the other is. A frequent translation, which has a low coefficient of Dice, tells much. Half a segment is
    taken off `both`, as by `dice`; what meets less often than by chance tells nothing.
    """
    seen = np.maximum(both - _DISCOUNT, 0)
    most = float(log_likelihood(np.array([first]), first, np.array([first]), all_)[0])
    found: Floats = np.where(
        seen * all_ > first * second, log_likelihood(seen, first, second, all_) / max(most, _TINY), 0.0
    )
    return found


def agreement(first: int, second: Counts) -> Floats:
    """How well two phrases go together by their numbers of words, in (0, 1]; it decides between those about as strong.

    >>> agreement(2, np.array([2, 4])).round(2).tolist()
    [1.0, 0.84]
    """
    found: Floats = (np.minimum(first, second) / np.maximum(first, second)) ** 0.25
    return found


def strongest(fit: Floats, seen: Counts, text: str, other: Callable[[int], str]) -> int:
    """The place of the strongest of several; of those about as strong, of the one with the most similar words.

    The fewer segments were seen, the less the numbers decide and the more the words.

    Args:
        fit: how strong each is.
        seen: the segments that hold both, for each.
        text: what they go together with.
        other: the text of each, by its place.
    """
    best = int(np.argmax(fit))
    slack = max(_ABOUT, _SEEN_ONCE / float(np.sqrt(seen[best])))
    near = np.flatnonzero(fit >= (1 - slack) * fit[best]).tolist()
    if len(near) == 1:
        return best
    return max(near, key=lambda at: float(fit[at]) * (1 + (slack + _COGNATE) * cognates(text, other(at))))


def cognates(one: str, other: str) -> float:
    """How similar the letters of the words of two texts are, in [0, 1] (cognates: Simard, Foster and Isabelle 1992).

    >>> cognates("technical cooperation", "coopération technique") > cognates("technical cooperation", "capacités")
    True
    """
    ours, theirs = ([word for word in letter_words(fold(text)) if len(word) > 2] for text in (one, other))
    if not ours or not theirs:
        return 0.0
    table = np.array([[Indel.normalized_similarity(a, b) for b in theirs] for a in ours])
    return float((table.max(axis=0).mean() + table.max(axis=1).mean()) / 2)
