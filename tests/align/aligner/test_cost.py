"""The signals of a bead that texts give, each against what it is meant to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from align.aligner.confidence import SIGNALS
from align.aligner.cost.lengths import Lengths
from align.aligner.cost.lexicon import MOST, bootstrap
from align.aligner.cost.model import WEIGHTS, load_weights
from align.aligner.cost.overlap import Overlap, rarities
from align.aligner.cost.priors import SHARES, size_class, size_costs, size_counts
from align.aligner.cost.surface import Surface, label
from align.aligner.cost.words import shared_numbers, shared_words
from align.core.bead import Bead
from tmx.base.words import letter_words

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
        [letter_words("humanity and neutrality"), letter_words("nothing")],
        [letter_words("humanité et neutralité"), letter_words("rien")],
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
    assert not pairs, "chapters on one line teach nothing"
    plain = shared_words(source, target).shared(1, 1, ZERO, ZERO)[0][0]
    taught = shared_words(source, target, {("house", "maison")}).shared(1, 1, ZERO, ZERO)[0][0]
    assert taught > plain == 0


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
