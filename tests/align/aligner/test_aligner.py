"""Segments in, beads out: every segment once, whatever the input; real documents well aligned."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner.confidence import looks_unrelated, mean_confidence
from align.aligner.segments import align_prepared, align_segments, prepare
from align.aligner.windows import Window, runs
from align.core.bead import Bead
from align.core.config import Config
from align.core.message import says
from align.evaluation.scores import Score, score
from align.output.bead_files import read_links
from tmx.base.errors import InputError, UsageError

NONE = Config(encoder="none")
ENGLISH = [
    "The General Assembly,",
    "Recalling its resolution 46/182 of 19 December 1991,",
    "Reaffirming also the principles of neutrality, humanity and impartiality,",
    "1. Welcomes the report of the Secretary-General;",
    "2. Requests the Secretary-General to report to it at its sixtieth session.",
]
FRENCH = [
    "L’Assemblée générale,",
    "Rappelant sa résolution 46/182 du 19 décembre 1991,",
    "Réaffirmant également les principes de neutralité, d’humanité et d’impartialité,",
    "1. Se félicite du rapport du Secrétaire général ;",
    "2. Prie le Secrétaire général de lui faire rapport à sa soixantième session.",
]


def run(
    source: list[str], target: list[str], config: Config = NONE, windows: list[Window] | None = None
) -> list[Bead]:
    beads = align_segments(source, target, source_lang="en", target_lang="fr", config=config, windows=windows)
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))
    starts = [bead.source.start for bead in beads if bead.source]
    assert starts == sorted(starts)
    assert all((bead.confidence is None) == bead.is_gap for bead in beads)
    return beads


def pairs(beads: list[Bead]) -> list[tuple[list[int], list[int]]]:
    return [(list(bead.source), list(bead.target)) for bead in beads]


texts = st.lists(
    st.one_of(st.sampled_from([*ENGLISH, *FRENCH, "", " ", "...", "—", "(a) 12"]), st.text(max_size=20)),
    max_size=12,
)


@settings(max_examples=40)
@given(texts, texts)
def test_every_segment_stands_in_one_bead(source: list[str], target: list[str]) -> None:
    run(source, target)


@settings(max_examples=8)
@given(texts, texts)
def test_every_segment_stands_in_one_bead_with_the_encoder(source: list[str], target: list[str]) -> None:
    run(source, target, Config())


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_a_resolution(encoder: str) -> None:
    beads = run(ENGLISH, FRENCH, Config(encoder=encoder))
    assert pairs(beads) == [([k], [k]) for k in range(5)]
    assert not looks_unrelated(beads)
    assert says("same-numbers") in beads[1].reasons


@pytest.mark.parametrize("encoder", ["use", "none"])
@pytest.mark.parametrize(
    ("source", "target"),
    [([], []), (["a"], []), ([], ["b", "c"]), (["x"], [f"phrase {k}." for k in range(1000)])],
)
def test_lopsided_input(encoder: str, source: list[str], target: list[str]) -> None:
    run(source, target, Config(encoder=encoder))


@pytest.mark.parametrize("text", ["", "...", "-", "word " * 3000])
def test_odd_segments(text: str) -> None:
    run([text, *ENGLISH], [*FRENCH, text, text], Config())


def test_identical_texts_align_to_themselves() -> None:
    beads = run(ENGLISH * 3, ENGLISH * 3, Config())
    assert pairs(beads) == [([k], [k]) for k in range(15)]


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
    model = prepare(ours, theirs, "en", "fr", NONE)
    windows = [(range(60), range(60))]
    first = align_prepared(model, (60, 60), windows, NONE)
    assert align_prepared(model, (60, 60), windows, NONE) == first


def test_a_pair_that_does_not_fit_has_low_confidence() -> None:
    right = run(ENGLISH[1:2], FRENCH[1:2], Config())
    wrong = run(ENGLISH[1:2], ["Il pleuvait ce soir-là sur les toits de la vieille ville."], Config())
    assert mean_confidence(wrong) < 0.5 < mean_confidence(right)


@settings(max_examples=30)
@given(st.permutations(range(4)), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_beads_stay_in_their_windows(order: list[int], sizes: list[int]) -> None:
    at, tops = 0, []
    for size in sizes[:4]:
        tops.append(range(at, at + size))
        at += size
    columns, lefts = 0, {}
    for place in order:
        lefts[place] = range(columns, columns + sizes[4 + place])
        columns += sizes[4 + place]
    windows = [(tops[k], lefts[k]) for k in range(4)]
    beads = run([f"line {i}." for i in range(at)], [f"ligne {j}." for j in range(columns)], NONE, windows)
    for bead in beads:
        assert any(
            set(bead.source) <= set(rows) and set(bead.target) <= set(lines) and (bead.source or bead.target)
            for rows, lines in windows
        )


def test_windows_must_partition_both_sides() -> None:
    with pytest.raises(UsageError, match="source segment 1"):
        runs([(range(1), range(2)), (range(2, 3), range(2, 3))], 3, 3)
    with pytest.raises(UsageError, match="2 target segments of 3"):
        runs([(range(3), range(2))], 3, 3)


def test_windows_in_crossing_order_are_marked() -> None:
    windows = [(range(1), range(1, 2)), (range(1, 2), range(1)), (range(2, 5), range(2, 5))]
    beads = run(ENGLISH, FRENCH, NONE, windows)
    assert [bead.crossing for bead in beads if not bead.is_gap].count(True) == 1


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


def test_bead_sizes_are_bounded() -> None:
    beads = run(
        ["One. Two. Three. Four."],
        [f"{word}." for word in "un deux trois quatre".split()],
        Config(max_bead=2),
    )
    assert max(len(bead.target) for bead in beads) <= 2


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


@pytest.mark.parametrize("encoder", ["none", "use"])
def test_progress_never_goes_back_and_reaches_the_end(encoder: str) -> None:
    seen: list[tuple[int, int]] = []
    align_segments(
        ENGLISH * 80,
        FRENCH * 80,
        source_lang="en",
        target_lang="fr",
        config=Config(encoder=encoder),
        progress=lambda *at: seen.append(at),
    )
    assert len(seen) >= 4, "stretch by stretch"
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (800, 800)
    assert {total for _, total in seen} == {800}


def test_a_long_omission_is_bridged_without_an_encoder() -> None:
    letters = np.random.default_rng(5).choice(list("abcdefghijklmnopqrstuvwxyz"), (900, 7))
    names = ["".join(row).title() for row in letters]
    source = [f"Then {name} told {names[k - 1]} of a house with many rooms." for k, name in enumerate(names)]
    target = [f"Puis {name} parla à {names[k - 1]} d’une grande maison." for k, name in enumerate(names)]
    shorter = source[:200] + source[600:]
    beads = align_segments(shorter, target, source_lang="en", target_lang="fr", config=NONE)
    found = {(bead.source.start, bead.target.start) for bead in beads if bead.type == "1-1"}
    assert found == {(k, k if k < 200 else k + 400) for k in range(500)}
    assert [bead.target for bead in beads if bead.is_gap] == [range(k, k + 20) for k in range(200, 600, 20)]


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


@pytest.mark.parametrize("empty", [range(9, 9), range(-1, -1)])
def test_an_empty_window_outside_the_text_is_refused(empty: range) -> None:
    with pytest.raises(UsageError, match="where there are 5"):
        align_segments(
            ["a"] * 5,
            ["b"] * 6,
            source_lang="en",
            target_lang="fr",
            config=NONE,
            windows=[(range(5), range(3)), (empty, range(3, 6))],
        )


def test_half_a_character_is_refused_on_either_side() -> None:
    config = Config(encoder="none")
    with pytest.raises(InputError, match="source segment 2 holds half a character"):
        align_segments(
            ["A house.", "A d\ud800og."], ["Une maison."], source_lang="en", target_lang="fr", config=config
        )
    with pytest.raises(InputError, match="target segment 1 holds half a character"):
        align_segments(["A house."], ["\udc80"], source_lang="en", target_lang="fr", config=config)


@pytest.mark.parametrize("encoder", ["use", "none"])
@pytest.mark.parametrize("kept", [range(15), range(20, 35), range(38, 53)])
def test_most_of_a_text_may_be_left_out(corpora: Path, encoder: str, kept: range) -> None:
    """What is left is a third: then the ratio of the lengths is that of the pairs, not of the texts."""
    units = json.loads((corpora / "A-RES-59-159" / "gold.json").read_text(encoding="utf-8"))["units"]
    source, target = ([unit[lang]["text"] for unit in units] for lang in ("en", "fr"))
    beads = run(source, target[kept.start : kept.stop], Config(encoder=encoder))
    found = {(bead.source.start, bead.target.start) for bead in beads if bead.type == "1-1"}
    assert len(found & {(k, k - kept.start) for k in kept}) >= 14


@pytest.mark.parametrize("labels", ["{}.", "{}. x"])
def test_short_lines_that_are_alike_say_nothing_of_the_lengths(labels: str) -> None:
    """Chinese takes a third of the characters: numbers that stand alone on both sides do not overrule that."""
    english = [f"The committee takes note of the report of working group {k} on rooms." for k in range(30)]
    chinese = [f"委员会注意到第{k}工作组关于会议室的报告。" for k in range(30)]
    heads = [labels.format(k) for k in range(100, 105)]
    source, target = ([*heads, *texts] for texts in (english, chinese))
    model = prepare(source, target, "en", "zh", NONE)
    assert model.lengths.ratio < 0.5
