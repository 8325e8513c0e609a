"""Lengths of both sides: a translation is about as long as its source, up to a factor for the document pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

VARIANCE = 6.8
"""Variance of the target characters that one source character makes (Gale and Church 1993, section 2.3)."""

Floats = npt.NDArray[np.float32]
Sizes = npt.NDArray[np.float64]

_ASTRAY = (
    1.5  # factor between the ratios of the texts and of the pairs above which one text seems to lack much
)
_LEAST = 3  # pairs that are needed
_SHARE = 0.1  # least share of the characters of one text that the pairs must hold


class Lengths:
    """Prefix sums of the characters of the segments, without white space.

    `source` and `target` have shape (segments + 1,). The target is counted in source characters, that is, divided
    by the ratio of the whole texts. Where sure `pairs` of segments (indexes) have a very different ratio and make
    up enough of a text, one text seems to lack a large part, and the ratio of the pairs is taken.
    """

    def __init__(
        self, source: Sequence[str], target: Sequence[str], pairs: Sequence[tuple[int, int]] = ()
    ) -> None:
        ours, theirs = (
            np.array([len("".join(text.split())) for text in side], dtype=np.float64)
            for side in (source, target)
        )
        self.ratio = _ratio(ours, theirs)
        # A text that is the same on both sides, such as a number, says nothing about the ratio.
        telling = [(i, j) for i, j in pairs if source[i].strip() != target[j].strip()]
        if len(telling) >= _LEAST:
            rows, columns = np.array(telling).T
            of_pairs = _ratio(ours[rows], theirs[columns])
            share = max(
                side[at].sum() / max(1.0, side.sum()) for side, at in ((ours, rows), (theirs, columns))
            )
            if share >= _SHARE and abs(np.log(self.ratio / of_pairs)) > np.log(_ASTRAY):
                self.ratio = of_pairs
        self.source = np.concatenate([[0.0], np.cumsum(ours)])
        self.target = np.concatenate([[0.0], np.cumsum(theirs / self.ratio)])

    def features(
        self, m: int, n: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        """How much the lengths of both sides differ, in two measures of shape (k,), both 0 for equal lengths.

        The first is ln(1 + delta² / 2), where delta is the standardised difference of Gale and Church (1993): the
        heavy tail of Student's t keeps one free translation from outweighing everything else. The second is the
        absolute logarithm of the ratio, with 5 characters added to both sides for the sake of short segments.
        """
        a = self.source[i + m] - self.source[i]
        b = self.target[j + n] - self.target[j]
        delta_squared = (a - b) ** 2 / (VARIANCE * (a + b + 2.0) / 2.0)
        return np.log1p(delta_squared / 2.0).astype(np.float32), np.abs(np.log((a + 5.0) / (b + 5.0))).astype(
            np.float32
        )


def _ratio(source: Sizes, target: Sizes) -> float:
    """The number of target characters per source character, within bounds."""
    return float(np.clip(max(1.0, target.sum()) / max(1.0, source.sum()), 0.1, 10.0))
