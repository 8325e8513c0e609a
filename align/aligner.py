"""Segments in, beads out: the cost is prepared once for a document pair, the search runs inside each window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from align.bead import Bead
from align.config import Config
from align.cost.model import BeadModel, load_weights
from align.cost.similarity import Side, Similarity
from align.cost.words import shared_numbers, shared_words, words
from align.encoders import load_encoder
from align.landmarks import find_landmarks
from align.search import Band, FloatArray, Lattice, Point, bead_sizes
from align.windows import Bounded, Run, Window, runs

Progress = Callable[[int, int], None]

SMALL = 16
"""Segments of a window up to which it needs no anchors."""
MARGIN = 10
"""Cells to either side of the anchored path that the search takes in."""
CAP = 100
"""Cells to either side at most, where no anchor is near; the band widens where the path touches its edge."""
WORTH = 0.4
"""The least probability at which a bead is worth its place: about half of the F1 to be had (Lipton et al. 2014)."""
UNRELATED = 0.3
"""A mean confidence below which two texts are hardly translations of each other."""


def align_segments(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_lang: str,
    target_lang: str,
    config: Config = Config(),
    windows: Sequence[Window] | None = None,
    progress: Progress | None = None,
) -> list[Bead]:
    """Align the segments of two documents.

    Args:
        source: segments in document order.
        target: segments in document order.
        source_lang: ISO 639-1 code or BCP 47 tag of the source.
        target_lang: the same of the target.
        config: the options.
        windows: rectangles (source range, target range) that partition both sides, in any order, empty on
            one side at will; a bead never leaves its window.
        progress: called with the segments done and all segments.

    Returns:
        Beads that hold each segment of both sides exactly once, in the order of the source; gaps of the
        target stand where they belong.

    Raises:
        UsageError: the windows do not partition both sides, or the encoder is unknown or not installed.
    """
    if windows is None:
        windows = [(range(len(source)), range(len(target)))]
    groups = runs(windows, len(source), len(target))
    if not groups:
        return []
    model = _model(source, target, source_lang, target_lang, config)
    done, beads = 0, []
    for run in groups:
        beads += _align_run(model, run, config)
        done += sum(run.shape)
        if progress:
            progress(done, len(source) + len(target))
    return beads


def _model(
    source: Sequence[str], target: Sequence[str], source_lang: str, target_lang: str, config: Config
) -> BeadModel:
    """Prepare all signals of a document pair."""
    neural = config.encoder != "none"
    similarity = None
    if neural and source and target:
        encoder = load_encoder(config.encoder, config.threads)
        sides = [Side(encoder.spans(side), len(side), config.max_bead) for side in (source, target)]
        similarity = Similarity(*sides)
    return BeadModel(
        source,
        target,
        load_weights("use" if neural else "none"),
        numbers=shared_numbers(source, target, source_lang, target_lang),
        words=shared_words([words(text) for text in source], [words(text) for text in target]),
        similarity=similarity,
    )


def _align_run(model: BeadModel, run: Run, config: Config) -> list[Bead]:
    """Align the windows of one run."""
    sizes = bead_sizes(config.max_bead, config.max_bead_total)
    points = _points(model, run)
    band = Band.around(*run.shape, points, MARGIN, CAP)
    cost = Bounded(model, run)
    while True:
        lattice = Lattice(cost, band, sizes, run.origin)
        path = lattice.best_path(lattice.table)
        cells = [(int(lattice.i[cell]), int(lattice.d[cell] - lattice.i[cell])) for _, cell in path]
        wider = band.widened(cells)
        if wider is None:
            break
        band = wider
    posteriors, _ = lattice.posteriors(lattice.table)
    return _beads(lattice, posteriors)


def _points(model: BeadModel, run: Run) -> list[Point]:
    """The corners of a run's windows and the anchors inside them, as cells of the run."""
    points = run.corners
    if model.similarity is None:
        return points
    for (rows, columns), (top, left) in zip(run.windows, run.corners, strict=True):
        if min(len(rows), len(columns)) > SMALL:
            found = find_landmarks(partial(model.similarity.within, rows, columns), len(rows), len(columns))
            points = points + [(top + i, left + j) for i, j in found]
    return points


def _beads(lattice: Lattice, posteriors: FloatArray) -> list[Bead]:
    """The beads of the path with the greatest expected number of right beads, gaps counting half."""
    gaps = np.array([0.5 if 0 in size else 1.0 for size in lattice.sizes], dtype=np.float32)[:, None]
    losses = np.where(np.isfinite(lattice.table), gaps * (WORTH - posteriors), np.inf)
    beads = []
    for row, cell in lattice.best_path(losses):
        (m, n), p = lattice.sizes[row], float(min(1.0, posteriors[row, cell]))
        i = int(lattice.i[cell]) + lattice.origin[0]
        j = int(lattice.d[cell] - lattice.i[cell]) + lattice.origin[1]
        confidence = p if m and n else None
        beads.append(Bead(range(i - m, i), range(j - n, j), -float(np.log(max(p, 1e-9))), confidence))
    return beads


def mean_confidence(beads: Sequence[Bead]) -> float:
    """The mean confidence over segments, those of gaps counting 0; 0 without beads."""
    size = [len(bead.source) + len(bead.target) for bead in beads]
    return sum(s * (bead.confidence or 0.0) for s, bead in zip(size, beads, strict=True)) / max(1, sum(size))


def looks_unrelated(beads: Sequence[Bead]) -> bool:
    """Whether an alignment is so unsure that the texts are hardly translations of each other."""
    return mean_confidence(beads) < UNRELATED
