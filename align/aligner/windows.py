"""Windows: rectangles of segments that no bead leaves, set by the structure or by the user."""

from __future__ import annotations

from collections.abc import Sequence

from align.core.bead import Bead
from tmx.base.errors import UsageError

Window = tuple[range, range]


def in_order(windows: Sequence[Window], rows: int, columns: int) -> list[Window]:
    """The windows that hold segments, in source order.

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
    return [window for window in ordered if window[0] or window[1]]


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
