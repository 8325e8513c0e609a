"""Filtering: which units of a memory to keep."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass

from tmx.base.errors import UsageError
from tmx.base.report import WriteReport
from tmx.read.reader import read_tmx
from tmx.read.source import Source
from tmx.tools.conditions import ROLE, Conditions
from tmx.tools.parts import Judge, Parts, Verdicts, refuse_same, verdicts_on, write_parts
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import what_is_missing

__all__ = ["ROLE", "Conditions", "Sample", "filter_tmx", "filter_units"]


@dataclass(frozen=True, slots=True)
class Sample:
    """So many units at random, or that share of them; the same seed gives the same sample.

    Raises:
        UsageError: it is not a number of units above 0, or not a share of up to 1.
    """

    size: int | None = None
    share: float | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if not (self.size is not None and self.size > 0) and not (self.share and 0 < self.share <= 1):
            raise UsageError("a sample must have units", cure="Give a number such as 500, or 10%.")

    def places(self, among: list[int]) -> set[int]:
        """A random choice among the places of units; all, if there are not as many.

        The choice is that of Python's `random.sample`, which is stable across versions for a seed.
        """
        size = self.size if self.size is not None else round((self.share or 0) * len(among))
        chosen = random.Random(self.seed).sample(among, min(size, len(among)))  # noqa: S311 - no secret
        return set(chosen)


def filter_units(
    source: Source,
    output: str | os.PathLike[str],
    conditions: Conditions,
    *,
    invert: bool = False,
    rest: str | os.PathLike[str] | None = None,
    sample: Sample | None = None,
) -> Parts:
    """Write the units that meet the conditions; the report counts the others by reason.

    Args:
        source: the units.
        output: the TMX file to write.
        conditions: what is kept.
        invert: whether to keep those instead that do not meet them.
        rest: a TMX file for the others.
        sample: how many to keep of those that would be kept.

    Raises:
        UsageError: there is no such file, or one file would overwrite another.
        InputError: the memory cannot be read, or no unit meets the conditions.
        OutputError: a file cannot be written.
    """
    judge = _inverted(conditions.judge()) if invert else conditions.judge()
    if sample is None:
        return write_parts(source, output, rest, judge)
    refuse_same(source, output)
    verdicts = verdicts_on(source, lambda unit: judge(unit) or what_is_missing(unit))
    return write_parts(source, output, rest, _sampled(verdicts, sample))


def filter_tmx(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    conditions: Conditions,
    *,
    invert: bool = False,
) -> WriteReport:
    """Write the units of a TMX file that meet the conditions; the report counts the others by reason.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the memory cannot be read, or no unit meets the conditions.
        OutputError: the file cannot be written.
    """
    reader = read_tmx(path, source_lang=conditions.source_lang, target_lang=conditions.target_lang)
    return filter_units(reader, output, conditions, invert=invert).kept


def _inverted(judge: Judge) -> Judge:
    def failed(unit: TranslationUnit) -> str | None:
        return "meets the conditions" if judge(unit) is None else None

    return failed


def _sampled(verdicts: Verdicts, sample: Sample) -> Verdicts:
    kept = [place for place, verdict in enumerate(verdicts) if verdict is None]
    return verdicts.narrowed(sample.places(kept), "not in the sample")
