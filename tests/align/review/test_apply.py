"""Decisions back into a memory: exact, stale, in conflict, as JSON and as a sheet."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reviews import pairs, saved, written

from align.alignment import Alignment
from align.api import read
from align.cli.apply import apply
from align.cli.review import review
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
    fingerprint,
    read_decisions,
    read_texts,
)
from align.review.page import page_data
from tmx.base.errors import InputError, UsageError
from tmx.read.reader import read_tmx


def test_untouched_decisions_give_the_alignment_back(resolution: Alignment, tmp_path: Path) -> None:
    decisions = read_decisions(written(saved(resolution), tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)
    assert [b.confidence for b in applied.alignment.beads] == [b.confidence for b in resolution.beads]
    assert list(applied.alignment.units()) == list(resolution.units())


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
    assert applied.counts()["no translation"] == 1


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


def test_a_footnote_reference_stays_behind_its_word() -> None:
    source = Document("en", "en", (Block(Kind.PARAGRAPH, (), "One two three", refs=(NoteRef(7, "1"),)),))
    target = Document("fr", "fr", (Block(Kind.PARAGRAPH, (), "Un deux trois", refs=(NoteRef(7, "1"),)),))
    plain = align_documents(source, target, Config(encoder="none", segment="paragraph"))

    def reworded(text: str) -> ReviewedAlignment:
        fields = {name: getattr(plain, name) for name in Alignment.__dataclass_fields__}
        return ReviewedAlignment(**fields, marks=(Mark(Status.CORRECTED, target_text=text),))

    kept = reworded("Voici un deux, et trois")
    (pair,) = kept
    assert [pair.target.text[: ref.offset] for ref in pair.target.refs] == ["Voici un deux"]
    assert not kept.lost()
    (lost,) = reworded("ABC").lost()
    assert "footnote reference 1" in str(lost)
    (lost,) = reworded("").lost()
    assert str(lost) == "unit 1: the new target wording is empty: the unit stays out of the memory"


def test_a_translation_written_for_a_gap_enters_the_memory() -> None:
    source = Document("en", "en", (Block(Kind.PARAGRAPH, (), "One two three"),))
    target = Document("fr", "fr", (Block(Kind.PARAGRAPH, (), "Un deux trois"),))
    plain = align_documents(source, target, Config(encoder="none", segment="paragraph"))
    fields = {name: getattr(plain, name) for name in Alignment.__dataclass_fields__}
    fields["beads"] = (Bead(range(1), range(0)), Bead(range(1, 1), range(1)))
    marks = Mark(Status.CORRECTED, target_text="Un, deux, trois"), Mark()
    reviewed = ReviewedAlignment(**fields, marks=marks)
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
    assert "is in unit 6 already" in conflict.what
    assert rest.unit == "after unit 6"
    assert pairs(resolution)[6][1][:20] in rest.what
    texts = pairs(applied.alignment)
    assert texts[5] == pairs(resolution)[5]
    assert "".join(s for s, _ in texts) == "".join(s for s, _ in pairs(resolution))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "not valid JSON"),
        ("[1]", "its format is not"),
        ('{"format": "bitext-decisions", "version": 9}', "version 9"),
        ('{"format": "bitext-decisions", "version": 1}', "the head: source is missing, not an object"),
    ],
)
def test_what_is_no_decisions_file_is_refused(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


@pytest.mark.parametrize(
    ("part", "value", "what"),
    [
        ("source", None, "source is missing, not a list"),
        ("source", [["0", 0, 1, "x"]], 'no piece of text .*: ."0", 0, 1, "x".'),
        ("source", [[0, True, 1, "x"]], "no piece of text"),
        ("source", [[0, 1]], "no piece of text"),
        ("source", [[0, 5, 1, "x"]], "a piece has a place"),
        ("status", "maybe", 'the status is "maybe", none of open, accepted, corrected'),
        ("status", [], "the status is .., none of"),
        ("translation", "no", 'translation is "no", neither true nor false'),
        ("confidence", True, "the confidence is true, not a number"),
        ("confidence", "high", 'the confidence is "high", not a number'),
        ("reasons", 5, "reasons is 5, not a list"),
        ("target_text", 5, "an edited text is 5, not text"),
    ],
)
def test_a_spoilt_unit_is_named(
    resolution: Alignment, tmp_path: Path, part: str, value: object, what: str
) -> None:
    data = saved(resolution)
    data["units"][2][part] = value
    with pytest.raises(InputError, match=f"unit 3: {what}"):
        read_decisions(written(data, tmp_path / "d.json"))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"units": {}}, "units is {}, not a list"),
        ({"units": ["x"]}, 'unit 1: the unit is "x", not an object'),
        ({"units": [{"source": [], "target": []}]}, "unit 1: a unit has text on at least one side"),
        ({"source": "x"}, 'source is "x", not an object'),
        ({"config": 5}, "config is 5, not an object"),
    ],
)
def test_spoilt_decisions_are_named(
    resolution: Alignment, tmp_path: Path, changes: dict[str, Any], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        read_decisions(written(saved(resolution) | changes, tmp_path / "d.json"))


def test_missing_texts_are_named(resolution: Alignment, tmp_path: Path) -> None:
    data = saved(resolution)
    data["source"] |= {"name": "gone.txt", "path": "gone.txt"}
    path = written(data, tmp_path / "d.json")
    with pytest.raises(UsageError, match=r"the source text “gone\.txt” is not to be found"):
        read_texts(read_decisions(path), path)


def test_the_commands_make_the_round_trip(resolution: Alignment, tmp_path: Path) -> None:
    texts = [resolution.source.name, resolution.target.name]
    runner = CliRunner()
    outputs = [argument for suffix in ("html", "tsv") for argument in ("-o", str(tmp_path / f"r.{suffix}"))]
    made = runner.invoke(review, [*texts, "--encoder", "none", *outputs], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    assert "53 units to review" in made.output
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert fingerprint(read(texts[0])) in page
    assert str(tmp_path) not in page
    result = runner.invoke(
        apply, [str(tmp_path / "r.tsv"), "-o", str(tmp_path / "o.tmx"), "--json"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["problems"] == []
    assert len(list(read_tmx(tmp_path / "o.tmx"))) == 53
    result = runner.invoke(apply, [str(tmp_path / "r.tsv")], catch_exceptions=False)
    assert "no memory was written; give one with -o" in result.output


def test_the_command_refuses_bad_use(resolution: Alignment, tmp_path: Path) -> None:
    runner = CliRunner()
    path = written(saved(resolution), tmp_path / "d.json")
    for arguments, what in (
        ([path, "only-one.txt"], "a review has two texts"),
        ([path, "-o", tmp_path / "x.doc"], "unknown output format"),
        ([path, "-o", path], "unknown output format|would be overwritten"),
    ):
        with pytest.raises(UsageError, match=what):
            runner.invoke(apply, [str(a) for a in arguments], catch_exceptions=False, standalone_mode=False)
    with pytest.raises(UsageError, match=r"the name of a review must end in"):
        runner.invoke(review, ["a", "b", "-o", "x.doc"], catch_exceptions=False, standalone_mode=False)
