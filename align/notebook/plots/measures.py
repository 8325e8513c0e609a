"""Lengths and confidences of the units of an alignment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from align.aligner.cost.lengths import VARIANCE
from align.alignment import Alignment
from align.core.alignment import AlignedPair
from align.core.bead import DOUBTFUL
from align.core.block import Kind
from align.notebook.plots.style import BLUE, GREY, VERMILION, axes, bare, role_style, styles_of
from tmx.base.errors import UsageError
from tmx.base.wording import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DEVIATIONS = 2  # half the width of the expected band: about 95 % of the units, were lengths normal
_NAMED = 3  # units outside the band that are named at the most
_BINS = ((0.2, 0.01, 0.02), (0.5, 0.02, 0.05), (1.0, 0.05, 0.1))  # widest span, width of a bar, of a tick


def length_scatter(alignment: Alignment, *, ax: Axes | None = None) -> Axes:
    """Draw the lengths of the units of both sides in characters, on logarithmic scales.

    The line is the ratio of the whole text; the band is what Gale and Church (1993) expect, two standard
    deviations with a variance of 6.8 per character; the units farthest outside bear their numbers, so that
    ``alignment[number]`` shows them.

    Raises:
        UsageError: there are no units with text on both sides, or matplotlib is not installed.
    """
    pairs = [pair for pair in alignment if pair.source.text and pair.target.text]
    if not pairs:
        raise UsageError("no unit has text on both sides")
    ax = axes(ax, 6.4, 5.2)
    source = np.array([len(pair.source.text) for pair in pairs], dtype=float)
    target = np.array([len(pair.target.text) for pair in pairs], dtype=float)
    ratio = float(target.sum() / source.sum())
    line = np.geomspace(source.min() * 0.85, source.max() * 1.15, 200)
    spread = _DEVIATIONS * np.sqrt(VARIANCE * line) * ratio
    low = max(1.0, min(source.min(), target.min()) * 0.6)
    ax.fill_between(
        line,
        np.maximum(line * ratio - spread, low),
        line * ratio + spread,
        color=GREY,
        alpha=0.18,
        linewidth=0,
        label="expected, ± 2 standard deviations",
    )
    ax.plot(line, line * ratio, color=GREY, linewidth=1.2, label=f"ratio of the whole text, {ratio:.2f}")
    for style in styles_of(pair.role for pair in pairs):
        mine = [k for k, pair in enumerate(pairs) if role_style(pair.role) == style]
        ax.scatter(
            source[mine],
            target[mine],
            color=style.colour,
            marker=style.marker,
            s=30,
            alpha=0.85,
            label=style.label,
            linewidth=0,
        )
    off = np.abs(target - source * ratio) / (np.sqrt(VARIANCE * source) * ratio)
    for k in [int(k) for k in np.argsort(-off)[:_NAMED] if off[k] > _DEVIATIONS]:
        above = target[k] > source[k] * ratio  # the label goes away from the line, where there are few units
        ax.annotate(
            _name(pairs[k]),
            (source[k], target[k]),
            xytext=(-5, 3) if above else (5, -3),
            textcoords="offset points",
            ha="right" if above else "left",
            va="bottom" if above else "top",
            fontsize=8,
        )
    ax.set(xscale="log", yscale="log", ylim=(low, target.max() * 1.6))
    ax.set_xlabel(f"length of the source ({alignment.source.lang}), characters")
    ax.set_ylabel(f"length of the target ({alignment.target.lang}), characters")
    _plain_numbers(ax)
    bare(ax)
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    return ax


def confidence_histogram(alignment: Alignment, *, ax: Axes | None = None) -> Axes:
    """Draw how many units have which confidence, on a scale that begins at the tenth below the lowest one.

    Confidences are calibrated: their mean is the share of units that are expected to be right.

    Raises:
        UsageError: no unit has a confidence, or matplotlib is not installed.
    """
    confidences = [bead.confidence for bead in alignment.beads if bead.confidence is not None]
    if not confidences:
        raise UsageError("no unit has a confidence")
    ax = axes(ax, 6.4, 3.6)
    from matplotlib.ticker import MaxNLocator

    low = min(math.floor(min(confidences) * 10) / 10, 0.9)
    mean = sum(confidences) / len(confidences)
    width, tick = next((width, tick) for span, width, tick in _BINS if 1 - low <= span + 1e-9)
    bars = np.linspace(low, 1.0, round((1 - low) / width) + 1)
    ax.hist(confidences, bins=bars.tolist(), color=BLUE, edgecolor="white", linewidth=0.8)
    ax.axvline(mean, color="black", linewidth=1.2, linestyle="--", label=f"mean {mean:.3f}")
    doubtful = sum(confidence < DOUBTFUL for confidence in confidences)
    if low < DOUBTFUL:
        ax.axvspan(
            low,
            DOUBTFUL,
            color=VERMILION,
            alpha=0.15,
            linewidth=0,
            label="more likely wrong than right",
            zorder=0,
        )
    gaps = sum(bead.is_gap for bead in alignment.beads)
    ax.set_title(
        f"{counted(len(confidences), 'unit')}, {doubtful} of them below {DOUBTFUL}; gaps: {gaps}",
        fontsize=10,
        loc="left",
    )
    ax.set_xlim(low, 1.0)
    ax.set_xticks(np.linspace(low, 1.0, round((1 - low) / tick) + 1))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    ax.set_xlabel("confidence: probability that the unit is exactly right")
    ax.set_ylabel("number of units")
    bare(ax)
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    return ax


def _name(pair: AlignedPair) -> str:
    """What a unit is called in a plot: its number, and its place where that says more."""
    return f"unit {pair.unit}" if pair.place == Kind.PARAGRAPH else f"unit {pair.unit} ({pair.place})"


def _plain_numbers(ax: Axes) -> None:
    """Write numbers on logarithmic scales in full: 100, not a power of ten."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(LogLocator(10, subs=(1, 2, 5)))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_formatter(NullFormatter())
