"""What a look-up finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a match is from: the document, the number of the unit in the memory, its place in the document, from 1,
    its date as TMX writes it, and what is known of the document.
    """

    document: str
    unit: int
    place: int
    date: str | None
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of a memory that matches a text, and how many others have the same two texts."""

    score: int
    source: str
    target: str
    origin: Origin
    others: int = 0


def ranked(matches: Iterable[Match]) -> list[Match]:
    """Matches, the best first, of those the newest; those of the same texts as one."""
    found: dict[tuple[str, str], Match] = {}
    for match in sorted(
        matches, key=lambda match: (match.score, match.origin.date or "", match.origin.unit), reverse=True
    ):
        pair = match.source, match.target
        known = found.get(pair)
        found[pair] = match if known is None else replace(known, others=known.others + 1)
    return list(found.values())
