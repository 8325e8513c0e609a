"""Precision, recall and F1 of alignments against gold alignments.

As Sennrich and Volk (2010) define them and Vecalign's scorer computes them: a bead is right in the strict
sense if the gold has the same bead, in the lax sense if it shares segments with one gold bead on both sides.
Beads with an empty side count for precision only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from align.core.bead import Bead
from align.evaluation.groups import group_numbers
from align.output.bead_files import Link, read_links
from tmx.base.decode import refuse_missing
from tmx.base.errors import InputError, UsageError
from tmx.base.wording import counted

RESAMPLES = 1000
LEVEL = 0.95  # of the intervals
_SEED = 2010

Key = tuple[tuple[int, ...], tuple[int, ...]]
Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 in [0, 1], and the interval of F1."""

    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """The result for one document, or for several pooled.

    `units` has one row per group of test and gold beads that share segments, which is the unit of the bootstrap:
    strict hits, lax hits and number of the test beads, then the same of the gold beads.
    """

    name: str
    units: Table = field(repr=False)

    def __eq__(self, other: object) -> bool:
        """Whether both have the same name and the same counts."""
        if not isinstance(other, Score):
            return NotImplemented
        return self.name == other.name and np.array_equal(self.units, other.units)

    def __hash__(self) -> int:
        return hash((self.name, self.units.tobytes()))

    @property
    def beads(self) -> int:
        """The number of test beads."""
        return int(self.units[:, 2].sum())

    @property
    def gold(self) -> int:
        """The number of gold beads with segments on both sides."""
        return int(self.units[:, 5].sum())

    @property
    def strict(self) -> Rates:
        """The rates of beads that are exactly right."""
        return _rates(self.units[:, [0, 2, 3, 5]])

    @property
    def lax(self) -> Rates:
        """The rates of beads that overlap one gold bead on both sides."""
        return _rates(self.units[:, [1, 2, 4, 5]])

    def as_dict(self) -> dict[str, Any]:
        """The result as plain values."""
        rates = {
            kind: {
                "precision": rate.precision,
                "recall": rate.recall,
                "f1": rate.f1,
                "f1_interval": list(rate.interval),
            }
            for kind, rate in (("strict", self.strict), ("lax", self.lax))
        }
        return {"name": self.name, "test_beads": self.beads, "gold_beads": self.gold, **rates}


def score(test: Sequence[Bead | Link], gold: Sequence[Bead | Link], name: str = "") -> Score:
    """Score one alignment against its gold."""
    tested, golden = _keys(test), _keys(gold)
    hits_of_test = _hits(tested, golden)
    paired = [key for key in golden if key[0] and key[1]]
    hits_of_gold = _hits(paired, [key for key in tested if key[0] and key[1]])
    groups = group_numbers([*tested, *golden])
    of_test = groups[: len(tested)]
    of_gold = [group for key, group in zip(golden, groups[len(tested) :], strict=True) if key[0] and key[1]]
    units: dict[int, Table] = {}
    for numbers, hits, column in ((of_test, hits_of_test, 0), (of_gold, hits_of_gold, 3)):
        for group, (strict, lax) in zip(numbers, hits, strict=True):
            unit = units.setdefault(group, np.zeros(6))
            unit[column : column + 3] += (strict, lax, 1)
    return Score(name, np.array(list(units.values())).reshape(-1, 6))


def pooled(scores: Iterable[Score], name: str = "pooled") -> Score:
    """All documents as one: the sums of their counts."""
    return Score(name, np.concatenate([np.zeros((0, 6)), *(score.units for score in scores)]))


def score_files(tests: Sequence[str | Path], golds: Sequence[str | Path]) -> list[Score]:
    """Score bead files against gold files; each may be given as files or as folders.

    If a folder is given, files are paired by name (NAME.beads, NAME.gold), otherwise in the order given.

    Raises:
        UsageError: a file is missing, the numbers of files differ, or a name has no counterpart or is there twice.
        InputError: a file cannot be read, or the beads of a test reach beyond its gold.
    """
    pairs = _pairs([Path(test) for test in tests], [Path(gold) for gold in golds])
    return [_score_pair(test, gold) for test, gold in pairs]


