"""Merging: several memories in one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from tmx.base.errors import UsageError
from tmx.base.frozen import EMPTY
from tmx.base.languages import language_meant, usual_code
from tmx.base.likely import default_regions
from tmx.base.report import Ledger, Losses, WriteReport
from tmx.read.reader import TmxReader
from tmx.read.source import Source
from tmx.tools.conversion import TMX
from tmx.tools.sources import Units, source_of
from tmx.tools.writing import format_to_write, write_again
from tmx.write.codes import Codes, checked_codes


def merge(
    inputs: Sequence[Source | str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    duplicates: bool = False,
    profile: str = "generic",
    languages: Mapping[str, str] = EMPTY,
) -> WriteReport:
    """Write the units of several memories to one file, in order, under the header of the first TMX file.

    A unit from a memory with another source language keeps it as its ``srclang``. Codes that mean the same, such as en
    and en-US, are written as the first of them; if TMX is written and the first file is none, bare codes get their
    usual region.

    Args:
        inputs: the memories, in any format that `convert` reads.
        output: the file to write; the suffix is its format.
        duplicates: whether units that repeat another are written.
        profile: the tool for which a TMX is written.
        languages: the codes to write instead of others, as in ``{"en": "en-GB"}``.

    Raises:
        UsageError: there is no such file, one is a folder, or there is nothing to merge.
        InputError: a memory cannot be read, or none has any units.
        OutputError: the file cannot be written.
    """
    if not inputs:
        raise UsageError("there are no memories to merge", cure="Name one or more files.")
    sources = [source_of(one) for one in inputs]
    ledger = Ledger(needs_units=True)
    headed = next((one for one in sources if isinstance(one, TmxReader)), sources[0])
    regions = not isinstance(sources[0], TmxReader) and format_to_write(output) == TMX
    units = Units(headed.path, lambda _: chain.from_iterable(sources))
    units.header = headed.header
    report = write_again(
        units,
        output,
        units,
        duplicates=duplicates,
        profile=profile,
        languages=Codes(one_code_for_each(languages, ledger, regions=regions)),
        ledger=ledger,
    )
    return report.with_losses(sum((source.losses() for source in sources), Losses()))


def one_code_for_each(languages: Mapping[str, str], ledger: Ledger, *, regions: bool) -> Callable[[str], str]:
    """What chooses one code for all that mean the same, and records in the ledger which are changed.

    Args:
        languages: codes to write instead of others.
        ledger: gets what is changed.
        regions: whether bare codes get their usual region.
    """
    wanted = checked_codes(languages)
    usual_regions = default_regions() if regions else EMPTY
    first: dict[object, str] = {}

    def choose(code: str) -> str:
        usual = usual_code(code)
        written = wanted.get(usual) or first.setdefault(
            language_meant(usual), usual_regions.get(usual, usual)
        )
        if written != code:
            ledger.alter(f"language code {code} written as {written}")
        return written

    return choose
