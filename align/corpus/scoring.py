"""The probability that the two sides of a unit translate each other, whatever the unit comes from.

A logistic regression over `align.corpus.signals`, learned from real pairs and from noise of the kinds that crawled
corpora have (`align.training.units`). Both are equally frequent there: a score is the probability in a corpus of which
half is noise. It is that of the unit alone: other units, their order and their number change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

import numpy as np

from align.aligner.encoders import Encoder, load_encoder
from align.aligner.encoders.use import LANGUAGES
from align.corpus.signals import SIGNALS, Array, TextPair, signals
from align.corpus.units import ScoredUnit
from tmx.base.data import load_data
from tmx.base.languages import base_language
from tmx.unit.model import TranslationUnit

BATCH = 512
"""Pairs that are encoded together: enough for large matrix products."""
NONE = "none"
T = TypeVar("T")
_USE = "use"
_DIGITS = 6  # decimal places of a score that is kept


def load_weights(encoder: str) -> Array:
    """The weights of `SIGNALS` that were learned with an encoder, shape (len(SIGNALS),); 0 for those it lacks."""
    weights: dict[str, float] = load_data("align.corpus", "weights.json")[encoder]["weights"]
    return np.array([weights.get(name, 0.0) for name in SIGNALS])


class Scorer:
    """Scores pairs of texts.

    Args:
        encoder: ``use``, ``none`` (lengths, numbers, words and languages alone), or a sentence-transformers model, for
            which the weights learned for ``use`` are taken. Of ``use``, the distance counts only between languages that
            it was made for; pairs of others are scored as with ``none``.
        threads: how many processor threads the encoder may use; 0 leaves it to the library.

    Raises:
        UsageError: (on use) the encoder cannot be loaded.
    """

    def __init__(self, encoder: str = _USE, threads: int = 0) -> None:
        self._name, self._threads = encoder, threads

    @cached_property
    def _encoder(self) -> Encoder:
        return load_encoder(self._name, self._threads)

    def knows(self, lang: str) -> bool:
        """Whether the encoder can tell anything of texts of a language."""
        return self._name != NONE and (self._name != _USE or base_language(lang) in LANGUAGES)

    def scores(self, pairs: Sequence[TextPair]) -> Array:
        """The scores of pairs, shape (pairs,), in [0, 1]; 0 where a side is empty."""
        whole = [place for place, pair in enumerate(pairs) if pair.source.strip() and pair.target.strip()]
        known = [
            at for at in whole if self.knows(pairs[at].source_lang) and self.knows(pairs[at].target_lang)
        ]
        unknown = sorted(set(whole) - set(known))
        found = np.zeros(len(pairs))
        for places, name in ((known, _USE), (unknown, NONE)):
            if places:
                encoder = None if name == NONE else self._encoder
                found[places] = probabilities(
                    signals([pairs[at] for at in places], encoder), load_weights(name)
                )
        return found

    def stream(self, pairs: Iterable[TextPair]) -> Iterator[float]:
        """The scores of pairs one after the other; `BATCH` of them are in memory."""
        for batch in batches(pairs):
            yield from self.scores(batch).tolist()


def probabilities(found: Array, weights: Array) -> Array:
    """The probabilities that weights give to signals, shape (pairs,)."""
    chances: Array = 1 / (1 + np.exp(-np.clip(found @ weights, -30, 30)))
    return chances


def score_pairs(
    pairs: Iterable[tuple[str, str]],
    source_lang: str,
    target_lang: str,
    *,
    encoder: str = _USE,
    threads: int = 0,
) -> Iterator[float]:
    """The probability of each pair of texts that they translate each other; see `Scorer`.

    >>> pairs = [("The meeting rose at 6 p.m.", "La séance est levée à 18 heures."), ("Thank you.", "Annexe 3")]
    >>> [round(score) for score in score_pairs(pairs, "en", "fr", encoder="none")]
    [1, 0]
    """
    texts = (TextPair(source, target, source_lang, target_lang) for source, target in pairs)
    return Scorer(encoder, threads).stream(texts)


def pairs_of(unit: TranslationUnit) -> list[TextPair]:
    """The source of a unit with each of its targets."""
    source = unit.source
    return [TextPair(source.text, target.text, source.lang, target.lang) for target in unit.targets]


def score_units(
    units: Iterable[TranslationUnit], *, encoder: str = _USE, threads: int = 0
) -> Iterator[float]:
    """The score of each unit; of several targets the lowest, and 0 without one. See `Scorer`."""
    scorer = Scorer(encoder, threads)
    for batch in batches(units, BATCH // 2):
        pairs = [pairs_of(unit) for unit in batch]
        scores = iter(scorer.scores([pair for row in pairs for pair in row]).tolist())
        for row in pairs:
            yield min([next(scores) for _ in row], default=0.0)


def scored(units: Iterable[ScoredUnit], encoder: str = _USE, threads: int = 0) -> Iterator[ScoredUnit]:
    """Units with their scores; a text without counterpart has none."""
    scorer = Scorer(encoder, threads)
    for batch in batches(units):
        scores = scorer.scores([TextPair(one.source, one.target, *one.langs) for one in batch]).tolist()
        for one, score in zip(batch, scores, strict=True):
            whole = one.source.strip() and one.target.strip()
            yield replace(one, score=round(score, _DIGITS)) if whole else one


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Cut a stream."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch
