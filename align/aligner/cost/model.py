"""The cost of a bead: a weighted sum of signals, learned as the energy of a log-linear model of alignments.

The probability of an alignment is proportional to exp(-sum of the costs of its beads): a conditional
random field over paths of beads (Lafferty, McCallum and Pereira 2001; semi-Markov: Sarawagi and Cohen 2004).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from align.aligner.cost.cuts import Cuts
from align.aligner.cost.lengths import Lengths
from align.aligner.cost.openings import Openings
from align.aligner.cost.overlap import Overlap
from align.aligner.cost.repeats import Repeats
from align.aligner.cost.similarity import Similarity
from align.aligner.cost.surface import Surface
from align.aligner.landmarks import find_landmarks
from align.aligner.search.lattice import FloatArray, IntArray
from tmx.base.data import load_data

Floats = npt.NDArray[np.float32]

FEATURES = (
    "distance",  # normalised cosine distance, times the segments of a side
    "margin",  # the same over the distance to the nearest neighbours
    "worse",  # by how much a shorter bead, with one segment less at one of four edges, is nearer
    "better",  # by how much the bead is nearer than all of those, negative
    "useless",  # the greatest of those gains over the segment's share of its side: some segment adds nothing
    "useful",  # the same where every segment makes the bead nearer, negative
    "spill",  # clauses next to the cut after the bead that are nearer to the segment across it
    "clean",  # the same for clauses nearer to their own side, negative
    "length",  # Gale and Church's standardised difference, damped
    "ratio",  # logarithm of the length ratio, times the segments of a side
    "numbers",  # mass of shared numbers
    "number_mismatch",  # share of the numbers that the other side lacks, times the segments of a side
    "words",  # mass of shared words
    "word_mismatch",  # share of the words that the other side lacks, times the segments of a side
    "ending",  # the last marks differ
    "opening",  # a capital on one side, a small letter on the other
    "label",  # the first segments have the same label
    "label_clash",  # they have different labels, or only one has a label
    "tail",  # segments of a list whose last words are in its head on the other side
    "marks",  # differences in the numbers of question marks, brackets and so on
    "overlooked",  # paragraphs and other units that open inside the bead, on one side more than on the other
    "repeat",  # segments that one side of the bead repeats; negative for a gap that repeats a segment
    "one_many",  # the bead is 1-n or n-1
    "many_many",  # the bead is m-n, both above 1
    "extra",  # segments beyond three
    "gap",  # the bead is a gap
    "gap_length",  # logarithm of the length of a gap relative to a mean segment
    "gap_distance",  # from a gap to the nearest segment around
    "gap_tail",  # a gap begins with a small letter and has no label
)
FOLLOW = "gap_follows"  # what a gap costs more, or less, after a gap: see `align.aligner.search.paths`
WEIGHTS = (*FEATURES, FOLLOW)
_LITTLE = 0.5  # mass of numbers and words that is too little to say anything
_LEAST_SHARE = 0.05  # of a side: a segment that is shorter counts as this
_MOST_OF_GAIN = 1.5  # a relative gain beyond it counts as this
Weights = Mapping[str, float]


def load_weights(name: str, part: str = "cost") -> dict[str, float]:
    """The learned weights of an encoder (``use`` or ``none``): of the ``cost`` or of the ``confidence``."""
    weights: dict[str, float] = load_data("align.aligner", "weights.json")[name][part]
    return weights


class BeadModel:
    """The signals of one document pair, and the cost of every bead under given weights."""

    def __init__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        weights: Weights,
        *,
        numbers: Overlap,
        words: Overlap,
        similarity: Similarity | None = None,
        cuts: Cuts | None = None,
        openings: Openings | None = None,
    ) -> None:
        self.weigh(weights)
        self.numbers, self.words = numbers, words
        self.similarity, self.cuts, self.openings = similarity, cuts, openings
        self.surface, self.repeats = Surface(source, target), Repeats(source, target)
        self.texts = source, target
        pairs = find_landmarks(self.distances, range(len(source)), range(len(target)))
        self.lengths = Lengths(source, target, pairs)
        mean = (self.lengths.source[-1] + self.lengths.target[-1]) / max(1, len(source) + len(target))
        self._mean_length = max(1.0, float(mean))

    def weigh(self, weights: Weights) -> None:
        """Set the weights of all `WEIGHTS`."""
        self.weights = np.array([weights[name] for name in FEATURES], dtype=np.float32)
        self.follow = weights[FOLLOW]

    def want(self, windows: Iterable[tuple[range, range]]) -> None:
        """Prepare for the beads of windows; a window of one segment on each side needs nothing."""
        if self.similarity is None or self.cuts is None:
            return
        inside = [np.zeros(len(side), dtype=bool) for side in self.texts]
        for window in windows:
            if max(map(len, window)) > 1:
                for mask, side in zip(inside, window, strict=True):
                    mask[side.start : side.stop] = True
        self.similarity.want(*inside)
        self.cuts.want(*(_with_neighbours(mask) for mask in inside))

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        """The costs of beads: see `align.aligner.search.lattice.Cost`."""
        costs: FloatArray = self.weights @ self.features(m, n, i, j)
        return costs

    def distances(self, rows: range, columns: range) -> Floats:
        """The distances of single segments, shape (rows, columns): about 1 at random, 0 for the same text.

        Without embeddings, the share of the numbers and words that the other side lacks.
        """
        if self.similarity is not None:
            return self.similarity.within(rows, columns)
        shared, mass = (
            a + b
            for a, b in zip(
                self.numbers.singles(rows, columns), self.words.singles(rows, columns), strict=True
            )
        )
        found: Floats = 1 - shared / (mass + _LITTLE)
        return found

    def features(self, m: int, n: int, i: IntArray, j: IntArray, *, cuts: bool = True) -> Floats:
        """The signals of beads, shape (len(FEATURES), k); without those of `cuts` on request."""
        found = self._gap(m, n, i, j) if 0 in (m, n) else self._bead(m, n, i, j)
        if self.cuts and cuts:
            found |= self.cuts.features(i + m, j + n)
        features = np.zeros((len(FEATURES), len(i)), dtype=np.float32)
        for name, values in found.items():
            features[FEATURES.index(name)] = values
        return features

    def _gap(self, m: int, n: int, i: IntArray, j: IntArray) -> dict[str, Floats | float]:
        length = (
            self.lengths.source[i + m]
            - self.lengths.source[i]
            + self.lengths.target[j + n]
            - self.lengths.target[j]
        )
        lonely: dict[str, Floats | float] = {}
        if self.similarity is not None:
            lonely["gap_distance"] = self.similarity.loneliness(m, n, i, j)
        return lonely | {
            "gap": 1.0,
            "gap_length": np.log((length + 5.0) / (self._mean_length + 5.0)),
            "gap_tail": self.surface.unlabelled(m, i, j),
            "repeat": self.repeats.of_gaps(m, i, j),
        }

    def _nearness(self, m: int, n: int, i: IntArray, j: IntArray) -> dict[str, Floats | float]:
        if self.similarity is None:
            return {}
        distance, size = self.similarity.distance(m, n, i, j), (m + n) / 2
        margin = size * (distance - self.similarity.neighbourhood(m, n, i, j))
        if m == n == 1:
            return {"distance": size * distance, "margin": margin}
        gain = relative = np.full(len(i), -np.inf, dtype=np.float32)
        for shorter, left_out in self._shorter(m, n, i, j):
            less = distance - shorter
            gain, relative = np.maximum(gain, less), np.maximum(relative, less / left_out)
        relative = np.clip(relative, -_MOST_OF_GAIN, _MOST_OF_GAIN)
        return {
            "distance": size * distance,
            "margin": margin,
            "worse": np.maximum(gain, 0.0),
            "better": np.minimum(gain, 0.0),
            "useless": np.maximum(relative, 0.0),
            "useful": np.minimum(relative, 0.0),
        }

    def _shorter(self, m: int, n: int, i: IntArray, j: IntArray) -> Iterator[tuple[Floats, Floats]]:
        """The beads with one segment less at one of the four edges: their distances, and the share left out.

        The share is that of the segment in the characters of its side, at least `_LEAST_SHARE`.
        """
        if self.similarity is None:
            return
        ours, theirs = self.lengths.source, self.lengths.target
        if m > 1:
            yield self.similarity.distance(m - 1, n, i + 1, j), _share(ours, i, i + 1, i, i + m)
            yield self.similarity.distance(m - 1, n, i, j), _share(ours, i + m - 1, i + m, i, i + m)
        if n > 1:
            yield self.similarity.distance(m, n - 1, i, j + 1), _share(theirs, j, j + 1, j, j + n)
            yield self.similarity.distance(m, n - 1, i, j), _share(theirs, j + n - 1, j + n, j, j + n)

    def _bead(self, m: int, n: int, i: IntArray, j: IntArray) -> dict[str, Floats | float]:
        size = (m + n) / 2
        length, ratio = self.lengths.features(m, n, i, j)
        number_match, number_mass = self.numbers.shared(m, n, i, j)
        word_match, word_mass = self.words.shared(m, n, i, j)
        return (
            self._nearness(m, n, i, j)
            | self.surface.features(m, n, i, j)
            | {
                "repeat": self.repeats.of_beads(m, n, i, j),
                "overlooked": self.openings.overlooked(m, n, i, j) if self.openings else 0.0,
                "length": length,
                "ratio": size * ratio,
                "numbers": np.log1p(number_match),
                "number_mismatch": size * (number_mass - number_match) / (number_mass + _LITTLE),
                "words": np.log1p(word_match),
                "word_mismatch": size * (word_mass - word_match) / (word_mass + _LITTLE),
                "one_many": float(min(m, n) == 1 and m + n > 2),
                "many_many": float(min(m, n) > 1),
                "extra": float(max(0, m + n - 3)),
            }
        )


def _with_neighbours(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The mask with the segments before and after those that it holds."""
    padded = np.pad(mask, 1)
    wider: npt.NDArray[np.bool_] = padded[:-2] | padded[1:-1] | padded[2:]
    return wider


def _share(
    sums: npt.NDArray[np.float64], a: IntArray, b: IntArray, start: IntArray, stop: IntArray
) -> Floats:
    """The share of the characters of segments a to b in those from start to stop, by prefix sums."""
    share: Floats = ((sums[b] - sums[a]) / np.maximum(1.0, sums[stop] - sums[start])).astype(np.float32)
    return np.maximum(share, _LEAST_SHARE)
