"""What two segments share: numbers, words that look alike, words of a bootstrapped lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from align.aligner.cost.box import Box

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


class Overlap:
    """Weighted tokens of both sides, and how much of their weight spans of segments share.

    A side is given as one mapping from tokens to weights per segment. Tokens that mean the same are equal on both
    sides; a token that occurs on one side only adds to the mass of its segment. `written` has, for each segment of
    both sides, the tokens that stand in its text in another form, each with that form.
    """

    def __init__(
        self,
        source: Sequence[Mapping[str, float]],
        target: Sequence[Mapping[str, float]],
        *,
        written: tuple[Sequence[Mapping[str, str]], Sequence[Mapping[str, str]]] = ((), ()),
    ) -> None:
        self._rows = source, target
        self._written = written
        known = {token for side in target for token in side}.intersection(
            token for side in source for token in side
        )
        vocabulary = {token: number for number, token in enumerate(sorted(known))}
        self._source, self._target = _Tokens(source, vocabulary), _Tokens(target, vocabulary)
        self._box = Box()
        self._sums = np.zeros((1, 1), dtype=np.float32)

    def tokens(self, source: range, target: range) -> tuple[set[str], set[str]]:
        """The tokens of both sides of a bead."""
        ours, theirs = self._rows
        return {token for i in source for token in ours[i]}, {token for j in target for token in theirs[j]}

    def differing(self, source: range, target: range) -> tuple[list[str], list[str]]:
        """The tokens that only one side of a bead has, for either side, in the form that they have in the text."""
        ours, theirs = self.tokens(source, target)
        only = (ours - theirs, source, 0), (theirs - ours, target, 1)
        found = [[self._form(token, span, side) for token in sorted(tokens)] for tokens, span, side in only]
        return found[0], found[1]

    def _form(self, token: str, span: range, side: int) -> str:
        rows = self._written[side]
        return next((rows[at][token] for at in span if rows and token in rows[at]), token)

    def shared(self, m: int, n: int, i: IntArray, j: IntArray) -> tuple[Floats, Floats]:
        """The mass that both sides of beads share and the mean mass of the two sides, both of shape (k,)."""
        mass_a, mass_b = self._source.mass(m, i), self._target.mass(n, j)
        together = np.minimum(self._rectangles(m, n, i, j), np.minimum(mass_a, mass_b))
        return together.astype(np.float32), ((mass_a + mass_b) / 2).astype(np.float32)

    def singles(self, rows: range, columns: range) -> tuple[Floats, Floats]:
        """The mass that single segments share and the mean mass of the two, both of shape (rows, columns)."""
        box = Box(rows.start, rows.stop, columns.start, columns.stop)
        mine, theirs = (
            side.mass(1, np.arange(part.start, part.stop))
            for side, part in ((self._source, rows), (self._target, columns))
        )
        shared = np.minimum(_products(self._source, self._target, box), np.minimum.outer(mine, theirs))
        return shared.astype(np.float32), (np.add.outer(mine, theirs) / 2).astype(np.float32)

    def _rectangles(self, m: int, n: int, i: IntArray, j: IntArray) -> Floats:
        """The sum over all pairs of segments inside each bead, from a summed-area table of the box around them."""
        if not self._box.holds(m, n, i, j):
            self._box = Box.around(m, n, i, j, len(self._source), len(self._target))
            pairs = _products(self._source, self._target, self._box)
            self._sums = np.zeros((pairs.shape[0] + 1, pairs.shape[1] + 1), dtype=np.float64)
            self._sums[1:, 1:] = pairs.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
        i, j, sums = i - self._box.top, j - self._box.left, self._sums
        area: Floats = sums[i + m, j + n] - sums[i, j + n] - sums[i + m, j] + sums[i, j]
        return area


class _Tokens:
    """One side as rows of a sparse matrix: `ids` and `weights` of row r are at ``starts[r]:starts[r + 1]``."""

    def __init__(self, side: Sequence[Mapping[str, float]], vocabulary: Mapping[str, int]) -> None:
        rows = [
            [(vocabulary[token], weight) for token, weight in row.items() if token in vocabulary]
            for row in side
        ]
        self.starts = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)]).astype(
            np.int64
        )
        self.ids = np.array([number for row in rows for number, _ in row], dtype=np.int64)
        self.weights = np.array([weight for row in rows for _, weight in row], dtype=np.float32)
        self._mass = np.concatenate([[0.0], np.cumsum([sum(row.values()) for row in side])])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def mass(self, size: int, start: IntArray) -> npt.NDArray[np.float64]:
        """The summed weight of all tokens of spans."""
        mass: npt.NDArray[np.float64] = self._mass[start + size] - self._mass[start]
        return mass

    def dense(self, low: int, high: int, columns: IntArray) -> Floats:
        """Rows low to high over the tokens `columns`, as square roots of weights."""
        begin, end = self.starts[low], self.starts[high]
        ids = self.ids[begin:end]
        rows = np.repeat(np.arange(high - low), np.diff(self.starts[low : high + 1]))
        at = np.minimum(np.searchsorted(columns, ids), max(0, len(columns) - 1))
        matrix = np.zeros((high - low, len(columns)), dtype=np.float32)
        if len(columns):
            known = columns[at] == ids
            matrix[rows[known], at[known]] = np.sqrt(self.weights[begin:end][known])
        return matrix


def _products(source: _Tokens, target: _Tokens, box: Box) -> Floats:
    """The weight that each source segment of a box shares with each of its target segments."""
    mine = np.unique(source.ids[source.starts[box.top] : source.starts[box.bottom]])
    theirs = np.unique(target.ids[target.starts[box.left] : target.starts[box.right]])
    columns = np.intersect1d(mine, theirs, assume_unique=True)
    product: Floats = (
        source.dense(box.top, box.bottom, columns) @ target.dense(box.left, box.right, columns).T
    )
    return product


def rarities(sides: Iterable[Sequence[Iterable[str]]]) -> dict[str, float]:
    """A weight in (0, 1] for each token: 1 if it occurs in one segment, lower with the logarithm of their number.

    The inverse document frequency (Spärck Jones 1972), divided by its greatest value. If both sides have a token,
    the side where it is more frequent counts.
    """
    weights: dict[str, float] = {}
    for side in sides:
        counts: dict[str, int] = {}
        for row in side:
            for token in set(row):
                counts[token] = counts.get(token, 0) + 1
        ceiling = np.log(len(side) + 1.0)
        for token, count in counts.items():
            weight = float(1.0 - np.log(count) / ceiling)
            weights[token] = min(weight, weights.get(token, 1.0))
    return weights
