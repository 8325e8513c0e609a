"""Language codes in what the tools write: one spelling, those asked for, and duplicates told by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tmx.check.fix import fix_tmx
from tmx.read.reader import read_tmx
from tmx.tools.conversion import convert
from tmx.tools.duplicates import dedupe
from tmx.tools.merging import merge
from tmx.tools.split import split_by_size
from tmx.tools.stats import memory_stats

UNIT = '<tu{3}>{2}<tuv xml:lang="{0}"><seg>one</seg></tuv><tuv xml:lang="{1}"><seg>un</seg></tuv></tu>'
BEFORE = '<prop type="x-context-pre">{}</prop>'


def codes(path: Path) -> list[list[str]]:
    return [[variant.lang for variant in unit.variants] for unit in read_tmx(path)]


def test_units_that_differ_in_the_spelling_of_codes_are_one(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    spelled = [("en_us", "fr-FR"), ("EN-US", "fr_fr"), ("en-US", "fra-FR")]
    path, out = tmx_file(*(UNIT.format(*pair, "", "") for pair in spelled)), tmp_path / "out.tmx"
    assert merge([path, path], out).left_out == {"duplicate unit": 5}
    assert codes(out) == [["en-US", "fr-FR"]]
    assert dedupe(path, out).left_out == {"duplicate unit": 2}
    assert memory_stats(path).duplicates == 2


def test_units_in_another_context_are_no_duplicates(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    units = [UNIT.format("en", "fr", BEFORE.format(text), "") for text in ("a", "b", "a")]
    assert merge([tmx_file(*units)], tmp_path / "out.tmx").left_out == {"duplicate unit": 1}


@pytest.mark.parametrize("suffix", ["tmx", "csv"])
def test_convert_keeps_duplicates_unless_it_is_told_not_to(
    tmx_file: Callable[..., Path], tmp_path: Path, suffix: str
) -> None:
    path = tmx_file(*(UNIT.format("en", "fr", "", f' tuid="{number}"') for number in (1, 2)))
    out = tmp_path / f"out.{suffix}"
    assert convert(path, out).report.written == 2
    assert convert(path, out, dedupe=True).report.left_out == {"duplicate unit": 1}


@pytest.mark.parametrize(
    ("suffix", "seen"), [("csv", "en-GB,fr-FR"), ("po", "Language: fr_FR"), ("tmx", 'xml:lang="en-GB"')]
)
def test_codes_asked_for_are_written_in_every_format(
    tmx_file: Callable[..., Path], tmp_path: Path, suffix: str, seen: str
) -> None:
    path, out = tmx_file(UNIT.format("EN", "fr_fr", "", "")), tmp_path / f"out.{suffix}"
    done = convert(path, out, languages={"en": "en-GB"})
    assert seen in out.read_text(encoding="utf-8")
    assert done.report.altered["language code EN written as en-GB"] == 1
    assert done.report.altered["language code normalised"] == 1


def test_a_repair_says_which_regions_it_adds(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    report = fix_tmx(tmx_file(UNIT.format("en", "pt", "", "")), tmp_path / "out.tmx")
    assert report.altered["language code pt written as pt-PT"] == 1


def test_a_region_that_stands_in_is_said_once_for_each_pair_of_codes(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmx_file(UNIT.format("en", "pt-PT", "", ""))
    report = convert(path, tmp_path / "out.tmx", source_lang="en-GB", target_lang="pt-BR").report
    assert report.altered == {"en taken for en-GB": 1, "pt-PT taken for pt-BR": 1}


def test_codes_that_mean_the_same_are_one_in_a_merged_memory(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    pairs = [("en", "fr"), ("en-US", "fr-FR"), ("en-GB", "fr")]
    path, out = tmx_file(*(UNIT.format(*pair, "", "") for pair in pairs)), tmp_path / "out.tmx"
    report = merge([path], out)
    assert codes(out) == [["en-US", "fr"], ["en-GB", "fr"]]  # that of the header is the first
    assert report.left_out == {"duplicate unit": 1}
    assert report.altered == {
        "language code en written as en-US": 1,
        "language code fr-FR written as fr": 1,
    }
    assert dedupe(path, out, keep="last").written == 2
    assert codes(out) == [["en-US", "fr-FR"], ["en-GB", "fr"]]
    (tmp_path / "in.csv").write_text("en,fr\none,un\n")
    assert merge([tmp_path / "in.csv", path], out).left_out == {"duplicate unit": 2}
    assert codes(out) == [["en-US", "fr-FR"], ["en-GB", "fr-FR"]]


def test_other_formats_get_regions_in_tmx_whatever_the_verb(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("en,fr\none,un\n")
    for name, work in (("a", convert), ("b", dedupe)):
        work(tmp_path / "in.csv", tmp_path / f"{name}.tmx")
        assert codes(tmp_path / f"{name}.tmx") == [["en-US", "fr-FR"]]
    split_by_size(tmp_path / "in.csv", tmp_path / "parts", 1)
    assert codes(tmp_path / "parts" / "in-001.tmx") == [["en-US", "fr-FR"]]


def test_codes_asked_for_are_written_by_merging_whatever_the_format(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    path, out = tmx_file(UNIT.format("en", "fr", "", "")), tmp_path / "out.csv"
    (tmp_path / "in.csv").write_text("en-US,fr\ntwo,deux\n")
    merge([path, tmp_path / "in.csv"], out, languages={"en": "en-GB", "en-US": "en-GB"})
    assert out.read_text(encoding="utf-8").startswith("en-GB,fr,")
    report = merge([path, tmp_path / "in.csv"], out)
    assert out.read_text(encoding="utf-8").startswith("en,fr,")
    assert report.altered == {"language code en-US written as en": 1}
    (tmp_path / "in.csv").write_text("en,fr\ntwo,deux\n")
    assert merge([tmp_path / "in.csv"], out).altered == {}
    assert out.read_text(encoding="utf-8").startswith("en,fr,")


def test_the_source_language_that_a_header_left_open_is_said_as_it_is_written(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    path, out = tmx_file(UNIT.format("en_us", "fr", "", "")), tmp_path / "out.tmx"
    path.write_text(path.read_text(encoding="utf-8").replace('srclang="en-US"', 'srclang="*all*"'))
    assert 'srclang="*all*"' in path.read_text(encoding="utf-8")
    assert "srclang *all* of the header written as en-US" in convert(path, out).report.altered
    assert 'srclang="en-US"' in out.read_text(encoding="utf-8")


def test_the_languages_met_are_reported(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    path, out = tmx_file(UNIT.format("EN", "fr_fr", "", "")), tmp_path / "out.tmx"
    assert convert(path, out, languages={"de": "de-AT"}).report.codes == {"en", "en-US", "fr-FR"}
    assert merge([path], out).codes == {"en", "en-US", "fr-FR"}
    assert fix_tmx(path, out).codes >= {"en", "fr-FR"}
