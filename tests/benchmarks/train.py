"""Learn the weights of the cost and of the confidence from gold alignments.

    python tests/benchmarks/train.py --date 2026-11-21 [FOLDER] [--encoder use none] [--write] [--cross]

The cost is the energy of a conditional random field over paths of beads (Lafferty et al. 2001). Stage one
maximises the likelihood of the gold; stage two the expected number of right beads less a toll for every bead,
a smooth stand-in for F1 (Jansche 2005; its gradient is the covariance of reward and signals, taken by a
finite difference of two forward-backward passes). Both climb by L-BFGS-B (Byrd et al. 1995) with an L2
penalty, each weight on the side of zero where it makes sense: a document is too little to overrule that.
Stage three searches along each weight for the best F1 itself (Och 2003).
The confidence is a logistic regression fitted to the beads of the training documents, to false pairs, and to
the beads between documents that have nothing to do with each other. `--cross` leaves out each document in
turn and reports what the rest teaches about it. Every document also teaches by a copy with omissions.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt
from damage import damaged
from gold import GoldDocument, default_folder, read_gold
from scipy import optimize

import align
from align.aligner import align_prepared, decode, prepare
from align.bead import Bead
from align.beads import Link
from align.confidence import SIGNALS, calibration_error, confidence_signals, fit_confidence
from align.config import Config
from align.cost.model import FEATURES, BeadModel, load_weights
from align.cost.priors import size_costs, size_counts
from align.evaluate import score
from align.landmarks import heaviest_ascending
from align.search import Band, FloatArray, IntArray, Lattice, bead_sizes
from tmx.version import bitext_version

SIZES = bead_sizes(Config().max_bead, Config().max_bead_total)
START = {"distance": 6.0, "length": 0.5, "one_many": 2.0, "many_many": 4.0, "extra": 1.5, "gap": 5.0}
TOLL = 0.45  # of a bead: half of the F1 to be had
PENALTY = 0.02  # of the squared weights, for what tells most
MINOR_PENALTY = 0.05  # for the rest, which few documents teach
MAIN = {
    *("distance", "margin", "worse", "better", "spill", "clean", "length", "ratio", "word_mismatch"),
    *("numbers", "number_mismatch", "opening", "ending", "marks", "one_many", "many_many", "extra"),
    *("gap", "gap_length", "gap_distance", "gap_run"),
}
GAINS = {"numbers", "words", "label", "tail"}  # never raise a cost; the others never lower it
FREE = {"gap", "gap_length", "gap_distance", "gap_run"}
GENRES = {"sentences": 1.0, "paragraphs": 0.6}  # weight of a document by its folder
DAMAGED = 0.4  # of a copy with omissions, beside the document itself
MARGIN = 7  # cells of the band around the gold path
SKIPPED = ("G-3", "M-12.8", "SOR-2007-44", "-crossing")  # all 1-1, or the same documents again
UNRELATED = 100  # segments of two documents that are aligned to learn what unrelated texts look like
SEED = 2026
JOBS = 2  # processes of the cross-validation

_PENALTIES = np.array([PENALTY if name in MAIN else MINOR_PENALTY for name in FEATURES])
_BOUNDS = [(None if name in GAINS | FREE else 0.0, 0.0 if name in GAINS else None) for name in FEATURES]

Vector = npt.NDArray[np.float64]
Rectangle = tuple[str, int, int, int, int]


class _Free:
    """A cost of nothing, to lay out the cells."""

    def costs(self, m: int, n: int, i: IntArray, j: IntArray) -> FloatArray:
        return np.zeros(len(i), dtype=np.float32)


@dataclass
class Example:
    """A document: the lattice around its gold path, the signals of all its beads, and its gold.

    `signals` has shape (features, sizes, cells); `allowed` and `reward` have shape (sizes, cells).
    """

    gold: GoldDocument
    model: BeadModel
    lattice: Lattice
    signals: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.bool_]
    reward: npt.NDArray[np.float32]
    lacking: bool
    priors: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.zeros((len(SIZES), 1), dtype=np.float32)
    )

    @property
    def weight(self) -> float:
        """What the document counts for."""
        return GENRES[self.gold.genre] * (DAMAGED if self.lacking else 1.0)

    @property
    def beads(self) -> int:
        """The gold beads, gaps included."""
        return len(self.gold.links)

    def table(self, weights: Vector) -> npt.NDArray[np.float32]:
        """The costs of all beads, shape (sizes, cells)."""
        costs = np.tensordot(weights.astype(np.float32), self.signals, axes=(0, 0)) + self.priors
        return np.where(np.isfinite(self.lattice.table), costs, np.inf).astype(np.float32)

    def adapt(self, weights: Vector) -> None:
        """Set what the document itself says of its bead sizes, under the given weights."""
        self.priors = np.zeros((len(SIZES), 1), dtype=np.float32)
        posteriors, _ = self.lattice.posteriors(self.table(weights))
        self.priors = size_costs(size_counts(posteriors, SIZES), SIZES)

    def project(self, change: FloatArray) -> Vector:
        """The sum of the signals over all beads, each times its entry of `change`."""
        beads = np.abs(change) > 1e-7
        product: Vector = self.signals[:, beads].astype(np.float64) @ change[beads].astype(np.float64)
        return product


def example(gold: GoldDocument, encoder: str, *, lacking: bool = False) -> Example:
    """Compute the signals of a document, or of a damaged copy of it, once."""
    model = prepare(gold.source, gold.target, gold.source_lang, gold.target_lang, Config(encoder=encoder))
    shape = len(gold.source), len(gold.target)
    rectangles = _rectangles(gold.links, *shape)
    band = Band.around(*shape, [(r[1], r[2]) for r in rectangles], MARGIN, 4 * MARGIN)
    lattice = Lattice(_Free(), band, SIZES)
    recorder = _Recorder(model, lattice)
    allowed, reward = _targets(lattice, rectangles, gold.links)
    return Example(gold, model, lattice, recorder.signals, allowed, reward, lacking)


class _Recorder:
    """Signals of all beads of a lattice, computed stretch by stretch as a search would ask for them."""

    def __init__(self, model: BeadModel, lattice: Lattice) -> None:
        self.signals = np.zeros((len(FEATURES), *lattice.table.shape), dtype=np.float32)
        for low in range(0, len(lattice.i), 4096):
            i = lattice.i[low : low + 4096]
            j = lattice.d[low : low + 4096] - i
            for row, (m, n) in enumerate(lattice.sizes):
                inside = np.flatnonzero((i >= m) & (j >= n))
                if len(inside):
                    self.signals[:, row, low + inside] = model.features(m, n, i[inside] - m, j[inside] - n)


def _rectangles(links: Sequence[Link], rows: int, columns: int) -> list[Rectangle]:
    """The gold as rectangles of cells in order: ``bead``, ``gaps`` alone, or ``free`` where gold beads cross."""
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
    """What the likelihood allows, and what each bead is worth, both of shape (sizes, cells).

    A gold bead too large for the lattice may be cut in any way.
    """
    rows = {size: row for row, size in enumerate(SIZES)}
    gaps = {(link.source, link.target) for link in links if not (link.source and link.target)}
    allowed = np.zeros(lattice.table.shape, dtype=bool)
    reward = np.full(lattice.table.shape, -TOLL, dtype=np.float32)
    for kind, i0, j0, i1, j1 in rectangles:
        size = (i1 - i0, j1 - j0)
        if kind == "bead" and size in rows:
            cell = _cell(lattice, i1, j1)
            allowed[rows[size], cell] = True
            reward[rows[size], cell] += 1.0
            continue
        for row, (m, n) in enumerate(SIZES):
            if kind == "gaps" and m and n:
                continue
            for i in range(i0 + m, i1 + 1):
                for j in range(j0 + n, j1 + 1):
                    if lattice.band.first[i + j] <= i <= lattice.band.last[i + j]:
                        cell = _cell(lattice, i, j)
                        allowed[row, cell] = True
                        if (tuple(range(i - m, i)), tuple(range(j - n, j))) in gaps:
                            reward[row, cell] += 0.5  # a gap counts for precision only
    return allowed & np.isfinite(lattice.table), reward


def _cell(lattice: Lattice, i: int, j: int) -> int:
    return int(lattice.starts[i + j] + i - lattice.band.first[i + j])


Objective = Callable[[Vector], tuple[float, Vector]]


def likelihood(examples: Sequence[Example]) -> Objective:
    """-ln of the probability of the gold, long documents weighing less than in proportion, and its gradient."""

    def value(weights: Vector) -> tuple[float, Vector]:
        total, gradient = 0.0, np.zeros(len(weights))
        for one in examples:
            table = one.table(weights)
            every, norm = one.lattice.posteriors(table)
            golden, part = one.lattice.posteriors(np.where(one.allowed, table, np.inf))
            scale = one.weight * (300 / max(60, one.beads)) ** 0.5
            total += scale * (part - norm)
            gradient = gradient + scale * one.project(golden - every)
        return total, gradient

    return value


def expected_reward(examples: Sequence[Example], step: float = 0.05) -> Objective:
    """Minus the expected reward in percent of the gold beads, and its gradient."""

    def value(weights: Vector) -> tuple[float, Vector]:
        total, gradient = 0.0, np.zeros(len(weights))
        for one in examples:
            table = one.table(weights)
            more, _ = one.lattice.posteriors(table - step * one.reward)
            less, _ = one.lattice.posteriors(table + step * one.reward)
            scale = one.weight * 100 / one.beads
            total -= scale * float(((more + less) / 2 * one.reward).sum(dtype=np.float64))
            gradient = gradient + scale * one.project((more - less) / (2 * step))
        return total, gradient

    return value


def minimise(objective: Objective, start: Vector, rounds: int) -> Vector:
    """L-BFGS-B with an L2 penalty, inside the bounds."""

    def penalised(weights: Vector) -> tuple[float, Vector]:
        value, gradient = objective(weights)
        return value + float(_PENALTIES @ weights**2) / 2, gradient + _PENALTIES * weights

    found = optimize.minimize(
        penalised, start, jac=True, method="L-BFGS-B", bounds=_BOUNDS, options={"maxiter": rounds}
    )
    weights: Vector = found.x
    return weights


def polish(examples: Sequence[Example], weights: Vector) -> Vector:
    """One sweep of coordinate search on F1 itself: each weight is tried a fifth smaller and a quarter larger."""

    def value(trial: Vector) -> float:
        results = [(one.weight, score(apply(trial, one), one.gold.links)) for one in examples]
        return sum(weight * (result.strict.f1 + result.lax.f1 / 4) for weight, result in results)

    best = value(weights)
    for k in np.flatnonzero(weights):
        for factor in (0.8, 1.25):
            trial = weights.copy()
            trial[k] *= factor
            if (found := value(trial)) > best:
                weights, best = trial, found
    return weights


def learn(examples: Sequence[Example], rounds: Sequence[int]) -> Vector:
    """All stages; the documents' own size priors are set after each."""
    weights = np.array([START.get(name, 0.0) for name in FEATURES])
    for one in examples:
        one.priors = np.zeros((len(SIZES), 1), dtype=np.float32)
    for objective, count in ((likelihood, rounds[0]), (expected_reward, rounds[1])):
        weights = minimise(objective(examples), weights, count)
        for one in examples:
            one.adapt(weights)
    weights = minimise(expected_reward(examples), weights, max(1, rounds[1] // 2))
    return polish([one for one in examples if not one.lacking], weights)


def apply(weights: Vector, one: Example) -> list[Bead]:
    """The beads of a document under the weights."""
    one.adapt(weights)
    posteriors, _ = one.lattice.posteriors(one.table(weights))
    return decode(one.lattice, posteriors)


def observations(one: Example, found: Sequence[Bead]) -> tuple[Vector, Vector]:
    """The signals of a document's beads and of a third as many false pairs, and whether each is right.

    Half of the false pairs get a posterior of 1, as pairs have that stand alone in a window.
    """
    right = {(bead.source, bead.target) for bead in one.gold.links}
    beads = [bead for bead in found if not bead.is_gap]
    truth = [float((tuple(bead.source), tuple(bead.target)) in right) for bead in beads]
    random = np.random.default_rng(SEED)
    partner = {i: bead for bead in one.gold.links for i in bead.source}
    for _ in range(len(beads) // 3):
        i, j = int(random.integers(len(one.gold.source))), int(random.integers(len(one.gold.target)))
        if i in partner and j not in partner[i].target:
            cost = -float(np.log(min(1.0, random.uniform(0.5, 1.5))))
            beads.append(Bead(range(i, i + 1), range(j, j + 1), cost))
            truth.append(0.0)
    return confidence_signals(one.model, beads), np.array(truth)


def aligned(model: BeadModel, weights: Vector, encoder: str) -> list[Bead]:
    """The beads of a whole document as a user gets them, under the weights."""
    model.weights = weights.astype(np.float32)
    shape = len(model.texts[0]), len(model.texts[1])
    return align_prepared(model, shape, [(range(shape[0]), range(shape[1]))], Config(encoder=encoder))


def nonsense(one: Example, other: Example, weights: Vector, encoder: str) -> tuple[Vector, Vector]:
    """The signals of the beads between two documents that have nothing to do with each other, all wrong."""
    texts = one.gold.source[:UNRELATED], other.gold.target[:UNRELATED]
    model = prepare(*texts, one.gold.source_lang, other.gold.target_lang, Config(encoder=encoder))
    beads = [bead for bead in aligned(model, weights, encoder) if not bead.is_gap]
    return confidence_signals(model, beads), np.zeros(len(beads))


def confidence(examples: Sequence[Example], weights: Vector, encoder: str) -> Vector:
    """The coefficients of the confidence, from the beads found in the documents and between them."""
    seen = [observations(one, apply(weights, one)) for one in examples]
    seen += [nonsense(one, other, weights, encoder) for one, other in pairwise(examples) if not other.lacking]
    return fit_confidence(np.concatenate([x for x, _ in seen]), np.concatenate([y for _, y in seen]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--encoder", nargs="+", default=["use", "none"], choices=["use", "none"])
    parser.add_argument("--date", required=True, help="the day, for the provenance")
    parser.add_argument("--write", action="store_true", help="write align/data/weights.json")
    parser.add_argument(
        "--rounds", nargs=2, type=int, default=[15, 20], help="steps of the two stages at most"
    )
    parser.add_argument("--keep", action="store_true", help="keep the cost, learn the confidence anew")
    parser.add_argument("--cross", action="store_true", help="cross-validate as well")
    options = parser.parse_args()
    documents = [d for d in read_gold(options.folder) if not d.name.endswith(SKIPPED)]
    copies = [damaged(document, SEED + k) for k, document in enumerate(documents)]
    for encoder in options.encoder:
        examples = [example(document, encoder) for document in documents]
        examples += [example(copy, encoder, lacking=True) for copy in copies]
        if options.keep:
            kept = load_weights(encoder)
            weights = np.array([kept.get(name, 0.0) for name in FEATURES])
        else:
            weights = learn(examples, options.rounds)
        print(encoder, _named(FEATURES, weights), flush=True)
        entry = _report(encoder, examples, weights)
        entry["provenance"] |= {"date": options.date, "rounds": options.rounds, "folder": options.folder.name}
        if options.write:
            _write(encoder, entry)
        if options.cross:
            cross_validate(encoder, examples, options.rounds, entry["provenance"])
            if options.write:
                _write(encoder, entry)


def _report(encoder: str, examples: Sequence[Example], weights: Vector) -> dict[str, Any]:
    """Fit the confidence, print a table, and return what is written."""
    logistic = confidence(examples, weights, encoder)
    scores: dict[str, dict[str, float]] = {}
    for one in examples:
        if one.lacking:
            continue
        result = score(aligned(one.model, weights, encoder), one.gold.links)
        scores[one.gold.name] = {"strict": round(result.strict.f1, 4), "lax": round(result.lax.f1, 4)}
        print(encoder, one.gold.name, scores[one.gold.name], flush=True)
    provenance: dict[str, Any] = {
        "method": "conditional random field, expected reward, then F1; see tests/benchmarks/train.py",
        "package": bitext_version(),
        "seed": SEED,
        "documents": scores,
    }
    return {
        "cost": _named(FEATURES, weights),
        "confidence": _named(SIGNALS, logistic),
        "provenance": provenance,
    }


def _named(names: Sequence[str], values: Vector) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


_shared: list[Example] = []  # what the processes of a cross-validation inherit


def cross_validate(
    encoder: str, examples: Sequence[Example], rounds: Sequence[int], provenance: dict[str, Any]
) -> None:
    """Score each document under weights learned without it, and add that to the provenance."""
    _shared[:] = examples
    scores, seen = provenance["documents"], []
    with get_context("fork").Pool(JOBS) as pool:
        jobs = [(name, rounds, encoder) for name in scores]
        for name, (f1, confidences, truths) in zip(scores, pool.imap(_without, jobs), strict=True):
            seen.append((confidences, truths))
            scores[name]["strict_left_out"] = round(f1, 4)
            scores[name]["ece_left_out"] = round(calibration_error(confidences, truths), 4)
            print("left out:", name, scores[name], flush=True)
    confidences, truths = (np.concatenate(part) for part in zip(*seen, strict=True))
    provenance["ece_left_out"] = round(calibration_error(confidences, truths), 4)
    print(encoder, "expected calibration error, documents left out:", provenance["ece_left_out"])


def _without(job: tuple[str, Sequence[int], str]) -> tuple[float, Vector, Vector]:
    """The F1 of a document under weights learned without it; the confidences and truths of its beads."""
    name, rounds, encoder = job
    rest = [one for one in _shared if one.gold.name != name]
    [one] = [one for one in _shared if one.gold.name == name and not one.lacking]
    weights = learn(rest, rounds)
    logistic = confidence(rest, weights, encoder)
    beads = aligned(one.model, weights, encoder)
    signals, truth = observations(one, beads)
    real = sum(not bead.is_gap for bead in beads)
    f1 = score(beads, one.gold.links).strict.f1
    return f1, 1 / (1 + np.exp(-signals[:real] @ logistic)), truth[:real]


def _write(encoder: str, entry: dict[str, Any]) -> None:
    path = Path(align.__file__).parent / "data" / "weights.json"
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    table[encoder] = entry
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
