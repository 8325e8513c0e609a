"""Units written again: as TMX under the header that they had, or in another format, as the suffix says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tmx.base.errors import UsageError
from tmx.base.files import is_stream
from tmx.base.frozen import EMPTY
from tmx.base.likely import default_regions
from tmx.base.report import Ledger, WriteReport
from tmx.formats.base import Languages
from tmx.formats.moses import MOSES, pair_of
from tmx.formats.sdltm import SDLTM
from tmx.read.pairs import PairSelection
from tmx.read.source import Source
from tmx.tools.conversion import FORMATS, TMX, format_of
from tmx.tools.headers import losses_of_header
from tmx.tools.streams import Writing, as_asked, write_pairs
from tmx.unit.model import Header, TranslationUnit
from tmx.write.profiles import profile_named
from tmx.write.rewrite import rewrite


def format_to_write(path: str | os.PathLike[str]) -> str:
    """The name of the format of a file to write, by its suffix; TMX for a stream without one.

    Raises:
        UsageError: no format has the suffix, or it is one that is only read.
    """
    try:
        name = format_of(path)
    except UsageError:
        if is_stream(path):
            return TMX
        raise
    if name == SDLTM.name:
        raise UsageError(
            "SDLTM is read, not written",
            path=path,
            cure="Write a TMX, which Trados Studio imports into a memory.",
        )
    return name


def write_again(
    source: Source,
    output: str | os.PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    duplicates: bool = False,
    header: Header | None = None,
    ledger: Ledger | None = None,
) -> WriteReport:
    """Write units of a source in the format that the suffix of a file says.

    TMX keeps all languages, and the header of the source unless another is given. Every other format holds one pair of
    languages: that of the first unit of the source, so that two files made of it have the same. What that leaves out
    is in the report.

    Args:
        source: where the units are from.
        output: the file to write.
        units: read once and not kept in memory.
        profile: the tool for which a TMX is written.
        languages: the codes to write instead of others; None leaves those of a TMX as they are, and adds the usual
            regions to those of other formats if TMX is written, as `convert` does.
        duplicates: whether units that repeat another are written.
        header: the header of a TMX, if it is not that of the source.
        ledger: records what the caller has left out; None starts one that requires units.

    Raises:
        UsageError: the format is unknown or only read, or a language is not a language code.
        InputError: there are no units left to write, and the ledger requires some; or none has two languages.
        OutputError: the file cannot be written.
    """
    name, output = format_to_write(output), Path(output)
    ledger = ledger or Ledger(needs_units=True)
    if name == TMX:
        if languages is None:
            languages = EMPTY if source.header.attributes else default_regions()
        return rewrite(
            source,
            output,
            units,
            profile=profile,
            languages=languages,
            duplicates=duplicates,
            header=header,
            ledger=ledger,
        )
    profile_named(profile)
    wanted = asked = Languages(source.pairs.source_lang, source.pairs.target_lang)
    if source.pairs.is_choice:
        units = as_asked(units, asked)
    if name == MOSES.name:
        wanted = pair_of(output, wanted)
    choice = PairSelection(wanted.source, wanted.target, one_pair=True)
    pair = choice.settle(as_asked(source, asked) if source.pairs.is_choice else source, source.path)
    written = Writing(profile, EMPTY if languages is None else languages, duplicates)
    report = write_pairs(choice.select(units, source.path), FORMATS[name], output, pair, written, ledger)
    return report.with_losses(choice.losses() + losses_of_header(header or source.header))
