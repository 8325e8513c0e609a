"""The search: exact inside its band, the band wide enough, posteriors that are probabilities."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lattices import SIZES, Noise, everything

import align.aligner.search.paths
from align.aligner import segments
from align.aligner.landmarks import find_landmarks
from align.aligner.search.lattice import GAPS, Band, FloatArray, IntArray, Lattice, Point, bead_sizes
from align.aligner.search.paths import best_path, posteriors


def paths(i: int, j: int, rows: int, columns: int) -> list[list[tuple[Point, Point]]]:
    """All paths from a cell to the end, as lists of (start, size)."""
    if (i, j) == (rows, columns):
        return [[]]
    return [
        [((i, j), (m, n)), *rest]
        for m, n in SIZES
        if i + m <= rows and j + n <= columns
        for rest in paths(i + m, j + n, rows, columns)
    ]


@settings(max_examples=60)
@given(
    seed=st.integers(0, 10**6),
    rows=st.integers(0, 4),
    columns=st.integers(0, 4),
    margin=st.integers(1, 9),
    stretch=st.integers(1, 4),
    follow=st.floats(-3, 3),
)
def test_the_best_path_and_the_posteriors_are_those_of_all_paths(
    seed: int, rows: int, columns: int, margin: int, stretch: int, follow: float
) -> None:
    noise = Noise(seed, rows, columns)
    lattice = Lattice(noise, Band.around(rows, columns, [], margin, 0), SIZES)
    first, last = lattice.band.first, lattice.band.last
    every = [
        path
        for path in paths(0, 0, rows, columns)
        if all(first[i + j] <= i <= last[i + j] for (i, j), _ in path)
    ]
    continued = [sum(0 in a and 0 in b for (_, a), (_, b) in itertools.pairwise(path)) for path in every]
    costs = [
        sum(noise.table[size][start] for start, size in path) + follow * gaps
        for path, gaps in zip(every, continued, strict=True)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align.aligner.search.paths, "STRETCH", stretch)
        found = best_path(lattice, lattice.table, follow)
        probabilities, total = posteriors(lattice, lattice.table, follow)
    gaps = sum(max(a, b) < GAPS for (a, _), (b, _) in itertools.pairwise(found))
    cost = sum(lattice.table[row, cell] for row, cell in found) + follow * gaps
    assert cost == pytest.approx(min(costs), rel=1e-4, abs=1e-4)
    assert total == pytest.approx(-np.log(np.exp(-np.array(costs)).sum()), rel=1e-4, abs=1e-3)
    weights = np.exp(total - np.array(costs))
    for row, (m, n) in enumerate(SIZES):
        for cell in range(lattice.table.shape[1]):
            start = (int(lattice.i[cell]) - m, int(lattice.d[cell] - lattice.i[cell]) - n)
            expected = sum(w for w, path in zip(weights, every, strict=True) if (start, (m, n)) in path)
            assert probabilities[row, cell] == pytest.approx(expected, abs=1e-3)


def test_a_lattice_without_a_path_is_an_error() -> None:
    lattice = Lattice(Noise(0, 2, 2), everything(2, 2), SIZES)
    with pytest.raises(ValueError, match="no path"):
        best_path(lattice, np.full_like(lattice.table, np.inf))


def test_all_bead_sizes_within_the_limits() -> None:
    sizes = bead_sizes(5, 7)
    assert sizes[:3] == ((1, 0), (0, 1), (1, 1))
    assert (5, 2) in sizes
    assert (4, 4) not in sizes
    assert (6, 1) not in sizes
    assert len(set(sizes)) == len(sizes) == 21


class Diagonal:
    """A model without landmarks: 1-1 beads are free along a path, everything else is dear."""

    follow = 0.0

    def __init__(self, offset: int) -> None:
        self.offset = offset

    def distances(self, rows: range, columns: range) -> FloatArray:
        return np.ones((len(rows), len(columns)), dtype=np.float32)

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        if m == n == 1:
            return np.where(i + self.offset == j, 0.0, 9.0)
        return np.full(len(i), 2.0 if 0 in (m, n) else 9.0)


def test_a_band_widens_on_both_sides_around_a_touch() -> None:
    band = Band.around(200, 200, [], 3, 3)
    wider = band.widened([(100, 100), (100 + 6, 100 - 6)], 10)
    assert wider is not None
    before, after = (np.minimum(b.last - b.first + 1, 26) for b in (band, wider))
    assert after[190:211].tolist() == [2 * width for width in before[190:211]]
    assert (after[:190] == before[:190]).all()
    assert band.widened([(100, 100)], 10) is None


def far_off(offset: int) -> tuple[list[tuple[int, int]], Lattice]:
    """The lattice that a path far from the diagonal needs, and its 1-1 beads."""
    model, window = Diagonal(offset), (range(900), range(900))
    found = segments._lattice(model, window, SIZES)  # type: ignore[arg-type]
    path = best_path(found, found.table)
    return [found.position(cell) for row, cell in path if SIZES[row] == (1, 1)], found


def test_the_search_widens_its_band_until_the_path_keeps_off_the_edges() -> None:
    ones, _ = far_off(500)
    assert [j - i for i, j in ones] == [500] * 400


def test_the_search_does_not_widen_a_band_beyond_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    _, free = far_off(500)
    _, first = far_off(0)
    monkeypatch.setattr(segments, "ALWAYS", 0)
    monkeypatch.setattr(segments, "GROWTH", 1.2)
    _, bounded = far_off(500)
    assert len(first.i) < len(bounded.i) <= 2.2 * len(first.i) < len(free.i)
    monkeypatch.setattr(segments, "LARGEST", 99)
    _, bounded = far_off(500)
    assert len(bounded.i) == len(first.i)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.integers(0, 5), st.integers(0, 20))
def test_a_band_holds_its_corners_and_stays_inside(points: list[Point], margin: int, cap: int) -> None:
    ascending: list[Point] = []
    for point in sorted(set(points)):
        if not ascending or (point[0] > ascending[-1][0] and point[1] > ascending[-1][1]):
            ascending.append(point)
    band = Band.around(10, 12, ascending, margin, cap)
    d = np.arange(23)
    assert (band.first <= band.last).all()
    assert (band.first >= np.maximum(0, d - 12)).all()
    assert (band.last <= np.minimum(10, d)).all()
    for i, j in [(0, 0), *ascending, (10, 12)]:
        assert band.first[i + j] <= i <= band.last[i + j]


def test_landmarks_follow_a_long_path_and_skip_an_insertion() -> None:
    random = np.random.default_rng(7)
    rows, columns = 2000, 2500
    vectors = random.normal(size=(columns, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    order = np.r_[0:700, 1200:2500]  # the target holds 500 segments more
    largest = 0

    def distances(a: range, b: range) -> FloatArray:
        nonlocal largest
        largest = max(largest, len(a) * len(b))
        found: FloatArray = 1 - vectors[order[a.start : a.stop]] @ vectors[b.start : b.stop].T
        return found

    landmarks = find_landmarks(distances, range(rows), range(columns))
    assert len(landmarks) > 1900
    assert all(order[i] == j for i, j in landmarks)
    assert largest < rows * columns / 4


@pytest.mark.parametrize(("rows", "columns"), [(30_000, 20_000), (3_000, 60_000), (60_000, 300)])
def test_texts_without_landmarks_are_looked_through_block_by_block(rows: int, columns: int) -> None:
    asked: list[tuple[range, range]] = []

    def distances(a: range, b: range) -> FloatArray:
        asked.append((a, b))
        return np.ones((len(a), len(b)), dtype=np.float32)

    assert find_landmarks(distances, range(rows), range(columns)) == []
    assert max(len(a) * len(b) for a, b in asked) < 10_000_000
    assert len(asked) < 200
    assert {k for a, _ in asked for k in (a.start, a.stop)} >= {0, rows}, "from the beginning to the end"


@given(
    seed=st.integers(0, 99),
    rows=st.integers(1, 12),
    columns=st.integers(1, 12),
    turns=st.tuples(st.integers(0, 12), st.integers(0, 12)),
    origin=st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_a_lattice_takes_over_what_another_band_knows(
    seed: int, rows: int, columns: int, turns: tuple[int, int], origin: Point
) -> None:
    noise = Noise(seed, rows + origin[0], columns + origin[1])
    one, other = (Band.around(rows, columns, [(min(turn, rows), 0)], 1, 0) for turn in turns)
    known = Lattice(noise, other, SIZES, origin)
    noise.asked = 0
    taken = Lattice(noise, one, SIZES, origin, other=known)
    asked = noise.asked
    np.testing.assert_array_equal(taken.table, Lattice(noise, one, SIZES, origin).table)
    held = [known.band.first[d] <= i <= known.band.last[d] for d, i in zip(taken.d, taken.i, strict=True)]
    assert asked == np.isfinite(taken.table[:, ~np.array(held)]).sum()
