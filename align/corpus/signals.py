"""What tells whether two texts translate each other, each unit by itself: no signal depends on other units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, log1p
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from align.aligner.cost.lengths import VARIANCE
from align.aligner.cost.surface import ends_a_sentence
from align.aligner.encoders import Encoder, singles
from align.language.numbers import number_tokens
from tmx.base.identify import foreignness
from tmx.base.languages import base_language
from tmx.base.words import fold

Array = npt.NDArray[np.float64]

SIGNALS = (
    *("bias", "distance", "far", "short_distance"),
    *("length", "ratio", "short", "long"),
    *("number_mismatch", "numbers", "words", "copied", "same"),
    *("foreign", "ending", "odd", "repeated", "wordless"),
)
"""A constant; the distance in the encoder's space over that of texts taken at random, the part of it above `_FAR`, and
the part of it that counts for less in a short text; Gale and Church's standardised difference of lengths, damped, and
the logarithm of their ratio; how short the shorter text is, how far the longer is beyond `_LONG`; the share of the
numbers that only one side has, and the damped number of those that both have; the shares of the words of the shorter
side that begin alike on the other, and that are there as they are; whether both sides have the same words; how surely
a side is in another language than it should be; whether only one side ends a sentence; how much more one side has of
characters that texts hardly have; the share of words that repeat; whether a side has no letters."""

ENCODED = frozenset({"distance", "far", "short_distance"})
"""Those of an encoder."""
CHANCE = 0.9
"""The mean of 1 - cos of two texts taken at random, about which encoders agree: see `align.aligner.cost.similarity`.

Measured anew in each batch it would raise the area under the ROC curve of the distance by .001 to .007, but a score
would depend on the units around it."""
_DECIMALS = 5  # of a cosine: sums of other batches or numbers of threads differ by less
_FAR = 0.6  # distance that few translations exceed
_LONG = 600  # characters from which a unit is longer than most
_HEAVY = 3.0  # a text surely foreign counts no more than this
_WORDS = re.compile(r"[^\W\d_]+")
# What texts hardly have: controls, the replacement character, signs of UTF-8 read as Latin-1, of markup and of code.
_ODD = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]|[ÃÂâ][\u0080-\u00bf\u20ac\u2122\u0152\u0153]|[{}<>\\|~^=*]"
)
_PREFIX, _LEAST = 5, 4  # letters that words alike share at their beginning, and of words that are compared
_RUN = 3  # words of a run that is looked for again

# Characters without spaces per character of English. Measured on translations of laws, reports and novels for the first
# six; for the others roughly what their scripts need. Languages that are not here are taken to need as many as English.
_SIZE = {"fr": 1.1, "de": 1.1, "es": 1.15, "pt": 1.1, "ru": 1.2, "ar": 0.8}
_SIZE |= {"it": 1.1, "he": 0.8, "fa": 0.9, "zh": 0.33, "ja": 0.5, "ko": 0.5}


class TextPair(NamedTuple):
    """Two texts with the codes of their languages."""

    source: str
    target: str
    source_lang: str
    target_lang: str


def signals(pairs: Sequence[TextPair], encoder: Encoder | None) -> Array:
    """The signals of pairs, shape (pairs, len(SIGNALS)); those of an encoder are 0 where there is none."""
    found = np.zeros((len(pairs), len(SIGNALS)))
    for row, pair in enumerate(pairs):
        values = _of_texts(pair)
        for name, value in values.items():
            found[row, _AT[name]] = value
    if encoder is not None:
        distance = distances(pairs, encoder)
        found[:, _AT["distance"]] = distance
        found[:, _AT["far"]] = np.maximum(distance - _FAR, 0)
        found[:, _AT["short_distance"]] = distance * found[:, _AT["short"]]
    return found


_AT = {name: place for place, name in enumerate(SIGNALS)}


def distances(pairs: Sequence[TextPair], encoder: Encoder) -> Array:
    """1 - cos of the two texts of each pair over `CHANCE`, shape (pairs,); each different text is encoded once."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair[:2]))
    at = {text: place for place, text in enumerate(texts)}
    vectors = singles(encoder.spans(texts), len(texts)).astype(np.float64)
    ours, theirs = (vectors[[at[pair[side]] for pair in pairs]] for side in (0, 1))
    cosines = np.round(np.einsum("ij,ij->i", ours, theirs), _DECIMALS)
    found: Array = (1 - cosines) / CHANCE
    return found


def _of_texts(pair: TextPair) -> dict[str, float]:
    """The signals that need no encoder, by name."""
    source, target = pair.source, pair.target
    sides = (source, pair.source_lang), (target, pair.target_lang)
    sizes = [max(1, len("".join(text.split()))) / _size(lang) for text, lang in sides]
    words = [_WORDS.findall(fold(text)) for text, _ in sides]
    off = (sizes[0] - sizes[1]) ** 2 / (VARIANCE * (sum(sizes) + 2) / 2)
    return {
        "bias": 1.0,
        "length": log1p(off / 2),
        "ratio": abs(log((sizes[0] + 5) / (sizes[1] + 5))),
        "short": 10 / (10 + min(sizes)),
        "long": max(0.0, log(max(sizes) / _LONG)),
        **_of_numbers(pair),
        **_of_words(*words),
        "foreign": sum(min(_HEAVY, foreignness(text, lang)) for text, lang in sides),
        "ending": float(ends_a_sentence(source) != ends_a_sentence(target)),
        "odd": abs(_odd(source) - _odd(target)),
        "repeated": max(map(_repeated, words)),
        "wordless": float(not all(words)),
    }


def _size(lang: str) -> float:
    return _SIZE.get(base_language(lang), 1.0)


def _of_numbers(pair: TextPair) -> dict[str, float]:
    ours = Counter(number_tokens(pair.source, pair.source_lang))
    theirs = Counter(number_tokens(pair.target, pair.target_lang))
    shared = (ours & theirs).total()
    apart = ours.total() + theirs.total() - 2 * shared
    return {"number_mismatch": apart / (apart + 2 * shared + 1), "numbers": log1p(shared)}


def _of_words(ours: list[str], theirs: list[str]) -> dict[str, float]:
    if not ours or not theirs:
        return {}
    least = min(len(set(ours)), len(set(theirs)))
    stems = [{word[:_PREFIX] for word in words if len(word) >= _LEAST} for words in (ours, theirs)]
    few = max(1, min(map(len, stems)))
    return {
        "words": len(stems[0] & stems[1]) / few,
        "copied": len(set(ours) & set(theirs)) / least,
        "same": float(ours == theirs) * log1p(len(ours)),
    }


def _odd(text: str) -> float:
    return min(1.0, 10 * len(_ODD.findall(text)) / max(1, len(text)))


def _repeated(words: list[str]) -> float:
    """The share of the runs of words that occur before in the same text."""
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return 1 - len(set(runs)) / len(runs) if runs else 0.0
