"""``bitext dedupe``: a memory without duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

import click

from tmx.cli.console import tell_parts
from tmx.cli.options import WRITTEN, File, Printing, Rest, UnitsOutput
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb
from tmx.tools import duplicates


@dataclass(frozen=True, slots=True)
class DedupeOptions:
    """What to keep of which memory."""

    file: File
    output: UnitsOutput
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
    rest: Rest
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

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. With --keep all, every translation
    is kept: a unit is removed only if it repeats another in every segment, and no other context, such as the segment
    before, is noted with it. Any other choice keeps one unit per source segment, whatever its context: the one changed
    last (newest), the one with the highest x-confidence (confident), the first with the translation that most units
    have (frequent), or the first or the last in the file. With --near, both source and target are compared, and one
    unit of those that are nearly the same is kept, the newest unless --keep says otherwise.
    """
    from tmx.memory.sources import units_of

    check_free([path for path in (options.output, options.rest) if path], [options.file])
    source = units_of(options.file)
    parts = duplicates.dedupe_units(
        source, options.output, keep=options.keep, rest=options.rest, near=options.near
    )
    tell_parts(options.file, parts, options.printing)
