"""Merging: several memories in one file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tmx.base.errors import UsageError
from tmx.base.frozen import EMPTY
from tmx.base.report import Losses, WriteReport
from tmx.read.reader import TmxReader, read_tmx
from tmx.unit.model import TranslationUnit
from tmx.write.rewrite import rewrite


def merge(
    paths: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    duplicates: bool = False,
    profile: str = "generic",
    languages: Mapping[str, str] = EMPTY,
) -> WriteReport:
    """Write the units of several memories to one file, in order, under the header of the first.

    A unit from a memory with another source language keeps it as its ``srclang``. `languages` are codes to write
    instead of others, as in ``{"en": "en-GB"}``.

    Raises:
        UsageError: there is no such file, one is a folder, or there is nothing to merge.
        InputError: a memory cannot be read, or none has any units.
        OutputError: the file cannot be written.
    """
    if not paths:
        raise UsageError("there are no memories to merge", cure="Name one or more TMX files.")
    readers = [read_tmx(path) for path in paths]
    report = rewrite(
        readers[0], output, _units(readers), duplicates=duplicates, profile=profile, languages=languages
    )
    return report.with_losses(sum((reader.losses() for reader in readers), Losses()))


def _units(readers: Iterable[TmxReader]) -> Iterator[TranslationUnit]:
    for reader in readers:
        yield from reader
