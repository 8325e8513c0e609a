"""What an alignment is worth as a translation memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from align.core.alignment import AlignedPair
from tmx.base.words import count_words

LONGEST = 2000  # characters of a segment above which some cloud tools refuse it


@dataclass(frozen=True, slots=True)
class MemoryValue:
    """What an alignment is worth as a translation memory.

    Attributes:
        units: translation units, pairs with text on both sides.
        words: words of their sources.
        clean: share of the units with neither an error nor a warning.
        usable: units that are expected to be right and are clean: the sum of the clean ones' confidence.
        distinct: different sources; the others are repetitions.
        ambiguous: sources with several targets; a tool inserts one of them by itself.
        too_long: units with a side longer than 2,000 characters, which some tools refuse.
    """

    units: int
    words: int
    clean: float
    usable: float
    distinct: int
    ambiguous: int
    too_long: int


def memory_value(pairs: Iterable[tuple[AlignedPair, bool]]) -> MemoryValue:
    """The worth of pairs, each given with whether it has an error or a warning.

    What lacks text on one side enters no memory.
    """
    units = [(pair, flagged) for pair, flagged in pairs if pair.is_unit]
    targets: dict[str, set[str]] = defaultdict(set)
    for pair, _ in units:
        targets[pair.source.text].add(pair.target.text)
    clean = [pair for pair, flagged in units if not flagged]
    return MemoryValue(
        units=len(units),
        words=sum(count_words(pair.source.text) for pair, _ in units),
        clean=len(clean) / len(units) if units else 1.0,
        usable=sum(1.0 if pair.bead.confidence is None else pair.bead.confidence for pair in clean),
        distinct=len(targets),
        ambiguous=sum(len(found) > 1 for found in targets.values()),
        too_long=sum(max(len(pair.source.text), len(pair.target.text)) > LONGEST for pair, _ in units),
    )
