"""A translation memory in one SQLite file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from tmx.base.errors import UsageError
from tmx.base.languages import best_language, checked_code
from tmx.memory.intake import Intake
from tmx.memory.lookup import Index
from tmx.memory.match import Match, Origin, ranked
from tmx.memory.packing import unpack_unit
from tmx.memory.schema import clear_errors, connect, writing
from tmx.memory.score import LEAST, Scored
from tmx.unit.model import TranslationUnit


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a memory: its name, when it was added, its number of units, and facts such as its symbol."""

    name: str
    added: str
    units: int
    facts: Mapping[str, Any]


class Memory:
    """A translation memory in one file: many documents, many languages.

    Several programs may read it at once, and one write; what is added or removed is there whole or not at all, even
    if the program is killed.

    >>> with Memory("TM.db", write=True) as memory:            # doctest: +SKIP
    ...     memory.add("59/159", read_tmx("59-159.tmx"))
    ...     memory.lookup("Decides to remain seized of the matter", "en", "fr")

    Raises:
        InputError: the file is not there, is not a memory, is damaged, or is of a newer version.
        OutputError: it cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = False) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, write=write)
        self._indexes: dict[int, Index] = {}

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
            return tuple(
                code for (code,) in self._connection.execute("SELECT code FROM language ORDER BY id")
            )

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
            RunError: another program is writing, or the disk is full; nothing was changed.
        """
        with clear_errors(self.path), writing(self._connection):
            self._remove(name)
            added = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            cursor = self._connection.execute(
                "INSERT INTO document (name, digest, added, facts) VALUES (?, ?, ?, ?)",
                (name, digest, added, json.dumps(dict(facts or {}), ensure_ascii=False)),
            )
            count = Intake(self._connection).add(cursor.lastrowid or 0, units)
        self._indexes.clear()
        return count

    def has(self, name: str, digest: str) -> bool:
        """Whether a document of this name was added with this digest."""
        query = "SELECT 1 FROM document WHERE name = ? AND digest = ?"
        with clear_errors(self.path):
            return self._connection.execute(query, (name, digest)).fetchone() is not None

    def remove(self, name: str) -> int:
        """Remove a document; the number of its units.

        Raises:
            UsageError: there is no such document.
            RunError: another program is writing; nothing was changed.
        """
        with clear_errors(self.path), writing(self._connection):
            count = self._remove(name)
            if count is None:
                raise UsageError(
                    f"the memory has no document {name!r}",
                    path=self.path,
                    cure="bitext memory list shows them.",
                )
        return count

    def _remove(self, name: str) -> int | None:
        row = self._connection.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        self._connection.execute(
            "DELETE FROM variant WHERE unit IN (SELECT id FROM unit WHERE document = ?)", row
        )
        count = self._connection.execute("DELETE FROM unit WHERE document = ?", row).rowcount
        self._connection.execute("DELETE FROM document WHERE id = ?", row)
        return count

    def documents(self) -> list[Held]:
        """The documents, in the order in which they were added."""
        query = """SELECT name, added, (SELECT COUNT(*) FROM unit WHERE unit.document = document.id), facts
            FROM document ORDER BY id"""
        with clear_errors(self.path):
            rows = self._connection.execute(query).fetchall()
        return [Held(name, added, count, json.loads(facts)) for name, added, count, facts in rows]

    def units(self, document: str | None = None) -> Iterator[TranslationUnit]:
        """The units of a document, or of all, in order."""
        query = "SELECT unit.id FROM unit JOIN document ON document.id = unit.document"
        query += " WHERE document.name = ?" if document is not None else ""
        with clear_errors(self.path):
            for (key,) in self._connection.execute(
                f"{query} ORDER BY document, place", (document,) * (document is not None)
            ):
                yield self.unit(key)

    def unit(self, id: int) -> TranslationUnit:  # noqa: A002 - as the column is called
        """A unit by the number that a match has."""
        variants = self._connection.execute(
            """SELECT language.code, text.text, content FROM variant JOIN text ON text.id = variant.text
            JOIN language ON language.id = variant.language WHERE unit = ? ORDER BY place""",
            (id,),
        ).fetchall()
        source, data = self._connection.execute(
            "SELECT code, data FROM unit LEFT JOIN language ON language.id = source WHERE unit.id = ?", (id,)
        ).fetchone()
        return unpack_unit(variants, source, data)

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

    def lookup(
        self,
        text: str,
        source_lang: str,
        target_lang: str,
        *,
        threshold: int = 70,
        limit: int | None = 5,
    ) -> list[Match]:
        """The units whose text in one language matches, with their text in the other, best first.

        Of those that are as good, the newest comes first; units of the same two texts are one match.

        Args:
            text: what to look up; inline codes as `tmx.memory.packing.CODE`.
            source_lang: the language of the text.
            target_lang: the language of the translation.
            threshold: the lowest score, 40 to 100; 100 finds equal texts only.
            limit: the most matches; None for all.

        Raises:
            UsageError: the memory lacks a language, or the threshold is out of range.
            RunError: the file cannot be read.
        """
        if not LEAST <= threshold <= 100:
            raise UsageError(f"the threshold is {threshold}", cure=f"Choose one from {LEAST} to 100.")
        source, target = self.language(source_lang), self.language(target_lang)
        with clear_errors(self.path):
            for least in (*(step for step in _STEPS if step > threshold), threshold):
                found = ranked(self._matches(Scored(text), source, target, least))
                if limit is not None and len(found) >= limit:
                    break
        return found[:limit]

    def _matches(self, query: Scored, source: str, target: str, threshold: int) -> Iterator[Match]:
        for text, score in self._index(source).matches(query, threshold).items():
            for row in self._connection.execute(_PAIRS, (text, self._language_id(target))):
                yield self._match(score, row)

    def _match(self, score: int, row: tuple[Any, ...]) -> Match:
        unit, place, date, document, facts, source, target = row
        return Match(score, source, target, Origin(document, unit, place, date, json.loads(facts)))

    def _index(self, code: str) -> Index:
        language = self._language_id(code)
        if language not in self._indexes:
            self._indexes[language] = Index(self._connection, language)
        return self._indexes[language]

    def _language_id(self, code: str) -> int:
        (found,) = self._connection.execute("SELECT id FROM language WHERE code = ?", (code,)).fetchone()
        return int(found)


_STEPS = (100, 85)
"""Thresholds to try first: what is found there is best, and costs little to find."""
_PAIRS = """
SELECT unit.id, unit.place, unit.date, document.name, document.facts, here.text, there.text
FROM variant AS ours
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = ?2
JOIN unit ON unit.id = ours.unit
JOIN document ON document.id = unit.document
JOIN text AS here ON here.id = ours.text
JOIN text AS there ON there.id = theirs.text
WHERE ours.text = ?1
"""
