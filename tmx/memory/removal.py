"""Documents out of a memory, and the texts that nothing else has out of its index, when that is worth the work.

To take a text out of the index, its shard is made again. That is done where a quarter of its texts are gone, so that
the index is never much larger than what it is for, and a document that is replaced again and again costs little. The
file keeps its size: what is added next takes the room.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from tmx.memory.shards import Ints, add_texts, drop_shard, shards_of, write_postings

_GONE = 4  # a shard is made again if one text in so many is gone


@dataclass(frozen=True, slots=True)
class Removed:
    """How many units were removed, and the texts that they had, by language."""

    units: int
    texts: Mapping[int, list[int]] = field(default_factory=dict)


def remove(connection: sqlite3.Connection, name: str) -> Removed | None:
    """Remove the units of a document, inside a transaction of the caller's; None if there is no such document.

    The numbers of the units are never given to others, so that who has one finds that unit or none.
    """
    row = connection.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    texts: dict[int, list[int]] = {}
    for language, text in connection.execute(_TEXTS, row):
        texts.setdefault(language, []).append(text)
    last = last_unit(connection)
    connection.execute("DELETE FROM sqlite_sequence WHERE name = 'unit'")
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('unit', ?)", (last,))
    connection.execute("DELETE FROM variant WHERE unit IN (SELECT id FROM unit WHERE document = ?)", row)
    count = connection.execute("DELETE FROM unit WHERE document = ?", row).rowcount
    connection.execute("DELETE FROM document WHERE id = ?", row)
    return Removed(count, texts)


def last_unit(connection: sqlite3.Connection) -> int:
    """The highest number that a unit has or had."""
    (last,) = connection.execute(
        """SELECT MAX(COALESCE((SELECT MAX(id) FROM unit), 0),
        COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'unit'), 0))"""
    ).fetchone()
    return int(last)


def tidy(connection: sqlite3.Connection, removed: Removed) -> None:
    """Make the shards again that have lost many texts; a language without texts loses its words as well."""
    for language, texts in removed.texts.items():
        gone = _gone(connection, texts)
        thin = [
            shard.id
            for shard in shards_of(connection, language)
            if np.isin(shard.texts, gone).any()
            and _GONE * len(_gone(connection, shard.texts.tolist())) >= len(shard.texts)
        ]
        # All are dropped before one is added, since that may join it with others.
        for ids, words in [drop_shard(connection, shard) for shard in thin]:
            if ids:
                add_texts(connection, language, ids, words)
                write_postings(connection)
        if not shards_of(connection, language):
            connection.execute("DELETE FROM word WHERE language = ?", (language,))


def _gone(connection: sqlite3.Connection, texts: Iterable[int]) -> Ints:
    """Those of some texts that are in no unit."""
    query = "SELECT EXISTS (SELECT 1 FROM variant WHERE variant.text = ?)"
    gone = [text for text in texts if not connection.execute(query, (text,)).fetchone()[0]]
    return np.array(gone, dtype=np.int64)


_TEXTS = """
SELECT DISTINCT language, text FROM variant WHERE unit IN (SELECT id FROM unit WHERE document = ?)
"""
