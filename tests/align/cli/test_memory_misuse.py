"""The verbs of a memory, badly used: what is in the wrong place is named, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import bitext

from tmx.memory import Memory
from tmx.unit.model import TranslationUnit


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("one", [TranslationUnit.pair("en", "One report", "fr", "Un rapport")])
    return path


def test_a_folder_and_a_memory_in_the_place_of_a_file_are_named(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("en,fr\nOne report,Un rapport\n", encoding="utf-8")
    for arguments, message in (
        (["memory", "list", tmp_path], "this is a folder, not a memory"),
        (["memory", "add", tmp_path, file], "this is a folder, not a memory"),
        (["memory", "add", tmp_path / "new.db", db], "this is a memory, not a file to add"),
    ):
        done = bitext(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
    assert not (tmp_path / "new.db").exists()


def test_a_second_output_is_refused_by_a_verb_that_writes_one(db: Path, tmp_path: Path) -> None:
    done = bitext("memory", "export", db, "-o", tmp_path / "one.csv", "-o", tmp_path / "two.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "-o is given twice" in done.stderr
    assert not list(tmp_path.glob("*.csv"))
