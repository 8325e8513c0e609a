"""What keeps a corpus clean: why a unit stays out of it, and which units repeat others, across all documents.

A few bytes are kept for each unit, so that a corpus may be larger than memory; its units are read twice.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from align.corpus.units import ScoredUnit, translation_unit
from tmx.base.errors import UsageError
from tmx.base.languages import language_meant
from tmx.tools.conditions import Conditions
from tmx.tools.duplicates import letters_of
from tmx.unit.model import TranslationUnit

Dedupe = Literal["none", "exact", "near"]
Judge = Callable[[TranslationUnit, float | None], str]
"""Says why a unit with a score stays out; empty if it does not."""

_REPEATS = {
    "exact": "repeats another unit",
    "near": "is nearly the same as another unit",
}
_LOW = "score too low"


@dataclass(frozen=True, slots=True)
class Hygiene:
    """What units must meet to be in a corpus.

    Attributes:
        dedupe: ``exact`` keeps one of the units whose texts are the same but for white space, ``near`` one of those
            that differ, on both sides, in nothing but case, digits, accents, punctuation and white space. It is the one
            with the highest confidence, or else score; of equals the first.
        min_score: the lowest score (see `align.corpus.scoring`), in [0, 1]; a unit without a score meets it.
        min_confidence: the lowest confidence of the aligner, in [0, 1].
        max_ratio: the highest ratio of the longer text to the shorter, in characters; 0 means no limit.
        check_languages: whether a unit stays out of which a text is surely in another language than it should be.
    """

    dedupe: Dedupe = "exact"
    min_score: float | None = None
    min_confidence: float | None = None
    max_ratio: float = 0.0
    check_languages: bool = True

    def __post_init__(self) -> None:
        if self.dedupe not in get_args(Dedupe):
            raise UsageError(
                f"unknown choice {self.dedupe!r}", cure=f"Choose one of {', '.join(get_args(Dedupe))}."
            )
        if self.min_score is not None and not 0 <= self.min_score <= 1:
            raise UsageError(
                f"a score must be between 0 and 1, not {self.min_score}", cure="Give a number such as 0.5."
            )
        self.conditions()

    def conditions(self) -> Conditions:
        """Those that `bitext filter` has too.

        Raises:
            UsageError: no unit can meet one of them.
        """
        return Conditions(
            min_confidence=self.min_confidence,
            max_ratio=self.max_ratio,
            other_language=False if self.check_languages else None,
        )

    def judge(self) -> Judge:
        """What says of a unit why it stays out, duplicates aside."""
        failed, least = self.conditions().judge(), self.min_score

        def judge(unit: TranslationUnit, score: float | None) -> str:
            if least is not None and score is not None and score < least:
                return _LOW
            return failed(unit) or ""

        return judge


class Census:
    """What is said of each of many units: why it stays out, or that it repeats another that is in.

    Some 15 bytes are kept for each unit. That two different units are taken for the same has a chance of about n²/2⁶⁵
    among n units.
    """

    def __init__(self, dedupe: Dedupe) -> None:
        self._dedupe = dedupe
        self._said = array("H")
        self._reasons = {"": 0}
        self._keys, self._ranks = array("Q"), array("f")

    def take(self, key: int, reason: str, rank: float) -> None:
        """Take the next unit.

        Args:
            key: what it shares with those that it repeats, see `key_of`; anything if it stays out.
            reason: why it stays out; empty if only because it repeats another, if at all.
            rank: of those that repeat each other, the one with the highest is in.
        """
        self._said.append(self._reasons.setdefault(reason, len(self._reasons)))
        if not reason and self._dedupe != "none":
            self._keys.append(key)
            self._ranks.append(rank)

    def verdicts(self) -> Iterator[str]:
        """Why each unit stays out, in the order in which they were taken; empty for those that are in."""
        reasons = list(self._reasons)
        again = iter(self._repeated())
        for number in self._said:
            if number or self._dedupe == "none":
                yield reasons[number]
            else:
                yield _REPEATS[self._dedupe] if next(again) else ""

    def _repeated(self) -> npt.NDArray[np.bool_]:
        """Whether each unit that might be in repeats another that is."""
        keys, ranks = (np.array(column) for column in (self._keys, self._ranks))
        order = np.lexsort((-ranks, keys))  # stable: of equals the first comes first
        again = np.zeros(len(keys), dtype=np.bool_)
        again[order[1:]] = keys[order[1:]] == keys[order[:-1]]
        return again


def rank_of(confidence: float | None, score: float | None) -> float:
    """What counts of a unit among those that it repeats."""
    return next((value for value in (confidence, score) if value is not None), 0.0)


def cleaned(read: Callable[[], Iterable[ScoredUnit]], rules: Hygiene) -> Iterator[ScoredUnit]:
    """All units of a corpus in their order; of those that stay out, `ScoredUnit.left_out` says why.

    Args:
        read: gives the units, the same each time; it is called twice.
        rules: what they must meet. Units of which something said before why they stay out are passed over.
    """
    census, judge = Census(rules.dedupe), rules.judge()
    for unit in read():
        made = None if unit.left_out else translation_unit(unit)
        reason = judge(made, unit.score) if made else unit.left_out
        key = 0 if made is None or reason else key_of(made, rules.dedupe)
        census.take(key, reason, rank_of(unit.confidence, unit.score))
    for unit, reason in zip(read(), census.verdicts(), strict=True):
        yield unit if unit.left_out == reason else replace(unit, left_out=reason)


def _composed(text: str) -> str:
    """A text without what nobody sees: how characters are composed, and white space of any kind and number."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


_NORMAL: dict[str, Callable[[str], str]] = {"exact": _composed, "near": letters_of}


def key_of(unit: TranslationUnit, dedupe: Dedupe) -> int:
    """A hash of what units share that repeat each other: the texts, of which one is the source, and the languages."""
    if dedupe == "none":
        return 0
    source, normal = unit.source, _NORMAL[dedupe]
    parts: Sequence[str] = sorted(
        f"{language_meant(variant.lang)}\0{normal(variant.text)}\0{variant is source}"
        for variant in unit.variants
    )
    digest = blake2b("\1".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
