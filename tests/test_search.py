"""The search: exact inside its band, the band wide enough, posteriors that are probabilities."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.landmarks import find_landmarks, heaviest_ascending
from align.paths import best_path, posteriors
from align.search import GAPS, Band, FloatArray, IntArray, Lattice, Point, bead_sizes

SIZES = bead_sizes(2, 3)


class Noise:
    """A reproducible random cost of every bead."""

    def __init__(self, seed: int, rows: int, columns: int) -> None:
        random = np.random.default_rng(seed)
        self.table = {size: random.uniform(0, 5, (rows + 1, columns + 1)) for size in SIZES}

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        return self.table[m, n][i, j]


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


def everything(rows: int, columns: int) -> Band:
    return Band.around(rows, columns, [], max(rows, columns) + 1, 100)


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 4), st.floats(-3, 3))
def test_the_best_path_and_the_posteriors_are_those_of_all_paths(
    seed: int, rows: int, columns: int, follow: float
) -> None:
    noise = Noise(seed, rows, columns)
    lattice = Lattice(noise, everything(rows, columns), SIZES)
    every = paths(0, 0, rows, columns)
    continued = [sum(0 in a and 0 in b for (_, a), (_, b) in itertools.pairwise(path)) for path in every]
    costs = [
        sum(noise.table[size][start] for start, size in path) + follow * gaps
        for path, gaps in zip(every, continued, strict=True)
    ]
    found = best_path(lattice, lattice.table, follow)
    gaps = sum(max(a, b) < GAPS for (a, _), (b, _) in itertools.pairwise(found))
    cost = sum(lattice.table[row, cell] for row, cell in found) + follow * gaps
    assert cost == pytest.approx(min(costs), rel=1e-4, abs=1e-4)
    found_posteriors, total = posteriors(lattice, lattice.table, follow)
    assert total == pytest.approx(-np.log(np.exp(-np.array(costs)).sum()), rel=1e-4, abs=1e-3)
    weights = np.exp(total - np.array(costs))
    for row, (m, n) in enumerate(SIZES):
        for cell in range(lattice.table.shape[1]):
            start = (int(lattice.i[cell]) - m, int(lattice.d[cell] - lattice.i[cell]) - n)
            expected = sum(w for w, path in zip(weights, every, strict=True) if (start, (m, n)) in path)
            assert found_posteriors[row, cell] == pytest.approx(expected, abs=1e-3)


def test_all_bead_sizes_within_the_limits() -> None:
    sizes = bead_sizes(5, 7)
    assert sizes[:3] == ((1, 0), (0, 1), (1, 1))
    assert (5, 2) in sizes
    assert (4, 4) not in sizes
    assert (6, 1) not in sizes
    assert len(set(sizes)) == len(sizes) == 21


class Diagonal:
    """1-1 beads are free along a path, everything else is dear."""

    def __init__(self, offset: int) -> None:
        self.offset = offset

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        if m == n == 1:
            return np.where(i + self.offset == j, 0.0, 9.0)
        return np.full(len(i), 2.0 if 0 in (m, n) else 9.0)


def test_the_band_widens_until_the_path_keeps_off_its_edges() -> None:
    rows = columns = 200
    band = Band.around(rows, columns, [], 3, 3)
    cells = 0
    for _ in itertools.count():
        lattice = Lattice(Diagonal(60), band, SIZES)
        path = best_path(lattice, lattice.table)
        wider = band.widened([lattice.position(cell) for _, cell in path])
        if wider is None:
            break
        assert wider.starts[-1] > cells
        band, cells = wider, int(wider.starts[-1])
    ones = [cell for row, cell in path if SIZES[row] == (1, 1)]
    assert len(ones) == 140
    assert all(lattice.d[cell] - 2 * lattice.i[cell] == 60 for cell in ones)


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


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4)), max_size=9))
def test_the_heaviest_ascending_chain(items: list[tuple[int, int]]) -> None:
    chain = heaviest_ascending(items)
    keys = [items[k][0] for k in chain]
    assert chain == sorted(chain)
    assert keys == sorted(set(keys))
    best = max(
        sum(items[k][1] for k in some)
        for size in range(len(items) + 1)
        for some in itertools.combinations(range(len(items)), size)
        if all(items[a][0] < items[b][0] for a, b in itertools.pairwise(some))
    )
    assert sum(items[k][1] for k in chain) == best


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
