"""How units enter a memory: texts once each, their words as numbers, in batches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice, repeat

from tmx.base.dates import format_date
from tmx.memory.packing import comparable, pack_content, pack_unit
from tmx.memory.shards import SIZE, add_texts, hash_of, pack_all
from tmx.memory.tokens import tokens, words_of_chunk
from tmx.unit.model import TranslationUnit

_KEPT = 1 << 18  # chunks whose words are kept


class Intake:
    """Adds units to a memory that is open for writing, inside a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._languages: dict[str, int] = dict(connection.execute("SELECT code, id FROM language"))
        (last,) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM word").fetchone()
        self._numbers = count(last + 1)
        self._words: dict[int, WordIds] = {}
        self._unindexed: list[tuple[int, Sequence[int], list[bytes]]] = []

    def add(self, document: int, units: Iterable[TranslationUnit]) -> int:
        """Add the units of a document; how many there were."""
        done = 0
        stream = iter(units)
        while batch := list(islice(stream, SIZE)):
            self._batch(document, batch, done)
            done += len(batch)
        return done

    def _batch(self, document: int, units: list[TranslationUnit], before: int) -> None:
        wordings = [
            [(self._language(v.lang), comparable(v.content), pack_content(v.content)) for v in unit.variants]
            for unit in units
        ]
        texts = self._text_ids({(lang, text) for variants in wordings for lang, text, _ in variants})
        (last,) = self._connection.execute("SELECT COALESCE(MAX(id), 0) FROM unit").fetchone()
        rows, variants = [], []
        for number, (unit, wording) in enumerate(zip(units, wordings, strict=True), last + 1):
            source = self._languages.get(unit.source_lang)
            rows.append(
                (number, document, before + number - last, source, newest_date(unit), pack_unit(unit))
            )
            variants += [
                (number, place, lang, texts[lang, text], content)
                for place, (lang, text, content) in enumerate(wording)
            ]
        self._connection.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO variant VALUES (?, ?, ?, ?, ?)", variants)
        # Only now, since texts that no unit has leave the index when it is made again.
        for language, ids, packed in self._unindexed:
            add_texts(self._connection, language, ids, packed)
        self._unindexed.clear()

    def _language(self, code: str) -> int:
        if code not in self._languages:
            cursor = self._connection.execute("INSERT INTO language (code) VALUES (?)", (code,))
            self._languages[code] = cursor.lastrowid or 0
        return self._languages[code]

    def _text_ids(self, texts: set[tuple[int, str]]) -> dict[tuple[int, str], int]:
        """The ids of texts; those that are new are written and indexed."""
        hashed = {text: hash_of(*text) for text in texts}
        found = dict(self._known(hashed))
        (last,) = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'text'"
        ).fetchone() or (0,)
        by_language: dict[int, list[str]] = {}
        for language, text in texts - found.keys():
            by_language.setdefault(language, []).append(text)
        for language, new in by_language.items():
            ids = range(last + 1, last + 1 + len(new))
            last += len(new)
            words = self._word_ids(language)
            packed = pack_all([words.of(text) for text in new])
            words.save()
            found.update(zip(((language, text) for text in new), ids, strict=True))
            hashes = (hashed[language, text] for text in new)
            self._connection.executemany(
                "INSERT INTO text VALUES (?, ?, ?, ?, ?)", zip(ids, repeat(language), hashes, new, packed)
            )
            self._unindexed.append((language, ids, packed))
        return found

    def _known(self, hashed: dict[tuple[int, str], int]) -> Iterator[tuple[tuple[int, str], int]]:
        hashes = list(hashed.values())
        for at in range(0, len(hashes), 500):
            some = hashes[at : at + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT id, language, text FROM text WHERE hash IN ({marks})"  # noqa: S608 - only marks
            for key, language, text in self._connection.execute(query, some):
                if (language, text) in hashed:
                    yield (language, text), key

    def _word_ids(self, language: int) -> WordIds:
        if language not in self._words:
            self._words[language] = WordIds(self._connection, language, self._numbers)
        return self._words[language]


class WordIds:
    """The ids of the words of a language; new words get new ones."""

    def __init__(self, connection: sqlite3.Connection, language: int, numbers: Iterator[int]) -> None:
        self._connection = connection
        self._language = language
        self._ids: dict[str, int] = dict(
            connection.execute("SELECT word, id FROM word WHERE language = ?", (language,))
        )
        self._numbers = numbers
        self._new: list[tuple[int, int, str]] = []
        self._chunks: dict[str, tuple[int, ...]] = {}

    def of(self, text: str) -> list[int]:
        """The ids of the words of a text."""
        found: list[int] = []
        chunks = self._chunks
        for chunk in text.split():
            ids = chunks.get(chunk)
            found += self._of_chunk(chunk) if ids is None else ids
        return found or [self._id(word) for word in tokens(text)]

    def _of_chunk(self, chunk: str) -> tuple[int, ...]:
        if len(self._chunks) > _KEPT:
            self._chunks.clear()
        found = self._chunks[chunk] = tuple([self._id(word) for word in words_of_chunk(chunk)])
        return found

    def _id(self, word: str) -> int:
        if word not in self._ids:
            self._ids[word] = next(self._numbers)
            self._new.append((self._ids[word], self._language, word))
        return self._ids[word]

    def save(self) -> None:
        """Write the new words."""
        self._connection.executemany("INSERT INTO word VALUES (?, ?, ?)", self._new)
        self._new.clear()


def newest_date(unit: TranslationUnit) -> str | None:
    """When the unit last changed, or else was created, as TMX writes it; None if it has no valid date."""
    if not unit.attributes and not any(variant.attributes for variant in unit.variants):
        return None
    return None if unit.changed is None else format_date(unit.changed)
