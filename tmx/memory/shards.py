"""The index of a memory: which texts hold a word.

The texts of a language are divided into shards of up to 65,536, so that a place in a shard takes two bytes. In a
shard, texts are sorted by their number of words; `starts[m]` is the place of the first with m words or more. A *term*
is a word and which of its occurrences in the text it is, so that the words that two texts share, each as often as both
have it, are a set (Xiao et al., "Efficient Similarity Joins for Near Duplicate Detection", 2008). For each term a
shard has the places of the texts with it, under the key ``word << 32 | occurrence << 16 | shard``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from tmx.base.errors import RunError
from tmx.memory.postings import SIZE, pack_places

_IS_USED = "EXISTS (SELECT 1 FROM variant WHERE variant.text = text.id)"
_WAITING = "CREATE TEMP TABLE IF NOT EXISTS waiting (key INTEGER NOT NULL, places BLOB NOT NULL)"
_FIELD = 16  # bits of an occurrence, of a shard's number, and of a place

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shard:
    """Some texts of a language: their ids by place, and the first places by number of words."""

    id: int
    texts: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int32]

    def places(self, least: int, most: int) -> tuple[int, int]:
        """The first place, and that after the last, of the texts of so many words, `least` to `most`."""
        last = len(self.starts) - 1
        return int(self.starts[min(least, last)]), int(self.starts[min(most + 1, last)])

    def lengths(self, places: Ints) -> Ints:
        """The numbers of words of the texts at places."""
        return np.searchsorted(self.starts, places, side="right") - 1


def term_of(word: int, occurrence: int) -> int:
    """The number of a term; the keys of its postings are from ``term << 16`` on."""
    return word << _FIELD | min(occurrence, SIZE - 1)


def shards_of(connection: sqlite3.Connection, language: int) -> list[Shard]:
    """The shards of a language."""
    rows = connection.execute(
        "SELECT id, texts, starts FROM shard WHERE language = ? ORDER BY id", (language,)
    )
    return [
        Shard(number, np.frombuffer(texts, np.int64), np.frombuffer(starts, np.int32))
        for number, texts, starts in rows
    ]


def postings_of(connection: sqlite3.Connection, term: int) -> dict[int, bytes]:
    """The packed places of a term by shard."""
    rows = connection.execute(
        "SELECT key, places FROM posting WHERE key BETWEEN ? AND ?",
        (term << _FIELD, (term + 1 << _FIELD) - 1),
    )
    return {key & SIZE - 1: places for key, places in rows}


def work_of(connection: sqlite3.Connection, term: int) -> int:
    """How much work it is to count a term: the number of texts that have it, or for many the bytes of their bits."""
    (found,) = connection.execute(
        "SELECT TOTAL(LENGTH(places)) FROM posting WHERE key BETWEEN ? AND ?",
        (term << _FIELD, (term + 1 << _FIELD) - 1),
    ).fetchone()
    return int(found) // 2


def hash_of(language: int, text: str) -> int:
    """A number of 32 bits by which a text is found."""
    return crc32(text.encode("utf-8", "surrogatepass"), language)


def add_texts(
    connection: sqlite3.Connection, language: int, ids: Sequence[int], words: Sequence[bytes]
) -> None:
    """Index new texts, at most `SIZE`; `words` are the bytes of their ids of words.

    Shards that are not much larger than what comes are made again with it, so that there are few small ones. Postings
    are stored by term, so that those of a shard go everywhere: they wait, so that those of many shards are written at
    once, until `write_postings` is called, which must be before one of these shards is made again.
    """
    ids, words = list(ids), list(words)
    rows = connection.execute(
        "SELECT id, LENGTH(texts) / 8 FROM shard WHERE language = ? ORDER BY LENGTH(texts), id", (language,)
    ).fetchall()
    for shard, size in rows:
        if len(ids) + size > SIZE or size > 2 * len(ids):
            break
        old_ids, old_words = drop_shard(connection, shard)
        ids, words = old_ids + ids, old_words + words
    _write(connection, language, ids, words)


def write_postings(connection: sqlite3.Connection) -> None:
    """Put the postings that wait where they belong."""
    connection.execute(_WAITING)
    connection.execute("INSERT INTO posting SELECT key, places FROM waiting ORDER BY key")
    connection.execute("DROP TABLE waiting")


def drop_shard(connection: sqlite3.Connection, shard: int) -> tuple[list[int], list[bytes]]:
    """Take a shard out of the index, and its texts that no unit has any more out of the memory; what remains."""
    (blob,) = connection.execute("SELECT texts FROM shard WHERE id = ?", (shard,)).fetchone()
    found = list(fetch(connection, "id, words", np.frombuffer(blob, np.int64).tolist()))
    words = [words for _, words in found]
    sizes = np.array([len(one) // 3 for one in words], dtype=np.int64)
    keys = _keyed(np.repeat(np.arange(len(found)), sizes), words) >> _FIELD << _FIELD | shard
    connection.executemany("DELETE FROM posting WHERE key = ?", ((key,) for key in np.unique(keys).tolist()))
    connection.execute("DELETE FROM shard WHERE id = ?", (shard,))
    gone = _drop_unused(connection, [text for text, _ in found])
    found = [row for row in found if row[0] not in gone]
    return [text for text, _ in found], [words for _, words in found]


def _drop_unused(connection: sqlite3.Connection, texts: Sequence[int]) -> set[int]:
    """Delete those of some texts that no unit has; their ids."""
    unused = [text for text, is_used in fetch(connection, f"id, {_IS_USED}", texts) if not is_used]
    hashes = [
        (hash_of(language, wording), text)
        for text, language, wording in fetch(connection, "id, language, text", unused)
    ]
    connection.executemany("DELETE FROM text_by_hash WHERE hash = ? AND text = ?", hashes)
    connection.executemany("DELETE FROM text WHERE id = ?", ((text,) for text in unused))
    return set(unused)


def fetch(connection: sqlite3.Connection, columns: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Rows of texts by their ids; those that no longer exist are left out."""
    for at in range(0, len(ids), 500):
        some = ids[at : at + 500]
        marks = ",".join("?" * len(some))
        yield from connection.execute(f"SELECT {columns} FROM text WHERE id IN ({marks})", some).fetchall()  # noqa: S608


