"""Gaps that follow each other as one bead."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import align
from align.aligner.decoding import decode
from align.aligner.gaps import LONGEST, join_gaps
from align.aligner.search.lattice import Band, FloatArray, IntArray, Lattice
from align.aligner.segments import align_segments
from align.core.bead import Bead


class Free:
    """A cost of zero."""

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        return np.zeros(len(i), dtype=np.float32)


PAIR, OURS, THEIRS = (1, 1), (1, 0), (0, 1)


def beads_of(sizes: list[tuple[int, int]]) -> list[Bead]:
    beads: list[Bead] = []
    i = j = 0
    for m, n in sizes:
        beads.append(Bead(range(i, i + m), range(j, j + n), cost=0.1 * len(beads)))
        i, j = i + m, j + n
    return beads


def types(beads: list[Bead]) -> list[str]:
    return [bead.type for bead in beads]


paths = st.lists(st.sampled_from([PAIR, (2, 1), OURS, THEIRS]), max_size=60).map(beads_of)


@given(paths, st.lists(st.integers(0, 2), min_size=120, max_size=120).map(sorted))
def test_every_segment_stays_in_order_and_in_its_part(beads: list[Bead], parts: list[int]) -> None:
    joined = join_gaps(beads, parts, parts)
    for side in ("source", "target"):
        ranges = [getattr(bead, side) for bead in joined]
        assert [k for span in ranges for k in span] == [k for bead in beads for k in getattr(bead, side)]
    assert [bead for bead in joined if not bead.is_gap] == [bead for bead in beads if not bead.is_gap]
    for bead in joined:
        span = bead.source or bead.target
        assert not bead.is_gap or (len({parts[k] for k in span}) == 1 and len(span) <= LONGEST)


@given(paths)
def test_between_two_pairs_each_side_has_as_few_gaps_as_can_be(beads: list[Bead]) -> None:
    joined = join_gaps(beads)
    assert join_gaps(joined) == joined
    before: dict[bool, int] = {}  # segments of the last gap of each side since the last pair
    for bead in joined:
        if not bead.is_gap:
            before = {}
            continue
        side, size = bool(bead.source), len(bead.source or bead.target)
        assert before.get(side, LONGEST) + size > LONGEST
        before[side] = size


def test_a_second_omitted_segment_costs_nothing_at_even_odds() -> None:
    sizes = ((1, 0), (0, 1), (1, 1), (3, 1))
    lattice = Lattice(Free(), Band.around(3, 1, [], 4, 4), sizes)
    odds = np.zeros(lattice.table.shape, dtype=np.float32)
    odds[0] = odds[2, lattice.cell(1, 1)] = 0.5
    for unlikely, path in ((0.2, ["1-1", "1-0", "1-0"]), (0.5, ["3-1"])):
        odds[3, lattice.cell(3, 1)] = unlikely
        assert types(decode(lattice, odds)[0]) == path


def test_gaps_end_with_their_window() -> None:
    texts = [*LEFT, *OUT]
    windows = [(range(2), range(0)), (range(2, 5), range(0))]
    beads = align_segments(texts, [], source_lang="en", target_lang="fr", windows=windows)
    assert types(beads) == ["2-0", "3-0"]


def test_a_gap_of_the_other_side_does_not_part_a_gap() -> None:
    [ours, theirs] = join_gaps(beads_of([OURS, THEIRS, OURS]))
    assert (ours.source, theirs.target) == (range(2), range(1))
    assert ours.cost == pytest.approx(0.2), "the cost of the least sure part"


def test_a_pair_and_the_end_of_a_part_do() -> None:
    assert types(join_gaps(beads_of([OURS, PAIR, OURS]))) == ["1-0", "1-1", "1-0"]
    assert types(join_gaps(beads_of([OURS] * 4), [0, 0, 1, 1], [])) == ["2-0", "2-0"]


def test_a_long_omission_stays_legible() -> None:
    assert types(join_gaps(beads_of([THEIRS] * (2 * LONGEST + 1)))) == [f"0-{LONGEST}"] * 2 + ["0-1"]


def test_a_gap_that_a_person_decided_on_stays_as_it_is() -> None:
    decided = Bead(range(1, 2), range(0), decided=True)
    beads = [Bead(range(1), range(0)), decided, Bead(range(2, 3), range(0))]
    assert join_gaps(beads) == beads


BEFORE = [
    ("The house was empty when we came home.", "La maison était vide quand nous sommes rentrés."),
    ("My mother called the dog, but it did not come.", "Ma mère appela le chien, mais il ne vint pas."),
    ("We looked for it in every room.", "Nous l’avons cherché dans toutes les pièces."),
]
LEFT = ["The garden had gone wild over the long summer.", "Nobody had cut the grass.", "The roses were dead."]
OUT = ["A letter lay on the kitchen table.", "My father read it twice and said nothing."]
AFTER = [
    ("The next morning we left for Geneva.", "Le lendemain matin, nous sommes partis pour Genève."),
    ("The train was late and very cold.", "Le train avait du retard et il y faisait très froid."),
    ("My sister slept until we arrived.", "Ma sœur dormit jusqu’à notre arrivée."),
]
TARGET = [french for _, french in [*BEFORE, *AFTER]]


def test_a_gap_of_lines_ends_with_a_blank_one() -> None:
    lines = [pair[0] for pair in BEFORE] + [*LEFT, "", *OUT] + [pair[0] for pair in AFTER]
    beads = align("\n".join(lines), "\n".join(TARGET), source_lang="en", target_lang="fr", lines=True).beads
    assert types([bead for bead in beads if bead.is_gap]) == ["3-0", "1-0", "2-0"]


def test_a_gap_ends_with_its_paragraph() -> None:
    source = "\n\n".join(
        [*(pair[0] for pair in BEFORE), " ".join(LEFT), " ".join(OUT), *(pair[0] for pair in AFTER)]
    )
    beads = align(source, "\n\n".join(TARGET), source_lang="en", target_lang="fr").beads
    assert types(list(beads)) == ["1-1"] * 3 + ["3-0", "2-0"] + ["1-1"] * 3


def test_lines_that_are_left_out_are_one_gap() -> None:
    source = "\n".join([*(pair[0] for pair in BEFORE), *LEFT, *OUT, *(pair[0] for pair in AFTER)])
    beads = align(source, "\n".join(TARGET), source_lang="en", target_lang="fr", lines=True).beads
    assert types(list(beads)) == ["1-1"] * 3 + ["5-0"] + ["1-1"] * 3
