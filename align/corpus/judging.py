"""What a worker says of units of memories: their scores, and why some of them stay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.corpus.engines import Died
from align.corpus.hygiene import Hygiene, key_of, rank_of
from align.corpus.scoring import BATCH, score_units
from tmx.base.errors import InputError
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import what_is_missing

UNITS = BATCH // 2
"""Units of a batch."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that are judged together, with all that a worker needs to know."""

    number: int
    units: tuple[TranslationUnit, ...]
    rules: Hygiene
    encoder: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a unit by itself: see `Census.take`."""

    key: int
    reason: str
    rank: float
    score: float


def judge_batch(batch: Batch) -> list[Judged]:
    """Score units and say which stay out; it depends on the batch alone."""
    judge, found = batch.rules.judge(), []
    scores = score_units(batch.units, encoder=batch.encoder, threads=1)
    for unit, score in zip(batch.units, scores, strict=True):
        reason = what_is_missing(unit) or judge(unit, score)
        rank = rank_of(unit.confidence, score)
        found.append(Judged(key_of(unit, batch.rules.dedupe), reason, rank, score))
    return found


def in_order(results: Iterable[tuple[Batch, list[Judged] | Died]]) -> Iterator[list[Judged]]:
    """The results in the order of the batches.

    Raises:
        InputError: a process died over one.
    """
    waiting: dict[int, list[Judged]] = {}
    following = 0
    for batch, result in results:
        if isinstance(result, Died):
            raise InputError(
                "units cannot be scored: a process was ended, by lack of memory or a fault",
                cure="Give fewer processes (--jobs 1) or --encoder none.",
            )
        waiting[batch.number] = result
        while following in waiting:
            yield waiting.pop(following)
            following += 1
