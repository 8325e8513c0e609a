"""What one side lacks: evidence of it, and that it comes out as a gap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import align
from align.aligner.cost.openings import Openings
from align.aligner.models import bead_model
from align.aligner.openings import openings_of_lines
from align.core.config import Config
from align.evaluation.folder import GoldDocument
from align.output.bead_files import Link
from align.training.damage import scattered

ENGLISH = [
    "The ferry leaves the island at six in the morning.",
    "A boy sold oranges on the quay.",
    "The captain asked every passenger for a ticket.",
    "Rain had fallen on the mountains all night long.",
    "Nobody believed what the newspaper said about the war.",
    "My sister keeps three goats behind the chapel.",
]
FRENCH = [
    "Le bac quitte l'île à six heures du matin.",
    "Un garçon vendait des oranges sur le quai.",
    "Le capitaine demanda son billet à chaque passager.",
    "La pluie était tombée toute la nuit sur les montagnes.",
    "Personne ne croyait ce que le journal disait de la guerre.",
    "Ma sœur garde trois chèvres derrière la chapelle.",
]


@pytest.mark.parametrize("lost", range(6))
@pytest.mark.parametrize("lines", [True, False])
def test_a_sentence_that_one_side_lacks_is_a_gap(lost: int, lines: bool) -> None:
    between = "\n" if lines else "\n\n"
    short = [text for k, text in enumerate(FRENCH) if k != lost]
    found = align(
        between.join(ENGLISH) + "\n",
        between.join(short) + "\n",
        source_lang="en",
        target_lang="fr",
        lines=lines,
    )
    assert [pair.source.text for pair in found.all_pairs() if pair.is_gap] == [ENGLISH[lost]]
    assert sum(pair.is_unit for pair in found.all_pairs()) == 5


def test_a_segment_that_adds_nothing_is_told_from_one_that_does() -> None:
    joined = [f"{FRENCH[0][:-1]}, et {FRENCH[1].lower()}", *FRENCH[2:]]
    model = bead_model(ENGLISH, joined, "en", "fr", Config())
    model.want([(range(len(ENGLISH)), range(len(joined)))])
    both = model.features(2, 1, np.array([0, 1]), np.array([0, 1]))
    useless, useful = (dict(zip(_names(), both, strict=True))[name] for name in ("useless", "useful"))
    assert useless[0] == 0.0 > useful[0]  # the first two are in the first
    assert useless[1] > 0.0 == useful[1]  # the second has no part in the second


def _names() -> tuple[str, ...]:
    from align.aligner.cost.model import FEATURES

    return FEATURES


def test_what_opens_inside_a_bead_counts_where_the_other_side_has_less() -> None:
    openings = Openings([0, 1, 2, 1], [0, 1, 1, 0])
    at = np.array([0])
    assert openings.overlooked(1, 1, at, at) == [0]
    assert openings.overlooked(3, 1, at, at) == [3]
    assert openings.overlooked(3, 3, at, at) == [1]
    assert openings.overlooked(2, 2, at, at) == [0]
    assert openings.overlooked(3, 0, at, at) == [0]


def test_lines_are_paragraphs_where_they_look_like_a_list() -> None:
    law = [
        "Short Title",
        "1 This Act may be cited as the Fish Act.",
        "(a) a vessel;",
        "(b) a net; and",
        "any other thing.",
    ]
    loi = [
        "Titre abrégé",
        "1 Loi sur les poissons.",
        "a) les bateaux;",
        "b) les filets;",
        "toute autre chose.",
    ]
    found = openings_of_lines(law, loi)
    assert found is not None
    start = np.array([0])
    assert found.overlooked(4, 1, start, start) == [3]
    assert found.overlooked(2, 1, start + 3, start) == [0]  # begins with a small letter
    assert openings_of_lines(ENGLISH, FRENCH) is None
    assert openings_of_lines(law, FRENCH) is None


@given(seed=st.integers(0, 1000), one_in=st.integers(2, 30))
def test_a_copy_lacks_single_segments_and_no_neighbours(seed: int, one_in: int) -> None:
    links = [Link((k,), (k,)) for k in range(4)] + [Link((4, 5), (4,)), Link((6,), ())]
    gold = GoldDocument("a", "sentences", "en", "fr", [*"abcdefg"], [*"ABCDE"], links)
    copy, lost = scattered(gold, seed, one_in)
    assert len(copy.source) + len(copy.target) == 12 - len(lost)
    assert all(k < 4 and k + 1 not in lost for k in lost)
    pairs = [
        (copy.source[link.source[0]], copy.target[link.target[0]])
        for link in copy.links
        if all((link.source, link.target))
    ]
    assert pairs == [(a, b) for a, b in zip("abcde", "ABCDE", strict=True) if "abcde".index(a) not in lost]
    gaps = sum(not link.source or not link.target for link in copy.links)
    assert gaps == 1 + len(lost)


@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize(
    ("first", "last"), [(1, 2), (1, 5), (0, 6)], ids=["one sentence", "four in the middle", "the whole text"]
)
def test_of_a_text_that_one_side_holds_twice_the_second_is_a_gap(first: int, last: int, lines: bool) -> None:
    between = "\n" if lines else "\n\n"
    twice = [*ENGLISH[:last], *ENGLISH[first:]]
    found = align(
        between.join(twice) + "\n",
        between.join(FRENCH) + "\n",
        source_lang="en",
        target_lang="fr",
        lines=lines,
    )
    assert [pair.bead.type for pair in found.all_pairs() if pair.is_unit] == ["1-1"] * 6
    lonely = [i for bead in found.beads if not bead.target for i in bead.source]
    assert lonely == list(range(last, 2 * last - first))
