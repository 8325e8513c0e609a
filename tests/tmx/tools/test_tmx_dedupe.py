"""Removing duplicates, and choosing among several translations of a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from memories import targets, unit

from tmx.base.errors import UsageError
from tmx.tools.duplicates import dedupe
from tmx.tools.merging import merge
from tmx.write.writer import write_tmx


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
    report = dedupe(twice, tmp_path / "out.tmx", rest=tmp_path / "rest.tmx")
    assert targets(tmp_path / "out.tmx") == targets(tmp_path / "rest.tmx") == targets(memory)
    assert report.left_out == {"duplicate unit": 5}


def test_the_rest_may_be_empty(memory: Path, tmp_path: Path) -> None:
    dedupe(memory, tmp_path / "out.tmx", keep="first")
    report = dedupe(tmp_path / "out.tmx", tmp_path / "again.tmx", keep="first", rest=tmp_path / "rest.tmx")
    assert (report.written, report.left_out) == (3, {})
    assert targets(tmp_path / "rest.tmx") == []


def test_choices_that_make_no_sense_are_refused(memory: Path, tmp_path: Path) -> None:
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


def test_near_duplicates_leave_the_newest_and_the_others_go_to_the_rest(tmp_path: Path) -> None:
    path, out, rest = (tmp_path / name for name in ("in.tmx", "out.tmx", "rest.tmx"))
    units = [
        unit("See page 4.", "Voir page 4.", "20010101T000000Z"),
        unit("see  page 15", "Voir page 15", "20020101T000000Z"),
        unit("See page 4.", "Cf. page 4.", "20000101T000000Z"),
        unit("…", "…"),
        unit("—", "–"),
    ]
    write_tmx(path, units, source_lang="en-US")
    report = dedupe(path, out, near=True, rest=rest)
    assert targets(out) == ["Voir page 15", "Cf. page 4.", "…", "–"]
    assert targets(rest) == ["Voir page 4."]
    assert report.left_out == {"another unit that is nearly the same is kept": 1}
    dedupe(path, out, near=True, keep="first")
    assert targets(out)[0] == "Voir page 4."
