"""Segments in, beads out: one model for a document pair, one search in each run of windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import partial

import numpy as np

from align.aligner.confidence import with_confidence
from align.aligner.cost.lexicon import bootstrap
from align.aligner.cost.model import BeadModel, load_weights
from align.aligner.cost.priors import SHARES, size_costs, size_counts
from align.aligner.cost.words import shared_words
from align.aligner.crossings import crossing_windows
from align.aligner.decoding import decode
from align.aligner.gaps import join_gaps
from align.aligner.landmarks import find_landmarks
from align.aligner.models import bead_model, weights_of
from align.aligner.pins import SIZES as FIRST_SIZES
from align.aligner.pins import near, pins_of, split, sure_pairs
from align.aligner.search.forest import SMALLEST_BAND, Forest, cells_of, groves
from align.aligner.search.lattice import Band, Lattice, Point, Size, bead_sizes
from align.aligner.search.paths import best_path, posteriors
from align.aligner.sorted_lists import list_windows, with_rivals
from align.aligner.windows import Window, homes, in_order
from align.core.ascending import heaviest_ascending
from align.core.bead import Bead
from align.core.config import Config
from align.readers.text import broken_at
from tmx.base.errors import InputError
from tmx.base.words import letter_words

Progress = Callable[[int, int], None]

MARGIN = 10
"""Cells on either side of the path through the landmarks that the search includes."""
CAP = 100
"""The most cells on either side where no landmark is near; the band widens where the path touches its edge."""
REACH = 64
"""Anti-diagonals before and after a touch that are widened the first time; each further time twice as many."""
ALWAYS = 500_000
"""Cells by which any band may grow."""
GROWTH = 7
"""How many times its first size a larger band may grow by, so that time stays linear in the document."""
LARGEST = 2_000_000
"""The most cells by which a band grows: 0.22 GB of costs with the default sizes of beads."""


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
        source_lang: the language code of the source.
        target_lang: that of the target.
        config: the options.
        windows: rectangles (source range, target range) that partition both sides, in any order; one side may
            be empty. No bead leaves its window.
        progress: called with the number of segments whose costs are computed, and of all segments.

    Returns:
        Beads that hold each segment of both sides exactly once, in the order of the source, with the gaps of
        the target in their places. Consecutive gaps of one side in a window are one bead of up to
        `align.aligner.gaps.LONGEST` segments.

    Raises:
        UsageError: the windows do not partition both sides, or the encoder is unknown or not installed.
        InputError: a segment holds a lone surrogate.
    """
    for name, segments in (("source", source), ("target", target)):
        if (number := broken_at(segments)) is not None:
            raise InputError(f"{name} segment {number} contains half a character (a lone surrogate)")
    if windows is None:
        windows = [(range(len(source)), range(len(target)))]
    if not in_order(windows, len(source), len(target)):
        return []
    model = bead_model(source, target, source_lang, target_lang, config)
    beads = find_beads(model, (len(source), len(target)), windows, config, progress)
    return join_gaps(beads, *homes(windows))


def find_beads(
    model: BeadModel,
    shape: tuple[int, int],
    windows: Sequence[Window],
    config: Config,
    progress: Progress | None = None,
) -> list[Bead]:
    """Find the beads of segments by a model of them; otherwise as `align_segments`.

    `shape` is the number of segments on each side. Every gap is one segment; gaps are not joined.
    """
    windows = in_order(windows, *shape)
    pins = near(pins_of(_sure_pairs(model, windows, _part(progress, 0)), windows), model)
    if model.similarity is None:
        ours, theirs = ([letter_words(text) for text in side] for side in model.texts)
        taught = bootstrap(ours, theirs, _beads(model, split(windows, pins), config))
        model = copy(model)  # the caller's model stays as it is
        model.words = shared_words(ours, theirs, taught)
    beads = _beads(model, split(windows, pins), config, _part(progress, 1))
    if config.crossings and model.similarity is not None:
        energy = partial(_energy, model, config)
        for cut in (
            partial(list_windows, model=model),
            partial(crossing_windows, similarity=model.similarity),
        ):
            blocks = cut(windows, beads, energy=energy)
            if len(blocks) > len(windows):
                windows, beads = blocks, _beads(model, split(blocks, pins), config)
        beads = with_rivals(beads, model)
    weights = load_weights(weights_of(config), "confidence")
    return mark_crossings(with_confidence(model, beads, weights))


