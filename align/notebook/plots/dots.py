"""The dot plot: how similar every segment of one side is to every segment of the other, and the beads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Segment
from align.notebook.plots.style import BLUE, GREEN, ORANGE, VERMILION, axes
from tmx.base.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float32]

_ROOM = 0.1  # share of an axis that the name of a role needs
_STROKE = 0.03  # length of the stroke of a gap, as a share of the other axis
_LARGE = 120  # segments of a side from which thinner lines are drawn


def similarity_matrix(alignment: Alignment, encoder: str | None = None) -> Floats:
    """How similar the segments of both sides are, shape (source segments, target segments).

    0 is as for two segments taken at random, 1 for the same one; it is 1 minus the distance of Thompson and
    Koehn (2019, equation 1).

    Args:
        alignment: the segments.
        encoder: where the vectors come from; by default the encoder of the alignment, or ``use`` if it had none.

    Raises:
        UsageError: the encoder is unknown or not installed, or a side is empty.
    """
    from align.aligner.cost.similarity import Similarity, SpanVectors
    from align.aligner.encoders import load_encoder

    if not alignment.source_segments or not alignment.target_segments:
        raise UsageError("there are no segments to compare")
    own = alignment.config.encoder
    vectors = load_encoder(encoder or ("use" if own == "none" else own), alignment.config.threads)
    source, target = (
        SpanVectors(vectors.spans([segment.text for segment in segments]), len(segments))
        for segments in (alignment.source_segments, alignment.target_segments)
    )
    rows, columns = range(source.segments), range(target.segments)
    distances = Similarity(source, target).within(rows, columns)
    return (1 - distances).astype(np.float32)


def dot_plot(
    alignment: Alignment, gold: Alignment | None = None, *, encoder: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the similarity of all segments, dark where they are similar, and the beads as frames.

    Args:
        alignment: what to draw; a segment without a counterpart is a stroke at the left or upper edge.
        gold: an alignment of the same segments: beads that are in only one of the two are drawn in other colours.
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
        _frames(ax, alignment.beads, matrix.shape, ORANGE, "bead")
    else:
        right = {(bead.source, bead.target) for bead in gold.beads}
        found = {(bead.source, bead.target) for bead in alignment.beads}
        of_both = [bead for bead in alignment.beads if (bead.source, bead.target) in right]
        wrong = [bead for bead in alignment.beads if (bead.source, bead.target) not in right]
        missed = [bead for bead in gold.beads if (bead.source, bead.target) not in found]
        _frames(ax, of_both, matrix.shape, BLUE, "right")
        _frames(ax, wrong, matrix.shape, VERMILION, "wrong")
        _frames(ax, missed, matrix.shape, GREEN, "in the gold, not found", inset=0.2)
    _number_ticks(ax, matrix.shape)
    _role_ticks(ax, alignment.source_segments, alignment.target_segments)
    ax.set_xlabel(f"segments of the target ({alignment.target.lang}), in order")
    ax.set_ylabel(f"segments of the source ({alignment.source.lang}), in order")
    ax.legend(loc="upper right", framealpha=1)
    return ax


def _frames(
    ax: Axes,
    beads: Sequence[Bead],
    shape: tuple[int, ...],
    colour: str,
    label: str,
    inset: float = 0.0,
) -> None:
    """Beads as rectangles, `inset` segments smaller all around; gaps as strokes at the left or upper edge."""
    from matplotlib.collections import LineCollection, PatchCollection
    from matplotlib.patches import Rectangle

    if not beads:
        return
    width = 1.8 if max(shape) < _LARGE else 1.0
    edge = 0.5 - inset
    frames = [
        Rectangle(
            (bead.target.start - edge, bead.source.start - edge),
            len(bead.target) - 2 * inset,
            len(bead.source) - 2 * inset,
        )
        for bead in beads
        if not bead.is_gap
    ]
    ax.add_collection(
        PatchCollection(frames, facecolor="none", edgecolor=colour, linewidth=width, zorder=3, label=label)
    )
    gaps = [bead for bead in beads if bead.is_gap]
    rows, columns = (max(1.0, _STROKE * size) for size in shape)
    strokes: list[list[tuple[float, float]]] = []
    strokes += [[(-0.5, k), (columns, k)] for bead in gaps for k in map(float, bead.source)]
    strokes += [[(k, -0.5), (k, rows)] for bead in gaps for k in map(float, bead.target)]
    ax.add_collection(LineCollection(strokes, colors=colour, linewidths=2.5, zorder=3))


def _number_ticks(ax: Axes, shape: tuple[int, ...]) -> None:
    """Number the segments on both axes from 1."""
    from matplotlib.ticker import MaxNLocator

    for axis, size in zip((ax.yaxis, ax.xaxis), shape, strict=True):
        places = MaxNLocator(integer=True, steps=[1, 2, 5, 10]).tick_values(0, size)
        numbers = [max(1, int(place)) for place in places if 0 <= place <= size]
        axis.set_ticks([number - 1 for number in numbers], list(map(str, numbers)))


def _role_ticks(ax: Axes, source: Sequence[Segment], target: Sequence[Segment]) -> None:
    """Name the stretches of one role on both axes where there is room for the name, and mark their limits."""
    for segments, axis in ((target, ax.xaxis), (source, ax.yaxis)):
        stretches = _stretches(segments)
        if len(stretches) < 2:
            continue
        named = [(start + length / 2 - 0.5, name) for start, length, name in stretches]
        room = [length >= _ROOM * len(segments) for _, length, _ in stretches]
        named = [item for item, enough in zip(named, room, strict=True) if enough]
        axis.set_ticks([middle for middle, _ in named], [name for _, name in named])
        axis.set_ticks([start - 0.5 for start, _, _ in stretches[1:]], minor=True)
        axis.set_tick_params(which="major", length=0)
        axis.set_tick_params(which="minor", length=7)
    if len(_stretches(source)) > 1:
        ax.tick_params(axis="y", labelrotation=90)
        for label in ax.get_yticklabels():
            label.set_verticalalignment("center")


def _stretches(segments: Sequence[Segment]) -> list[tuple[int, int, str]]:
    """Where each stretch of one role begins, how many segments it has, and the role."""
    found, start = [], 0
    for kind, group in groupby(segments, key=lambda segment: segment.block.kind):
        length = len(list(group))
        found.append((start, length, str(kind)))
        start += length
    return found
