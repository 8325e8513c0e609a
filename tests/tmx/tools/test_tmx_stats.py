"""Counting what is in a memory, and what the tools do with an empty one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tmx.base.errors import InputError
from tmx.check.check import check_tmx
from tmx.check.fix import fix_tmx
from tmx.read.reader import read_tmx
from tmx.tools.conversion import convert
from tmx.tools.duplicates import dedupe
from tmx.tools.merging import merge
from tmx.tools.split import split_by_size
from tmx.tools.stats import memory_stats
from tmx.unit.model import TranslationUnit
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
    assert (memory_stats(path).units, memory_stats(path).unreadable, memory_stats(path).errors) == (3, 1, 1)


def test_every_tool_counts_the_same_units(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    one = '<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>'
    path = tmx_file(UNIT.format("One"), "<tu/>", one, UNIT.format("Two"))
    report = convert(path, tmp_path / "out.csv").report
    assert (memory_stats(path).units, check_tmx(path).units, report.read) == (4, 4, 4)
    assert memory_stats(path).unreadable == 1
    assert memory_stats(tmp_path / "out.csv").units == 2


def test_words_in_all_scripts_and_repetitions(tmp_path: Path) -> None:
    path = tmp_path / "words.tmx"
    units = [
        TranslationUnit.pair("en", "One two – three", "zh", target) for target in ("第五条，2004年", "第五条")
    ]
    write_tmx(path, units, source_lang="en")
    counts = memory_stats(path).languages
    english, chinese = (
        next(counts[lang] for lang in counts if lang.startswith(base)) for base in ("en", "zh")
    )
    assert (english.words, english.repeated, english.characters, english.dense) == (8, 4, 30, 24)
    assert (chinese.words, chinese.repeated) == (8, 0)
