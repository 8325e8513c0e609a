"""``bitext memory export``: a memory, or documents of it, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from tmx.cli.console import tell
from tmx.cli.options import WRITTEN, MemoryArgument, Printing, ProfileName, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import path_type
from tmx.cli.verb import option, verb
from tmx.tools import conversion


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to write of which memory, and how."""

    memory: MemoryArgument
    output: Annotated[
        Path,
        option("-o", "--output", required=True, type=path_type, metavar="OUT", help="The file to write."),
    ]
    documents: Annotated[
        tuple[str, ...],
        option("--document", multiple=True, metavar="NAME", help="A document to write. Repeatable."),
    ]
    target_format: Annotated[
        str | None,
        option(
            "--to",
            type=click.Choice([conversion.TMX, *conversion.FORMATS]),
            help="Format of OUT, whatever its suffix.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    profile: ProfileName
    printing: Printing


@verb(
    ExportOptions,
    prints=WRITTEN,
    examples=[
        "bitext memory export TM.db -o all.tmx",
        "bitext memory export TM.db -o one.tmx --document A/RES/59/159",
        "bitext memory export TM.db -o fr-en.xlsx --source-lang fr",
    ],
)
def export(options: ExportOptions) -> None:
    """Write a memory to a file, such as TMX.

    The suffix of OUT determines the format, as for `bitext convert`. A TMX file holds all languages unless
    --source-lang and --target-lang choose two; duplicates are written once. Every unit names its document in its
    property x-document.
    """
    from tmx.memory import Memory
    from tmx.memory.files import export as exported

    check_free([options.output], [options.memory])
    with Memory(options.memory) as memory:
        report = exported(
            memory,
            options.output,
            documents=options.documents,
            target_format=options.target_format,
            source_lang=options.source_lang,
            target_lang=options.target_lang,
            profile=options.profile,
        )
    tell(report, options.printing)