def _sure_pairs(model: BeadModel, windows: Sequence[Window], progress: Progress | None) -> list[Point]:
    """The pairs of which signals that cost little are sure: see `align.aligner.pins`."""
    if model.similarity is not None:
        model = copy(model)
        model.similarity = model.cuts = None
        model.weigh(load_weights("none"))
    found: list[Point] = []
    for grid, _ in _grids(model, windows, FIRST_SIZES, progress):
        found += sure_pairs(grid, posteriors(grid, grid.table, model.follow)[0])
    return found


def _beads(
    model: BeadModel, windows: Sequence[Window], config: Config, progress: Progress | None = None
) -> list[Bead]:
    """The beads of all windows, in their order, with size priors from the whole document."""
    sizes = bead_sizes(config.max_bead, config.max_bead_total)
    model.want(windows)
    grids = list(_grids(model, windows, sizes, progress))
    counts = np.zeros(len(SHARES))
    for grid, _ in grids:
        counts += size_counts(posteriors(grid, grid.table, model.follow)[0], sizes)
    found: list[list[Bead]] = [[] for _ in windows]
    for grid, places in grids:
        grid.table += size_costs(counts, sizes)
        probabilities = posteriors(grid, grid.table, model.follow)[0]
        for place, beads in zip(places, decode(grid, probabilities), strict=True):
            found[place] = beads
    return [bead for beads in found for bead in beads]


def _grids(
    model: BeadModel, windows: Sequence[Window], sizes: tuple[Size, ...], progress: Progress | None = None
) -> Iterator[tuple[Lattice | Forest, list[int]]]:
    """The lattices of all windows, small windows together, with the places of their windows in the list."""
    total, done = sum(len(side) for window in windows for side in window), 0
    small = [place for place, window in enumerate(windows) if cells_of(window) <= SMALLEST_BAND]
    large = [place for place, window in enumerate(windows) if cells_of(window) > SMALLEST_BAND]
    for place in large:
        tick = progress and partial(_report, progress, done, total)
        yield _lattice(model, windows[place], sizes, tick), [place]
        done += sum(map(len, windows[place]))
    for places in groves(windows, small):
        tick = progress and partial(_report, progress, done, total)
        yield Forest(model, [windows[place] for place in places], sizes, tick), places
        done += sum(len(side) for place in places for side in windows[place])


def _part(progress: Progress | None, number: int) -> Progress | None:
    """The progress of the first or the second search as that of both."""
    if progress is None:
        return None
    return lambda done, total: progress((number * total + done) // 2, total)


def _report(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _energy(model: BeadModel, config: Config, windows: Sequence[Window]) -> float:
    """-ln of the summed probability of all alignments inside windows."""
    sizes = bead_sizes(config.max_bead, config.max_bead_total)
    model.want(windows)
    return sum(posteriors(grid, grid.table, model.follow)[1] for grid, _ in _grids(model, windows, sizes))


def _lattice(
    model: BeadModel, window: Window, sizes: tuple[Size, ...], tick: Callable[[int], None] | None = None
) -> Lattice:
    """The beads of a window in a band that is widened, within bounds, until the best path stays off its edges."""
    rows, columns = window
    top, left = origin = rows.start, columns.start
    points = [(i - top, j - left) for i, j in find_landmarks(model.distances, rows, columns)]
    band = Band.around(len(rows), len(columns), points, MARGIN, CAP)
    cells = int(band.starts[-1])
    bound = cells + min(LARGEST, max(ALWAYS, GROWTH * cells))
    lattice, reach = Lattice(model, band, sizes, origin, tick), REACH
    while True:
        path = best_path(lattice, lattice.table, model.follow)
        wider = lattice.band.widened([lattice.position(cell) for _, cell in path], reach)
        if wider is None or wider.starts[-1] > bound:
            return lattice
        lattice, reach = Lattice(model, wider, sizes, origin, other=lattice), 2 * reach


def mark_crossings(beads: Sequence[Bead]) -> list[Bead]:
    """Mark the beads that are not in the heaviest chain that ascends on both sides."""
    paired = [bead for bead in beads if not bead.is_gap]
    kept = {
        id(paired[k])
        for k in heaviest_ascending([(b.target.start, len(b.source) + len(b.target)) for b in paired])
    }
    return [replace(bead, crossing=not bead.is_gap and id(bead) not in kept) for bead in beads]
