"""The alignment of 59/159, its ways out, and its metrics."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import align
from align.alignment import Alignment
from align.api import language_files
from align.output.bead_files import read_beads
from tmx.base.errors import InputError, OutputError, UsageError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module", params=["paragraph", "sentence", "clause"])
def alignment(request: pytest.FixtureRequest, corpora: Path) -> Alignment:
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt", segment=request.param, encoder="none")


@pytest.fixture(scope="module")
def units(corpora: Path) -> list[dict[str, Any]]:
    gold = json.loads((corpora / "A-RES-59-159" / "gold.json").read_text(encoding="utf-8"))
    assert isinstance(gold["units"], list)
    return gold["units"]


def test_every_unit_of_the_gold_comes_out_right(alignment: Alignment, units: list[dict[str, Any]]) -> None:
    texts: dict[str, list[str]] = {"en": [], "fr": []}
    for unit in units:
        texts["en"].append(unit["en"]["text"])
        texts["fr"].append(unit["fr"]["text"])
    pairs = list(alignment)
    assert not any(pair.bead.is_gap or pair.bead.crossing for pair in pairs)
    if alignment.config.segment != "clause":
        assert [(pair.source.text, pair.target.text) for pair in pairs] == list(
            zip(texts["en"], texts["fr"], strict=True)
        )
    else:
        assert len(pairs) > 53
        assert " ".join(pair.source.text for pair in pairs) == " ".join(texts["en"])
        assert " ".join(pair.target.text for pair in pairs) == " ".join(texts["fr"])
    assert alignment.warnings == ()


def test_13_references_are_kept_on_each_side(alignment: Alignment) -> None:
    numbers = [str(number) for number in range(1, 10)] + ["3", "10", "8", "7"]
    for side in ("source", "target"):
        refs = [ref.number for pair in alignment for ref in getattr(pair, side).refs]
        assert refs == numbers


def test_the_tmx_holds_clean_segments_and_says_where_they_come_from(
    alignment: Alignment, tmp_path: Path, tmx_material: Path
) -> None:
    path = tmp_path / "out.tmx"
    alignment.to_tmx(path)
    root = etree.parse(path).getroot()
    dtd = etree.DTD(str(tmx_material / "tmx14.dtd"))
    assert dtd.validate(root), dtd.error_log
    found = root.findall(".//tu")
    assert len(found) == (53 if alignment.config.segment != "clause" else len(alignment))
    assert root.find("header").get("segtype") == {"clause": "phrase"}.get(  # type: ignore[union-attr]
        alignment.config.segment, alignment.config.segment
    )
    title = {prop.get("type"): prop.text for prop in found[0].findall("prop")}
    assert title["x-document"] == "A/RES/59/159"
    assert (title["x-path"], title["x-role"], title["x-bead"]) == ("59/159", "title", "1-1")
    assert 0.5 < float(title["x-confidence"] or "") <= 1
    assert found[0].findtext("tuv/seg", "").startswith("Strengthening")
    assert [tuv.get(XML_LANG) for tuv in found[0].findall("tuv")] == ["en-US", "fr-FR"]
    refs = [prop.text or "" for prop in root.findall(".//tuv/prop[@type='x-footnotes']")]
    assert sum(len(text.split()) for text in refs) == 26
    assert not root.findall(".//seg/*")


def test_references_stand_inline_on_request(alignment: Alignment, tmp_path: Path, tmx_material: Path) -> None:
    path = tmp_path / "inline.tmx"
    alignment.to_tmx(path, inline_refs=True)
    root = etree.parse(path).getroot()
    assert etree.DTD(str(tmx_material / "tmx14.dtd")).validate(root)
    assert len(root.findall(".//seg/ph[@type='fnote']")) == 26


def test_the_same_input_gives_the_same_bytes(alignment: Alignment, tmp_path: Path) -> None:
    again = align.align(alignment.source.name, alignment.target.name, config=alignment.config)
    for suffix in ("tmx", "json", "tsv", "beads"):
        alignment.save(tmp_path / f"a.{suffix}")
        again.save(tmp_path / f"b.{suffix}")
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_the_date_comes_from_an_option_or_the_environment(
    alignment: Alignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    alignment.to_tmx(tmp_path / "out.tmx")
    assert b'creationdate="19700102T000000Z"' in (tmp_path / "out.tmx").read_bytes()
    alignment.to_tmx(tmp_path / "out.tmx", date=datetime(2004, 12, 20, tzinfo=UTC))
    assert b'creationdate="20041220T000000Z"' in (tmp_path / "out.tmx").read_bytes()


def test_json_tsv_and_beads_hold_the_same_units(alignment: Alignment, tmp_path: Path) -> None:
    for suffix in ("json", "tsv", "beads"):
        alignment.save(tmp_path / f"out.{suffix}")
    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    with (tmp_path / "out.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    beads = read_beads(tmp_path / "out.beads")
    assert [bead["source"] for bead in data["beads"]] == [row["source"] for row in rows]
    assert [bead["target"] for bead in data["beads"]] == [row["target"] for row in rows]
    assert [(bead.source, bead.target) for bead in beads] == [(b.source, b.target) for b in alignment.beads]
    segments = data["source"]["segments"]
    assert [segments[i] for bead in data["beads"] for i in bead["source_index"]] == segments


def test_a_frame_has_a_row_a_bead(alignment: Alignment) -> None:
    frame = alignment.to_pandas()
    assert len(frame) == len(alignment)
    assert frame["role"].value_counts()["footnote"] == 10
    assert frame["confidence"].between(0, 1).all()


def test_the_notebook_preview_escapes_its_text() -> None:
    alignment = align.align(
        "<script>a</script>\nb", "<b>c</b>\nd", source_lang="en", target_lang="fr", encoder="none"
    )
    assert "<script>" not in alignment._repr_html_()
    assert "&lt;script&gt;" in alignment._repr_html_()


def test_a_sheet_runs_no_formula(tmp_path: Path) -> None:
    alignment = align.align(
        "=cmd()\nb", "@sum(1)\nd", source_lang="en", target_lang="fr", encoder="none", lines=True
    )
    alignment.save(tmp_path / "out.tsv")
    with (tmp_path / "out.tsv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file, delimiter="\t"))
    assert (first["source"][0], first["target"][0]) == ("'", "'")


def test_the_lines_of_a_document_that_was_read_with_its_structure_are_gone(corpora: Path) -> None:
    path = corpora / "A-RES-59-159" / "en.txt"
    with pytest.raises(UsageError, match="read with its structure"):
        align.read(align.read(path), lines=True)
    by_lines = align.read(path, lines=True)
    assert align.read(by_lines, lines=True) is by_lines


def test_a_document_that_was_read_before_keeps_its_language(corpora: Path) -> None:
    document = align.read(corpora / "A-RES-59-159" / "en.txt")
    assert align.read(document, "en-GB").lang == "en-GB"
    assert align.read(document, "en-GB").blocks == document.blocks
    with pytest.raises(UsageError, match="was read in en, not in de"):
        align.read(document, "de")


def test_a_file_is_not_said_to_be_a_missing_folder(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    for path, says in ((folder / "en.txt", "is a file, not a folder"), (folder / "none", "no such file")):
        with pytest.raises(UsageError, match=says):
            language_files(path)


def test_the_beads_must_cover_both_sides(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    whole = align.align(folder / "en.txt", folder / "fr.txt", encoder="none")
    with pytest.raises(ValueError, match="exactly once"):
        Alignment(whole.source, whole.target, whole.source_segments, whole.target_segments, whole.beads[1:])


def test_an_unknown_suffix_and_an_unwritable_place_are_clear(alignment: Alignment, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown output format"):
        alignment.save(tmp_path / "out.rtf")
    with pytest.raises(OutputError, match="cannot write"):
        alignment.save(tmp_path / "none" / "out.tmx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("level", ["paragraph", "sentence", "clause"])
def test_progress_never_goes_back_whatever_the_level(corpora: Path, level: str) -> None:
    seen: list[tuple[int, int]] = []
    align.align(
        *sorted((corpora / "A-RES-59-159").glob("*.txt")),
        segment=level,
        encoder="none",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({total for _, total in seen}) == 1
    assert seen[-1][0] == seen[-1][1] > 0


def test_half_a_character_and_a_strange_config_are_clear() -> None:
    ours, theirs = "Hello\n \ud800 world.\n", "Bonjour\nle monde.\n"
    with pytest.raises(InputError, match="the text contains an unpaired surrogate") as caught:
        align.align(ours, theirs, source_lang="en", target_lang="fr")
    assert caught.value.line == 2
    with pytest.raises(UsageError, match=r"config must be an align\.Config"):
        align.align("a\n", theirs, config={"segment": "clause"})  # type: ignore[arg-type]


def test_doubt_names_a_language_that_the_encoder_was_not_made_for() -> None:
    ours = "The court shall decide within ten days.\nThe costs are borne by the state.\n"
    theirs = "Kissa istuu puussa.\nHuomenna sataa lunta.\nMinulla on nälkä tänään.\n"
    [warning] = align.align(ours, theirs, source_lang="en", target_lang="fi").warnings
    assert "do not seem to be translations" in warning
    assert "not made for fi" in warning
    [taken, warning] = align.align(ours, theirs, source_lang="en", target_lang="fr").warnings
    assert "read as fr, but the text seems to be in fi" in taken
    assert "not made for" not in warning
