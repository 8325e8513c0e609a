"""``bitext dedupe``: a memory without duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import click

from tmx.cli.console import tell
from tmx.cli.options import TMX, WRITTEN, File, Printing, TmxOutput
from tmx.cli.verb import option, verb
from tmx.tools import duplicates


@dataclass(frozen=True, slots=True)
class DedupeOptions:
    """What to keep of which memory."""

    file: File
    output: TmxOutput
    keep: Annotated[
        duplicates.Keep,
        option(
            "--keep",
            type=click.Choice(get_args(duplicates.Keep)),
            default="all",
            show_default=True,
            help="Which translation of a source segment to keep.",
        ),
    ]
    near: Annotated[
        bool,
        option(
            "--near",
            is_flag=True,
            help="Units are duplicates if they differ in case, digits, accents, punctuation and codes alone.",
        ),
    ]
    rest: Annotated[
        Path | None,
        option("--rest", type=TMX, metavar="OUT", help="Write the units that are not kept to this TMX file."),
    ]
    printing: Printing


@verb(
    DedupeOptions,
    prints=WRITTEN,
    examples=[
        "bitext dedupe memory.tmx -o clean.tmx",
        "bitext dedupe memory.tmx -o best.tmx --keep confident --rest others.tmx",
        "bitext dedupe memory.tmx -o clean.tmx --near --rest near.tmx",
    ],
)
def dedupe(options: DedupeOptions) -> None:
    """Remove duplicate units from a memory.

    With --keep all, every translation is kept, and only a unit that repeats another in every segment is removed.
    Any other choice keeps one unit per source segment: the one changed last (newest), the one with the highest
    x-confidence (confident), or the first or the last in the file. With --near, both
    source and target are compared, and one unit of those that are nearly the same is kept, the newest unless --keep
    says otherwise.
    """
    report = duplicates.dedupe(
        options.file, options.output, keep=options.keep, rest=options.rest, near=options.near
    )
    tell(report, options.printing)
