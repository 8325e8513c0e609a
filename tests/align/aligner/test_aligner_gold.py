"""Real documents well aligned, and texts known for translations of each other or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from aligning import NONE, pairs, run

from align.aligner.confidence import looks_unrelated
from align.aligner.models import bead_model
from align.aligner.segments import find_beads
from align.core.config import Config
from align.evaluation.scores import Score, score
from align.output.bead_files import read_links


def lines(gold: Path, genre: str, name: str, first: int = 0) -> list[str]:
    return (gold / genre / name).read_text(encoding="utf-8").splitlines()[first : first + 60]


@pytest.mark.parametrize("encoder", ["use", "none"])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("sentences", "JaneEyre.en"), ("paragraphs", "T-19.01.fr", 100)),
        (("sentences", "JaneEyre.en"), ("sentences", "DuCoteDeChezSwann.fr")),
        (("paragraphs", "C-33.3.en"), ("paragraphs", "T-19.01.fr")),
    ],
)
def test_unrelated_texts_are_known_by_their_confidence(
    gold: Path, encoder: str, ours: tuple[str, str], theirs: tuple[str, str] | tuple[str, str, int]
) -> None:
    beads = run(lines(gold, *ours), lines(gold, *theirs), Config(encoder=encoder))
    assert looks_unrelated(beads)
    assert sum((bead.confidence or 0) > 0.8 for bead in beads) <= len(beads) / 10


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_related_texts_are_known_by_their_confidence(gold: Path, encoder: str) -> None:
    for name in ("JaneEyre", "AlicesAdventuresInWonderland"):
        ours, theirs = (lines(gold, "sentences", f"{name}.{lang}") for lang in ("en", "fr"))
        beads = run(ours, theirs, Config(encoder=encoder))
        assert not looks_unrelated(beads)


def test_aligning_twice_gives_the_same_beads(gold: Path) -> None:
    ours, theirs = (lines(gold, "sentences", f"JaneEyre.{lang}") for lang in ("en", "fr"))
    model = bead_model(ours, theirs, "en", "fr", NONE)
    windows = [(range(60), range(60))]
    first = find_beads(model, (60, 60), windows, NONE)
    assert find_beads(model, (60, 60), windows, NONE) == first


@pytest.mark.parametrize(
    ("option", "value"), [("max_bead", 1), ("max_bead_total", 2), ("encoder", "none"), ("crossings", False)]
)
def test_each_option_changes_the_beads(gold: Path, option: str, value: object) -> None:
    sides = [
        (gold / "paragraphs" / f"R-4.9-crossing.{lang}").read_text(encoding="utf-8").splitlines()[:60]
        for lang in ("en", "fr")
    ]
    sides[1][40:42] = [" ".join(sides[1][40:42])]
    english, french = sides
    assert pairs(run(english, french, Config())) != pairs(run(english, french, Config.of({option: value})))


FLOORS = {  # strict F1, a little under what is measured, so that a loss does not go unnoticed
    ("sentences", "JaneEyre", "use"): 0.92,
    ("sentences", "JaneEyre", "none"): 0.85,
    ("sentences", "LaFauteDeLAbbeMouret", "use"): 0.975,
    ("paragraphs", "SOR-2007-44", "use"): 0.995,
    ("paragraphs", "SOR-2007-44", "none"): 0.99,
    ("paragraphs", "T-19.01", "use"): 0.97,
}


def scored(gold: Path, genre: str, name: str, encoder: str) -> Score:
    source, target = (
        (gold / genre / f"{name}.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("en", "fr")
    )
    return score(run(source, target, Config(encoder=encoder)), read_links(gold / genre / f"{name}.gold"))


@pytest.mark.parametrize(("document", "floor"), FLOORS.items())
def test_gold_documents(gold: Path, document: tuple[str, str, str], floor: float) -> None:
    assert scored(gold, *document).strict.f1 >= floor


def test_crossing_blocks_are_found(gold: Path) -> None:
    assert scored(gold, "paragraphs", "R-4.9-crossing", "use").lax.f1 >= 0.95
    ours, theirs = (
        (gold / "paragraphs" / f"R-4.9-crossing.{lang}").read_text(encoding="utf-8").splitlines()
        for lang in ("en", "fr")
    )
    assert sum(bead.crossing for bead in run(ours, theirs, Config())) > 5


def test_the_result_does_not_depend_on_threads(gold: Path) -> None:
    ours, theirs = (lines(gold, "sentences", f"DuCoteDeChezSwann.{lang}", 100) for lang in ("en", "fr"))
    one, two = (run(ours, theirs, Config(threads=threads)) for threads in (1, 2))
    assert pairs(one) == pairs(two)
    for bead, same in zip(one, two, strict=True):
        assert bead.confidence == pytest.approx(same.confidence, abs=0.01)


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_pages_that_the_translator_left_out_hardly_disturb_the_rest(gold: Path, encoder: str) -> None:
    path = gold / "sentences" / "AlicesAdventuresInWonderland"
    source, target = (path.with_suffix(f".{lang}").read_text("utf-8").splitlines() for lang in ("en", "fr"))
    right = {(link.source, link.target) for link in read_links(path.with_suffix(".gold"))}
    first, last = (min(t[0] for s, t in right if s and t and t[0] >= k) for k in (300, 400))
    rest = {(s, t) for s, t in right if s and t and (t[-1] < first or t[0] >= last)}

    def found(lines: list[str]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
        return {(tuple(b.source), tuple(b.target)) for b in run(source, lines, Config(encoder=encoder))}

    moved = {(s, tuple(j if j < first else j - last + first for j in t)) for s, t in rest}
    whole, shorter = rest & found(target), moved & found(target[:first] + target[last:])
    assert len(shorter) > len(whole) - 0.02 * len(rest)


@pytest.mark.parametrize("encoder", ["use", "none"])
@pytest.mark.parametrize("kept", [range(15), range(20, 35), range(38, 53)])
def test_most_of_a_text_may_be_left_out(corpora: Path, encoder: str, kept: range) -> None:
    """What is left is a third: then the ratio of the lengths is that of the pairs, not of the texts."""
    units = json.loads((corpora / "A-RES-59-159" / "gold.json").read_text(encoding="utf-8"))["units"]
    source, target = ([unit[lang]["text"] for unit in units] for lang in ("en", "fr"))
    beads = run(source, target[kept.start : kept.stop], Config(encoder=encoder))
    found = {(bead.source.start, bead.target.start) for bead in beads if bead.type == "1-1"}
    assert len(found & {(k, k - kept.start) for k in kept}) >= 14
