"""The SQLite file of a memory: its tables, its version, and how it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tmx.base.errors import InputError, OutputError, RunError

VERSION = 1
"""The version of the tables, kept as the ``user_version`` of the file."""
APPLICATION = 0x62697478
"""The ``application_id`` of the file: "bitx"."""
WAIT = 30.0
"""Seconds to wait for another writer."""

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
-- Every text once; `words` are the ids of its words, three bytes each, `hash` is of language and text.
CREATE TABLE text (
    id INTEGER PRIMARY KEY, language INTEGER NOT NULL, hash INTEGER NOT NULL, text TEXT NOT NULL,
    words BLOB NOT NULL);
CREATE INDEX text_hash ON text (hash);
CREATE TABLE word (
    id INTEGER PRIMARY KEY, language INTEGER NOT NULL, word TEXT NOT NULL, UNIQUE (language, word));
-- See `tmx.memory.shards`.
CREATE TABLE shard (
    id INTEGER PRIMARY KEY AUTOINCREMENT, language INTEGER NOT NULL, texts BLOB NOT NULL, starts BLOB NOT NULL);
CREATE TABLE posting (key INTEGER PRIMARY KEY, places BLOB NOT NULL);
"""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the file of a memory, or with `write` make it.

    Raises:
        InputError: there is no such file, or it is not a memory, is damaged, or is of a newer version.
        OutputError: it cannot be written.
    """
    if not write and not path.is_file():
        raise InputError(
            "there is no such memory", path=path, cure=f"Make it with: bitext memory add {path} FILE…"
        )
    with clear_errors(path):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if write else 'ro'}"
        connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
        connection.execute("PRAGMA cache_size = -65536")  # KiB
        connection.execute("PRAGMA mmap_size = 0")
        _check(connection, path, write=write)
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make the tables of a new file; refuse a file of another application or of a newer version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    if write and not tables and not application:
        with writing(connection):
            if not connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLES.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
        return
    if application != APPLICATION:
        raise InputError(
            "not a memory of bitext", path=path, cure="Make one with: bitext memory add TM.db FILE…"
        )
    if version > VERSION:
        raise InputError(
            f"the memory is of version {version}; this bitext reads up to version {VERSION}",
            path=path,
            cure="Update bitext, or export the memory to TMX with the bitext that made it.",
        )


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all of it is done, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


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


def _clear(error: sqlite3.Error, path: Path) -> RunError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what, cure = "another program is writing to the memory", "Wait until it has finished, and try again."
        return RunError(what, path=path, cure=cure)
    if code == sqlite3.SQLITE_FULL:
        cure = "Nothing was changed. Make room, and try again."
        return OutputError("the disk is full", path=path, cure=cure)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        cure = "Restore it from a copy, or make it again from its TMX files."
        return InputError("not a memory, or a damaged one", path=path, cure=cure)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        cure = "Check that the folder exists and that you may write to it."
        return OutputError("the memory cannot be opened", path=path, cure=cure)
    return RunError(f"the memory cannot be used: {error}", path=path)
