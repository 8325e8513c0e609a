"""Merging, deduplicating, filtering, splitting and counting memories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tmx.base.errors import InputError, OutputError, UsageError
from tmx.check.fix import fix_tmx
from tmx.read.chunks import UNIT_LIMIT
from tmx.read.reader import read_tmx
from tmx.tools.duplicates import dedupe
from tmx.tools.filters import Conditions, filter_tmx
from tmx.tools.merging import merge
from tmx.tools.split import split_by_property, split_by_size
from tmx.tools.stats import memory_stats
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx


def unit(source: str, target: str, date: str = "", **properties: str) -> TranslationUnit:
    named = {f"x-{name}": value for name, value in properties.items()}
    attributes = {"changedate": date} if date else {}
    return TranslationUnit.pair("en-US", source, "fr-FR", target, properties=named, attributes=attributes)


UNITS = [
    unit("one", "un", "20010101T000000Z", confidence="0.9", role="title", document="A/1"),
    unit("one", "une", "20030101T000000Z", confidence="0.4", role="title", document="A/2"),
    unit("one", "l'un", "20020101T000000Z", confidence="0.99", role="operative", document="A/1"),
    unit("two", "deux", role="operative", document="../../A/1"),
    unit("three", "trois " * 20),
]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.tmx"
    write_tmx(path, UNITS, source_lang="en-US", date=None)
    return path


def targets(path: Path) -> list[str]:
    return [unit.target.text for unit in read_tmx(path)]


# ---------------------------------------------------------------------- merge


def test_merging_keeps_order_and_drops_what_comes_twice(memory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tmx"
    write_tmx(other, [UNITS[3], unit("four", "quatre")], source_lang="en-US")
    report = merge([memory, other], tmp_path / "all.tmx")
    assert targets(tmp_path / "all.tmx") == [*targets(memory), "quatre"]
    assert report.left_out == {"unit given before": 1}
    assert merge([memory, other], tmp_path / "all.tmx", duplicates=True).written == 7


def test_merging_keeps_each_memory_s_source_language(memory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tmx"
    write_tmx(other, [TranslationUnit.pair("de-DE", "eins", "fr-FR", "un")], source_lang="de-DE")
    merge([memory, other], tmp_path / "all.tmx")
    assert [unit.source_lang for unit in read_tmx(tmp_path / "all.tmx")] == ["en-US"] * 5 + ["de-DE"]


def test_a_memory_may_be_merged_into_itself(memory: Path) -> None:
    merge([memory, memory], memory)
    assert len(targets(memory)) == 5


def test_merging_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no memory"):
        merge([], tmp_path / "all.tmx")


# ---------------------------------------------------------------------- dedupe


@pytest.mark.parametrize(
    ("keep", "kept"), [("first", "un"), ("last", "l'un"), ("newest", "une"), ("confident", "l'un")]
)
def test_one_unit_of_a_source_stays(memory: Path, tmp_path: Path, keep: str, kept: str) -> None:
    out, rest = tmp_path / "out.tmx", tmp_path / "rest.tmx"
    report = dedupe(memory, out, keep=keep, rest=rest)  # type: ignore[arg-type]
    assert report.written == 3
    assert report.left_out == {"another unit of its source stays": 2}
    assert kept in targets(out)
    assert sorted(targets(out) + targets(rest)) == sorted(targets(memory))
    assert targets(out) == [target for target in targets(memory) if target in targets(out)]


def test_exact_duplicates_go_and_variants_stay(memory: Path, tmp_path: Path) -> None:
    twice = tmp_path / "twice.tmx"
    merge([memory, memory], twice, duplicates=True)
    report = dedupe(twice, tmp_path / "out.tmx")
    assert targets(tmp_path / "out.tmx") == targets(memory)
    assert report.left_out == {"unit given before": 5}


def test_the_rest_may_be_empty(memory: Path, tmp_path: Path) -> None:
    dedupe(memory, tmp_path / "out.tmx", keep="first")
    report = dedupe(tmp_path / "out.tmx", tmp_path / "again.tmx", keep="first", rest=tmp_path / "rest.tmx")
    assert (report.written, report.left_out) == (3, {})
    assert targets(tmp_path / "rest.tmx") == []


def test_dedupe_refuses_what_makes_no_sense(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rest"):
        dedupe(memory, tmp_path / "out.tmx", rest=tmp_path / "rest.tmx")
    with pytest.raises(UsageError, match="unknown choice"):
        dedupe(memory, tmp_path / "out.tmx", keep="best")  # type: ignore[arg-type]


# ---------------------------------------------------------------------- filter


@pytest.mark.parametrize(
    ("conditions", "kept", "reason"),
    [
        (Conditions(min_confidence=0.5), ["un", "l'un"], "confidence too low"),
        (Conditions(roles=frozenset({"operative"})), ["l'un", "deux"], "another role"),
        (Conditions(min_length=4), ["trois " * 20], "too short"),
        (Conditions(max_length=4), ["un", "une", "l'un", "deux"], "too long"),
        (Conditions(max_ratio=3), ["un", "une", "l'un", "deux"], "lengths too different"),
        (Conditions(source_pattern="^t"), ["deux", "trois " * 20], "source does not match"),
        (Conditions(target_pattern="^un"), ["un", "une"], "target does not match"),
        (Conditions(properties=(("x-document", "A/1"),)), ["un", "l'un"], "another property"),
        (Conditions(target_lang="de"), ["zwei"], "lacks de"),
    ],
)
def test_conditions(
    memory: Path, tmp_path: Path, conditions: Conditions, kept: list[str], reason: str
) -> None:
    german = tmp_path / "german.tmx"
    write_tmx(german, [TranslationUnit.pair("en-US", "two", "de-DE", "zwei")], source_lang="en-US")
    if conditions.target_lang:
        merge([memory, german], memory)
    out = tmp_path / "out.tmx"
    report = filter_tmx(memory, out, conditions)
    assert [target.strip() for target in targets(out)] == [target.strip() for target in kept]
    assert report.written == len(kept)
    assert report.left_out[reason] >= 1
    assert report.read == len(list(read_tmx(memory)))


def test_conditions_that_no_unit_meets_are_an_error_that_says_why(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no unit is left to write; 5 left out: another role"):
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(roles=frozenset({"preambular"})))
    with pytest.raises(InputError, match="no unit has de") as caught:
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(target_lang="de"))
    assert caught.value.cure == "The languages there are: en-US, fr-FR."
    with pytest.raises(UsageError, match="is not a language code"):
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(target_lang="Elvish"))
    assert list(tmp_path.iterdir()) == [memory]


def test_inverting_gives_the_others(memory: Path, tmp_path: Path) -> None:
    conditions = Conditions(roles=frozenset({"title"}))
    filter_tmx(memory, tmp_path / "in.tmx", conditions)
    filter_tmx(memory, tmp_path / "out.tmx", conditions, invert=True)
    assert sorted(targets(tmp_path / "in.tmx") + targets(tmp_path / "out.tmx")) == sorted(targets(memory))


def test_bad_conditions_are_refused() -> None:
    with pytest.raises(UsageError, match="no regular expression"):
        Conditions(source_pattern="(")
    with pytest.raises(UsageError, match="confidence"):
        Conditions(min_confidence=90)
    with pytest.raises(UsageError, match="characters long"):
        Conditions(min_length=9, max_length=8)
    with pytest.raises(UsageError, match="no ratio"):
        Conditions(max_ratio=float("nan"))


# ---------------------------------------------------------------------- split


def test_splitting_by_size_and_joining_again(memory: Path, tmp_path: Path) -> None:
    reports = split_by_size(memory, tmp_path / "parts", 2)
    assert [report.written for report in reports] == [2, 2, 1]
    assert [report.path.name for report in reports] == ["memory-001.tmx", "memory-002.tmx", "memory-003.tmx"]
    merge([report.path for report in reports], tmp_path / "all.tmx")
    assert list(read_tmx(tmp_path / "all.tmx")) == list(read_tmx(memory))
    with pytest.raises(UsageError, match="cannot hold"):
        split_by_size(memory, tmp_path, 0)


def test_splitting_by_property_stays_in_the_folder(memory: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    reports = split_by_property(memory, folder, "x-document")
    assert {report.path.name: report.written for report in reports} == {
        "memory-A-1.tmx": 2,
        "memory-A-2.tmx": 1,
        "memory-A-1-2.tmx": 1,
        "memory-none.tmx": 1,
    }
    assert {report.path.parent for report in reports} == {folder}
    units = [unit for report in reports for unit in read_tmx(report.path)]
    assert sorted(map(str, units)) != []
    assert {unit.target.text for unit in units} == set(targets(memory))


def test_a_folder_that_cannot_be_made(memory: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        split_by_size(memory, memory / "parts", 2)


def test_a_split_that_fails_leaves_nothing(memory: Path, tmp_path: Path) -> None:
    with memory.open("a", encoding="utf-8") as stream:
        stream.write("<tu>" + "x" * (UNIT_LIMIT * 2))
    folder = tmp_path / "deep" / "parts"
    with pytest.raises(InputError, match="refused"):
        split_by_size(memory, folder, 1)
    with pytest.raises(InputError, match="refused"):
        split_by_property(memory, folder, "x-role")
    assert list(tmp_path.iterdir()) == [memory]


def test_a_property_that_is_not_there(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no unit has the property x-rôle") as caught:
        split_by_property(memory, tmp_path / "parts", "x-rôle")
    assert caught.value.cure == "The properties there are: x-role, x-document, x-confidence."
    assert not (tmp_path / "parts").exists()


def test_what_was_lost_in_reading_is_told_once(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    good = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(good.format("One"), good.format("<b>Broken</i>"), good.format("Two"))
    reports = split_by_size(path, tmp_path / "parts", 1)
    assert [(report.read, report.written) for report in reports] == [(1, 1), (2, 1)]


def test_files_of_many_values_have_names_of_their_own(tmp_path: Path) -> None:
    values = ["é" * 200, "é" * 201, "a/b", "a-b", "a-b-2", "A-B"]
    path = tmp_path / "memory.tmx"
    write_tmx(path, [unit(value, "x", document=value) for value in values], source_lang="en-US")
    reports = split_by_property(path, tmp_path / "parts", "x-document")
    assert [next(iter(read_tmx(report.path))).source.text for report in reports] == values


# ---------------------------------------------------------------------- stats


def test_counts(memory: Path) -> None:
    stats = memory_stats(memory)
    assert (stats.units, stats.duplicates) == (5, 0)
    assert stats.languages["en-US"].words == 5
    assert stats.languages["fr-FR"].longest == 120
    assert stats.roles == {"title": 2, "operative": 2}
    assert stats.confidences == {"0.90 to 0.95": 1, "below 0.50": 1, "0.95 to 1": 1}
    assert (stats.oldest, stats.newest) == ("2001-01-01", "2003-01-01")
    assert stats.as_dict()["languages"]["en-US"]["segments"] == 5


def test_an_empty_memory(tmp_path: Path) -> None:
    path = tmp_path / "empty.tmx"
    write_tmx(path, [], source_lang="en")
    assert memory_stats(path).units == 0
    for work in (
        lambda: merge([path, path], tmp_path / "all.tmx"),
        lambda: dedupe(path, tmp_path / "all.tmx"),
        lambda: fix_tmx(path, tmp_path / "all.tmx"),
        lambda: split_by_size(path, tmp_path / "parts", 2),
    ):
        with pytest.raises(InputError, match="no unit"):
            work()
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_memory_may_be_merged_with_another(memory: Path, tmp_path: Path) -> None:
    path = tmp_path / "empty.tmx"
    path.write_text('<tmx version="1.4"><header srclang="*all*"/><body></body></tmx>', encoding="utf-8")
    assert merge([path, memory], tmp_path / "all.tmx").written == len(UNITS)


def test_nothing_says_the_source_language(tmp_path: Path) -> None:
    path = tmp_path / "empty.tmx"
    path.write_text('<tmx version="1.4"><header srclang="*all*"/><body></body></tmx>', encoding="utf-8")
    with pytest.raises(InputError, match="no unit is left"):
        merge([path], tmp_path / "all.tmx")


def test_a_unit_in_a_comment_is_no_unit(tmx_file: Callable[..., Path]) -> None:
    tu = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(tu.format("One"), f"<!-- {tu.format('Hidden')} -->", tu.format("Two"))
    assert [found.source.text for found in read_tmx(path)] == ["One", "Two"]


def test_the_rest_never_takes_the_place_of_another_file(memory: Path, tmp_path: Path) -> None:
    before = memory.read_bytes()
    for output, rest in (
        (tmp_path / "a.tmx", tmp_path / "a.tmx"),
        (memory, memory),
        (tmp_path / "a.tmx", memory),
    ):
        with pytest.raises(UsageError, match="take the place"):
            dedupe(memory, output, keep="newest", rest=rest)
    assert memory.read_bytes() == before


def test_what_could_not_be_read_is_told(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    good = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(good.format("One"), good.format("<b>Broken</i>"), good.format("Two"))
    report = merge([path], tmp_path / "out.tmx")
    assert report.written == 2
    assert report.left_out == {f"xml-malformed, see `bitext check {path}`": 1}
    assert (report.read, str(report).partition(";")[0]) == (
        3,
        f"2 of 3 units written to {tmp_path / 'out.tmx'}",
    )
    assert memory_stats(path).errors == 1


def test_what_was_mended_is_told_apart_from_what_was_lost(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    good = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(good.format("a & b"), "<tu></tu>", good.format("a</seg><seg>b"), good.format(" "))
    report = fix_tmx(path, tmp_path / "out.tmx")
    assert (report.read, report.written) == (4, 2)
    assert report.left_out == {f"unit-empty, see `bitext check {path}`": 1, "empty source": 1}
    assert report.altered == {"xml-ampersand, writes &amp;": 1, "seg-repeated, keeps the first": 2}
