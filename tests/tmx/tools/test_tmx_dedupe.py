"""Removing duplicates, and choosing among several translations of a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from memories import targets

from tmx.base.errors import UsageError
from tmx.tools.duplicates import dedupe
from tmx.tools.merging import merge


@pytest.mark.parametrize(
    ("keep", "kept"), [("first", "un"), ("last", "l'un"), ("newest", "une"), ("confident", "l'un")]
)
def test_one_unit_of_each_source_is_kept(memory: Path, tmp_path: Path, keep: str, kept: str) -> None:
    out, rest = tmp_path / "out.tmx", tmp_path / "rest.tmx"
    report = dedupe(memory, out, keep=keep, rest=rest)  # type: ignore[arg-type]
    assert report.written == 3
    assert report.left_out == {"another unit with the same source is kept": 2}
    assert kept in targets(out)
    assert sorted(targets(out) + targets(rest)) == sorted(targets(memory))
    assert targets(out) == [target for target in targets(memory) if target in targets(out)]


def test_exact_duplicates_are_removed_and_other_translations_kept(memory: Path, tmp_path: Path) -> None:
    twice = tmp_path / "twice.tmx"
    merge([memory, memory], twice, duplicates=True)
    report = dedupe(twice, tmp_path / "out.tmx")
    assert targets(tmp_path / "out.tmx") == targets(memory)
    assert report.left_out == {"duplicate unit": 5}


def test_the_rest_may_be_empty(memory: Path, tmp_path: Path) -> None:
    dedupe(memory, tmp_path / "out.tmx", keep="first")
    report = dedupe(tmp_path / "out.tmx", tmp_path / "again.tmx", keep="first", rest=tmp_path / "rest.tmx")
    assert (report.written, report.left_out) == (3, {})
    assert targets(tmp_path / "rest.tmx") == []


def test_choices_that_make_no_sense_are_refused(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no rest"):
        dedupe(memory, tmp_path / "out.tmx", rest=tmp_path / "rest.tmx")
    with pytest.raises(UsageError, match="unknown choice"):
        dedupe(memory, tmp_path / "out.tmx", keep="best")  # type: ignore[arg-type]


def test_the_rest_never_overwrites_another_file(memory: Path, tmp_path: Path) -> None:
    before = memory.read_bytes()
    for output, rest in (
        (tmp_path / "a.tmx", tmp_path / "a.tmx"),
        (memory, memory),
        (tmp_path / "a.tmx", memory),
    ):
        with pytest.raises(UsageError, match="would overwrite another"):
            dedupe(memory, output, keep="newest", rest=rest)
    assert memory.read_bytes() == before
