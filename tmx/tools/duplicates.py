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
from tmx.base.languages import usual_code
from tmx.base.report import Ledger, WriteReport
from tmx.base.words import fold
from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit
from tmx.write.rewrite import rewrite

Keep = Literal["newest", "confident", "first", "last", "all"]
_BATCH_SIZE = 10_000
_SAME_SOURCE = "another unit with the same source is kept"
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\W_]+")


def dedupe(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    keep: Keep = "all",
    rest: str | os.PathLike[str] | None = None,
    near: bool = False,
) -> WriteReport:
    """Write a memory without duplicate units.

    Two units are duplicates if their languages and segments are equal, inline codes included, and no other context,
    such as the segment before, is noted with them. ``keep="all"`` removes
    only those and keeps all translations of a source. Any other choice keeps one unit for each source segment and set
    of languages: the one changed last, the one with the highest ``x-confidence`` (the earlier one if they are equal or
    missing), the first, or the last. The file is read twice; a temporary database holds one row per source.

    Args:
        path: the memory.
        output: the file to write.
        keep: which unit of a source is kept.
        rest: a file for the units that are not kept.
        near: whether units are duplicates that differ, on both sides, in nothing but case, digits, accents,
            punctuation, white space and inline codes; ``keep`` says which is kept, ``all`` that it is the newest.

    Raises:
        UsageError: there is no such file, it is a folder, `keep` is unknown, or `rest` is given with ``keep="all"``.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    if keep not in get_args(Keep):
        raise UsageError(f"unknown choice {keep!r}", cure=f"Choose one of {', '.join(get_args(Keep))}.")
    files = [os.path.realpath(file) for file in (path, output, rest) if file is not None]
    if rest is not None and len(set(files)) < len(files):
        raise UsageError(
            "one file would overwrite another", path=rest, cure="Give the file for the rest another name."
        )
    reader = read_tmx(path)
    if near and keep == "all":
        keep = "newest"
    if keep == "all":
        if rest is not None:
            raise UsageError(
                "all translations are kept, so there is no rest", cure="Choose which to keep with --keep."
            )
        return rewrite(reader, output, reader).with_losses(reader.losses())
    with _best(reader, keep, _near_key if near else _source_key) as database:
        if rest is not None:
            others = Ledger()
            left = _chosen(reader, database, others, keep=False)
            rewrite(reader, rest, left, duplicates=True, ledger=others)
        ledger = Ledger(needs_units=True)
        reason = "another unit that is nearly the same is kept" if near else _SAME_SOURCE
        chosen = _chosen(reader, database, ledger, keep=True, reason=reason)
        report = rewrite(reader, output, chosen, duplicates=True, ledger=ledger)
        return report.with_losses(reader.losses())


@contextmanager
def _best(
    units: Iterable[TranslationUnit], keep: Keep, key_of: Callable[[TranslationUnit], bytes]
) -> Iterator[sqlite3.Connection]:
    """A database with the index of the unit to keep for each key."""
    with tempfile.TemporaryDirectory(prefix="bitext-") as folder:
        database = sqlite3.connect(Path(folder) / "dedupe.sqlite", isolation_level=None)
        try:
            database.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            )
            database.execute("CREATE TABLE best (key BLOB PRIMARY KEY, rank, position INTEGER) WITHOUT ROWID")
            rows = ((key_of(unit), _rank(unit, keep, index), index) for index, unit in enumerate(units))
            while batch := list(islice(rows, _BATCH_SIZE)):
                database.executemany(
                    "INSERT INTO best VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE "
                    "SET rank = excluded.rank, position = excluded.position WHERE excluded.rank > rank",
                    batch,
                )
            database.execute("CREATE INDEX positions ON best (position)")
            yield database
        finally:
            database.close()


def _source_key(unit: TranslationUnit) -> bytes:
    source = unit.source
    parts = [repr(source.content), usual_code(source.lang)]
    parts += sorted(usual_code(variant.lang) for variant in unit.variants if variant is not source)
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _near_key(unit: TranslationUnit) -> bytes:
    """What units that are nearly the same share: the letters of all segments, with a mark for each number."""
    parts = sorted(
        f"{usual_code(variant.lang)}\0{_letters(variant.text)}\0{variant is unit.source}"
        for variant in unit.variants
    )
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _letters(text: str) -> str:
    """The letters and numbers of a text; all of it, where it has neither."""
    return _MARKS.sub("", _DIGITS.sub("0", fold(text))) or text


def _rank(unit: TranslationUnit, keep: Keep, index: int) -> str | float:
    """A value that is greatest for the unit to keep."""
    if keep == "newest":
        return format_date(unit.changed) if unit.changed else ""
    if keep == "confident":
        return -1.0 if unit.confidence is None else unit.confidence
    return index if keep == "last" else 0


def _chosen(
    units: Iterable[TranslationUnit],
    database: sqlite3.Connection,
    ledger: Ledger,
    *,
    keep: bool,
    reason: str = "kept",
) -> Iterator[TranslationUnit]:
    """Yield the units that the database says to keep, or else the others; record the rest in the ledger."""
    positions = (position for (position,) in database.execute("SELECT position FROM best ORDER BY position"))
    following = next(positions, None)
    for index, unit in enumerate(units):
        chosen = index == following
        if chosen:
            following = next(positions, None)
        if chosen is keep:
            yield unit
        else:
            ledger.skip(reason, unit.line)
