"""What a memory holds, counted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from tmx.base.words import count_words
from tmx.memory.schema import clear_errors
from tmx.memory.store import Store


@dataclass(frozen=True, slots=True)
class LanguageCount:
    """The segments of a language; how many different ones they are, with their words and characters."""

    segments: int
    texts: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Census:
    """The counts of a memory.

    Attributes:
        documents: its documents.
        units: their units.
        variants: the source texts that have several translations into one language.
        oldest: the date of the oldest unit that has one, as TMX writes it.
        newest: that of the newest.
        bytes: the size of the file.
        languages: the counts of each language, by its code.
    """

    documents: int
    units: int
    variants: int
    oldest: str | None
    newest: str | None
    bytes: int
    languages: dict[str, LanguageCount]

    def as_dict(self) -> dict[str, Any]:
        """The counts as data for JSON."""
        return asdict(self)


def census(store: Store) -> Census:
    """Count what a memory holds.

    Raises:
        RunError: the file cannot be read.
    """
    with clear_errors(store.path):
        store.connection.create_function("count_words", 1, count_words, deterministic=True)
        documents, units, variants, oldest, newest = store.connection.execute(_ALL).fetchone()
        languages = {
            code: LanguageCount(*counts)
            for code, *counts in store.connection.execute(_LANGUAGES)
            if counts[0]
        }
    size = store.path.stat().st_size
    return Census(documents, units, variants, oldest, newest, size, languages)


_ALL = """
SELECT (SELECT COUNT(*) FROM document), (SELECT COUNT(*) FROM unit), (
    SELECT COUNT(DISTINCT text) FROM (
        SELECT ours.text FROM unit
        JOIN variant AS ours ON ours.unit = unit.id AND ours.language = unit.source
        JOIN variant AS theirs ON theirs.unit = unit.id AND theirs.language <> ours.language
        GROUP BY ours.text, theirs.language HAVING MIN(theirs.text) <> MAX(theirs.text))),
    (SELECT MIN(date) FROM unit), (SELECT MAX(date) FROM unit)
"""
_LANGUAGES = """
SELECT language.code, SUM(times), COUNT(*), SUM(times * count_words(text.text)),
    SUM(times * LENGTH(text.text))
FROM (SELECT text, COUNT(*) AS times FROM variant GROUP BY text) AS used
JOIN text ON text.id = used.text
JOIN language ON language.id = text.language
GROUP BY language.id ORDER BY language.id
"""
