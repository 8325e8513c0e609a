"""Segments in, beads out: every segment once, whatever the input."""

from __future__ import annotations

import numpy as np
import pytest
from aligning import NONE, pairs, run
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner.confidence import looks_unrelated, mean_confidence
from align.aligner.models import bead_model
from align.aligner.segments import align_segments
from align.aligner.windows import in_order
from align.core.config import Config
from align.core.message import says
from tmx.base.errors import InputError, UsageError

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


texts = st.lists(
    st.one_of(st.sampled_from([*ENGLISH, *FRENCH, "", " ", "...", "—", "(a) 12"]), st.text(max_size=20)),
    max_size=12,
)


@settings(max_examples=40)
@given(texts, texts)
def test_every_segment_is_in_one_bead(source: list[str], target: list[str]) -> None:
    run(source, target)


@settings(max_examples=8)
@given(texts, texts)
def test_every_segment_is_in_one_bead_with_the_encoder(source: list[str], target: list[str]) -> None:
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
        in_order([(range(1), range(2)), (range(2, 3), range(2, 3))], 3, 3)
    with pytest.raises(UsageError, match="only 2 of 3 target segments"):
        in_order([(range(3), range(2))], 3, 3)


def test_windows_in_crossing_order_are_marked() -> None:
    windows = [(range(1), range(1, 2)), (range(1, 2), range(1)), (range(2, 5), range(2, 5))]
    beads = run(ENGLISH, FRENCH, NONE, windows)
    assert [bead.crossing for bead in beads if not bead.is_gap].count(True) == 1


def test_bead_sizes_are_bounded() -> None:
    beads = run(
        ["One. Two. Three. Four."],
        [f"{word}." for word in "un deux trois quatre".split()],
        Config(max_bead=2),
    )
    assert max(len(bead.target) for bead in beads) <= 2


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


@pytest.mark.parametrize("empty", [range(9, 9), range(-1, -1)])
def test_an_empty_window_outside_the_text_is_refused(empty: range) -> None:
    with pytest.raises(UsageError, match="but there are 5"):
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
    with pytest.raises(InputError, match="source segment 2 contains half a character"):
        align_segments(
            ["A house.", "A d\ud800og."], ["Une maison."], source_lang="en", target_lang="fr", config=config
        )
    with pytest.raises(InputError, match="target segment 1 contains half a character"):
        align_segments(["A house."], ["\udc80"], source_lang="en", target_lang="fr", config=config)


@pytest.mark.parametrize("labels", ["{}.", "{}. x"])
def test_short_lines_that_are_alike_say_nothing_of_the_lengths(labels: str) -> None:
    """Chinese takes a third of the characters: lines that are a number on both sides do not overrule that."""
    english = [f"The committee takes note of the report of working group {k} on rooms." for k in range(30)]
    chinese = [f"委员会注意到第{k}工作组关于会议室的报告。" for k in range(30)]
    heads = [labels.format(k) for k in range(100, 105)]
    source, target = ([*heads, *texts] for texts in (english, chinese))
    model = bead_model(source, target, "en", "zh", NONE)
    assert model.lengths.ratio < 0.5
