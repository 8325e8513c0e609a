"""The units of a memory in two languages: all of them, or those that hold words, which the index finds."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, Self

import numpy as np

from tmx.memory.match import Origin
from tmx.memory.postings import unpack_places
from tmx.memory.schema import clear_errors, connect
from tmx.memory.shards import Ints, fetch, postings_of, shards_of, term_of

_CACHED = 4096
"""The most words whose texts are kept."""
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit in two languages."""

    source: str
    target: str
    origin: Origin


class Pairs:
    """What a memory holds in a source and a target language, as it was when this was made."""

    def __init__(self, path: str | os.PathLike[str], source: str, target: str) -> None:
        """Open the memory to read; `source` and `target` are codes that it has.

        Raises:
            InputError: the file is not a memory, or is damaged.
        """
        self.path, self.source, self.target = Path(path), source, target
        self._connection = connect(self.path, write=False)
        with clear_errors(self.path):
            self._connection.execute("BEGIN")
            self._ids = dict(self._connection.execute("SELECT code, id FROM language"))
        self._texts: dict[int, Ints] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def all(self) -> Iterator[Pair]:
        """All units with both languages, in the order of the documents."""
        with clear_errors(self.path):
            yield from map(_pair, self._execute(f"{_PAIRS} ORDER BY unit.document, unit.place"))

    def of_texts(self, texts: Sequence[int]) -> Iterator[Pair]:
        """The units whose source is one of these texts, in the order of the texts."""
        with clear_errors(self.path):
            for at in range(0, len(texts), _AT_ONCE):
                some = list(map(int, texts[at : at + _AT_ONCE]))
                place = {text: number for number, text in enumerate(some)}
                marks = ",".join("?" * len(some))
                rows = self._execute(f"{_PAIRS} WHERE ours.text IN ({marks})", some).fetchall()
                yield from map(_pair, sorted(rows, key=lambda row: (place[row[0]], -row[1])))

    def texts(self, texts: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Texts with their numbers, in the order given."""
        with clear_errors(self.path):
            for at in range(0, len(texts), _AT_ONCE):
                some = list(map(int, texts[at : at + _AT_ONCE]))
                found = dict(fetch(self._connection, "id, text", some))
                yield from ((text, found[text]) for text in some if text in found)

    def count(self, lang: str) -> int:
        """The number of different texts in a language."""
        return sum(len(shard.texts) for shard in self._shards[lang])

    def every(self, lang: str) -> Ints:
        """The numbers of all texts in a language, the newest first."""
        return np.sort(np.concatenate([_NONE, *(shard.texts for shard in self._shards[lang])]))[::-1]

    def words(self, lang: str, wanted: Callable[[str], bool]) -> list[int]:
        """The ids of the words of a language for which `wanted` is true."""
        return [number for word, number in self._vocabulary[lang].items() if wanted(word)]

    def word(self, lang: str, word: str) -> int | None:
        """The id of a word, if the memory has it."""
        return self._vocabulary[lang].get(word)

    def holding(self, lang: str, groups: Sequence[Collection[int]]) -> Ints:
        """The texts that hold a word at least of every group of ids, the newest first."""
        if not groups:
            return self.every(lang)
        with clear_errors(self.path):
            sets = sorted((self._with_any(lang, group) for group in groups), key=len)
        return reduce(_in_both, sets)[::-1]

    def _with_any(self, lang: str, words: Collection[int]) -> Ints:
        sets = [self._with(lang, word) for word in words]
        return sets[0] if len(sets) == 1 else np.unique(np.concatenate([_NONE, *sets]))

    def _with(self, lang: str, word: int) -> Ints:
        """The texts that hold a word, ascending."""
        if word not in self._texts:
            if len(self._texts) >= _CACHED:
                self._texts.clear()
            places = postings_of(self._connection, term_of(word, 0))
            found = [
                shard.texts[unpack_places(places[shard.id])]
                for shard in self._shards[lang]
                if shard.id in places
            ]
            self._texts[word] = np.sort(np.concatenate([_NONE, *found]))
        return self._texts[word]

    @cached_property
    def _shards(self) -> dict[str, list[Any]]:
        with clear_errors(self.path):
            return {code: shards_of(self._connection, self._ids[code]) for code in (self.source, self.target)}

    @cached_property
    def _vocabulary(self) -> dict[str, dict[str, int]]:
        query = "SELECT word, id FROM word WHERE language = ?"
        with clear_errors(self.path):
            return {
                code: dict(self._connection.execute(query, (self._ids[code],)))
                for code in (self.source, self.target)
            }

    def _execute(self, query: str, values: Sequence[int] = ()) -> sqlite3.Cursor:
        return self._connection.execute(query, (self._ids[self.source], self._ids[self.target], *values))


_NONE: Ints = np.empty(0, np.int64)
_PAIRS = """
SELECT here.id, unit.id, unit.place, unit.date, document.name, document.facts, here.text, there.text
FROM variant AS ours
JOIN variant AS theirs ON theirs.unit = ours.unit AND ours.language = ? AND theirs.language = ?
JOIN unit ON unit.id = ours.unit
JOIN document ON document.id = unit.document
JOIN text AS here ON here.id = ours.text
JOIN text AS there ON there.id = theirs.text
"""


def _in_both(few: Ints, many: Ints) -> Ints:
    """What two ascending rows have in common."""
    if not len(many):
        return many
    at = np.minimum(np.searchsorted(many, few), len(many) - 1)
    found: Ints = few[many[at] == few]
    return found


def _pair(row: tuple[Any, ...]) -> Pair:
    _, unit, place, date, document, facts, source, target = row
    return Pair(source, target, Origin(document, unit, place, date, json.loads(facts)))
