"""A translation memory in one SQLite file: what it holds, and what matches."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from tmx.base.errors import UsageError
from tmx.memory.lookup import Index
from tmx.memory.match import Match, Origin, ranked
from tmx.memory.neighbours import is_in_context
from tmx.memory.schema import clear_errors
from tmx.memory.score import LEAST, Scored
from tmx.memory.store import Store


class Memory(Store):
    """A translation memory in one file: many documents, many languages.

    >>> with Memory("TM.db", write=True) as memory:            # doctest: +SKIP
    ...     memory.add("59/159", read_tmx("59-159.tmx"))
    ...     memory.lookup("Decides to remain seized of the matter", "en", "fr")
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = False) -> None:
        super().__init__(path, write=write)
        self._indexes: dict[int, Index] = {}
        self._state = (0, 0)  # of what the indexes were read from

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
        with self._reading() as state:
            if state != self._state:
                self._indexes.clear()
                self._state = state
            for least in (*(step for step in _STEPS if step > threshold), threshold):
                found = ranked(self._matches(Scored(text), source, target, least))
                if limit is not None and len(found) >= limit:
                    break
        return found[:limit]

    def in_context(
        self, text: str, before: str | None, after: str | None, source_lang: str, target_lang: str
    ) -> bool:
        """Whether a document has a text, with its translation, between these two; None is its beginning or end.

        Raises:
            UsageError: the memory lacks a language.
            RunError: the file cannot be read.
        """
        langs = [self._language_id(self.language(code)) for code in (source_lang, target_lang)]
        with clear_errors(self.path):
            return is_in_context(self._connection, text, before, after, *langs)

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
