"""Every rule finds its fault at its line, and the repaired file is free of it."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tmx_fixtures import HEADER

from tmx.base.findings import rules
from tmx.check.check import check_tmx
from tmx.check.fix import fix_tmx
from tmx.read.reader import read_tmx

FAULTS: dict[str, dict[str, Any]] = {
    rule: fault
    for file in sorted(Path(__file__).parent.glob("faults_*.toml"))
    for rule, fault in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
# Faults of the file rather than of its text; each has a test of its own below.
ELSEWHERE = {"file-suffix", "file-without-units", "file-gzip-damaged"}
SOUND = '<tu><tuv xml:lang="en-US"><seg>one</seg></tuv><tuv xml:lang="fr-FR"><seg>un</seg></tuv></tu>'


def faulty_file(rule: str, make: Callable[..., Path]) -> Path:
    fault = FAULTS[rule]
    path = make("")
    if "file" in fault:
        path.write_bytes(fault["file"].encode(fault.get("encoding", "utf-8")))
        return path
    unit = fault["unit"].replace("LONG", "word " * 500)
    if fault.get("escapes"):
        unit = unit.replace("\\u000C", "\x0c")
    return make(unit, **{name: fault[name] for name in ("header", "version") if name in fault})


def test_every_rule_has_a_faulty_file() -> None:
    assert set(FAULTS) | ELSEWHERE == set(rules())


def test_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    for rule in rules().values():
        assert rule.says
        assert not rule.says.endswith(".")
        assert rule.cure.endswith(".")
        assert rule.cure[0].isupper()
        assert not rule.fix or (rule.fix[0].islower() and not rule.fix.endswith("."))


def test_a_sound_file_has_no_findings(tmx_file: Callable[..., Path]) -> None:
    result = check_tmx(tmx_file(SOUND))
    assert (result.units, len(result.findings)) == (1, 0)


@pytest.mark.parametrize("rule", FAULTS)
def test_the_fault_is_found_at_its_line(rule: str, tmx_file: Callable[..., Path]) -> None:
    result = check_tmx(faulty_file(rule, tmx_file))
    lines = [finding.line for finding in result.findings.kept if finding.rule_id == rule]
    assert FAULTS[rule]["line"] in lines


@pytest.mark.parametrize("rule", FAULTS)
def test_the_repaired_file_is_valid_and_without_the_fault(
    rule: str, tmx_file: Callable[..., Path], tmp_path: Path, dtd_errors: Callable[[Path], list[str]]
) -> None:
    repaired = tmp_path / "repaired.tmx"
    report = fix_tmx(faulty_file(rule, tmx_file), repaired)
    assert report.written == FAULTS[rule].get("left", 1)
    assert dtd_errors(repaired) == []
    twice = tmp_path / "twice.tmx"
    assert fix_tmx(repaired, twice).altered == {}
    assert twice.read_bytes() == repaired.read_bytes()
    again = check_tmx(repaired).findings.counts
    assert FAULTS[rule].get("fixed", True) is (again[rule] == 0)
    assert FAULTS[rule].get("fixed", True) is bool(rules()[rule].fix)


def test_repaired_text_is_the_right_text(tmx_file: Callable[..., Path]) -> None:
    def source_of(rule: str) -> str:
        return next(iter(read_tmx(faulty_file(rule, tmx_file)))).source.text

    assert source_of("xml-character") == "one two"
    assert source_of("xml-character-reference") == "one two \U0001f600"
    assert source_of("xml-entity") == "one\u00a0two &what;"
    assert source_of("xml-ampersand") == "salt & pepper"
    assert source_of("xml-less-than") == "1 < 2"
    assert [unit.id for unit in read_tmx(faulty_file("unit-id-attribute", tmx_file))] == ["a1"]
    assert source_of("xml-section-end") == "a[b[0]]> 1"
    assert source_of("element-unknown") == "a bold one"
    assert [unit.target.text for unit in read_tmx(faulty_file("encoding-bytes", tmx_file))] == ["été"]
    assert [unit.source.text for unit in read_tmx(faulty_file("xml-malformed", tmx_file))] == ["two"]


def test_markup_in_cdata_and_comments_is_not_repaired(tmx_file: Callable[..., Path]) -> None:
    unit = SOUND.replace("one", "<![CDATA[a & b &nbsp; <tu>]]>\x0c<!-- & <tu> -->")
    reader = read_tmx(tmx_file(unit, SOUND))
    assert [unit.source.text for unit in reader] == ["a & b &nbsp; <tu> ", "one"]
    assert dict(reader.findings.counts) == {"xml-character": 1}


def test_a_segment_in_a_segment_loses_only_its_tags(tmx_file: Callable[..., Path]) -> None:
    reader = read_tmx(tmx_file(SOUND.replace("one", "a<seg>b <hi>c</hi></seg>d"), SOUND))
    assert [unit.source.text for unit in reader] == ["ab cd", "one"]
    assert dict(reader.findings.counts) == {"element-unknown": 1}


def test_a_unit_that_cannot_be_read_counts_as_in_other_verbs(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file("<tu/>", SOUND)
    assert check_tmx(path).units == 2
    assert len(list(read_tmx(path))) == 1


def test_the_suffix_and_a_damaged_archive(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    shouting = tmx_file(SOUND).rename(tmp_path / "memory.TMX")
    assert check_tmx(shouting).findings.counts["file-suffix"] == 1
    packed = tmp_path / "memory.tmx.gz"
    packed.write_bytes(gzip.compress(shouting.read_bytes()))
    assert len(check_tmx(packed).findings) == 0
    packed.write_bytes(packed.read_bytes()[:-12])
    counts = check_tmx(packed).findings.counts
    assert counts["file-gzip-damaged"] == 1
    assert check_tmx(packed).errors >= 1


def test_findings_say_what_where_and_how(tmx_file: Callable[..., Path]) -> None:
    result = check_tmx(faulty_file("segment-empty-target", tmx_file))
    (finding,) = result.findings.kept
    assert str(finding) == (
        "line 5: error segment-empty-target: an empty target segment; OmegaT loads it as a 100 % match with "
        "an empty translation (fr-FR). Add the translation or delete the unit."
    )
    assert (result.errors, result.warnings) == (1, 0)


@pytest.mark.parametrize(
    ("between", "detail"),
    [
        ("stray", "stray"),
        ("R & D", "R & D"),
        ("</tu>", "</tu>"),
        ("<!-- said --> <?pi?> </body>", None),
        ("x" * 50, "x" * 40),
    ],
)
@pytest.mark.parametrize(
    "unit", [SOUND, SOUND.replace("one", "salt & pepper"), SOUND.replace("one", "<hi>1</hi>")]
)
def test_text_between_units_is_reported_once_with_its_line(
    between: str, detail: str | None, unit: str, tmx_file: Callable[..., Path]
) -> None:
    result = check_tmx(tmx_file(unit, f"\n{between}", SOUND.replace("one", "two")))
    stray = [finding for finding in result.findings.kept if finding.rule_id == "text-stray"]
    assert result.units == 2
    assert [finding.detail for finding in stray] == ([] if detail is None else [detail])
    assert all(finding.line == 7 for finding in stray)


def test_text_at_every_wrong_place_in_a_unit_is_reported(tmx_file: Callable[..., Path]) -> None:
    unit = SOUND.replace("<tu>", "<tu>a").replace("<seg>", "b<seg>").replace("</seg>", "</seg>c")
    result = check_tmx(tmx_file(unit.replace("</tuv>", "</tuv>d")))
    assert [finding.detail for finding in result.findings.kept] == ["a", "b", "c", "d", "b", "c", "d"]
    assert {finding.line for finding in result.findings.kept} == {5}


def test_repeated_byte_order_marks_are_reported_in_every_encoding(
    tmp_path: Path, tmx_file: Callable[..., Path]
) -> None:
    text = tmx_file(SOUND).read_text(encoding="utf-8").replace(' encoding="UTF-8"', "")
    path = tmp_path / "marked.tmx"
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        path.write_bytes(f"\ufeff\ufeff\ufeff{text}".encode(encoding))
        (finding,) = [f for f in check_tmx(path).findings.kept if f.rule_id == "encoding-bom-repeated"]
        assert (finding.line, finding.detail) == (1, "3 marks")


def test_a_file_without_units_is_reported(tmx_file: Callable[..., Path]) -> None:
    result = check_tmx(tmx_file(""))
    assert (result.units, dict(result.findings.counts)) == (0, {"file-without-units": 1})


def test_repairs_and_losses_are_reported_separately(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="fr"><seg>{0} fr</seg></tuv></tu>'
    path = tmx_file(unit.format("a & b"), "<tu></tu>", unit.format("a</seg><seg>b"), unit.format(" "))
    report = fix_tmx(path, tmp_path / "out.tmx")
    assert (report.read, report.written) == (4, 2)
    assert report.left_out == {f"unit-empty, see `bitext check {path}`": 1, "empty source": 1}
    assert report.altered == {
        "xml-ampersand, writes &amp;": 1,
        "seg-repeated, keeps the first": 2,
        "creationtool test of the header written as bitext": 1,
        "space at the edge of a segment removed": 2,
        "language code en written as en-US": 3,
        "language code fr written as fr-FR": 3,
    }


@pytest.mark.parametrize("srclang", ["*all*", "*"])
def test_a_source_language_that_is_made_up_is_said(
    srclang: str, tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmx_file(SOUND, header=HEADER.replace('srclang="en-US"', f'srclang="{srclang}"'))
    report = fix_tmx(path, tmp_path / "out.tmx")
    assert report.altered[f"srclang {srclang} of the header written as en-US"] == 1
    assert read_tmx(tmp_path / "out.tmx").header.source_lang == "en-US"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2025-01-02T03:04:05.678Z", "20250102T030405Z"),
        ("2025-01-02T03:04:05+02:00", "20250102T010405Z"),
        ("2025-01-02 03:04", "20250102T030400Z"),
        ("20250102", "20250102T000000Z"),
        ("Tue Jan  9 12:49:40 2013", "20130109T124940Z"),
        ("13/14/2015", None),
    ],
)
def test_dates_of_other_forms_are_corrected(
    written: str, right: str | None, tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmx_file(SOUND.replace("<tu>", f'<tu creationdate="{written}">'))
    fix_tmx(path, tmp_path / "out.tmx")
    assert next(iter(read_tmx(tmp_path / "out.tmx"))).attributes.get("creationdate") == right


def test_what_a_code_stands_between_is_no_fault(tmx_file: Callable[..., Path]) -> None:
    counts = check_tmx(
        tmx_file(SOUND.replace("<seg>", '<seg><ph x="1"/> e<ph x="2"/>\u0301'))
    ).findings.counts
    assert not counts["segment-edge-space"]
    assert not counts["segment-not-nfc"]


def test_a_code_in_a_code_does_not_cost_the_pair_its_other_half(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    segment = '<seg>a <bpt i="1"><bpt i="1"/>[</bpt>b<ept i="1">]</ept></seg>'
    fix_tmx(tmx_file(SOUND.replace("<seg>one</seg>", segment)), tmp_path / "out.tmx")
    assert segment.replace('<bpt i="1"/>', "") in (tmp_path / "out.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize("change", ["", "\n"])  # a line break makes the unit one for the XML parser
def test_an_empty_srclang_of_a_unit_says_nothing(change: str, tmx_file: Callable[..., Path]) -> None:
    (unit,) = read_tmx(tmx_file(SOUND.replace("<tu>", f'<tu{change} srclang="">')))
    assert unit.source_lang == "en-US"
