"""A memory that is interrupted, shared, full, damaged, or of another version."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from places import ROOT

from tmx.base.errors import InputError, OutputError, RunError, UsageError
from tmx.memory import Memory, schema, sharing
from tmx.unit.model import TranslationUnit

_ADDING = """
import sys
sys.path.insert(0, sys.argv[2])
from tmx.memory import Memory, intake
from tmx.unit.model import TranslationUnit
intake._BATCH, intake._LARGE = 40, 80
with Memory(sys.argv[1], write=True) as memory:
    print("open", flush=True)
    for number in range(10_000):
        name = f"d{number % 3}"
        texts = [f"{name} has words {number * place % 97} and w{number}x{place}" for place in range(150)]
        memory.add(name, [TranslationUnit.pair("en", text, "fr", text) for text in texts])
        if number % 7 == 6:
            memory.remove(name)
"""


def units(prefix: str, count: int) -> list[TranslationUnit]:
    return [TranslationUnit.pair("en", f"{prefix} {n}", "fr", f"{prefix} {n} fr") for n in range(count)]


def sound(path: Path) -> None:
    """Every document is there whole, every text is found, and the file is what SQLite takes for sound."""
    with Memory(path, write=True) as memory:
        (verdict,) = memory._connection.execute("PRAGMA integrity_check").fetchone()
        assert verdict == "ok"
        for held in memory.documents():
            found = list(memory.units(held.name))
            assert len(found) == held.units == 150
            for unit in random.sample(found, 5):
                assert any(
                    match.origin.document == held.name
                    for match in memory.lookup(unit.source.text, "en", "fr", threshold=100, limit=None)
                )


def test_a_program_that_is_killed_leaves_a_sound_memory(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    moments = random.Random(5)  # noqa: S311
    for _ in range(6):
        adding = subprocess.Popen(
            [sys.executable, "-c", _ADDING, str(path), str(ROOT)], stdout=subprocess.PIPE, text=True
        )
        assert adding.stdout
        assert adding.stdout.readline() == "open\n"
        time.sleep(moments.uniform(0, 0.6))
        adding.kill()
        adding.communicate()
        sound(path)
        with Memory(path) as reader:
            reader.documents()
    with Memory(path, write=True) as memory:
        memory.add("last", units("last", 3))
    assert [file.name for file in tmp_path.iterdir()] == ["TM.db"]


def test_two_programs_that_write_at_once_both_get_their_turn(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    program = _ADDING.replace("range(10_000)", "range(6)")
    running = [
        subprocess.Popen([sys.executable, "-c", program.replace('"d', f'"{who}'), str(path), str(ROOT)])
        for who in ("a", "b")
    ]
    assert [one.wait(120) for one in running] == [0, 0]
    sound(path)
    with Memory(path) as memory:
        assert {held.name for held in memory.documents()} == {"a0", "a1", "a2", "b0", "b1", "b2"}


def test_others_read_while_a_long_document_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when more was written than the writer keeps in memory, and when the reader opens the file only then."""
    monkeypatch.setattr(sharing, "WAIT", 0.05)
    path = tmp_path / "TM.db"

    def watched() -> Iterator[TranslationUnit]:
        for number, unit in enumerate(units("new", 30_000)):
            if number % 10_000 == 9_999:
                with Memory(path) as reader:
                    assert [held.name for held in reader.documents()] == ["old"]
                    assert [m.score for m in reader.lookup("old 3", "en", "fr", threshold=100)] == [100]
                assert early.lookup("old 4", "en", "fr", threshold=100)
            yield unit

    with Memory(path, write=True) as writer:
        writer.add("old", units("old", 10))
        writer._connection.execute("PRAGMA cache_size = 20")
        with Memory(path) as early:
            assert early.lookup("old 4", "en", "fr")
            writer.add("new", watched())
            assert early.lookup("new 4", "en", "fr", threshold=100)
    assert [file.name for file in tmp_path.iterdir()] == ["TM.db"]


def test_a_file_that_is_refused_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title)")
    connection.close()
    for write, cure in ((False, "memory add"), (True, "another name")):
        with pytest.raises(InputError, match=cure):
            Memory(path, write=write)
    with sqlite3.connect(path, timeout=0) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("INSERT INTO song VALUES ('one')")
    connection.close()
    path.write_text("text\n" * 1000, encoding="utf-8")
    with pytest.raises(InputError, match="another name"):
        Memory(path, write=True)


def make_first_version(path: Path) -> None:
    """Give a memory the tables of version 1, whose hashes were others."""
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE text ADD COLUMN hash INTEGER NOT NULL DEFAULT 7")
        connection.execute("CREATE INDEX text_hash ON text (hash)")
        connection.execute("DROP TABLE text_by_hash")
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_a_memory_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("a", 5))
    make_first_version(path)
    with Memory(path) as memory:
        assert memory.lookup("a 3", "en", "fr", threshold=100)
        assert memory._connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    with Memory(path, write=True) as memory:
        memory.add("b", units("a", 5))
        assert memory._connection.execute("SELECT COUNT(*) FROM text").fetchone() == (10,)


def test_every_older_version_has_its_migration() -> None:
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.VERSION))


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "TM.db"
    Memory(path, write=True).close()
    make_first_version(path)

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE word")
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(schema, "MIGRATIONS", {1: fails})
    with pytest.raises(RunError):
        Memory(path)
    monkeypatch.undo()
    with Memory(path, write=True) as memory:
        assert memory.add("a", units("a", 2)) == 2


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("a", 5))
        (pages,) = memory._connection.execute("PRAGMA page_count").fetchone()
        memory._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(OutputError, match="the disk is full"):
            memory.add("a", units("b", 5000))
        assert list(memory.units()) == units("a", 5)
    with Memory(path) as memory:
        assert memory.lookup("a 3", "en", "fr", threshold=100)


def test_a_damaged_memory_is_named(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("a", 2000))
    data = bytearray(path.read_bytes())
    data[4096:] = random.Random(3).randbytes(len(data) - 4096)  # noqa: S311
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged"), Memory(path) as memory:
        memory.lookup("a 3", "en", "fr")
    path.write_bytes(data[:5000])
    with pytest.raises(InputError, match="damaged"), Memory(path) as memory:
        memory.documents()


@pytest.mark.parametrize(
    "change",
    ['UPDATE unit SET data = \'{"p": [["a"]]}\'', "UPDATE unit SET data = '[1]'", "DELETE FROM language"],
)
def test_values_that_no_program_wrote_are_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("a", 5))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(change)
        connection.commit()
    with Memory(path) as memory, pytest.raises((InputError, UsageError)):
        memory.lookup("a 3", "en", "fr", threshold=100)
    with Memory(path) as memory, suppress(InputError):
        assert list(memory.units()) in ([], units("a", 5))


def test_a_memory_where_nothing_can_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite needs files next to one that was left in its other mode, unless it is told that nobody writes."""
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("a", 5))
        memory._connection.execute("PRAGMA journal_mode = WAL")
    really = schema._check
    modes: list[str] = []

    def no_files(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        modes.append(mode)
        if mode == "wal":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        really(connection, path, write=write)

    monkeypatch.setattr(schema, "_check", no_files)
    with Memory(path) as memory:
        assert memory.lookup("a 3", "en", "fr", threshold=100)
    assert modes == ["wal", "delete"]
