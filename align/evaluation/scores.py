"""Precision, recall and F1 of alignments against gold alignments.

As Sennrich and Volk (2010) define them and Vecalign's scorer computes them: a bead is right in the strict
sense if the gold has the same bead, in the lax sense if it shares a segment with one gold bead on both
sides. Beads empty on one side count for precision only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from align.core.bead import Bead
from align.output.bead_files import Link, read_links
from tmx.base.decode import refuse_missing
from tmx.base.errors import InputError, UsageError

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


@dataclass(frozen=True, slots=True)
class Score:
    """The result for one document, or for several pooled.

    `units` has one row for each group of test and gold beads that share segments, the unit of the bootstrap:
    strict and lax hits and the number of test beads, then the same of gold beads.
    """

    name: str
    units: Table = field(repr=False)

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
        """The rates of beads that overlap a gold bead on both sides."""
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
    units: dict[int, Table] = {}
    root = _groups(tested + golden)
    for keys, hits, column in ((tested, hits_of_test, 0), (paired, hits_of_gold, 3)):
        for key, (strict, lax) in zip(keys, hits, strict=True):
            unit = units.setdefault(root[_nodes(key)[0]], np.zeros(6))
            unit[column : column + 3] += (strict, lax, 1)
    return Score(name, np.array(list(units.values())).reshape(-1, 6))


def pooled(scores: Iterable[Score], name: str = "pooled") -> Score:
    """All documents as one: the sums of their counts."""
    return Score(name, np.concatenate([np.zeros((0, 6)), *(score.units for score in scores)]))


def score_files(tests: Sequence[str | Path], golds: Sequence[str | Path]) -> list[Score]:
    """Score bead files against gold files, each given as files or as folders.

    Where a folder is given, files are paired by their names (NAME.beads, NAME.gold), otherwise by their order.

    Raises:
        UsageError: a file is missing, the numbers of files differ, or a name stands on one side only or twice.
        InputError: a file cannot be read, or the beads of a test reach beyond its gold.
    """
    pairs = _pairs([Path(test) for test in tests], [Path(gold) for gold in golds])
    return [_score_pair(test, gold) for test, gold in pairs]


def _score_pair(test: Path, gold: Path) -> Score:
    tested, golden = read_links(test), read_links(gold)
    for number, side in enumerate(("source", "target")):
        # Gold may list no gaps, so those of the beads may lie behind its end.
        reached = max((key[number][-1] for key in _keys(tested) if all(key)), default=-1)
        end = max((key[number][-1] for key in _keys(golden) if key[number]), default=-1)
        if reached > end:
            last = f"ends at {end}" if end >= 0 else "has none"
            raise InputError(
                f"the beads reach {side} segment {reached}, the gold of {gold.name} {last}",
                path=test,
                cure="Give the beads and the gold of the same document.",
            )
    return score(tested, golden, gold.stem)


def _pairs(tests: Sequence[Path], golds: Sequence[Path]) -> list[tuple[Path, Path]]:
    by_name = any(path.is_dir() for path in (*tests, *golds))
    tests, golds = _files(tests, ".beads"), _files(golds, ".gold")
    if not by_name:
        if len(tests) != len(golds):
            raise UsageError(
                f"{len(tests)} bead files for {len(golds)} gold files",
                cure="Give one gold for each file, in the same order.",
            )
        return list(zip(tests, golds, strict=True))
    tested, golden = _by_name(tests), _by_name(golds)
    for what, missing in (("beads", golden.keys() - tested.keys()), ("gold", tested.keys() - golden.keys())):
        if missing:
            raise UsageError(
                f"no {what} for {', '.join(sorted(missing)[:5])}",
                cure="Files of folders are paired by name: NAME.beads with NAME.gold.",
            )
    return [(tested[name], gold) for name, gold in golden.items()]


def _files(paths: Sequence[Path], suffix: str) -> list[Path]:
    """The files, and those of folders, at any depth, that end in a suffix."""
    refuse_missing(paths)
    files = [
        file for path in paths for file in (sorted(path.rglob(f"*{suffix}")) if path.is_dir() else [path])
    ]
    if not files:
        raise UsageError(
            f"no {suffix} files",
            path=paths[0] if paths else None,
            cure=f"Give NAME{suffix} files or their folder.",
        )
    return files


def _by_name(files: Sequence[Path]) -> dict[str, Path]:
    named: dict[str, Path] = {}
    for file in files:
        if file.stem in named:
            raise UsageError(f"{named[file.stem]} has the same name", path=file, cure="Give one of them.")
        named[file.stem] = file
    return named


def _keys(beads: Iterable[Bead | Link]) -> list[Key]:
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def _hits(beads: Sequence[Key], others: Sequence[Key]) -> list[tuple[bool, bool]]:
    """For each bead, whether the others have the same and whether they have one that overlaps on both sides."""
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


def _nodes(key: Key) -> list[tuple[int, int]]:
    return [(side, segment) for side in (0, 1) for segment in key[side]]


def _groups(keys: Sequence[Key]) -> dict[tuple[int, int], int]:
    """The number of the group of every segment: segments of one bead are in one group."""
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    for key in keys:
        first, *rest = _nodes(key)
        for node in [first, *rest]:
            parent[find(node)] = find(first)
    numbers: dict[tuple[int, int], int] = {}
    return {node: numbers.setdefault(find(node), len(numbers)) for node in list(parent)}


def _rates(units: Table) -> Rates:
    """Rates from columns (test hits, test beads, gold hits, gold beads), F1 with its bootstrap interval."""
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
