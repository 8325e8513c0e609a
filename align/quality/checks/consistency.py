"""One wording, one translation: units that say the same thing in one language but not in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from align.core.message import says
from align.quality.checks.unit import Hit, Unit
from tmx.base.wording import clip
from tmx.base.words import fold

_SHORTEST = 2  # words; the translation of a single word depends on its context
_NAMED = 3  # variants that a message names
_NEAR = 0.9  # share of words in common from which one translation may serve for two wordings
_NO_WORD = re.compile(r"[^\w]+")


def inconsistent(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other translations of the same source."""
    pairs = [(unit.source.text, unit.target.text) for unit in units]
    return _variants(pairs, "variant-targets", lambda *_: True)


def ambiguous(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other sources of the same target, except those that say nearly the same."""
    pairs = [(unit.target.text, unit.source.text) for unit in units]
    return _variants(pairs, "variant-sources", _differ)


def _variants(
    texts: Sequence[tuple[str, str]], key: str, differ: Callable[[str, str], bool]
) -> list[list[Hit]]:
    """For every pair of a text and its other side, the first few other sides of that text that differ."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for given, other in texts:
        if given and other and len(groups[_key(given)]) <= _NAMED:
            groups[_key(given)].setdefault(_key(other), other)
    hits: list[list[Hit]] = []
    for given, other in texts:
        others = groups.get(_key(given), {}) if given and other and _countable(given) else {}
        own = _key(other)
        more = [clip(text) for variant, text in others.items() if variant != own and differ(variant, own)]
        hits.append([Hit(says(key, texts=more[:_NAMED]))] if more else [])
    return hits


def _key(text: str) -> str:
    """What two texts that count as the same share: letters and figures, whatever the case and punctuation."""
    return _NO_WORD.sub(" ", fold(text)).strip()


def _countable(text: str) -> bool:
    return sum(word.isalpha() for word in _key(text).split()) >= _SHORTEST


def _differ(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() < _NEAR
