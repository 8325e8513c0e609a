"""``bitext convert``: a bilingual file in another format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from tmx.cli.console import tell, warn, warn_all, warn_unused
from tmx.cli.options import WRITTEN, Printing, ProfileName, SetLang, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import path_type
from tmx.cli.verb import argument, option, verb
from tmx.tools import conversion

_FORMAT = click.Choice([conversion.TMX, *conversion.FORMATS])


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """What to convert into what."""

    source: Annotated[Path, argument(type=path_type, metavar="IN")]
    target: Annotated[Path, argument(type=path_type, metavar="OUT")]
    source_format: Annotated[
        str | None, option("--from", type=_FORMAT, help="Format of IN, whatever its suffix.")
    ]
    target_format: Annotated[
        str | None, option("--to", type=_FORMAT, help="Format of OUT, whatever its suffix.")
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    all_languages: Annotated[
        bool,
        option(
            "--all-languages", is_flag=True, help="Read and write tables with a column for each language."
        ),
    ]
    set_lang: SetLang
    dedupe: Annotated[bool, option("--dedupe", is_flag=True, help="Leave out units that repeat another.")]
    profile: ProfileName
    keep_unfinished: Annotated[
        bool,
        option(
            "--keep-unfinished",
            is_flag=True,
            help="Take from XLIFF and PO also what is marked as unfinished.",
        ),
    ]
    printing: Printing


@verb(
    ConvertOptions,
    prints=WRITTEN,
    examples=[
        "bitext convert memory.tmx memory.xlsx",
        "bitext convert corpus.en-fr corpus.tmx",
        "bitext convert memory.tmx list.csv --source-lang en --target-lang fr",
        "bitext convert glossary.xlsx glossary.tmx --all-languages",
        "bitext convert memory.tmx british.tmx --set-lang en=en-GB",
    ],
)
def convert(options: ConvertOptions) -> None:
    """Convert a bilingual file to another format.

    The suffixes of IN and OUT determine the formats: TMX, XLIFF 1.2 and 2.0, TBX (.tbx3 for version 3), PO, CSV, TSV,
    XLSX, or Moses, where NAME.en-fr stands for the two plain text files NAME.en-fr.en and NAME.en-fr.fr. SDLTM, the
    memory of Trados Studio, is read only.

    From TMX to TMX, all languages are kept. Every other format holds one pair of languages: the one given by
    --source-lang and --target-lang or by the name of a Moses corpus, or else that of the first unit. Tables can hold
    all of them, with --all-languages.
    """
    printing = options.printing
    check_free([options.target], [options.source])
    done = conversion.convert(
        options.source,
        options.target,
        source_format=options.source_format,
        target_format=options.target_format,
        source_lang=options.source_lang,
        target_lang=options.target_lang,
        profile=options.profile,
        languages=options.set_lang,
        dedupe=options.dedupe,
        all_languages=options.all_languages,
        keep_unfinished=options.keep_unfinished,
    )
    if not (printing.quiet or printing.as_json):
        warn_all(options.source, done.remarks)
        format_read = conversion.format_of(options.source, options.source_format)
        fmt = conversion.FORMATS.get(format_read)
        if options.keep_unfinished and (fmt is None or fmt.read_unfinished is None):
            warn(
                f"--keep-unfinished has no effect: it is for XLIFF and PO, {options.source} is {format_read}"
            )
        warn_unused("--set-lang", options.set_lang, done.report.codes)
    tell(done.report, printing, remarks=list(done.remarks))
