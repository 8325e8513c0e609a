"""How units enter a memory: texts once each, their words as numbers, in batches.

While the rows of one batch are made and written, the words of its texts are numbered elsewhere
(`tmx.memory.numbering`), so that two processors share the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice, repeat
from typing import Any

from tmx.base.dates import format_date
from tmx.memory.known import Key, KnownTexts
from tmx.memory.numbering import Here, Numbered, Numbering, elsewhere_if_it_helps
from tmx.memory.packing import comparable, pack_content, pack_unit
from tmx.memory.postings import SIZE
from tmx.memory.removal import last_unit
from tmx.memory.shards import add_texts, hash_of, write_postings
from tmx.unit.model import TranslationUnit

_BATCH = 8192  # units
_LARGE = 2 * _BATCH  # from so many units on, a second process is worth its start
Wording = list[list[tuple[int, str, str | None]]]
"""The variants of units: language, text that is compared, packed content."""


class Intake:
    """Adds units to a memory that is open for writing, inside a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._languages: dict[str, int] = dict(connection.execute("SELECT code, id FROM language"))
        self._learned: set[int] = set()
        self._numbering: Numbering = Here(self._last("word"))
        self._known = KnownTexts(connection)
        self._asked: list[tuple[int, range, list[str]]] = []
        self._unindexed: dict[int, tuple[list[int], list[bytes]]] = {}

    def add(self, document: int, units: Iterable[TranslationUnit]) -> int:
        """Add the units of a document; how many there were."""
        done = 0
        stream = iter(units)
        try:
            while batch := list(islice(stream, _BATCH)):
                wording = self._wording(batch)
                self._take_results()
                self._index(SIZE)
                if done == _LARGE:
                    self._numbering = elsewhere_if_it_helps(self._last("word"))
                    self._learned.clear()
                    self._known.expect_many()
                self._write(document, batch, wording, done)
                done += len(batch)
            self._take_results()
            self._known.write()
            self._index(1)
            write_postings(self._connection)
        finally:
            self._numbering.close()
        return done

    def _last(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}").fetchone()  # noqa: S608
        return int(last)

    def _wording(self, units: Sequence[TranslationUnit]) -> Wording:
        return [
            [(self._language(v.lang), comparable(v.content), pack_content(v.content)) for v in unit.variants]
            for unit in units
        ]

    def _write(self, document: int, units: Sequence[TranslationUnit], wording: Wording, before: int) -> None:
        """Write units; begin with their texts."""
        texts = self._text_ids(dict.fromkeys((lang, text) for unit in wording for lang, text, _ in unit))
        first = last_unit(self._connection) + 1
        source = self._languages.get
        self._insert(
            "unit",
            (
                (key, document, place, source(unit.source_lang), newest_date(unit), pack_unit(unit))
                for key, (place, unit) in enumerate(enumerate(units, before + 1), first)
            ),
        )
        self._insert(
            "variant",
            (
                (key, place, lang, texts[lang, text], content)
                for key, unit in enumerate(wording, first)
                for place, (lang, text, content) in enumerate(unit)
            ),
        )

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = {"unit": 6, "variant": 5, "text": 4, "word": 3}[table] * ",?"
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks[1:]})", rows)  # noqa: S608 - own names

    def _language(self, code: str) -> int:
        if code not in self._languages:
            cursor = self._connection.execute("INSERT INTO language (code) VALUES (?)", (code,))
            self._languages[code] = cursor.lastrowid or 0
        return self._languages[code]

    def _text_ids(self, texts: Iterable[Key]) -> dict[Key, int]:
        """The ids of texts; the words of those that are new are asked for."""
        hashed = {text: hash_of(*text) for text in texts}
        found = self._known.ids(hashed)
        last = self._last("text")
        new: dict[int, tuple[list[str], list[int]]] = {}
        for key, number in hashed.items():
            if key not in found:
                some, hashes = new.setdefault(key[0], ([], []))
                some.append(key[1])
                hashes.append(number)
        for language, (some, hashes) in new.items():
            ids = range(last + 1, last + 1 + len(some))
            last += len(some)
            found.update(zip(zip(repeat(language), some, strict=False), ids, strict=True))
            self._ask(language, some)
            self._asked.append((language, ids, some))
            self._known.add(language, some, ids, hashes)
        return found

    def _ask(self, language: int, texts: list[str]) -> None:
        if language not in self._learned:
            words = self._connection.execute("SELECT word, id FROM word WHERE language = ?", (language,))
            self._numbering.learn(language, dict(words))
            self._learned.add(language)
        self._numbering.start(language, texts)

    def _take_results(self) -> None:
        """Write the texts of the batch before."""
        for language, ids, texts in self._asked:
            done: Numbered = self._numbering.result()
            self._insert("word", ((number, language, word) for number, word in done.new))
            self._insert("text", zip(ids, repeat(language), texts, done.packed, strict=False))
            all_ids, packed = self._unindexed.setdefault(language, ([], []))
            all_ids += ids
            packed += done.packed
        self._asked.clear()

    def _index(self, enough: int) -> None:
        """Index the texts of a language if there are enough.

        Nothing may refer to a text that has no unit yet, since such texts leave the index when it is made again.
        """
        for language, (ids, packed) in self._unindexed.items():
            while len(ids) >= enough:
                add_texts(self._connection, language, ids[:SIZE], packed[:SIZE])
                del ids[:SIZE], packed[:SIZE]


def newest_date(unit: TranslationUnit) -> str | None:
    """When the unit last changed, or else was created, as TMX writes it; None if it has no valid date."""
    if not unit.attributes and not any(variant.attributes for variant in unit.variants):
        return None
    return None if unit.changed is None else format_date(unit.changed)
