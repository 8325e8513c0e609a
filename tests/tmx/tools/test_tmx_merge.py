"""Merging memories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memories import UNITS, targets, unit

from tmx.base.errors import InputError, UsageError
from tmx.read.reader import read_tmx
from tmx.tools.merging import merge
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx


def test_merging_keeps_the_order_and_drops_duplicates(memory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tmx"
    write_tmx(other, [UNITS[3], unit("four", "quatre")], source_lang="en-US")
    report = merge([memory, other], tmp_path / "all.tmx")
    assert targets(tmp_path / "all.tmx") == [*targets(memory), "quatre"]
    assert report.left_out == {"duplicate unit": 1}
    assert merge([memory, other], tmp_path / "all.tmx", duplicates=True).written == 7


def test_merging_keeps_the_source_language_of_each_memory(memory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tmx"
    write_tmx(other, [TranslationUnit.pair("de-DE", "eins", "fr-FR", "un")], source_lang="de-DE")
    merge([memory, other], tmp_path / "all.tmx")
    assert [found.source_lang for found in read_tmx(tmp_path / "all.tmx")] == ["en-US"] * 5 + ["de-DE"]


def test_a_memory_may_be_merged_into_itself(memory: Path) -> None:
    merge([memory, memory], memory)
    assert len(targets(memory)) == 5


def test_merging_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no memories to merge"):
        merge([], tmp_path / "all.tmx")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A memory without units or a source language."""
    path = tmp_path / "empty.tmx"
    path.write_text('<tmx version="1.4"><header srclang="*all*"/><body></body></tmx>', encoding="utf-8")
    return path


def test_an_empty_memory_may_be_merged_with_another(empty: Path, memory: Path, tmp_path: Path) -> None:
    assert merge([empty, memory], tmp_path / "all.tmx").written == len(UNITS)


def test_empty_memories_alone_cannot_be_merged(empty: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no units left to write"):
        merge([empty, empty], tmp_path / "all.tmx")
    assert not (tmp_path / "all.tmx").exists()


def test_units_that_cannot_be_read_are_reported(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    sound = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(sound.format("One"), sound.format("<b>Broken</i>"), sound.format("Two"))
    report = merge([path], tmp_path / "out.tmx")
    assert (report.read, report.written) == (3, 2)
    assert report.left_out == {f"xml-malformed, see `bitext check {path}`": 1}
    assert str(report).partition(";")[0] == f"2 of 3 units written to {tmp_path / 'out.tmx'}"
