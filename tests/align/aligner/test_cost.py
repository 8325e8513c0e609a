"""The signals of a bead, each against what it is meant to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.confidence import SIGNALS
from align.aligner.cost.cuts import Cuts, Edges, edge_clauses
from align.aligner.cost.lengths import Lengths
from align.aligner.cost.lexicon import MOST, bootstrap
from align.aligner.cost.model import WEIGHTS, BeadModel, load_weights
from align.aligner.cost.overlap import Overlap, rarities
from align.aligner.cost.priors import SHARES, size_class, size_costs, size_counts
from align.aligner.cost.similarity import Side, Similarity, least_around, mean_of_least
from align.aligner.cost.surface import Surface, label
from align.aligner.cost.words import shared_numbers, shared_words, words
from align.aligner.encoders import load_encoder
from align.aligner.segments import prepare
from align.core.bead import Bead
from align.core.config import Config

ZERO = np.array([0])


def at(value: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([value])


def test_equal_lengths_cost_nothing_and_the_ratio_of_the_texts_is_taken_out() -> None:
    lengths = Lengths(["a" * 50, "a" * 100], ["b" * 100, "b" * 200])
    fair, ratio = lengths.features(1, 1, at(0), at(0))
    far, _ = lengths.features(1, 1, at(0), at(1))
    assert fair[0] == pytest.approx(0, abs=1e-6)
    assert ratio[0] == pytest.approx(0, abs=1e-6)
    assert far[0] > 1


def test_shared_mass_counts_each_side_of_a_span() -> None:
    overlap = Overlap([{"1": 1.0}, {"2": 1.0, "9": 0.5}], [{"2": 1.0}, {"1": 1.0}])
    shared, mass = overlap.shared(2, 2, ZERO, ZERO)
    assert shared[0] == pytest.approx(2.0)
    assert mass[0] == pytest.approx(2.25)
    assert overlap.shared(1, 1, ZERO, ZERO)[0][0] == 0
    assert overlap.shared(1, 1, at(1), ZERO)[0][0] == pytest.approx(1.0)


def test_rectangles_agree_with_sums_over_pairs() -> None:
    random = np.random.default_rng(3)
    sides = [[{str(t): 1.0 for t in random.integers(0, 40, 4)} for _ in range(60)] for _ in range(2)]
    overlap = Overlap(*sides)
    i, j = random.integers(0, 57, 30), random.integers(0, 57, 30)
    for m, n in ((1, 1), (3, 2)):
        shared, _ = overlap.shared(m, n, i, j)
        for k in range(30):
            pairs = [(a, b) for a in range(i[k], i[k] + m) for b in range(j[k], j[k] + n)]
            mass = [
                sum(len(side[x]) for x in range(s, s + z))
                for side, s, z in zip(sides, (i[k], j[k]), (m, n), strict=True)
            ]
            expected = min(sum(len(sides[0][a].keys() & sides[1][b].keys()) for a, b in pairs), *mass)
            assert shared[k] == pytest.approx(expected, abs=1e-3)


def test_rare_tokens_weigh_more() -> None:
    weights = rarities([[["a", "b"], ["a"], ["a"], ["a", "c"]]])
    assert weights["b"] == weights["c"] == 1
    assert weights["a"] < 0.2


def test_numbers_are_the_same_in_both_languages() -> None:
    numbers = shared_numbers(["of 19 December 1991"], ["du 19 décembre 1991"], "en", "fr")
    shared, mass = numbers.shared(1, 1, ZERO, ZERO)
    assert shared[0] == pytest.approx(mass[0])
    assert mass[0] > 0


def test_cognates_share_their_beginnings() -> None:
    side = (
        [words("humanity and neutrality"), words("nothing")],
        [words("humanité et neutralité"), words("rien")],
    )
    shared, _ = shared_words(*side).shared(1, 1, ZERO, ZERO)
    assert shared[0] > 1


def test_a_lexicon_is_bootstrapped_from_sure_beads_only() -> None:
    source = [
        ["the", "house", "burns"],
        ["the", "house", "stands"],
        ["the", "dog", "barks"],
        ["the", "dog", "eats"],
    ]
    target = [
        ["le", "feu", "maison"],
        ["la", "maison", "reste"],
        ["le", "chien", "aboie"],
        ["le", "chien", "mange"],
    ]
    beads = [Bead(range(k, k + 1), range(k, k + 1), cost=0.1) for k in range(4)]
    assert {("house", "maison"), ("dog", "chien")} <= bootstrap(source, target, beads)
    unsure = [replace(bead, cost=0.7) if k % 2 else bead for k, bead in enumerate(beads)]
    assert ("house", "maison") not in bootstrap(source, target, unsure)
    long = [f"word{k}" for k in range(MOST + 1)]
    pairs = bootstrap([long] * 4, [long] * 4, beads)
    assert not pairs, "chapters that stand in one line teach nothing"
    plain = shared_words(source, target).shared(1, 1, ZERO, ZERO)[0][0]
    taught = shared_words(source, target, {("house", "maison")}).shared(1, 1, ZERO, ZERO)[0][0]
    assert taught > plain == 0


@pytest.mark.parametrize("text", ["हिन्दी भाषा", "العَرَبِيَّة لُغَة", "é è"])
def test_marks_do_not_tear_words(text: str) -> None:
    assert words(text) == text.split()


def test_words_of_scripts_without_spaces_are_characters() -> None:
    assert words("第46号决议") == ["第", "号", "决", "议"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a) the", "a"),
        ("a) le", "a"),
        ("(iv) x", "iv"),
        ("12. Reaffirms", "12"),
        ("3 This Act", "3"),
        ("(أ) نص", "*"),
        ("The act", ""),
        ("(see above)", ""),
        ("", ""),
        ("1991 was", "1991"),
        ("M. Dupont dit", ""),
        ("D. H. Lawrence", ""),
        ("IV. Conclusions", "iv"),
        ("b. the second", "b"),
        ("ill. by Tenniel", ""),
        ("12.", "12"),
        ("M) the last", "m"),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert label(text) == expected


def test_surface_signals() -> None:
    surface = Surface(["(a) Is it?", "(b) no, (really)"], ["a) Est-ce ?", "b) non (oui)"])
    same = surface.features(1, 1, ZERO, ZERO)
    crossed = surface.features(1, 1, ZERO, at(1))
    assert same["label"][0] == 1
    assert same["label_clash"][0] == same["ending"][0] == 0
    assert same["marks"][0] == 1  # a bracket
    assert crossed["label_clash"][0] == 1
    assert crossed["marks"][0] == 1  # a question mark


def test_the_words_after_a_list_are_a_tail() -> None:
    english = ["(1) It may, if", "(a) one,", "(b) two,", "pay the sum."]
    surface = Surface(english, ["(1) Il peut payer si", "a) un;", "b) deux."])
    assert surface.features(4, 3, ZERO, ZERO)["tail"][0] == 7
    assert surface.features(3, 3, ZERO, ZERO)["tail"][0] == 0, "no tail yet"
    assert surface.features(2, 1, at(2), at(2))["tail"][0] == 0, "an item is not the head"
    both = Surface(english, ["(1) Il peut, si", "a) un;", "b) deux,", "payer la somme."])
    assert both.features(4, 4, ZERO, ZERO)["tail"][0] == 0, "the tails translate each other"
    years = Surface(["12. In 1955 they came,", "and went."], ["12. En 1955 ils vinrent."])
    assert years.features(2, 1, ZERO, ZERO)["tail"][0] == 0, "no list"


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("No commas here", None),
        ("One, two, three", None),
        ("In the morning he left, without a word to us", ("In the morning he left,", "without a word to us")),
        ("Le chat dort : il est tard pour lui", ("Le chat dort :", "il est tard pour lui")),
        ("他昨天晚上回家了，她没有等他", ("他昨天晚上回家了，", "她没有等他")),
        ("", None),
    ],
)
def test_the_clauses_at_the_edges(text: str, edges: tuple[str, str] | None) -> None:
    assert edge_clauses(text) == edges


def _cuts(english: list[str], french: list[str]) -> Cuts:
    encoder = load_encoder("use")
    ours, theirs = (Side(encoder.spans(texts), len(texts), 2) for texts in (english, french))
    return Cuts((ours, theirs), (Edges.of(encoder, english), Edges.of(encoder, french)))


def test_a_clause_on_the_other_side_of_a_cut_spills() -> None:
    english = [
        "The first two pitches took hours, and the wall of snow took two days.",
        "Six hours of climbing on the edge of balance, with steep slabs of ice.",
        "The council met in the evening, and the members voted for the budget.",
    ]
    moved = [
        "Les deux premières longueurs prirent des heures.",
        "Le mur de neige prit deux jours, puis six heures d'escalade à la limite de l'équilibre.",
        "Le conseil s'est réuni le soir, et les membres ont voté le budget.",
    ]
    signals = _cuts(english, moved).features(np.arange(4), np.arange(4))
    assert signals["spill"][1] > 0.3
    assert signals["spill"][2] < 0.05
    assert signals["clean"][2] < -0.3
    assert signals["spill"][[0, 3]].tolist() == signals["clean"][[0, 3]].tolist() == [0, 0], "nothing beyond"


def test_cuts_do_not_depend_on_what_is_asked_with_them() -> None:
    texts = [f"Number {k} is here, and number {k + 7} is over there." for k in range(40)]
    cuts = _cuts(texts, texts[::-1])
    i, j = np.arange(1, 40), np.arange(39, 0, -1)
    together = cuts.features(i, j)
    for k in (0, 17, 38):
        alone = _cuts(texts, texts[::-1]).features(i[k : k + 1], j[k : k + 1])
        for name, values in together.items():
            assert alone[name][0] == pytest.approx(values[k], abs=1e-4)


def test_a_cost_does_not_depend_on_what_is_asked_with_it() -> None:
    random = np.random.default_rng(11)
    names = ["the dog", "a red house", "12 ships", "no one", "rain, snow and ice", "Paris", "3 pages of it"]
    english, french = (
        [" ".join(random.choice(names, 4)) + "." for _ in range(150)] for _ in range(2)
    )  # more than two blocks of neighbours

    def model() -> BeadModel:
        return prepare(english, french, "en", "fr", Config())

    i, j = random.integers(0, 144, 12), random.integers(0, 144, 12)
    whole = model()
    for m, n in ((1, 1), (1, 0), (0, 1), (3, 2), (6, 1)):
        together = whole.costs(m, n, i, j)
        for k in (0, 5, 11):
            alone = model().costs(m, n, i[k : k + 1], j[k : k + 1])
            assert alone[0] == pytest.approx(together[k], abs=2e-3)


def test_neighbours_are_sought_in_three_blocks() -> None:
    random = np.random.default_rng(2)
    distances = random.random((5, 230)).astype(np.float32)
    found = mean_of_least(distances)
    assert found.shape == (5, 4)
    for block in range(4):
        around = distances[:, max(0, block - 1) * 64 : (block + 2) * 64]
        assert found[:, block] == pytest.approx(np.sort(around, axis=1)[:, :4].mean(axis=1))
    assert mean_of_least(distances[:, :2]) == pytest.approx(distances[:, :2].mean(axis=1)[:, None])


def test_segments_without_clauses_say_nothing_of_cuts() -> None:
    signals = _cuts(["Article 3", "No."], ["Article 3", "Non."]).features(np.arange(3), np.arange(3))
    assert not signals["spill"].any()
    assert not signals["clean"].any()


def test_distances_are_one_for_chance_and_small_for_translations() -> None:
    english = [
        "The cat sleeps on the sofa.",
        "Taxes rose sharply in 2004.",
        "He plays the violin every night.",
    ]
    french = [
        "Le chat dort sur le canapé.",
        "Les impôts ont fortement augmenté en 2004.",
        "Il joue du violon chaque soir.",
    ]
    encoder = load_encoder("use")
    similarity = Similarity(*(Side(encoder.spans(side), 3, 2) for side in (english, french)))
    index = np.arange(3)
    right = similarity.distance(1, 1, index, index)
    wrong = similarity.distance(1, 1, index, np.roll(index, 1))
    assert right.max() < 0.6 < wrong.min()
    merged = similarity.distance(2, 1, ZERO, ZERO)
    assert similarity.shorter(2, 1, ZERO, ZERO)[0] == pytest.approx(right[0])
    assert merged[0] > right[0]
    assert similarity.loneliness(1, 0, index, at(0)) == pytest.approx(right)


@given(rows=st.integers(1, 12), columns=st.integers(1, 30), seed=st.integers(0, 99))
def test_the_loneliness_of_a_gap_is_the_least_distance_around_its_place(
    rows: int, columns: int, seed: int
) -> None:
    distances = np.random.default_rng(seed).random((rows, columns), dtype=np.float32)
    found = least_around(distances, 4)
    for row in range(rows):
        for cut in range(columns + 1):
            near = distances[row, max(0, cut - 4) : cut + 4]
            outside = len(near) < 8
            assert found[row, cut] == min([*near, *([1.0] if outside else [])])


def test_size_priors_follow_the_document() -> None:
    sizes = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 2))
    assert [size_class(size) for size in sizes] == [0, 0, 1, 2, 3]
    posteriors = np.array([[0.0], [0.0], [300.0], [0.0], [0.0]])
    costs = size_costs(size_counts(posteriors, sizes), sizes)[:, 0]
    assert costs[2] < 0 < costs[0] == costs[1]
    neutral = size_costs(1e6 * np.array(SHARES), sizes)
    assert np.abs(neutral).max() < 1e-4


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_there_is_a_weight_for_every_signal(encoder: str) -> None:
    assert set(load_weights(encoder)) == set(WEIGHTS)
    assert set(load_weights(encoder, "confidence")) == set(SIGNALS)
