"""Programs that use one memory at once: who reads holds up nobody, and who has to wait is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import RunError
from tmx.memory import Memory, sharing
from tmx.memory.two_languages import Pairs
from tmx.unit.model import TranslationUnit


def units(prefix: str, count: int) -> list[TranslationUnit]:
    return [TranslationUnit.pair("en", f"{prefix} {n}", "fr", f"{prefix} {n} fr") for n in range(count)]


def test_readers_in_the_middle_of_their_work_do_not_hold_up_a_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "WAIT", 0.05)
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as writer:
        writer.add("old", units("old", 10))
    with Memory(path) as reader, Pairs(path, "en", "fr") as pairs, Memory(path, write=True) as writer:
        stream = reader.units()
        first = next(stream)
        assert writer.add("new", units("new", 10)) == 10
        assert writer.remove("old") == 10
        assert [first, *stream][:10] == units("old", 10)
        assert [pair.source for pair in pairs.all()] == [unit.source.text for unit in units("old", 10)]
    assert [file.name for file in tmp_path.iterdir()] == ["TM.db"]


def test_who_has_to_wait_is_told_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sharing, "WAIT", 0.1)
    monkeypatch.setattr(sharing, "_STEP", 0.02)
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as writer, Memory(path, write=True) as other:
        writer.add("old", units("old", 10))
        with sharing.writing(writer.connection), pytest.raises(RunError, match="program is writing"):
            other.add("new", units("new", 10))
        assert [record.message for record in caplog.records] == [
            f"bitext: waiting for another program that is writing {path}"
        ]
    with Memory(path, write=True) as other:
        other.connection.execute("PRAGMA journal_mode = DELETE")  # as memories were left before
    with Memory(path) as reader, Memory(path, write=True) as other:
        stream = reader.units()
        next(stream)
        with pytest.raises(RunError, match="program is using the memory"):
            other.add("new", units("new", 10))
        list(stream)
        assert other.add("new", units("new", 10)) == 10
