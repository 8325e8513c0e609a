"""The best one-to-one assignment of rows to columns: the Hungarian method by shortest augmenting paths."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from align.aligner.search.lattice import FloatArray, Point


def best_pairs(gains: FloatArray) -> list[Point]:
    """The cells, at most one in each row and in each column, with the greatest sum of gains, all of them positive.

    Takes cubic time (Kuhn 1955; Jonker and Volgenant 1987).

    >>> best_pairs(np.array([[3.0, 2.0], [2.0, -1.0]]))
    [(0, 1), (1, 0)]
    """
    rows, columns = gains.shape
    if rows > columns:
        return sorted((row, column) for column, row in best_pairs(gains.T))
    costs = -np.maximum(gains, 0).astype(np.float64)
    prices = np.zeros(columns)
    partner = np.full(columns, -1)
    dues = np.zeros(rows)
    for row in range(rows):
        _augment(costs, row, partner, dues, prices)
    cells = sorted((int(row), column) for column, row in enumerate(partner) if row >= 0)
    return [(row, column) for row, column in cells if gains[row, column] > 0]


def _augment(
    costs: npt.NDArray[np.float64],
    row: int,
    partner: npt.NDArray[np.int64],
    dues: npt.NDArray[np.float64],
    prices: npt.NDArray[np.float64],
) -> None:
    """Give a row a partner; those of other rows may change. `dues` and `prices` are the dual variables."""
    distance = np.full(len(prices), np.inf)
    before = np.full(len(prices), -1)  # the row from which a column was reached
    done = np.zeros(len(prices), dtype=bool)
    at, length = row, 0.0
    while True:
        reached = length + costs[at] - dues[at] - prices
        nearer = ~done & (reached < distance)
        distance[nearer], before[nearer] = reached[nearer], at
        column = int(np.where(done, np.inf, distance).argmin())
        length = distance[column]
        if partner[column] < 0:
            break
        done[column] = True
        at = partner[column]
    change = length - distance[done]
    dues[partner[done]] += change
    dues[row] += length
    prices[done] -= change
    while True:
        at = before[column]
        partner[column], column = at, int(np.flatnonzero(partner == at)[0]) if at != row else -1
        if at == row:
            return
