"""The signals of a bead that embeddings give, each against what it is meant to see."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.cost.cuts import Cuts, Edges, edge_clauses
from align.aligner.cost.model import BeadModel
from align.aligner.cost.similarity import Similarity, SpanVectors, least_around, mean_of_least
from align.aligner.encoders import load_encoder
from align.aligner.models import bead_model
from align.core.config import Config


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
    ours, theirs = (SpanVectors(encoder.spans(texts), len(texts)) for texts in (english, french))
    cuts = Cuts((ours, theirs), (Edges(encoder, english, ours.width), Edges(encoder, french, theirs.width)))
    cuts.want(*(np.ones(len(texts), dtype=bool) for texts in (english, french)))
    return cuts


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
        return bead_model(english, french, "en", "fr", Config())

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
    similarity = Similarity(*(SpanVectors(encoder.spans(side), 3) for side in (english, french)))
    similarity.want(np.array([True, True, False]), np.array([True, True, False]))
    index = np.arange(3)
    right = similarity.distance(1, 1, index, index)
    wrong = similarity.distance(1, 1, index, np.roll(index, 1))
    assert right.max() < 0.6 < wrong.min()
    merged = similarity.distance(2, 1, np.array([0]), np.array([0]))
    assert merged[0] > right[0]
    assert similarity.loneliness(1, 0, index, np.array([0])) == pytest.approx(right)


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
