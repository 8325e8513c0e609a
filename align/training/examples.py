"""What gold documents teach: the signals of all beads around the gold path, and what each bead is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from align.aligner.cost.model import FEATURES, BeadModel
from align.aligner.decoding import GAP_WORTH, WORTH
from align.aligner.models import bead_model
from align.aligner.search.lattice import Band, FloatArray, IntArray, Lattice, bead_sizes
from align.core.ascending import heaviest_ascending
from align.core.bead import Bead
from align.core.config import Config
from align.evaluation.folder import GoldDocument
from align.output.bead_files import Link

SIZES = bead_sizes(Config().max_bead, Config().max_bead_total)
GENRES = {"sentences": 1.0, "paragraphs": 0.6}  # weight of a document by its folder
# Factors for the freest translations and their copies, else outvoted by the literal ones.
FREEST = {"JaneEyre": 3.0, "AlicesAdventuresInWonderland": 2.5}
MARGIN = 7  # cells of the band around the gold path

Rectangle = tuple[str, int, int, int, int]


class _Free:
    """A cost of zero, to lay out the cells."""

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        return np.zeros(len(i), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Example:
    """A document: the lattice around its gold path, the signals of all its beads, and its gold.

    `signals` has shape (features, sizes, cells); `allowed`, the beads that the likelihood allows, and
    `reward`, what each is worth, have shape (sizes, cells). `lacking` marks a copy with omissions.
    """

    gold: GoldDocument
    model: BeadModel
    lattice: Lattice
    signals: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.bool_]
    reward: npt.NDArray[np.float32]
    lacking: bool

    @property
    def weight(self) -> float:
        """How much the document counts."""
        return GENRES.get(self.gold.genre, 1.0) * FREEST.get(self.gold.name, 1.0)

    @property
    def beads(self) -> int:
        """The gold beads, gaps included."""
        return len(self.gold.links)


def example(gold: GoldDocument, encoder: str, *, lacking: bool = False) -> Example:
    """Compute the signals of a document, or of a damaged copy of it, once."""
    model = bead_model(gold.source, gold.target, gold.source_lang, gold.target_lang, Config(encoder=encoder))
    shape = len(gold.source), len(gold.target)
    rectangles = _rectangles(gold.links, *shape)
    band = Band.around(*shape, [(r[1], r[2]) for r in rectangles], MARGIN, 4 * MARGIN)
    lattice = Lattice(_Free(), band, SIZES)
    allowed, reward = _targets(lattice, rectangles, gold.links)
    return Example(gold, model, lattice, _signals(model, lattice), allowed, reward, lacking)


def _signals(model: BeadModel, lattice: Lattice) -> npt.NDArray[np.float32]:
    """The signals of all beads of a lattice, computed in stretches as a search would ask for them."""
    signals = np.zeros((len(FEATURES), *lattice.table.shape), dtype=np.float32)
    for low in range(0, len(lattice.i), 4096):
        i = lattice.i[low : low + 4096]
        j = lattice.d[low : low + 4096] - i
        for row, (m, n) in enumerate(lattice.sizes):
            inside = np.flatnonzero((i >= m) & (j >= n))
            if len(inside):
                signals[:, row, low + inside] = model.features(m, n, i[inside] - m, j[inside] - n)
    return signals


def _rectangles(links: Sequence[Link], rows: int, columns: int) -> list[Rectangle]:
    """The gold as rectangles of cells in order: a ``bead``, nothing but ``gaps``, or ``free`` where beads cross."""
    whole = [link for link in links if link.source and link.target and _whole(link)]
    paired = sorted((Bead(_span(b.source), _span(b.target)) for b in whole), key=lambda b: b.source.start)
    weighed = [(bead.target.start, len(bead.source) + len(bead.target)) for bead in paired]
    chain = [paired[k] for k in heaviest_ascending(weighed)]
    kept = {(bead.source.start, bead.target.start) for bead in chain}
    loose = [
        link for link in links if link.source and link.target and (link.source[0], link.target[0]) not in kept
    ]
    found: list[Rectangle] = []
    i = j = 0
    for bead in [*chain, Bead(range(rows, rows + 1), range(columns, columns + 1))]:
        if (i, j) != (bead.source.start, bead.target.start):
            free = any(
                _between(link.source[0], i, bead.source) or _between(link.target[0], j, bead.target)
                for link in loose
            )
            found.append(("free" if free else "gaps", i, j, bead.source.start, bead.target.start))
        found.append(("bead", bead.source.start, bead.target.start, bead.source.stop, bead.target.stop))
        i, j = bead.source.stop, bead.target.stop
    return found[:-1]


def _whole(link: Link) -> bool:
    """Whether the segments of both sides follow each other."""
    return all(side[-1] - side[0] == len(side) - 1 for side in (link.source, link.target))


def _span(side: tuple[int, ...]) -> range:
    return range(side[0], side[-1] + 1)


def _between(segment: int, start: int, end: range) -> bool:
    return start <= segment < end.start


def _targets(
    lattice: Lattice, rectangles: Sequence[Rectangle], links: Sequence[Link]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float32]]:
    """Which beads the likelihood allows, and what each bead is worth, both of shape (sizes, cells).

    A gold bead too large for the lattice may be cut in any way. A gap is worth
    `GAP_WORTH`, which the segments of a longer gap share, since the aligner joins them.
    """
    rows = {size: row for row, size in enumerate(SIZES)}
    shares = _shares(links)
    allowed = np.zeros(lattice.table.shape, dtype=bool)
    reward = np.full(lattice.table.shape, -WORTH, dtype=np.float32)
    for kind, i0, j0, i1, j1 in rectangles:
        size = (i1 - i0, j1 - j0)
        if kind == "bead" and size in rows:
            cell = lattice.cell(i1, j1)
            allowed[rows[size], cell] = True
            reward[rows[size], cell] += 1.0
            continue
        for row, (m, n) in enumerate(SIZES):
            if kind == "gaps" and m and n:
                continue
            for i in range(i0 + m, i1 + 1):
                for j in range(j0 + n, j1 + 1):
                    if lattice.band.first[i + j] <= i <= lattice.band.last[i + j]:
                        cell = lattice.cell(i, j)
                        allowed[row, cell] = True
                        if not m or not n:
                            reward[row, cell] += shares.get((m > 0, i - 1 if m else j - 1), 0.0)
    return allowed & np.isfinite(lattice.table), reward


def _shares(links: Sequence[Link]) -> dict[tuple[bool, int], float]:
    """What each segment of the gold gaps is worth, by whether it is in the source and by its index."""
    shares: dict[tuple[bool, int], float] = {}
    for ours in (True, False):
        sides = [(link.source, link.target)[:: 1 if ours else -1] for link in links]
        lonely = sorted(segment for side, other in sides if not other for segment in side)
        for _, gap in groupby(enumerate(lonely), lambda item: item[1] - item[0]):
            segments = [segment for _, segment in gap]
            shares |= dict.fromkeys([(ours, segment) for segment in segments], GAP_WORTH / len(segments))
    return shares
