"""One wording, one translation: units that say the same in one language and not in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from align.checks.unit import Hit, Unit
from align.checks.words import clip, fold

_SHORTEST = 2  # words; single words are translated by their context
_NO_WORD = re.compile(r"[^\w]+")


def inconsistent(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other translations of the same source."""
    return _variants([(unit.source.text, unit.target.text) for unit in units], "translated")


def ambiguous(units: Sequence[Unit]) -> list[list[Hit]]:
    """For every unit, the other sources of the same target."""
    return _variants([(unit.target.text, unit.source.text) for unit in units], "the translation of")


def _variants(texts: Sequence[tuple[str, str]], relation: str) -> list[list[Hit]]:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for given, other in texts:
        if given and other:
            groups[_key(given)].setdefault(_key(other), other)
    hits: list[list[Hit]] = []
    for given, other in texts:
        others = groups.get(_key(given), {}) if given and other and _countable(given) else {}
        more = [text for key, text in others.items() if key != _key(other)]
        hits.append(
            [Hit(f"also {relation} " + " and ".join(f"“{clip(text)}”" for text in more))] if more else []
        )
    return hits


def _key(text: str) -> str:
    """What makes two texts the same: letters and figures, not case, spaces or punctuation."""
    return _NO_WORD.sub(" ", fold(text)).strip()


def _countable(text: str) -> bool:
    return sum(word.isalpha() for word in _key(text).split()) >= _SHORTEST
