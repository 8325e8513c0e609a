"""One wording, one translation: units that say the same thing in one language but not in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from align.core.message import says
from align.quality.checks.text import Text, key_of
from align.quality.checks.unit import Hit, Unit
from tmx.base.hashset import HashSet
from tmx.base.wording import clip

_SHORTEST = 2  # words; the translation of a single word depends on its context
_NAMED = 3  # variants that a message names
_NEAR = 0.9  # share of words in common from which one translation may serve for two wordings


def inconsistent(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other translations of the same source."""
    pairs = [(unit.source, unit.target) for unit in units]
    return _variants(pairs, "variant-targets", lambda *_: True)


def ambiguous(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other sources of the same target, except those that say nearly the same."""
    pairs = [(unit.target, unit.source) for unit in units]
    return _variants(pairs, "variant-sources", _differ)


class Variants:
    """The same for more pairs than are held in memory: they are given twice before hits are asked for.

    Of most pairs it keeps two hashes, of those that differ the texts.
    """

    def __init__(self, key: str, differ: Callable[[str, str], bool] = lambda *_: True) -> None:
        self._says, self._differ = key, differ
        self._given, self._pairs = HashSet(), HashSet()
        self._several: dict[int, dict[str, str]] = {}

    @classmethod
    def of_targets(cls) -> Variants:
        """Several targets of one source, as `inconsistent` finds them."""
        return cls("variant-targets")

    @classmethod
    def of_sources(cls) -> Variants:
        """Several sources of one target, as `ambiguous` finds them."""
        return cls("variant-sources", _differ)

    @property
    def any(self) -> bool:
        """Whether a text has several other sides, so that they must be given once more."""
        return bool(self._several)

    def count(self, given: str, other: str) -> None:
        """Take a pair for the first time."""
        key = key_of(given)
        if key and other and self._pairs.add((key, key_of(other))) and not self._given.add(key):
            self._several.setdefault(hash(key), {})

    def gather(self, given: str, other: str) -> None:
        """Take the same pair for the second time."""
        texts = self._several.get(hash(key_of(given)))
        if texts is not None and other and len(texts) <= _NAMED:
            texts.setdefault(key_of(other), other)

    def hits(self, given: str, other: str) -> list[Hit]:
        """What there is to say of a pair."""
        texts = (
            self._several.get(hash(key_of(given)), {})
            if given and other and _countable(key_of(given))
            else {}
        )
        return _others(self._says, texts, key_of(other), self._differ)


def _others(key: str, texts: Mapping[str, str], own: str, differ: Callable[[str, str], bool]) -> list[Hit]:
    more = [clip(text) for variant, text in texts.items() if variant != own and differ(variant, own)]
    return [Hit(says(key, texts=more[:_NAMED]))] if more else []


def _variants(
    texts: Sequence[tuple[Text, Text]], key: str, differ: Callable[[str, str], bool]
) -> list[list[Hit]]:
    """For every pair of a text and its other side, the first few other sides of that text that differ."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for given, other in texts:
        if given.text and other.text and len(groups[given.key]) <= _NAMED:
            groups[given.key].setdefault(other.key, other.text)
    hits: list[list[Hit]] = []
    for given, other in texts:
        others = groups.get(given.key, {}) if given.text and other.text and _countable(given.key) else {}
        hits.append(_others(key, others, other.key, differ))
    return hits


def _countable(key: str) -> bool:
    return sum(map(str.isalpha, key.split())) >= _SHORTEST


def _differ(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() < _NEAR
