"""Windows: rectangles of segments that no bead leaves, set by the structure or by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.aligner.search.lattice import Cost, FloatArray, IntArray, Point
from align.core.bead import Bead
from tmx.base.errors import UsageError

Window = tuple[range, range]


@dataclass(frozen=True)
class Run:
    """Windows that follow each other on both sides without a break: one rectangle, one search."""

    windows: tuple[Window, ...]

    @property
    def origin(self) -> Point:
        """The first cell."""
        return self.windows[0][0].start, self.windows[0][1].start

    @property
    def shape(self) -> Point:
        """The number of segments on each side."""
        last = self.windows[-1]
        return last[0].stop - self.origin[0], last[1].stop - self.origin[1]

    @property
    def corners(self) -> list[Point]:
        """The cells through which every path goes, counted from the origin."""
        return [
            (source.start - self.origin[0], target.start - self.origin[1]) for source, target in self.windows
        ]


def runs(windows: Sequence[Window], rows: int, columns: int) -> list[Run]:
    """Group windows into runs, in source order.

    Raises:
        UsageError: the windows do not cover each side exactly once.
    """
    ordered = sorted(windows, key=lambda window: (window[0].start, window[0].stop, window[1].start))
    for name, size, sides in (
        ("source", rows, [window[0] for window in ordered]),
        (
            "target",
            columns,
            sorted((window[1] for window in ordered), key=lambda side: (side.start, side.stop)),
        ),
    ):
        at = 0
        for side in sides:
            if not 0 <= side.start <= side.stop <= size:
                raise UsageError(
                    f"a window of the {name} segments {side.start} to {side.stop}, but there are {size}",
                    cure="Give windows that hold every segment of both sides exactly once.",
                )
            if side and side.start != at:
                raise UsageError(
                    f"{name} segment {min(at, side.start)} is in no window or in two",
                    cure="Give windows that hold every segment of both sides exactly once.",
                )
            at = max(at, side.stop) if side else at
        if at != size:
            raise UsageError(
                f"the windows hold only {at} of {size} {name} segments",
                cure="Give windows that hold every segment of both sides exactly once.",
            )
    return contiguous(ordered)


def contiguous(windows: Sequence[Window]) -> list[Run]:
    """Group windows in source order into runs; windows without segments are dropped."""
    groups: list[list[Window]] = []
    for window in windows:
        if not window[0] and not window[1]:
            continue
        last = groups[-1][-1] if groups else None
        if last and last[0].stop == window[0].start and last[1].stop == window[1].start:
            groups[-1].append(window)
        else:
            groups.append([window])
    return [Run(tuple(group)) for group in groups]


def homes(windows: Sequence[Window]) -> tuple[dict[int, int], dict[int, int]]:
    """For each segment of the source, and of the target, the index in `windows` of the window that holds it."""
    return (
        {i: place for place, (rows, _) in enumerate(windows) for i in rows},
        {j: place for place, (_, columns) in enumerate(windows) for j in columns},
    )


def by_window(windows: Sequence[Window], beads: Sequence[Bead]) -> list[list[Bead]]:
    """The beads of each window, in order."""
    source_home, target_home = homes(windows)
    groups: list[list[Bead]] = [[] for _ in windows]
    for bead in beads:
        home = source_home[bead.source.start] if bead.source else target_home[bead.target.start]
        groups[home].append(bead)
    return groups


class Bounded:
    """A cost over the windows of one run that forbids the beads that leave their window."""

    def __init__(self, cost: Cost, run: Run) -> None:
        self._cost = cost
        self._origin = run.origin
        self._source = np.repeat(np.arange(len(run.windows)), [len(source) for source, _ in run.windows])
        self._target = np.repeat(np.arange(len(run.windows)), [len(target) for _, target in run.windows])
        bounds = np.array([(s.start, s.stop, t.start, t.stop) for s, t in run.windows], dtype=np.int64)
        self._rows = bounds[:, :2] - self._origin[0]
        self._columns = bounds[:, 2:] - self._origin[1]

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        """The costs of beads, infinite for those that leave a window: see `align.aligner.search.lattice.Cost`."""
        costs = self._cost.costs(m, n, i, j)
        row, column = i - self._origin[0], j - self._origin[1]
        if m and n:
            window = self._source[row]
            inside = window == self._source[row + m - 1]
            inside &= (window == self._target[column]) & (window == self._target[column + n - 1])
        else:
            window = self._source[row] if m else self._target[column]
            across = column if m else row
            edges = (self._columns if m else self._rows)[window]
            inside = (edges[:, 0] <= across) & (across <= edges[:, 1])
        return np.where(inside, costs, np.inf).astype(np.float32)