def _score_pair(test: Path, gold: Path) -> Score:
    tested, golden = read_links(test), read_links(gold)
    for number, side in enumerate(("source", "target")):
        # A gold need not list gaps, so those of the beads may be beyond its end.
        reached = max((key[number][-1] for key in _keys(tested) if all(key)), default=-1)
        end = max((key[number][-1] for key in _keys(golden) if key[number]), default=-1)
        if reached > end:
            last = f"ends at segment {end}" if end >= 0 else "has no segments"
            raise InputError(
                f"the beads go up to {side} segment {reached}, but the gold {gold.name} {last}",
                path=test,
                cure="Give beads and gold of the same document.",
            )
    return score(tested, golden, gold.stem)


def _pairs(tests: Sequence[Path], golds: Sequence[Path]) -> list[tuple[Path, Path]]:
    by_name = any(path.is_dir() for path in (*tests, *golds))
    tests, golds = _files(tests, ".beads"), _files(golds, ".gold")
    if not by_name:
        if len(tests) != len(golds):
            raise UsageError(
                f"there are {counted(len(tests), 'bead file')} for {counted(len(golds), 'gold file')}",
                cure="Give one gold file for each bead file, in the same order.",
            )
        return list(zip(tests, golds, strict=True))
    tested, golden = _by_name(tests), _by_name(golds)
    for what, missing in (
        (".beads", golden.keys() - tested.keys()),
        (".gold", tested.keys() - golden.keys()),
    ):
        if missing:
            raise UsageError(
                f"there is no {what} file for {', '.join(sorted(missing)[:5])}",
                cure="Files in folders are paired by name: NAME.beads with NAME.gold.",
            )
    return [(tested[name], gold) for name, gold in golden.items()]


def _files(paths: Sequence[Path], suffix: str) -> list[Path]:
    """The files given, and those in the folders given, at any depth, that end in a suffix."""
    refuse_missing(paths)
    files = [
        file for path in paths for file in (sorted(path.rglob(f"*{suffix}")) if path.is_dir() else [path])
    ]
    if not files:
        raise UsageError(
            f"there are no {suffix} files",
            path=paths[0] if paths else None,
            cure=f"Give NAME{suffix} files, or their folder.",
        )
    return files


def _by_name(files: Sequence[Path]) -> dict[str, Path]:
    named: dict[str, Path] = {}
    for file in files:
        if file.stem in named:
            raise UsageError(
                f"{named[file.stem]} has the same name", path=file, cure="Give only one of them."
            )
        named[file.stem] = file
    return named


def _keys(beads: Iterable[Bead | Link]) -> list[Key]:
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def _hits(beads: Sequence[Key], others: Sequence[Key]) -> list[tuple[bool, bool]]:
    """For each bead, whether the others have the same one, and whether they have one that overlaps on both sides."""
    exact = set(others)
    partner = {segment: frozenset(target) for source, target in others for segment in source}
    return [
        (
            key in exact,
            key in exact
            or any(not partner.get(segment, frozenset()).isdisjoint(key[1]) for segment in key[0]),
        )
        for key in beads
    ]


def _rates(units: Table) -> Rates:
    """Rates from the columns test hits, test beads, gold hits, gold beads; F1 with its bootstrap interval."""
    precision, recall, f1 = (float(value) for value in _f1(units.sum(axis=0)))
    if not len(units):
        return Rates(precision, recall, f1, (0.0, 0.0))
    kinds, counts = np.unique(units, axis=0, return_counts=True)
    draws = np.random.default_rng(_SEED).multinomial(len(units), counts / len(units), RESAMPLES)
    low, high = np.quantile(_f1(draws @ kinds)[2], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Rates(precision, recall, f1, (float(low), float(high)))


def _f1(sums: Table) -> tuple[Table, Table, Table]:
    hits, beads, gold_hits, gold = np.moveaxis(sums, -1, 0)
    precision, recall = hits / np.maximum(beads, 1), gold_hits / np.maximum(gold, 1)
    return precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-12)
