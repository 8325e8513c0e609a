"""``bitext subtract``: the units of one memory that another one lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

import click

from tmx.cli.console import tell_parts, warn_all
from tmx.cli.options import (
    WRITTEN,
    FirstFile,
    Printing,
    Rest,
    SecondFile,
    SourceLang,
    TargetLang,
    UnitsOutput,
)
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb
from tmx.tools import comparison


@dataclass(frozen=True, slots=True)
class SubtractOptions:
    """What to take from what."""

    first: FirstFile
    second: SecondFile
    output: UnitsOutput
    by: Annotated[
        comparison.By,
        option(
            "--by",
            type=click.Choice(get_args(comparison.By)),
            default="pair",
            show_default=True,
            help="What makes units the same: source and target (pair), or the source alone.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    rest: Rest
    printing: Printing


@verb(
    SubtractOptions,
    prints=WRITTEN,
    examples=[
        "bitext subtract new.tmx TM.db -o only_new.tmx",
        "bitext subtract all.tmx done.tmx -o to_do.tmx --by source --rest known.tmx",
    ],
)
def subtract(options: SubtractOptions) -> None:
    """Keep the units of one memory that another lacks.

    A and B are memories, TMX files, or of other formats that `bitext convert` reads. A unit with several targets is
    left out if B has all of them. Texts are compared with the places of their codes, whatever the codes say; a language
    without a region is that of its usual region, as en is en-US.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.sources import remarks_on

    outputs = [path for path in (options.output, options.rest) if path is not None]
    check_free(outputs, [options.first, options.second])
    langs = {"source_lang": options.source_lang, "target_lang": options.target_lang}
    first, second = (units_of(path, **langs) for path in (options.first, options.second))
    parts = comparison.subtract(first, second, options.output, by=options.by, rest=options.rest)
    if not (options.printing.quiet or options.printing.as_json):
        warn_all(options.second, remarks_on(second))
    tell_parts(options.first, parts, options.printing)
