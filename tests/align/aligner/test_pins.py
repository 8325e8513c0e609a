"""Many windows at once, and the pairs that cut a window into small ones."""

from __future__ import annotations

import numpy as np
import pytest
from aligning import run
from hypothesis import given, settings
from hypothesis import strategies as st
from lattices import SIZES, Noise, everything

from align.aligner.decoding import decode
from align.aligner.pins import BESIDE, pins_of, split
from align.aligner.search.forest import GROVE, Forest, cells_of, groves
from align.aligner.search.lattice import Lattice, Point
from align.aligner.search.paths import best_path, best_paths, posteriors
from align.aligner.windows import Window, in_order
from align.core.config import Config

shapes = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any), min_size=1, max_size=6)


def side_by_side(sizes: list[Point]) -> list[Window]:
    """Windows of these sizes, one after the other on both sides."""
    windows, i, j = [], 0, 0
    for rows, columns in sizes:
        windows.append((range(i, i + rows), range(j, j + columns)))
        i, j = i + rows, j + columns
    return windows


@settings(max_examples=60)
@given(shapes, st.integers(0, 99), st.sampled_from([0.0, 1.5, -1.5]))
def test_many_windows_at_once_are_as_one_by_one(sizes: list[Point], seed: int, follow: float) -> None:
    windows = side_by_side(sizes)
    noise = Noise(seed, windows[-1][0].stop, windows[-1][1].stop)
    forest = Forest(noise, windows, SIZES)
    probabilities, total = posteriors(forest, forest.table, follow)
    paths = best_paths(forest, forest.table, follow)
    beads = decode(forest, probabilities)
    alone = 0.0
    for number, (rows, columns) in enumerate(windows):
        band = everything(len(rows), len(columns))
        lattice = Lattice(noise, band, SIZES, (rows.start, columns.start))
        own, energy = posteriors(lattice, lattice.table, follow)
        alone += energy
        assert [(row, forest.at(cell)) for row, cell in paths[number]] == [
            (row, lattice.at(cell)) for row, cell in best_path(lattice, lattice.table, follow)
        ]
        assert beads[number] == pytest.approx(decode(lattice, own)[0])
    assert total == pytest.approx(alone)


def test_windows_are_taken_together_up_to_a_bound() -> None:
    windows = side_by_side([(60, 60)] * 100)
    groups = list(groves(windows, range(100)))
    assert [place for group in groups for place in group] == list(range(100))
    assert all(sum(cells_of(windows[place]) for place in group) <= GROVE for group in groups)
    assert len(groups) == 4


@given(shapes, st.data())
def test_splitting_windows_loses_no_segment(sizes: list[Point], data: st.DataObject) -> None:
    windows = side_by_side(sizes)
    rows, columns = windows[-1][0].stop, windows[-1][1].stop
    points = data.draw(st.lists(st.tuples(st.integers(0, rows), st.integers(0, columns)), max_size=8))
    found = split(windows, sorted(points))
    assert in_order(found, rows, columns) == found
    inside = {(rows.start, columns.start) for rows, columns in found if len(rows) == len(columns) == 1}
    ones = {point for point in points if point in inside}
    rising = [point for point in sorted(set(points)) if point[0] < rows and point[1] < columns]
    if len(rising) == 1 and any(rising[0][0] in a and rising[0][1] in b for a, b in windows):
        assert ones == set(rising)


def test_a_pin_has_sure_pairs_or_the_edge_of_a_window_beside_it() -> None:
    diagonal = [(k, k) for k in range(10)]
    whole = [(range(10), range(10))]
    assert pins_of(diagonal, whole) == diagonal
    assert pins_of(diagonal[1:], whole) == diagonal[1 + BESIDE :]
    assert pins_of([*diagonal[:5], *diagonal[6:]], whole) == [
        *diagonal[: 5 - BESIDE],
        *diagonal[6 + BESIDE :],
    ]


def test_what_is_pinned_is_aligned_as_without_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [f"{k}. The Committee of {k} decided on item {k + 70} of the agenda." for k in range(40)]
    theirs = [f"{k}. Le Comité des {k} a statué sur le point {k + 70} de l'ordre du jour." for k in range(40)]
    theirs[20:21] = ["20. Le Comité des 20 a statué.", "C'était le point 90 de l'ordre du jour."]
    for encoder in ("use", "none"):
        config = Config(encoder=encoder)
        pinned = run(ours, theirs, config)
        monkeypatch.setattr("align.aligner.segments.pins_of", lambda pairs, windows: [])
        free = run(ours, theirs, config)
        monkeypatch.undo()
        assert [(bead.source, bead.target) for bead in pinned] == [
            (bead.source, bead.target) for bead in free
        ]
        assert np.allclose([b.confidence or 0 for b in pinned], [b.confidence or 0 for b in free], atol=0.05)