def _write(connection: sqlite3.Connection, language: int, ids: Sequence[int], words: Sequence[bytes]) -> None:
    sizes = np.array([len(one) // 3 for one in words], dtype=np.int64)
    order = np.argsort(sizes, kind="stable")
    starts = np.searchsorted(sizes[order], np.arange(sizes.max(initial=0) + 2)).astype(np.int32)
    texts = np.array(ids, dtype=np.int64)[order]
    shard = _free_number(connection)
    connection.execute(
        "INSERT INTO shard (id, language, texts, starts) VALUES (?, ?, ?, ?)",
        (shard, language, texts.tobytes(), starts.tobytes()),
    )
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    connection.execute(_WAITING)
    connection.executemany(
        "INSERT INTO waiting VALUES (?, ?)", _postings(np.repeat(place, sizes), words, shard)
    )


def _free_number(connection: sqlite3.Connection) -> int:
    """The smallest number that no shard has; it must fit into a key.

    Raises:
        RunError: there is none.
    """
    (number,) = connection.execute(
        """SELECT MIN(id) + 1 FROM (SELECT 0 AS id UNION ALL SELECT id FROM shard)
        WHERE id + 1 NOT IN (SELECT id FROM shard)"""
    ).fetchone()
    if number >= SIZE:
        raise RunError("the memory is full", cure="Begin another one.")
    return int(number)


def _postings(places: Ints, words: Iterable[bytes], shard: int) -> Iterator[tuple[int, bytes]]:
    """The keys and places of all terms of a shard, keys ascending; `places` has the place of every word's text."""
    keyed = _keyed(places, words)
    if not len(keyed):
        return
    terms, at = np.unique(keyed >> _FIELD, return_index=True)
    raw = (keyed & SIZE - 1).astype(np.uint16).tobytes()
    ends = [*at[1:].tolist(), len(keyed)]
    for term, start, end in zip(terms.tolist(), at.tolist(), ends, strict=True):
        yield term << _FIELD | shard, pack_places(raw[2 * start : 2 * end])


def pack_all(texts: Sequence[Sequence[int]]) -> list[bytes]:
    """The ids of the words of texts as they are stored, three bytes each.

    Raises:
        OverflowError: an id has more than three bytes.
    """
    flat = np.fromiter(chain.from_iterable(texts), dtype="<u4")
    if flat.max(initial=0) >> 24:
        raise OverflowError("a memory can hold 16 million different words")
    raw = flat.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    ends = accumulate((3 * len(ids) for ids in texts), initial=0)
    return [raw[start:end] for start, end in pairwise(ends)]


def unpacked(words: bytes) -> npt.NDArray[np.uint32]:
    """Ids of words from the bytes that are stored."""
    found = np.zeros((len(words) // 3, 4), dtype=np.uint8)
    found[:, :3] = np.frombuffer(words, np.uint8).reshape(-1, 3)
    return found.view("<u4").ravel()


def _keyed(places: Ints, words: Iterable[bytes]) -> Ints:
    """``term << 16 | place`` for every word of some texts, ascending; `places` has the place of every word's text."""
    ids = unpacked(b"".join(words)).astype(np.int64)
    runs = np.sort(places << 32 | ids)  # by text, then by word
    index = np.arange(len(runs))
    first = np.concatenate(([True], runs[1:] != runs[:-1]))[: len(runs)]
    occurrence = np.minimum(index - np.maximum.accumulate(np.where(first, index, 0)), SIZE - 1)
    return np.sort((runs & 0xFFFFFFFF) << 32 | occurrence << _FIELD | runs >> 32)
