"""The dot plot: how near every segment of one side lies to every segment of the other, and the beads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.alignment import Alignment
from align.bead import Bead
from align.document import Segment
from align.plots.style import BLUE, ORANGE, VERMILION, axes
from tmx.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float32]

_ROOM = 0.035  # share of an axis that the name of a role needs


def similarity_matrix(alignment: Alignment, encoder: str | None = None) -> Floats:
    """How alike the segments of both sides are, shape (source segments, target segments).

    0 is as unlike as two segments taken at random, 1 is the same; it is 1 less the distance of Thompson and
    Koehn (2019, equation 1).

    Args:
        alignment: the segments.
        encoder: where the vectors come from; by default the alignment's own, or ``use`` where it had none.

    Raises:
        UsageError: the encoder is unknown or not installed, or a side is empty.
    """
    from align.cost.similarity import Side, Similarity
    from align.encoders import load_encoder

    if not alignment.source_segments or not alignment.target_segments:
        raise UsageError("there are no segments to compare")
    own = alignment.config.encoder
    vectors = load_encoder(encoder or ("use" if own == "none" else own), alignment.config.threads)
    source, target = (
        Side(vectors.spans([segment.text for segment in segments]), len(segments), 1)
        for segments in (alignment.source_segments, alignment.target_segments)
    )
    rows, columns = range(source.segments), range(target.segments)
    distances = Similarity(source, target).within(rows, columns, rows, columns)
    return (1 - distances).astype(np.float32)


def dot_plot(
    alignment: Alignment, gold: Alignment | None = None, *, encoder: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the similarity of all segments, dark where they are alike, and the beads as frames.

    Args:
        alignment: what to draw; a segment without counterpart is a short stroke at the edge.
        gold: an alignment of the same segments: beads that it has not are drawn apart, and so are its own.
        encoder: as for `similarity_matrix`.
        ax: the axes to draw on.

    Raises:
        UsageError: the encoder is unknown or not installed, a side is empty, or matplotlib is not installed.
    """
    matrix = similarity_matrix(alignment, encoder)
    ax = axes(ax, 7.6, 6.6)
    image = ax.imshow(
        np.clip(matrix, 0, 1), cmap="Greys", vmin=0, vmax=1, aspect="auto", interpolation="nearest"
    )
    ax.figure.colorbar(image, ax=ax, shrink=0.6, label="similarity (0: as at random, 1: the same)")
    if gold is None:
        _frames(ax, alignment.beads, matrix.shape, ORANGE, "-", "bead")
    else:
        right = {(bead.source, bead.target) for bead in gold.beads}
        found = {(bead.source, bead.target) for bead in alignment.beads}
        of_both = [bead for bead in alignment.beads if (bead.source, bead.target) in right]
        wrong = [bead for bead in alignment.beads if (bead.source, bead.target) not in right]
        missed = [bead for bead in gold.beads if (bead.source, bead.target) not in found]
        _frames(ax, of_both, matrix.shape, BLUE, "-", "right")
        _frames(ax, wrong, matrix.shape, VERMILION, "-", "wrong")
        _frames(ax, missed, matrix.shape, "black", ":", "in the gold, not found")
    _role_ticks(ax, alignment.source_segments, alignment.target_segments)
    ax.set_xlabel(f"segments of the target ({alignment.target.lang}), in order")
    ax.set_ylabel(f"segments of the source ({alignment.source.lang}), in order")
    ax.legend(loc="upper right", framealpha=1)
    return ax


def _frames(
    ax: Axes, beads: Sequence[Bead], shape: tuple[int, ...], colour: str, line: str, label: str
) -> None:
    """Beads as rectangles; gaps as strokes at the near edge."""
    from matplotlib.collections import LineCollection, PatchCollection
    from matplotlib.patches import Rectangle

    pairs = [bead for bead in beads if not bead.is_gap]
    frames = [
        Rectangle((b.target.start - 0.5, b.source.start - 0.5), len(b.target), len(b.source)) for b in pairs
    ]
    width = 1.6 if max(shape) < 120 else 1.0
    ax.add_collection(
        PatchCollection(
            frames, facecolor="none", edgecolor=colour, linewidth=width, linestyle=line, label=label
        )
    )
    strokes = []
    for bead in (bead for bead in beads if bead.is_gap):
        for k in bead.source:
            strokes.append([(-0.5, k), (max(1.0, shape[1] * 0.03), k)])
        for k in bead.target:
            strokes.append([(k, -0.5), (k, max(1.0, shape[0] * 0.03))])
    if strokes:
        ax.add_collection(
            LineCollection(
                strokes, colors=colour, linewidths=2.5, linestyles=line, label=f"{label}: no counterpart"
            )
        )
    handles = ax.collections[-1]
    handles.set_zorder(3)


def _role_ticks(ax: Axes, source: Sequence[Segment], target: Sequence[Segment]) -> None:
    """Name the stretches of one role at both axes, where there is room for the name."""
    for segments, axis in ((target, ax.xaxis), (source, ax.yaxis)):
        runs = _stretches(segments)
        ticks = [(start, name) for start, length, name in runs if length >= _ROOM * len(segments)]
        if len({name for _, _, name in runs}) < 2:
            continue
        axis.set_ticks([start for start, _ in ticks], [name for _, name in ticks])
    if len({segment.block.kind for segment in target}) > 1:
        ax.tick_params(axis="x", rotation=30)


def _stretches(segments: Sequence[Segment]) -> list[tuple[int, int, str]]:
    """Where each stretch of one role begins, how many segments it has, and the role."""
    found, start = [], 0
    for kind, group in groupby(segments, key=lambda segment: segment.block.kind):
        length = len(list(group))
        found.append((start, length, kind.value))
        start += length
    return found
