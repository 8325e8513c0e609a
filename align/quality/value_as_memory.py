"""What an alignment is worth as a translation memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from align.quality.attention import Attention
from tmx.base.words import count_words

LONGEST = 2000  # characters; some cloud tools refuse a longer segment


@dataclass(frozen=True, slots=True)
class ValueAsMemory:
    """What an alignment is worth as a translation memory.

    Attributes:
        units: translation units, pairs with text on both sides.
        words: words of their sources.
        clean: share of the units that nobody needs to look at.
        usable: units that are expected to be right and are clean: the sum of the clean ones' confidence.
        distinct: different sources; all others are repetitions.
        ambiguous: sources with several targets, one of which a CAT tool inserts without asking.
        too_long: units with a side longer than 2,000 characters, which some tools refuse.
    """

    units: int
    words: int
    clean: float
    usable: float
    distinct: int
    ambiguous: int
    too_long: int


def value_as_memory(attention: Iterable[Attention]) -> ValueAsMemory:
    """The value of the units with text on both sides; of these, the doubtful ones may be kept out of a memory."""
    units = [(item.pair, item.to_look_at) for item in attention if item.pair.is_unit]
    targets: dict[str, set[str]] = defaultdict(set)
    for pair, _ in units:
        targets[pair.source.text].add(pair.target.text)
    clean = [pair for pair, flagged in units if not flagged]
    return ValueAsMemory(
        units=len(units),
        words=sum(count_words(pair.source.text) for pair, _ in units),
        clean=len(clean) / len(units) if units else 1.0,
        usable=sum(1.0 if pair.bead.confidence is None else pair.bead.confidence for pair in clean),
        distinct=len(targets),
        ambiguous=sum(len(found) > 1 for found in targets.values()),
        too_long=sum(max(len(pair.source.text), len(pair.target.text)) > LONGEST for pair, _ in units),
    )
