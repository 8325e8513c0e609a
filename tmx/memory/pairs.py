"""Which units of the texts that match are worth showing: the best, of those the newest, each pair of texts once."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tmx.memory.score import CONTEXT, EXACT

_ROWS = 500  # texts that are asked for together

_PAIRS = """
SELECT ours.text, theirs.text, unit.date, unit.id
FROM variant AS ours
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = ?
JOIN unit ON unit.id = ours.unit
WHERE ours.text IN ({})
"""


class Pair(NamedTuple):
    """The ids of two texts that translate each other, the score of the first, the newest unit that has both, with its
    date, and how many others have them.
    """

    score: int
    date: str
    unit: int
    source: int
    target: int
    others: int = 0


def best_pairs(
    connection: sqlite3.Connection,
    ranked: Iterable[tuple[int, Sequence[int]]],
    target: int,
    limit: int | None,
    in_context: Collection[int] = (),
) -> list[Pair]:
    """The best pairs of texts of a memory.

    Args:
        connection: the memory.
        ranked: scores, the best first, with the ids of the texts that have them; no more are asked for than needed.
        target: the id of the language of the other texts.
        limit: the most pairs; None for all.
        in_context: the units of an equal text that are in the same context, whose score is 101.
    """
    found: list[Pair] = []
    for score, texts in ranked:
        newest: dict[tuple[int, int], Pair] = {}
        for source, other, date, unit in _rows(connection, texts, target):
            own = CONTEXT if score == EXACT and unit in in_context else score
            pair = Pair(own, date or "", unit, source, other)
            known = newest.get((source, other))
            newest[source, other] = (
                pair if known is None else max(known, pair)._replace(others=known.others + 1)
            )
        found += sorted(newest.values(), reverse=True)
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _rows(
    connection: sqlite3.Connection, texts: Sequence[int], target: int
) -> Iterator[tuple[int, int, str | None, int]]:
    for at in range(0, len(texts), _ROWS):
        some = texts[at : at + _ROWS]
        yield from connection.execute(_PAIRS.format(",".join("?" * len(some))), (target, *some))
