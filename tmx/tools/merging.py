"""Merging: several memories in one file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import chain

from tmx.base.errors import UsageError
from tmx.base.frozen import EMPTY
from tmx.base.report import Losses, WriteReport
from tmx.read.reader import TmxReader
from tmx.read.source import Source
from tmx.tools.sources import source_of
from tmx.tools.writing import write_again


def merge(
    inputs: Sequence[Source | str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    duplicates: bool = False,
    profile: str = "generic",
    languages: Mapping[str, str] = EMPTY,
) -> WriteReport:
    """Write the units of several memories to one file, in order, under the header of the first TMX file.

    A unit from a memory with another source language keeps it as its ``srclang``. `languages` are codes to write
    instead of others, as in ``{"en": "en-GB"}``.

    Args:
        inputs: the memories, in any format that `convert` reads.
        output: the file to write; the suffix is its format.
        duplicates: whether units that repeat another are written.
        profile: the tool for which a TMX is written.
        languages: the codes to write instead of others.

    Raises:
        UsageError: there is no such file, one is a folder, or there is nothing to merge.
        InputError: a memory cannot be read, or none has any units.
        OutputError: the file cannot be written.
    """
    if not inputs:
        raise UsageError("there are no memories to merge", cure="Name one or more files.")
    sources = [source_of(one) for one in inputs]
    headed = next((one for one in sources if isinstance(one, TmxReader)), sources[0])
    report = write_again(
        headed,
        output,
        chain.from_iterable(sources),
        duplicates=duplicates,
        profile=profile,
        languages=languages,
    )
    return report.with_losses(sum((source.losses() for source in sources), Losses()))
