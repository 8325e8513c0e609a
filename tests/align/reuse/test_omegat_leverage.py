"""The leverage of three resolutions against the memory of 59/159, and what OmegaT finds for the same segments."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from omegat import make_project, needs_omegat, run_omegat, scores

import align
from align.reuse.leverage import leverage
from align.reuse.pieces import Level
from tmx import read_tmx
from tmx.memory import Memory

pytestmark = needs_omegat

_EDGE = 75  # a segment that one of both finds better than this, the other finds at all


@pytest.mark.parametrize("level", ["paragraph", "sentence", "clause"])
def test_what_is_found_omegat_finds_too(corpora: Path, tmp_path: Path, level: Level) -> None:
    alignment = align.align(
        corpora / "A-RES-59-159" / "en.txt", corpora / "A-RES-59-159" / "fr.txt", segment=level
    )
    alignment.to_tmx(tmp_path / "59-159.tmx")
    names = ("A-RES-58-140", "A-RES-57-173", "A-RES-59-157")
    documents = [align.read(corpora / name / "en.txt", "en") for name in names]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("59/159", read_tmx(tmp_path / "59-159.tmx"))
        analysis = leverage(documents, memory, level=level)
    ours = {one.segment.text: one.score for one in analysis.analysed if len(one.segment.text) > 20}
    project = make_project(tmp_path / "project", ours, sentences=False)
    copy(tmp_path / "59-159.tmx", project / "tm")
    theirs = scores(run_omegat(project))
    assert theirs.keys() == ours.keys()
    exact = {text for text, score in ours.items() if score >= 100}
    assert len(exact) > 10
    # OmegaT's first score compares stems, so that it may be 100 for what differs in a number.
    assert all(theirs[text] == 100 for text in exact)
    assert [text for text, score in ours.items() if score >= _EDGE and theirs[text] < 50] == []
    assert [text for text, score in theirs.items() if score >= _EDGE and ours[text] < 50] == []
