"""Counting what is in a memory, and what the tools do with an empty one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tmx.base.errors import InputError
from tmx.check.fix import fix_tmx
from tmx.read.reader import read_tmx
from tmx.tools.duplicates import dedupe
from tmx.tools.merging import merge
from tmx.tools.split import split_by_size
from tmx.tools.stats import memory_stats
from tmx.write.writer import write_tmx

UNIT = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'


def test_counts(memory: Path) -> None:
    stats = memory_stats(memory)
    assert (stats.units, stats.duplicates) == (5, 0)
    assert stats.languages["en-US"].words == 5
    assert stats.languages["fr-FR"].longest == 120
    assert stats.roles == {"title": 2, "operative": 2}
    assert stats.confidences == {"0.90 to 0.95": 1, "below 0.50": 1, "0.95 to 1": 1}
    assert (stats.oldest, stats.newest) == ("2001-01-01", "2003-01-01")
    assert stats.as_dict()["languages"]["en-US"]["segments"] == 5


def test_an_empty_memory_can_be_counted_but_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "empty.tmx"
    write_tmx(path, [], source_lang="en")
    assert memory_stats(path).units == 0
    for work in (
        lambda: merge([path, path], tmp_path / "all.tmx"),
        lambda: dedupe(path, tmp_path / "all.tmx"),
        lambda: fix_tmx(path, tmp_path / "all.tmx"),
        lambda: split_by_size(path, tmp_path / "parts", 2),
    ):
        with pytest.raises(InputError, match="no units"):
            work()
    assert list(tmp_path.iterdir()) == [path]


def test_a_unit_in_a_comment_does_not_count(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(UNIT.format("One"), f"<!-- {UNIT.format('Hidden')} -->", UNIT.format("Two"))
    assert [found.source.text for found in read_tmx(path)] == ["One", "Two"]
    assert memory_stats(path).units == 2


def test_errors_in_reading_are_counted(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(UNIT.format("One"), UNIT.format("<b>Broken</i>"), UNIT.format("Two"))
    assert (memory_stats(path).units, memory_stats(path).errors) == (2, 1)
