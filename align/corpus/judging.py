"""What a worker says of units of memories: their scores, and why some of them stay out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from align.corpus.engines import Died
from align.corpus.hygiene import Hygiene, key_of, rank_of
from align.corpus.parts import PARTS
from align.corpus.places import exists, joined, read_whole, write_whole
from align.corpus.scoring import BATCH, pairs_of, score_units
from tmx.base.errors import InputError
from tmx.base.version import bitext_version
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import what_is_missing

UNITS = 2 * BATCH
"""Units of a batch."""
SCORES = "scores."
"""What the names of files begin with that keep scores."""
_CURE = "Give fewer processes (--jobs 1) or --encoder none."
_VERSION = 1  # of what is kept of scores


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that are judged together, with all that a worker needs to know."""

    number: int
    units: tuple[TranslationUnit, ...]
    rules: Hygiene
    encoder: str
    out: str

    def part(self) -> str:
        """The name of the file that keeps the scores, from all that they depend on."""
        digest = sha256(json.dumps([_VERSION, bitext_version(), self.encoder]).encode())
        for unit in self.units:
            for pair in pairs_of(unit):
                digest.update("\0".join((*pair, "")).encode("utf-8", "surrogatepass"))
            digest.update(b"\1")
        return f"{SCORES}{digest.hexdigest()[:24]}.f4"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a unit by itself: see `Census.take`."""

    key: int
    reason: str
    rank: float
    score: float


def judge_batch(batch: Batch) -> tuple[str, list[Judged]]:
    """Score units and say which stay out; it depends on the batch alone.

    The scores are kept in the folder of the corpus, so that a run that was cut off, or that has other rules, goes on
    from there.

    Returns:
        the name of the file that keeps the scores, and what is said of each unit.

    Raises:
        InputError: there is not enough memory.
    """
    judge, found, name = batch.rules.judge(), [], batch.part()
    for unit, score in zip(batch.units, _scores(batch, joined(batch.out, PARTS, name)), strict=True):
        reason = what_is_missing(unit) or judge(unit, score)
        rank = rank_of(unit.confidence, score)
        found.append(Judged(key_of(unit, batch.rules.dedupe), reason, rank, score))
    return name, found


def _scores(batch: Batch, place: str) -> list[float]:
    """The scores of the units, computed unless they are kept at a place."""
    count = len(batch.units)
    if exists(place):
        with suppress(InputError):
            kept = read_whole(place)
            if len(kept) == 4 * count + 4 and kept[-4:] == _checksum(kept[:-4]):
                return np.frombuffer(kept, "<f4", count).tolist()  # type: ignore[no-any-return]
    try:
        scores = score_units(batch.units, encoder=batch.encoder, threads=1)
        made = np.fromiter(scores, dtype="<f4", count=count)
    except MemoryError as error:
        raise InputError("units cannot be scored: there is not enough memory", cure=_CURE) from error
    write_whole(place, made.tobytes() + _checksum(made.tobytes()))
    return made.tolist()  # type: ignore[no-any-return]


def _checksum(data: bytes) -> bytes:
    """What tells scores that are whole from those that a crash of the machine left."""
    return zlib.crc32(data, _VERSION).to_bytes(4, "little")


def in_order(
    results: Iterable[tuple[Batch, tuple[str, list[Judged]] | Died]],
) -> Iterator[tuple[str, list[Judged]]]:
    """The results in the order of the batches.

    Raises:
        InputError: a process died over one.
    """
    waiting: dict[int, tuple[str, list[Judged]]] = {}
    following = 0
    for batch, result in results:
        if isinstance(result, Died):
            raise InputError(
                "units cannot be scored: a process was ended, by lack of memory or a fault",
                cure=_CURE,
            )
        waiting[batch.number] = result
        while following in waiting:
            yield waiting.pop(following)
            following += 1
