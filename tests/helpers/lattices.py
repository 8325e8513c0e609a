"""Lattices with random costs, for tests of the search."""

from __future__ import annotations

import numpy as np

from align.aligner.search.lattice import Band, FloatArray, IntArray, bead_sizes

SIZES = bead_sizes(2, 3)


class Noise:
    """A reproducible random cost of every bead."""

    def __init__(self, seed: int, rows: int, columns: int) -> None:
        random = np.random.default_rng(seed)
        self.table = {size: random.uniform(0, 5, (rows + 1, columns + 1)) for size in SIZES}
        self.asked = 0

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        self.asked += len(i)
        return self.table[m, n][i, j]


def everything(rows: int, columns: int) -> Band:
    return Band.around(rows, columns, [], max(rows, columns) + 1, 100)
