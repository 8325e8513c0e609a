"""Blocks that each language puts in its own order, such as sorted definitions: found after the monotone pass.

Where that pass is in doubt on both sides, segments that are each other's nearest by far are matched freely. Pairs
that follow each other on both sides make a block; the segments between two blocks belong to the first. The blocks
replace the monotone path if they are so much more probable that they outweigh the cost of the jumps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from align.aligner.cost.similarity import Similarity
from align.aligner.landmarks import mutual_nearest
from align.aligner.search.lattice import Point
from align.aligner.windows import Window, by_window
from align.core.bead import Bead

Energy = Callable[[Sequence[Window]], float]
"""-ln of the summed probability of all alignments inside windows."""

JUMP = 5.0
"""The cost of a jump from one block to another, in units of -ln p."""
_LEAST = 3  # segments on each side, and beads, for anything to cross
_DOUBT = 0.5  # posterior below which a bead is in doubt
_FAR = 0.7  # normalised distance above which it is in doubt too
_REACH = 12  # beads up to which two doubtful ones belong to one stretch
_AROUND = 3  # beads on either side that are added to a stretch
_LEAD = 0.08  # by which a pair is nearer than the second nearest, in units of chance
_LARGEST = 2000  # most segments of a stretch: free matching takes quadratic time


def crossing_windows(
    windows: Sequence[Window],
    beads: Sequence[Bead],
    similarity: Similarity,
    energy: Energy,
) -> list[Window]:
    """The windows, cut into blocks in crossing order where that explains the texts better.

    `beads` are those of the monotone pass.
    """
    found: list[Window] = []
    for window, inside in zip(windows, by_window(windows, beads), strict=True):
        if min(len(window[0]), len(window[1]), len(inside)) < _LEAST:
            found.append(window)
        else:
            found += _cut(window, inside, similarity, energy)
    return found


def _cut(window: Window, beads: Sequence[Bead], similarity: Similarity, energy: Energy) -> list[Window]:
    cells = _cells(window, beads)
    found: list[Window] = []
    at = cells[0]
    for first, last in _stretches(beads, similarity):
        (i, j), (i1, j1) = cells[first], cells[last + 1]
        stretch = range(i, i1), range(j, j1)
        if max(len(stretch[0]), len(stretch[1])) > _LARGEST:
            continue
        near = mutual_nearest(similarity.within(*stretch), _LEAD)
        blocks = crossing_blocks(stretch, [(i + row, j + column) for row, column in near])
        jumps = len(_breaks(blocks)) - 1
        if jumps < 1 or energy(blocks) + JUMP * jumps >= energy([stretch]):
            continue
        found += [(range(at[0], i), range(at[1], j)), *blocks]
        at = i1, j1
    return [*found, (range(at[0], window[0].stop), range(at[1], window[1].stop))]


def _cells(window: Window, beads: Sequence[Bead]) -> list[Point]:
    """The cell before each bead of a monotone path, and the last cell."""
    cells = [(window[0].start, window[1].start)]
    for bead in beads:
        cells.append((cells[-1][0] + len(bead.source), cells[-1][1] + len(bead.target)))
    return cells


def _stretches(beads: Sequence[Bead], similarity: Similarity) -> list[tuple[int, int]]:
    """The first and the last bead of each stretch that is in doubt on both sides."""
    doubtful = [
        k
        for k, bead in enumerate(beads)
        if bead.is_gap or bead.posterior < _DOUBT or similarity.of_bead(bead) > _FAR
    ]
    groups: list[list[int]] = []
    for k in doubtful:
        if groups and k - groups[-1][-1] <= _REACH:
            groups[-1].append(k)
        else:
            groups.append([k])
    found: list[tuple[int, int]] = []
    for group in groups:
        sides = [sum(len(beads[k].source) for k in group), sum(len(beads[k].target) for k in group)]
        if min(sides) < 1 or max(sides) < 2:
            continue
        first, last = max(0, group[0] - _AROUND), min(len(beads) - 1, group[-1] + _AROUND)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def crossing_blocks(stretch: Window, pairs: Sequence[Point]) -> list[Window]:
    """Cut a stretch into windows by pairs in source order: those that follow each other on both sides are in one."""
    rows, columns = stretch
    order = {column: rank for rank, column in enumerate(sorted(column for _, column in pairs))}
    heads = [pairs[0]] if pairs else []
    for before, pair in pairwise(pairs):
        if order[pair[1]] != order[before[1]] + 1:
            heads.append(pair)
    if not heads:
        return [stretch]
    tops = [row for row, _ in heads]
    lefts = sorted(column for _, column in heads)
    after_row = dict(zip(tops, [*tops[1:], rows.stop], strict=True))
    after_column = dict(zip(lefts, [*lefts[1:], columns.stop], strict=True))
    blocks = [(range(row, after_row[row]), range(column, after_column[column])) for row, column in heads]
    lead = range(rows.start, tops[0]), range(columns.start, lefts[0])
    return [lead, *blocks] if lead[0] or lead[1] else blocks


def _breaks(blocks: Sequence[Window]) -> list[Window]:
    """The blocks that do not continue the one before them on both sides."""
    return [
        block
        for before, block in zip([None, *blocks], blocks, strict=False)
        if before is None or before[0].stop != block[0].start or before[1].stop != block[1].start
    ]
