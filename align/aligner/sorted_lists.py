"""Short lists that each language sorts its own way, and signatures in another order: found after the monotone pass.

A list is a run of short segments that end no sentence, on both sides. Where the monotone pass is in doubt about some of
them, all are assigned to each other freely. Where the assignment crosses itself it replaces the monotone path, if it
is so much more probable that it outweighs what it costs to move segments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np

from align.aligner.assignment import best_pairs
from align.aligner.cost.model import BeadModel
from align.aligner.cost.surface import ends_a_sentence
from align.aligner.crossings import Energy, crossing_blocks
from align.aligner.landmarks import Floats
from align.aligner.search.lattice import Point
from align.aligner.windows import Window, by_window
from align.core.ascending import longest_rising
from align.core.bead import Bead

OUT_OF_ORDER = 8.0
"""What it costs that items of a list are out of order at all, in units of -ln p.

Lists and signatures that were put in another order gain 10 to 130 by moves; in the gold alignments, two headings or
lines of a title page would gain 3 to 7 by a wrong one.
"""
MOVE = 3.0
"""The cost of each segment that is moved: two States that change places are one move."""
_FEWEST, _MOST = 4, 300  # items of a list; to assign them takes cubic time
_LONGEST = 100  # characters of an item
_SURE, _FAR = 0.9, 0.5  # posterior below which a bead is loose, and normalised distance above which it is
_NEAR = 0.5  # mean normalised distance of pairs up to which they can be out of order
_BESIDE = 30  # segments before and after a list among which a nearer one may be,
_LEAD = 0.08  # and by how much it is nearer, in units of chance
# What an exchange of partners must lose, in units of -ln p, for a pair to be as likely right as wrong, and how steeply
# that rises. In made-up signatures 7 of 9 wrong pairs lose less than .3, and 99 % of the right ones more than 1.4.
_EVEN, _STEEP = 1.0, 3.0
_NEXT = 1.0  # what it is worth that the neighbours of a pair are a pair, in units of -ln p


def list_windows(
    windows: Sequence[Window], beads: Sequence[Bead], model: BeadModel, energy: Energy
) -> list[Window]:
    """The windows, cut where items of lists are better paired in crossing order.

    `beads` are those of the monotone pass.
    """
    items = _items(model)
    found: list[Window] = []
    for window, inside in zip(windows, by_window(windows, beads), strict=True):
        at = window[0].start, window[1].start
        of = {(0, i): bead for bead in inside for i in bead.source}
        of |= {(1, j): bead for bead in inside for j in bead.target}
        for area in _lists(window, inside, items):
            if not _is_loose(area, of, model):
                continue
            for pairs in _tangles(_assigned(area, model)):
                rows, columns = stretch = _hull(pairs)
                if _belong_elsewhere(pairs, area, window, model):
                    continue
                blocks = crossing_blocks(stretch, pairs)
                moves = len(pairs) - len(longest_rising(pairs))
                if energy(blocks) + OUT_OF_ORDER + MOVE * moves < energy([stretch]):
                    found += [(range(at[0], rows.start), range(at[1], columns.start)), *blocks]
                    at = rows.stop, columns.stop
        found.append((range(at[0], window[0].stop), range(at[1], window[1].stop)))
    return found


def with_rivals(beads: Sequence[Bead], model: BeadModel) -> list[Bead]:
    """The beads; in lists that are out of order, a pair costs more if it could as well change partners with another."""
    whole = range(len(model.texts[0])), range(len(model.texts[1]))
    partners = {bead.source.start: bead.target.start for bead in beads if bead.type == "1-1"}
    doubts: dict[Point, float] = {}
    for area in _lists(whole, beads, _items(model)):
        pairs = [(i, partners[i]) for i in area[0] if partners.get(i, -1) in area[1]]
        if any(after[1] < before[1] for before, after in pairwise(pairs)):
            doubts.update(zip(pairs, _rivalry(pairs, area, model), strict=True))
    return [
        replace(bead, cost=bead.cost + doubts[bead.source.start, bead.target.start])
        if bead.type == "1-1" and (bead.source.start, bead.target.start) in doubts
        else bead
        for bead in beads
    ]


def _rivalry(pairs: Sequence[Point], area: Window, model: BeadModel) -> list[float]:
    """-ln of the probability of each pair of a list against the best exchange of partners with another pair."""
    rows, columns = (list(side) for side in zip(*pairs, strict=True))
    ours, theirs = (
        np.unique([texts[k] for k in side], return_inverse=True)[1]
        for texts, side in zip(model.texts, (rows, columns), strict=True)
    )
    gains = _gains(area, model)[np.ix_(np.array(rows) - area[0].start, np.array(columns) - area[1].start)]
    own = np.diag(gains)
    lost = own[:, None] + own[None, :] - gains - gains.T
    lost[(ours[:, None] == ours) | (theirs[:, None] == theirs)] = np.inf  # an exchange that changes nothing
    doubts: list[float] = np.logaddexp(0.0, _STEEP * (_EVEN - lost.min(axis=1))).tolist()
    return doubts


def _items(model: BeadModel) -> list[list[bool]]:
    """Which segments of either side look like items of a list."""
    return [
        [0 < len(text) <= _LONGEST and not text[0].islower() and not ends_a_sentence(text) for text in side]
        for side in model.texts
    ]


def _lists(window: Window, beads: Sequence[Bead], items: Sequence[Sequence[bool]]) -> list[Window]:
    """The runs of items of both sides that most beads connect, in ascending order on both sides."""
    runs = [list(_runs(side, marks)) for side, marks in zip(window, items, strict=True)]
    ours, theirs = ({k: number for number, run in enumerate(side) for k in run} for side in runs)
    votes: Counter[Point] = Counter()
    for bead in beads:
        sides = {ours[i] for i in bead.source if i in ours}, {theirs[j] for j in bead.target if j in theirs}
        votes.update((a, b) for a in sides[0] for b in sides[1])
    partners: dict[int, int] = {}
    for (a, b), _ in votes.most_common():
        if a not in partners and b not in partners.values():
            partners[a] = b
    return [(runs[0][a], runs[1][b]) for a, b in longest_rising(sorted(partners.items()))]


def _runs(side: range, marks: Sequence[bool]) -> Iterator[range]:
    for is_item, group in groupby(side, key=marks.__getitem__):
        members = list(group)
        if is_item and _FEWEST <= len(members) <= _MOST:
            yield range(members[0], members[-1] + 1)


def _is_loose(area: Window, beads: Mapping[tuple[int, int], Bead], model: BeadModel) -> bool:
    """Whether segments of both sides of a list may belong elsewhere."""
    counts = []
    for number, side in enumerate(area):
        inside = [beads[number, segment] for segment in side]
        counts.append(sum(bead.type != "1-1" or _is_doubtful(bead, model) for bead in inside))
    return min(counts) >= 1 and max(counts) >= 2


def _is_doubtful(bead: Bead, model: BeadModel) -> bool:
    return bead.posterior < _SURE or bool(model.distances(bead.source, bead.target)[0, 0] > _FAR)


def _assigned(area: Window, model: BeadModel) -> list[Point]:
    """The items that are best paired, regardless of order; of equals, those whose neighbours are pairs too."""
    gains = _gains(area, model)
    beside = np.zeros((len(area[0]) + 2, len(area[1]) + 2))
    for row, column in best_pairs(gains):
        beside[row, column] += _NEXT
        beside[row + 2, column + 2] += _NEXT
    better = np.where(gains > 0, gains + beside[1:-1, 1:-1], gains)
    return [(area[0][row], area[1][column]) for row, column in best_pairs(better)]


def _gains(area: Window, model: BeadModel) -> Floats:
    """How much cheaper it is to pair two items than to leave both alone, shape (rows, columns)."""
    rows, columns = (np.array(side) for side in area)
    i, j = (side.ravel() for side in np.meshgrid(rows, columns, indexing="ij"))
    pairs = model.costs(1, 1, i, j).reshape(len(rows), len(columns))
    ours = model.costs(1, 0, rows, np.full_like(rows, columns[0]))
    theirs = model.costs(0, 1, np.full_like(columns, rows[0]), columns)
    return np.asarray(ours[:, None] + theirs - pairs, dtype=np.float32)


def _tangles(pairs: Sequence[Point]) -> Iterator[list[Point]]:
    """The smallest groups of pairs of which none crosses a pair of another group; those of one pair are left out."""
    least = np.minimum.accumulate([column for _, column in reversed(pairs)])[::-1] if pairs else ()
    group: list[Point] = []
    for pair, rest in zip(pairs, least, strict=True):
        if group and rest > max(column for _, column in group):
            if len(group) > 1:
                yield group
            group = []
        group.append(pair)
    if len(group) > 1:
        yield group


def _hull(pairs: Sequence[Point]) -> Window:
    columns = [column for _, column in pairs]
    return range(pairs[0][0], pairs[-1][0] + 1), range(min(columns), max(columns) + 1)


def _belong_elsewhere(pairs: Sequence[Point], area: Window, window: Window, model: BeadModel) -> bool:
    """Whether pairs do not translate each other, or one is wrong because a segment beside the list is far nearer."""
    rows, columns = (
        range(max(whole.start, side.start - _BESIDE), min(whole.stop, side.stop + _BESIDE))
        for whole, side in zip(window, area, strict=True)
    )
    distances = model.distances(rows, columns)
    i, j = np.array(pairs).T - [[rows.start], [columns.start]]
    own = distances[i, j]
    left, right = ([k not in side for k in wide] for wide, side in zip((rows, columns), area, strict=True))
    others = np.minimum(
        distances[i][:, right].min(axis=1, initial=np.inf), distances[left][:, j].min(axis=0, initial=np.inf)
    )
    return bool(own.mean() > _NEAR or (others < own - _LEAD).any())
