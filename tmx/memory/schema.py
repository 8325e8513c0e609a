"""The SQLite file of a memory: its tables, its version, and how it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from tmx.base.errors import InputError, OutputError, RunError, UsageError
from tmx.memory.packing import DamagedError
from tmx.memory.shards import hash_of
from tmx.memory.sharing import LATER, is_busy, patiently, transaction

VERSION = 3
"""The version of the tables, kept as the ``user_version`` of the file."""
APPLICATION = 0x62697478
"""The ``application_id`` of the file: "bitx"."""
_READ_CACHE, _WRITE_CACHE = 65536, 32768  # KiB
_PAGE = 8192  # bytes: the places of a frequent word in fewer pages; with more, look-ups take longer again

_SQLITE = b"SQLite format 3\0"

_TABLES = """
CREATE TABLE language (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, added TEXT NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}');
-- A unit of a document; `data` holds as JSON what the other columns do not, NULL if there is nothing.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, place INTEGER NOT NULL, source INTEGER,
    date TEXT, data TEXT);
CREATE INDEX unit_of_document ON unit (document, place);
-- Its wording in one language; `content` is as `tmx.memory.packing` packs it, NULL for a text without codes.
CREATE TABLE variant (
    unit INTEGER NOT NULL, place INTEGER NOT NULL, language INTEGER NOT NULL, text INTEGER NOT NULL, content TEXT,
    PRIMARY KEY (unit, place)) WITHOUT ROWID;
CREATE INDEX variant_of_text ON variant (text);
-- Every text once; `words` are the ids of its words, three bytes each.
CREATE TABLE text (id INTEGER PRIMARY KEY, language INTEGER NOT NULL, text TEXT NOT NULL, words BLOB NOT NULL);
-- Texts by the hash of language and text.
CREATE TABLE text_by_hash (hash INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text)) WITHOUT ROWID;
CREATE TABLE word (
    id INTEGER PRIMARY KEY, language INTEGER NOT NULL, word TEXT NOT NULL, UNIQUE (language, word));
-- See `tmx.memory.shards`.
CREATE TABLE shard (
    id INTEGER PRIMARY KEY AUTOINCREMENT, language INTEGER NOT NULL, texts BLOB NOT NULL, starts BLOB NOT NULL);
CREATE TABLE posting (key INTEGER PRIMARY KEY, places BLOB NOT NULL);
"""


def is_sqlite(path: Path) -> bool:
    """Whether a file is of SQLite, as memories are; those of Trados Studio are files to convert, and do not count.

    Raises:
        InputError: it cannot be read.
    """
    if path.suffix.lower() == ".sdltm":
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the file of a memory, or with `write` make it; one of an older version is brought up to date.

    Raises:
        UsageError: there is no such file.
        InputError: it is not a memory, is damaged, or is of a newer version.
        OutputError: it cannot be written.
    """
    if path.is_dir():
        raise UsageError(
            "this is a folder, not a memory", path=path, cure="A memory is one file, such as TM.db."
        )
    if not write and not path.is_file():
        raise UsageError(
            "there is no such memory", path=path, cure=f"Make it with: bitext memory add {path} FILE…"
        )
    with clear_errors(path):
        try:
            return _checked(path, "rwc" if write else "rw", write=write)
        except sqlite3.OperationalError as error:
            if write or getattr(error, "sqlite_errorcode", 0) not in _NEEDS_FILES or _has_more(path):
                raise
            # Nothing can be written next to it, but nothing is there that would have to be read, either.
            return _checked(path, "ro&immutable=1", write=False)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
                raise _no_memory(path, write=write) from error
            raise


def _checked(path: Path, mode: str, *, write: bool) -> sqlite3.Connection:
    """The open file, after it was checked; closed if it is refused."""
    connection = _open(path, mode)
    try:
        _check(connection, path, write=write)
        if not write:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


_NEEDS_FILES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY_DIRECTORY, sqlite3.SQLITE_READONLY_CANTINIT)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    # Who only reads must be able to write, too: what a program that was killed left behind is undone first.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    # What is written goes from end to end of its tables, so that a large cache would save little.
    cache = _WRITE_CACHE if mode == "rwc" else _READ_CACHE
    connection.execute(f"PRAGMA cache_size = -{cache}")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a file that is yet to be made
    return connection


def _has_more(path: Path) -> bool:
    """Whether there is a part of the memory in a file next to it, which a program that was killed has left."""
    parts = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return any(part.exists() and part.stat().st_size for part in parts)


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make the tables of a new file; refuse a file of another application or of a newer version."""
    (application,) = patiently(connection, "PRAGMA application_id", "writing").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    if write and not tables and not application:
        with transaction(connection):
            if not connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLES.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
        return
    if application != APPLICATION:
        raise _no_memory(path, write=write)
    if version > VERSION:
        raise InputError(
            f"the memory is of version {version}; this bitext reads up to version {VERSION}",
            path=path,
            cure="Update bitext, or export the memory to TMX with the bitext that made it.",
        )
    if version < VERSION:
        _migrate(connection)


def _no_memory(path: Path, *, write: bool) -> InputError:
    make = "A memory is made from files, such as TMX, with: bitext memory add TM.db FILE…"
    other = "The file is that of another program: give the memory another name."
    return InputError("not a memory of bitext", path=path, cure=other if write else make)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring a memory of an older version up to date, step by step, whole or not at all."""
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in range(version, VERSION):
            MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _hash_again(connection: sqlite3.Connection) -> None:
    """From version 1, whose hashes had 64 bits."""
    connection.create_function("hash_of", 2, hash_of, deterministic=True)
    connection.execute("UPDATE text SET hash = hash_of(language, text)")


def _move_hashes(connection: sqlite3.Connection) -> None:
    """From version 2, which had an index in place of a table of hashes."""
    connection.execute(
        """CREATE TABLE text_by_hash (hash INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text))
        WITHOUT ROWID"""
    )
    connection.execute("INSERT INTO text_by_hash SELECT hash, id FROM text ORDER BY hash, id")
    connection.execute("DROP INDEX text_hash")
    connection.execute("ALTER TABLE text DROP COLUMN hash")


MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _hash_again, 2: _move_hashes}
"""What leads from each version to the next."""


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Say what an error of SQLite means to the user.

    Raises:
        RunError: another process holds the file, the disk is full, or the file cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _clear(error, path) from error
    except (JSONDecodeError, UnicodeDecodeError, DamagedError) as error:  # values that only damage explains
        raise _damaged(path) from error


def _damaged(path: Path) -> InputError:
    cure = "Restore it from a copy, or make it again from its TMX files."
    return InputError("the memory is damaged", path=path, cure=cure)


def _clear(error: sqlite3.Error, path: Path) -> RunError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if is_busy(error):
        return RunError("another program is writing to the memory", path=path, cure=LATER)
    if code == sqlite3.SQLITE_FULL:
        cure = "Nothing was changed. Make room, and try again."
        return OutputError("the disk is full", path=path, cure=cure)
    if code == sqlite3.SQLITE_IOERR:
        cure = "Nothing was changed. Check the disk, and that there is room on it."
        return OutputError("the disk cannot be read or written", path=path, cure=cure)
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        cure = "Check that the folder exists and that you may write to it."
        what = "written" if code == sqlite3.SQLITE_READONLY else "opened"
        return OutputError(f"the memory cannot be {what}", path=path, cure=cure)
    return RunError(f"the memory cannot be used: {error}", path=path)
