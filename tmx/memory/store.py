"""The store of a memory: documents with their units, added, removed, listed, and given back."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

from tmx.base.errors import RunError, UsageError
from tmx.base.languages import best_language, checked_code
from tmx.memory.held import Held
from tmx.memory.intake import Intake
from tmx.memory.packing import unpack_unit
from tmx.memory.removal import remove, tidy
from tmx.memory.schema import clear_errors, connect
from tmx.memory.sharing import writing
from tmx.unit.model import TranslationUnit


class Store:
    """The documents of a memory, in one file.

    Several programs may read it at once, and one write; what is added or removed is there whole or not at all, even
    if the program is killed.

    Raises:
        UsageError: the file is not there.
        InputError: it is not a memory, is damaged, or is of a newer version.
        OutputError: it cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = False) -> None:
        self.path = Path(path)
        self._writes = write
        self._connection = connect(self.path, write=write)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open file, for what reads the tables of `tmx.memory.schema`."""
        return self._connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of its units."""
        with clear_errors(self.path):
            return tuple(code for (code,) in self._connection.execute(_LANGUAGES))

    def add(
        self,
        name: str,
        units: Iterable[TranslationUnit],
        *,
        digest: str = "",
        facts: Mapping[str, Any] | None = None,
    ) -> int:
        """Add a document; one of the same name is replaced.

        Args:
            name: what the document is called, such as its symbol or the name of its file.
            units: its units, in order.
            digest: a fingerprint of what they were made from, by which `has` tells that nothing is new.
            facts: what else is known of it.

        Returns:
            the number of units.

        Raises:
            UsageError: the memory is open to be read only.
            RunError: another program is writing, or the disk is full; nothing was changed.
        """
        with clear_errors(self.path), self._writing():
            former = remove(self._connection, name)
            added = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            cursor = self._connection.execute(
                "INSERT INTO document (name, digest, added, facts) VALUES (?, ?, ?, ?)",
                (name, digest, added, json.dumps(dict(facts or {}), ensure_ascii=False)),
            )
            count = Intake(self._connection).add(cursor.lastrowid or 0, units)
            if former is not None:
                tidy(self._connection, former)
            return count

    def names(self) -> list[str]:
        """The names of the documents, in the order in which they were added."""
        with clear_errors(self.path):
            return [name for (name,) in self._connection.execute("SELECT name FROM document ORDER BY id")]

    def names_of(self, digest: str) -> list[str]:
        """The names of the documents that were added with this digest."""
        query = "SELECT name FROM document WHERE digest = ? ORDER BY id"
        with clear_errors(self.path):
            return [name for (name,) in self._connection.execute(query, (digest,))]

    def size(self, name: str) -> int:
        """The number of units of a document."""
        query = """SELECT COUNT(*) FROM unit WHERE document = (SELECT id FROM document WHERE name = ?)"""
        with clear_errors(self.path):
            return int(self._connection.execute(query, (name,)).fetchone()[0])

    def require(self, name: str) -> None:
        """Refuse the name of a document that is not there.

        Raises:
            UsageError: there is no such document.
        """
        if name not in self.names():
            raise self._unknown(name)

    def _unknown(self, name: str) -> UsageError:
        return UsageError(
            f"the memory has no document {name!r}", path=self.path, cure="bitext memory list shows them."
        )

    def has(self, name: str, digest: str) -> bool:
        """Whether a document of this name was added with this digest."""
        query = "SELECT 1 FROM document WHERE name = ? AND digest = ?"
        with clear_errors(self.path):
            return self._connection.execute(query, (name, digest)).fetchone() is not None

    def remove(self, name: str) -> int:
        """Remove a document; the number of its units.

        Raises:
            UsageError: there is no such document, or the memory is open to be read only.
            RunError: another program is writing; nothing was changed.
        """
        with clear_errors(self.path), self._writing():
            removed = remove(self._connection, name)
            if removed is None:
                raise self._unknown(name)
            tidy(self._connection, removed)
        return removed.units

    def documents(self) -> list[Held]:
        """The documents, in the order in which they were added."""
        query = """SELECT name, added, COUNT(unit.id), facts, MAX(unit.date)
            FROM document LEFT JOIN unit ON unit.document = document.id GROUP BY document.id ORDER BY document.id"""
        with clear_errors(self.path):
            rows = self._connection.execute(query).fetchall()
            return [
                Held(name, added, count, json.loads(facts), newest)
                for name, added, count, facts, newest in rows
            ]

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """The units of a document, or of all, in order."""
        for name in self.names() if document is None else [document]:
            with clear_errors(self.path):
                rows = self._connection.execute(_UNITS, (name,))
                for _, variants in groupby(rows, key=itemgetter(0)):
                    some = list(variants)
                    yield unpack_unit([row[3:] for row in some], *some[0][1:3])

    def unit(self, id: int) -> TranslationUnit:  # noqa: A002 - as the column is called
        """A unit by the number that a match has; no other unit ever gets that number.

        Raises:
            RunError: it is not in the memory any more; or the file cannot be read.
        """
        with self.reading():
            variants = self._connection.execute(_VARIANTS, (id,)).fetchall()
            row = self._connection.execute(_UNIT, (id,)).fetchone()
        if row is None:
            raise RunError(
                f"unit {id} is not in the memory any more", path=self.path, cure="Look the text up again."
            )
        return unpack_unit(variants, *row)

    def language(self, code: str) -> str:
        """The language of the memory that is meant by a code: ``en`` finds ``en-GB``.

        Raises:
            UsageError: the memory has no text in the language, or the code is not one.
        """
        available = self.languages
        found = best_language(checked_code(code), list(available))
        if found is None:
            has = f"it has {', '.join(available)}" if available else "it is empty"
            raise UsageError(f"the memory has no text in {code}: {has}", path=self.path)
        return available[found]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self._writes:
            cure = "Open it with write=True to add or remove documents."
            raise UsageError("the memory is open to be read only", path=self.path, cure=cure)
        with writing(self._connection):
            yield

    @contextmanager
    def reading(self) -> Iterator[tuple[int, int]]:
        """One state of the memory as long as the block runs, whatever others write meanwhile.

        The block gets a value that changes with what the memory holds. Blocks may be in others.
        """
        with clear_errors(self.path):
            is_first = not self._connection.in_transaction
            if is_first:
                self._connection.execute("BEGIN")
            try:
                (others,) = self._connection.execute("PRAGMA data_version").fetchone()
                yield others, self._connection.total_changes
            finally:
                if is_first:
                    self._connection.execute("COMMIT")


_LANGUAGES = "SELECT code FROM language WHERE id IN (SELECT language FROM shard) ORDER BY id"
# A unit without variants would not be found; there is none, since TMX has none.
_UNITS = """
SELECT unit.id, origin.code, unit.data, language.code, text.text, variant.content
FROM unit
JOIN variant ON variant.unit = unit.id
JOIN text ON text.id = variant.text
JOIN language ON language.id = variant.language
LEFT JOIN language AS origin ON origin.id = unit.source
WHERE unit.document = (SELECT id FROM document WHERE name = ?) ORDER BY unit.place, variant.place
"""
_VARIANTS = """
SELECT language.code, text.text, content FROM variant JOIN text ON text.id = variant.text
JOIN language ON language.id = variant.language WHERE unit = ? ORDER BY place
"""
_UNIT = "SELECT code, data FROM unit LEFT JOIN language ON language.id = source WHERE unit.id = ?"
