"""One unit for each source: which of several translations is kept, and where the others go."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

from tmx.base.dates import format_date
from tmx.base.errors import UsageError
from tmx.base.hashset import HashSet
from tmx.base.languages import language_meant
from tmx.base.report import WriteReport
from tmx.base.words import fold
from tmx.read.source import Source
from tmx.tools.parts import Judge, Parts, Verdicts, write_parts
from tmx.tools.sources import source_of
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import what_is_missing
from tmx.write.unit_key import unit_key

Keep = Literal["newest", "confident", "frequent", "first", "last", "all"]
Rank = Callable[[TranslationUnit, int], str | float]
_BATCH_SIZE = 10_000
_SAME_SOURCE = "another unit with the same source is kept"
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\W_]+")


def dedupe(
    given: Source | str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    keep: Keep = "all",
    rest: str | os.PathLike[str] | None = None,
    near: bool = False,
) -> WriteReport:
    """Write a memory without duplicate units; see `dedupe_units`, which also reports on the rest."""
    return dedupe_units(source_of(given), output, keep=keep, rest=rest, near=near).kept


def dedupe_units(
    source: Source,
    output: str | os.PathLike[str],
    *,
    keep: Keep = "all",
    rest: str | os.PathLike[str] | None = None,
    near: bool = False,
) -> Parts:
    """Write units without duplicates.

    Two units are duplicates if their languages and segments are equal, inline codes included, and no other context,
    such as the segment before, is noted with them. ``keep="all"`` removes
    only those and keeps all translations of a source. Any other choice keeps one unit for each source segment and set
    of languages, the earliest of equally good ones: the one changed last, the one with the highest ``x-confidence``,
    one with the segments that most units have, the first, or the last. The units are read twice, for the most frequent
    three times; a temporary database holds one row per source.

    Args:
        source: the units.
        output: the file to write; the suffix is its format.
        keep: which unit of a source is kept.
        rest: a file for the units that are not kept.
        near: whether units are duplicates that differ, on both sides, in nothing but case, digits, accents,
            punctuation, white space and inline codes; ``keep`` says which is kept, ``all`` that it is the newest.

    Raises:
        UsageError: there is no such file, it is a folder, `keep` is unknown, or one file would overwrite another.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    if keep not in get_args(Keep):
        raise UsageError(f"unknown choice {keep!r}", cure=f"Choose one of {', '.join(get_args(Keep))}.")
    if near and keep == "all":
        keep = "newest"
    if keep == "all":
        return write_parts(source, output, rest, _repeated())
    reason = "another unit that is nearly the same is kept" if near else _SAME_SOURCE
    with _database() as database:
        useless = _best(database, source, keep, _near_key if near else _source_key)
        return write_parts(source, output, rest, Verdicts(_verdicts(database, useless, reason)))


def _repeated() -> Judge:
    """What says of a unit that it repeats one before."""
    seen = HashSet()

    def judge(unit: TranslationUnit) -> str | None:
        return None if what_is_missing(unit) or seen.add(unit_key(unit)) else "duplicate unit"

    return judge


@contextmanager
def _database() -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(prefix="bitext-") as folder:
        database = sqlite3.connect(Path(folder) / "dedupe.sqlite", isolation_level=None)
        try:
            database.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            )
            yield database
        finally:
            database.close()


def _best(
    database: sqlite3.Connection, source: Source, keep: Keep, key_of: Callable[[TranslationUnit], bytes]
) -> bytearray:
    """Find the unit to keep for each key, in a table ``best``; return 1 for each unit that is of no use, else 0."""
    rank = _frequency(database, source) if keep == "frequent" else _rank(keep)
    useless = bytearray()

    def rows() -> Iterator[tuple[bytes, str | float, int]]:
        for index, unit in enumerate(source):
            useless.append(what_is_missing(unit) is not None)
            if not useless[-1]:
                yield key_of(unit), rank(unit, index), index

    database.execute("CREATE TABLE best (key BLOB PRIMARY KEY, rank, position INTEGER) WITHOUT ROWID")
    batches = rows()
    while batch := list(islice(batches, _BATCH_SIZE)):
        database.executemany(
            "INSERT INTO best VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE "
            "SET rank = excluded.rank, position = excluded.position WHERE excluded.rank > rank",
            batch,
        )
    database.execute("CREATE INDEX positions ON best (position)")
    return useless


def _verdicts(database: sqlite3.Connection, useless: bytearray, reason: str) -> Iterator[str | None]:
    """Why each unit is not kept, None if it is; what is of no use is left to the writer, which says why."""
    positions = (position for (position,) in database.execute("SELECT position FROM best ORDER BY position"))
    following = next(positions, None)
    for index, of_no_use in enumerate(useless):
        if index == following:
            following = next(positions, None)
            yield None
        else:
            yield None if of_no_use else reason


def _frequency(database: sqlite3.Connection, source: Source) -> Rank:
    """What says how many units have the same segments."""
    database.execute("CREATE TABLE counts (key BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID")
    keys = ((_pair_key(unit),) for unit in source)
    database.executemany(
        "INSERT INTO counts VALUES (?, 1) ON CONFLICT(key) DO UPDATE SET number = number + 1", keys
    )

    def rank(unit: TranslationUnit, index: int) -> float:
        query = "SELECT number FROM counts WHERE key = ?"
        return float(database.execute(query, (_pair_key(unit),)).fetchone()[0])

    return rank


def _rank(keep: Keep) -> Rank:
    """What gives a value that is greatest for the unit to keep."""

    def rank(unit: TranslationUnit, index: int) -> str | float:
        if keep == "newest":
            return format_date(unit.changed) if unit.changed else ""
        if keep == "confident":
            return -1.0 if unit.confidence is None else unit.confidence
        return index if keep == "last" else 0

    return rank


def _pair_key(unit: TranslationUnit) -> bytes:
    """What units with the same segments share."""
    return _hash(sorted(f"{language_meant(one.lang)}\0{one.content!r}" for one in unit.variants))


def _source_key(unit: TranslationUnit) -> bytes:
    source = unit.source
    parts = [repr(source.content), str(language_meant(source.lang))]
    parts += sorted(str(language_meant(variant.lang)) for variant in unit.variants if variant is not source)
    return _hash(parts)


def _near_key(unit: TranslationUnit) -> bytes:
    """What units that are nearly the same share: the letters of all segments, with a mark for each number."""
    parts = sorted(
        f"{language_meant(variant.lang)}\0{letters_of(variant.text)}\0{variant is unit.source}"
        for variant in unit.variants
    )
    return _hash(parts)


def letters_of(text: str) -> str:
    """The letters and numbers of a text; all of it, where it has neither."""
    return _MARKS.sub("", _DIGITS.sub("0", fold(text))) or text


def _hash(parts: Iterable[str]) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
