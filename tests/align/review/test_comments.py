"""What a reviewer noted about units: into the memory as notes, and never lost without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reviews import saved, written

from align.alignment import Alignment
from align.core.block import Block
from align.review import Decisions, align_again, apply_decisions, read_decisions
from align.review.page import page_data
from tmx.base.errors import InputError
from tmx.read.reader import read_tmx

NOTED: dict[int, dict[str, Any]] = {
    3: {"comment": " Ask the author:\n<b>which</b> Assembly? "},
    10: {"comment": "=1+1", "status": "accepted"},
}


@pytest.fixture
def noted(resolution: Alignment, tmp_path: Path) -> Decisions:
    return read_decisions(written(saved(resolution, NOTED), tmp_path / "d.json"))


def test_a_comment_is_the_note_of_its_unit_in_the_memory(
    noted: Decisions, resolution: Alignment, tmp_path: Path
) -> None:
    applied = apply_decisions(noted, resolution.source, resolution.target)
    assert not applied.problems
    applied.alignment.to_tmx(tmp_path / "o.tmx")
    notes = {
        index: [note.text for note in unit.notes] for index, unit in enumerate(read_tmx(tmp_path / "o.tmx"))
    }
    assert {index: texts for index, texts in notes.items() if texts} == {
        3: ["Ask the author:\n<b>which</b> Assembly?"],
        10: ["=1+1"],
    }


def test_a_comment_decides_nothing_and_is_in_a_page_made_again(
    noted: Decisions, resolution: Alignment, tmp_path: Path
) -> None:
    reviewed = apply_decisions(noted, resolution.source, resolution.target).alignment
    assert [bead.decided for bead in reviewed.beads[3:11:7]] == [False, True]
    beads = page_data(reviewed, tmp_path)["beads"]
    assert {index: bead["comment"] for index, bead in enumerate(beads) if bead["comment"]} == {
        3: "Ask the author:\n<b>which</b> Assembly?",
        10: "=1+1",
    }


def test_when_the_alignment_runs_again_comments_stay_with_units_that_are_made_again(
    noted: Decisions, resolution: Alignment
) -> None:
    applied = align_again(noted, resolution.source, resolution.target, resolution.config)
    assert sum(bool(pair.comment) for pair in applied.alignment) == 2
    assert not applied.problems


def test_a_comment_whose_text_is_gone_is_named_with_its_words(
    noted: Decisions, resolution: Alignment
) -> None:
    blocks = list(resolution.source.blocks)
    place = noted.units[3].source[0].block
    blocks[place] = Block(blocks[place].kind, blocks[place].path, "Something else altogether.")
    applied = apply_decisions(noted, replace(resolution.source, blocks=tuple(blocks)), resolution.target)
    told = [str(problem) for problem in applied.problems if "comment" in problem.what]
    assert told == ["unit 4: its comment has no unit any more: “Ask the author: <b>which</b> Assembly?”"]


def test_a_comment_that_is_not_text_is_refused_with_its_unit(resolution: Alignment, tmp_path: Path) -> None:
    path = written(saved(resolution, {2: {"comment": 7}}), tmp_path / "d.json")
    with pytest.raises(InputError, match="unit 3: the comment is 7, not text"):
        read_decisions(path)
