"""Which texts a memory holds, while many are added to it.

Texts are found by a hash, so that those which follow one another are nowhere near one another in the table of hashes.
Where that is larger than what SQLite keeps in memory, each new text would read and write a page. So new hashes are kept
here until there are many, which are then written in order; and of texts whose hash is nowhere, the table is not asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

_KEPT = 1 << 16  # new hashes that are written together
_BITS = 25  # of a hash, by which it is known whether there is one like it: 32 MB

_FIND = "SELECT id, language, text.text FROM text_by_hash AS known JOIN text ON id = known.text WHERE hash IN"

Key = tuple[int, str]
"""A language and a text."""


class KnownTexts:
    """The ids of the texts of a memory that is open for writing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: dict[Key, int] = {}
        self._rows: list[tuple[int, int]] = []
        self._seen: npt.NDArray[np.bool_] | None = None

    def expect_many(self) -> None:
        """Prepare for many texts: what hashes there are is read once."""
        self._seen = np.zeros(1 << _BITS, np.bool_)
        rows = self._connection.execute("SELECT hash FROM text_by_hash")
        while some := rows.fetchmany(_KEPT):
            self._see([number for (number,) in some])
        self._see([number for number, _ in self._rows])

    def ids(self, hashed: Mapping[Key, int]) -> dict[Key, int]:
        """The ids of those of some texts, given with their hashes, that are known."""
        found = {key: self._new[key] for key in hashed if key in self._new}
        asked = [number for key, number in hashed.items() if key not in found]
        if self._seen is not None and asked:
            numbers = np.array(asked)
            asked = numbers[self._seen[numbers & len(self._seen) - 1]].tolist()
        asked.sort()
        for at in range(0, len(asked), 500):
            some = asked[at : at + 500]
            marks = ",".join("?" * len(some))
            for text, *key in self._connection.execute(f"{_FIND} ({marks})", some):
                if tuple(key) in hashed:
                    found[key[0], key[1]] = text
        return found

    def add(self, language: int, texts: Sequence[str], ids: range, hashes: Sequence[int]) -> None:
        """Take in new texts of a language."""
        self._new.update(((language, text), number) for text, number in zip(texts, ids, strict=True))
        self._rows += zip(hashes, ids, strict=True)
        self._see(hashes)
        if len(self._rows) >= _KEPT:
            self.write()

    def write(self) -> None:
        """Write the hashes of what was taken in."""
        self._connection.executemany("INSERT INTO text_by_hash VALUES (?, ?)", sorted(self._rows))
        self._rows, self._new = [], {}

    def _see(self, hashes: Sequence[int]) -> None:
        if self._seen is not None and hashes:
            self._seen[np.array(hashes) & len(self._seen) - 1] = True
