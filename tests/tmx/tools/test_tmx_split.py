"""Splitting memories by size and by property."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memories import targets, unit

from tmx.base.errors import InputError, OutputError, UsageError
from tmx.read.chunks import UNIT_LIMIT
from tmx.read.reader import read_tmx
from tmx.tools.merging import merge
from tmx.tools.split import split_by_property, split_by_size
from tmx.write.writer import write_tmx


def test_parts_of_a_size_can_be_joined_again(memory: Path, tmp_path: Path) -> None:
    reports = split_by_size(memory, tmp_path / "parts", 2)
    assert [report.written for report in reports] == [2, 2, 1]
    assert [report.path.name for report in reports] == ["memory-001.tmx", "memory-002.tmx", "memory-003.tmx"]
    merge([report.path for report in reports], tmp_path / "all.tmx")
    assert list(read_tmx(tmp_path / "all.tmx")) == list(read_tmx(memory))
    with pytest.raises(UsageError, match="name of the property is empty"):
        split_by_property(memory, tmp_path, " ")
    with pytest.raises(UsageError, match="cannot contain 0 units"):
        split_by_size(memory, tmp_path, 0)


def test_parts_by_property_stay_in_the_folder(memory: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    reports = split_by_property(memory, folder, "x-document")
    assert {report.path.name: report.written for report in reports} == {
        "memory-A-1.tmx": 2,
        "memory-A-2.tmx": 1,
        "memory-A-1-2.tmx": 1,
        "memory-none.tmx": 1,
    }
    assert {report.path.parent for report in reports} == {folder}
    units = [found for report in reports for found in read_tmx(report.path)]
    assert sorted(found.target.text for found in units) == sorted(targets(memory))


def test_a_folder_that_cannot_be_made(memory: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        split_by_size(memory, memory / "parts", 2)


def test_a_split_that_fails_leaves_nothing_behind(memory: Path, tmp_path: Path) -> None:
    with memory.open("a", encoding="utf-8") as stream:
        stream.write("<tu>" + "x" * (UNIT_LIMIT * 2))
    folder = tmp_path / "deep" / "parts"
    with pytest.raises(InputError, match="refused"):
        split_by_size(memory, folder, 1)
    with pytest.raises(InputError, match="refused"):
        split_by_property(memory, folder, "x-role")
    assert list(tmp_path.iterdir()) == [memory]


def test_a_property_that_no_unit_has(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no unit has the property x-rôle") as caught:
        split_by_property(memory, tmp_path / "parts", "x-rôle")
    assert caught.value.cure == "The properties in the file: x-role, x-document, x-confidence."
    assert not (tmp_path / "parts").exists()


def test_what_was_lost_in_reading_is_reported_once(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    sound = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(sound.format("One"), sound.format("<b>Broken</i>"), sound.format("Two"))
    reports = split_by_size(path, tmp_path / "parts", 1)
    assert [(report.read, report.written) for report in reports] == [(1, 1), (2, 1)]


def test_similar_values_get_different_file_names(tmp_path: Path) -> None:
    values = ["é" * 200, "é" * 201, "a/b", "a-b", "a-b-2", "A-B"]
    path = tmp_path / "memory.tmx"
    write_tmx(path, [unit(value, "x", document=value) for value in values], source_lang="en-US")
    reports = split_by_property(path, tmp_path / "parts", "x-document")
    assert [next(iter(read_tmx(report.path))).source.text for report in reports] == values
