"""Decisions back into an alignment: exact, stale, and in conflict."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reviews import pairs, saved, written

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import (
    Decision,
    Decisions,
    Mark,
    Piece,
    ReviewedAlignment,
    Status,
    align_again,
    apply_decisions,
    read_decisions,
    read_texts,
)
from align.review.page import page_data


def test_untouched_decisions_give_the_alignment_back(resolution: Alignment, tmp_path: Path) -> None:
    decisions = read_decisions(written(saved(resolution), tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)
    assert [b.confidence for b in applied.alignment.beads] == [b.confidence for b in resolution.beads]
    assert list(applied.alignment.units()) == list(resolution.units())
    assert [list(map(str, bead.reasons)) for bead in applied.alignment.beads] == [
        list(map(str, bead.reasons)) for bead in resolution.beads
    ]
    assert not any(bead.decided for bead in applied.alignment.beads)


def test_marks_reach_the_units(resolution: Alignment, tmp_path: Path) -> None:
    changes: dict[int, dict[str, Any]] = {
        0: {"status": "accepted"},
        1: {"status": "corrected", "translation": False},
        2: {"status": "corrected", "target_text": " Nouveau\ntexte "},
    }
    decisions = read_decisions(written(saved(resolution, changes), tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    before, after = list(resolution.units()), list(applied.alignment.units())
    assert len(after) == len(before) - 1
    assert after[0].get("x-review") == "accepted"
    assert after[0].get("x-confidence") == "1.000"
    assert after[1].target.text == "Nouveau texte"
    assert after[1].get("x-review") == "edited"
    assert after[2:] == before[3:]
    assert applied.counts()["left out of the memory"] == 1
    beads = applied.alignment.beads
    assert [bead.decided for bead in beads] == [True] * 3 + [False] * (len(beads) - 3)
    assert [str(reason) for bead in beads[:2] for reason in bead.reasons] == [
        "accepted in review",
        "corrected in review",
    ]


def test_a_page_made_of_reviewed_units_shows_the_decisions(resolution: Alignment, tmp_path: Path) -> None:
    changes: dict[int, dict[str, Any]] = {
        0: {"status": "accepted"},
        4: {"status": "corrected", "source_text": "New"},
    }
    decisions = read_decisions(written(saved(resolution, changes), tmp_path / "d.json"))
    data = page_data(apply_decisions(decisions, resolution.source, resolution.target).alignment, tmp_path)
    assert [bead["status"] for bead in data["beads"][:5]] == ["accepted", "open", "open", "open", "corrected"]
    assert data["beads"][4]["source_text"] == "New"
    assert data["source"]["blocks"][4]["text"] == resolution.source.blocks[4].text


def test_a_footnote_reference_still_follows_its_word() -> None:
    source = Document("en", "en", (Block(Kind.PARAGRAPH, (), "One two three", refs=(NoteRef(7, "1"),)),))
    target = Document("fr", "fr", (Block(Kind.PARAGRAPH, (), "Un deux trois", refs=(NoteRef(7, "1"),)),))
    plain = align_documents(source, target, Config(encoder="none", segment="paragraph"))

    def reworded(text: str) -> ReviewedAlignment:
        return ReviewedAlignment.of(plain, [Mark(Status.CORRECTED, target_text=text)])

    kept = reworded("Voici un deux, et trois")
    (pair,) = kept
    assert [pair.target.text[: ref.offset] for ref in pair.target.refs] == ["Voici un deux"]
    assert not kept.lost()
    (lost,) = reworded("ABC").lost()
    assert "footnote reference 1" in str(lost)
    (lost,) = reworded("").lost()
    assert str(lost) == "unit 1: the new target wording is empty: the unit is left out of the memory"


def test_a_translation_written_for_a_gap_enters_the_memory() -> None:
    source = Document("en", "en", (Block(Kind.PARAGRAPH, (), "One two three"),))
    target = Document("fr", "fr", (Block(Kind.PARAGRAPH, (), "Un deux trois"),))
    plain = align_documents(source, target, Config(encoder="none", segment="paragraph"))
    gaps = replace(plain, beads=(Bead(range(1), range(0)), Bead(range(1, 1), range(1))))
    reviewed = ReviewedAlignment.of(gaps, [Mark(Status.CORRECTED, target_text="Un, deux, trois"), Mark()])
    (unit,) = reviewed.units()
    assert (unit.source.text, unit.target.text) == ("One two three", "Un, deux, trois")
    assert (unit.get("x-bead"), unit.get("x-review"), unit.get("x-confidence")) == ("1-0", "edited", "1.000")
    overall = reviewed.metrics().overall
    assert (overall.units, overall.gaps_source, overall.gaps_target, overall.flagged) == (1, 0, 1, 1)


@pytest.mark.parametrize("segment", ["sentence", "clause", "paragraph"])
def test_decided_units_stand_when_the_alignment_runs_again(resolution: Alignment, segment: Any) -> None:
    """A bead that the aligner would never make survives; every segment is still covered once."""
    blocks = resolution.source.blocks, resolution.target.blocks
    whole = [[Piece(i, 0, len(b.text), b.text) for i, b in enumerate(side)] for side in blocks]
    half = Piece(6, 0, 20, blocks[0][6].text[:20].rstrip())
    half = replace(half, end=len(half.text))
    decided = [
        Decision("odd", (whole[0][4], whole[0][5]), (whole[1][4],), Mark(Status.CORRECTED)),
        Decision("gap", (), (whole[1][5],), Mark(Status.CORRECTED)),
        Decision("part", (half,), (whole[1][6],), Mark(Status.CORRECTED)),
        Decision("late", (whole[0][30],), (whole[1][32],), Mark(Status.ACCEPTED, translation=False)),
    ]
    config = Config(segment=segment, encoder="none")
    applied = align_again(Decisions(tuple(decided)), resolution.source, resolution.target, config)
    assert not applied.problems
    marked = [(pair, mark) for pair, mark in applied.alignment.marked_pairs() if mark.is_decided]
    assert {(pair.source.text, pair.target.text) for pair, _ in marked} == {
        (" ".join(p.text for p in d.source), " ".join(p.text for p in d.target)) for d in decided
    }
    assert not any(pair.source.text == whole[0][30].text for pair in applied.alignment)


def test_a_changed_text_keeps_what_still_matches(resolution: Alignment, tmp_path: Path) -> None:
    changes = {index: {"status": "accepted"} for index in (3, 10, 20)}
    path = written(saved(resolution, changes), tmp_path / "d.json")
    shutil.copy(resolution.source.name, tmp_path / "en.txt")
    text = Path(resolution.target.name).read_text(encoding="utf-8")
    old = resolution.target.blocks[3].text[:12]
    assert text.count(old) == 1
    new = "Un paragraphe de plus, que personne n’a vu,\n\n "
    head = resolution.target.blocks[9].text[:12]
    (tmp_path / "fr.txt").write_text(
        text.replace(old, "Tout autre").replace(head, new + head, 1), encoding="utf-8"
    )
    decisions = read_decisions(path)
    applied = apply_decisions(
        decisions, *read_texts(decisions, path, tmp_path / "en.txt", tmp_path / "fr.txt")
    )
    assert applied.realigned
    told = [str(problem) for problem in applied.problems]
    assert sum("has changed since the review" in line for line in told) == 1
    assert any(line.startswith("unit 4:") and "has no such text" in line for line in told)
    kept = [pair.source.text for pair, mark in applied.alignment.marked_pairs() if mark.is_decided]
    assert kept == [list(resolution)[index].source.text for index in (10, 20)]


def test_two_decisions_on_one_text_are_a_conflict_and_neither_is_lost(
    resolution: Alignment, tmp_path: Path
) -> None:
    data = saved(resolution, {5: {"status": "accepted"}})
    data["units"][6]["source"] = data["units"][5]["source"]
    data["units"][6]["status"] = "corrected"
    decisions = read_decisions(written(data, tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    conflict, rest = applied.problems
    assert conflict.unit == "unit 7"
    assert "is already in unit 6" in conflict.what
    assert rest.unit == "after unit 6"
    assert pairs(resolution)[6][1][:20] in rest.what
    texts = pairs(applied.alignment)
    assert texts[5] == pairs(resolution)[5]
    assert "".join(s for s, _ in texts) == "".join(s for s, _ in pairs(resolution))


def test_a_bead_is_decided_if_its_mark_is(resolution: Alignment) -> None:
    marks = [Mark(Status.ACCEPTED), *[Mark()] * (len(resolution) - 1)]
    reviewed = ReviewedAlignment.of(resolution, marks)
    assert [bead.decided for bead in reviewed.beads[:2]] == [True, False]
    assert [pair.review for pair in reviewed][:2] == ["accepted", ""]
    with pytest.raises(ValueError, match="if and only if its mark is"):
        replace(reviewed, beads=resolution.beads)
    with pytest.raises(ValueError, match="one mark per bead"):
        replace(reviewed, marks=reviewed.marks[1:])


def test_new_wording_of_an_open_unit_enters_the_memory_and_decides_nothing(
    resolution: Alignment, tmp_path: Path
) -> None:
    decisions = read_decisions(written(saved(resolution, {4: {"target_text": "AG"}}), tmp_path / "d.json"))
    reviewed = apply_decisions(decisions, resolution.source, resolution.target).alignment
    assert (reviewed.beads[4].decided, reviewed.beads[4].confidence) == (
        False,
        resolution.beads[4].confidence,
    )
    unit = list(reviewed.units())[4]
    assert (unit.target.text, unit.get("x-review")) == ("AG", None)
    again = align_again(decisions, resolution.source, resolution.target, resolution.config).alignment
    assert [pair.target.text for pair in again][4] == "AG"
