"""Blocks pair by number and role; what is missing, doubled or moved shifts nothing and is reported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import align
from align.aligner.block_pairs import pair_blocks


@pytest.fixture(scope="module")
def texts(corpora: Path) -> dict[str, str]:
    folder = corpora / "A-RES-59-159"
    return {lang: (folder / f"{lang}.txt").read_text(encoding="utf-8") for lang in ("en", "fr")}


@pytest.fixture(scope="module")
def whole(texts: dict[str, str]) -> set[tuple[str, str]]:
    """The operative units of the unspoiled pair."""
    return operative_pairs(aligned(texts["en"], texts["fr"]))


def aligned(source: str, target: str) -> align.Alignment:
    return align.align(source, target, source_lang="en", target_lang="fr", segment="paragraph")


def operative_pairs(alignment: align.Alignment) -> set[tuple[str, str]]:
    """The texts of the operative units."""
    return {
        (pair.source.text, pair.target.text)
        for pair in alignment
        if not pair.bead.is_gap and pair.role is align.Kind.OPERATIVE
    }


def without(text: str, number: int) -> str:
    """The text without one operative paragraph."""
    return re.sub(rf"\n {number}\. .*?\n(?= {number + 1}\. )", "\n", text, flags=re.DOTALL)


def test_a_regular_pair_gives_an_anchor_for_every_numbered_block(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    pairing = pair_blocks(align.read(folder / "en.txt"), align.read(folder / "fr.txt"))
    assert pairing.regular
    assert pairing.moved == ()
    # Title, formula, 23 paragraphs, meeting, date, 10 footnotes.
    assert len(pairing.anchors) == 37
    # The formula begins a window with the preamble, all others are alone.
    assert [(len(rows), len(columns)) for rows, columns in pairing.windows] == (
        [(1, 1), (17, 17)] + [(1, 1)] * 35
    )


@pytest.mark.parametrize("number", [2, 8, 14])
def test_a_missing_paragraph_shifts_nothing(
    texts: dict[str, str], whole: set[tuple[str, str]], number: int
) -> None:
    short = aligned(texts["en"], without(texts["fr"], number))
    assert len(operative_pairs(short)) == 22
    assert operative_pairs(short) < whole
    (gap,) = [pair for pair in short if pair.bead.is_gap]
    assert gap.number == str(number)
    assert any(f"paragraph {number} has no counterpart" in warning for warning in short.warnings)
    assert any(re.search(r"line \d+: paragraph", warning) for warning in short.warnings)


def test_a_doubled_paragraph_shifts_nothing(texts: dict[str, str], whole: set[tuple[str, str]]) -> None:
    paragraph = re.search(r"\n 11\. .*?\n(?= 12\. )", texts["fr"], re.DOTALL)
    assert paragraph
    doubled = texts["fr"].replace(paragraph.group(), paragraph.group() * 2)
    alignment = aligned(texts["en"], doubled)
    assert operative_pairs(alignment) == whole
    assert sum(pair.bead.is_gap for pair in alignment) == 1
    assert any("paragraph 11 appears more often" in warning for warning in alignment.warnings)


@pytest.mark.parametrize(("old", "new"), [("7", "17"), ("7", "70"), ("9", "8")])
def test_a_renumbered_paragraph_is_paired_by_its_content(
    texts: dict[str, str], whole: set[tuple[str, str]], old: str, new: str
) -> None:
    alignment = aligned(texts["en"], texts["fr"].replace(f"\n {old}. ", f"\n {new}. "))
    assert operative_pairs(alignment) == whole
    assert sum("1 number is misleading" in warning for warning in alignment.warnings) == 1
    assert not any("counterpart" in warning for warning in alignment.warnings)


def test_numbers_shifted_from_some_point_on_mislead_nobody(
    texts: dict[str, str], whole: set[tuple[str, str]]
) -> None:
    short = without(texts["fr"], 6)
    shifted = re.sub(r"(?<=\n )(\d+)(?=\. [A-Z])", lambda m: str(int(m[0]) - (int(m[0]) > 6)), short)
    alignment = aligned(texts["en"], shifted)
    found = operative_pairs(alignment)
    assert found < whole
    assert len(found) == 22
    assert any("paragraph 6 has no counterpart" in warning for warning in alignment.warnings)
    assert not any("misleading" in warning for warning in alignment.warnings)


def test_where_numbers_begin_to_differ_is_said_once(
    texts: dict[str, str], whole: set[tuple[str, str]]
) -> None:
    skipped = re.sub(r"(?<=\n )(\d+)(?=\. [A-Z])", lambda m: str(int(m[0]) + (int(m[0]) > 6)), texts["fr"])
    alignment = aligned(texts["en"], skipped)
    assert operative_pairs(alignment) == whole
    operative = [pair for pair in alignment if pair.role is align.Kind.OPERATIVE]
    (place,) = [pair.source.blocks[0].locator for pair in operative if pair.number == "7"]
    (warning,) = [warning for warning in alignment.warnings if "misleading" in warning]
    assert f"1 number is misleading ({place})" in warning


def test_moved_paragraphs_pair_and_cross(texts: dict[str, str], whole: set[tuple[str, str]]) -> None:
    paragraphs = re.search(r"(\n 11\. .*?\n)( 12\. .*?\n)(?= 13\. )", texts["fr"], re.DOTALL)
    assert paragraphs
    swapped = texts["fr"].replace(
        paragraphs.group(), "\n" + paragraphs[2].rstrip("\n") + "\n" + paragraphs[1]
    )
    alignment = aligned(texts["en"], swapped)
    assert operative_pairs(alignment) == whole
    assert sum(bead.crossing for bead in alignment.beads) == 1
    assert any("is in a different place" in warning for warning in alignment.warnings)


def test_paragraphs_whose_contents_changed_places_are_paired_by_content(
    texts: dict[str, str], whole: set[tuple[str, str]]
) -> None:
    found = re.search(r"\n 9\. (.*?)\n\n 10\. (.*?)\n(?=\n 11\. )", texts["fr"], re.DOTALL)
    assert found
    swapped = texts["fr"].replace(found.group(), f"\n 9. {found[2]}\n\n 10. {found[1]}\n")
    alignment = aligned(texts["en"], swapped)
    assert operative_pairs(alignment) == whole
    assert any("misleading" in warning for warning in alignment.warnings)


def test_two_numbers_that_changed_places_mislead_nobody(
    texts: dict[str, str], whole: set[tuple[str, str]]
) -> None:
    swapped = (
        texts["fr"].replace("\n 9. ", "\n 0. ").replace("\n 10. ", "\n 9. ").replace("\n 0. ", "\n 10. ")
    )
    alignment = aligned(texts["en"], swapped)
    assert operative_pairs(alignment) == whole
    assert not any(bead.crossing for bead in alignment.beads)
    assert any("misleading" in warning for warning in alignment.warnings)


@pytest.mark.parametrize("both", [True, False])
def test_a_number_that_both_sides_leave_out_is_as_printed(texts: dict[str, str], both: bool) -> None:
    source, target = (
        re.sub(r"(?<=\n )23(?=\. )", "25", texts[lang]) if lang == "fr" or both else texts[lang]
        for lang in ("en", "fr")
    )
    said = [warning for warning in aligned(source, target).warnings if "23–24 are missing" in warning]
    assert len(said) == (0 if both else 1)
