"""How programs share the file of a memory: several read it while one writes, and who has to wait says so."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from tmx.base.errors import RunError

WAIT = 30.0
"""Seconds to wait for another program."""
LATER = "Wait until it has finished, and try again."
"""What to do when another program holds up this one."""
_STEP = 1.5  # seconds after which the wait is told; between two steps, the user can interrupt it
_LOG = logging.getLogger(__name__)


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction during which others can read, and which those who read do not hold up.

    So that they can, what is new is at first in a second file (SQLite's write-ahead log); the memory is one file again
    as soon as nobody has it open. A memory without documents, which nobody reads, is filled without, which is faster.

    Raises:
        RunError: other programs use a memory whose file is still in SQLite's usual mode.
    """
    (held,) = connection.execute("SELECT EXISTS (SELECT 1 FROM document)").fetchone()
    if held:
        try:
            patiently(connection, "PRAGMA journal_mode = WAL", "using")
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            raise RunError(
                "another program is using the memory", path=_path(connection), cure=LATER
            ) from error
    try:
        with transaction(connection):
            yield
    finally:
        connection.execute("PRAGMA busy_timeout = 0")  # those who read are not waited for
        with suppress(sqlite3.Error):  # what was to be written is written, or not
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * WAIT)}")


def patiently(connection: sqlite3.Connection, statement: str, doing: str) -> sqlite3.Cursor:
    """Execute what another program may hold up; if it does for long, that is logged as a warning.

    Args:
        connection: the memory.
        statement: what to execute.
        doing: what the other program may be doing, for the message.

    Raises:
        OperationalError: the other program takes longer than `WAIT`, or the statement fails.
    """
    end = monotonic() + WAIT
    told = False
    try:
        while True:
            left = max(end - monotonic(), 0)
            connection.execute(f"PRAGMA busy_timeout = {int(1000 * min(_STEP, left))}")
            try:
                return connection.execute(statement)
            except sqlite3.OperationalError as error:
                if not is_busy(error) or left <= _STEP:
                    raise
            if not told:
                _LOG.warning("bitext: waiting for another program that is %s %s", doing, _path(connection))
                told = True
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * WAIT)}")


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _path(connection: sqlite3.Connection) -> str:
    """The path of the file, as SQLite has it."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all of it is done, or nothing."""
    patiently(connection, "BEGIN IMMEDIATE", "writing")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
