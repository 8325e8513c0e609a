"""``bitext split``: one memory in several files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from tmx.base.errors import UsageError
from tmx.cli.console import show_json
from tmx.cli.options import WRITTEN, File, Printing
from tmx.cli.values import path_type
from tmx.cli.verb import option, verb


@dataclass(frozen=True, slots=True)
class SplitOptions:
    """What to split, and where."""

    file: File
    folder: Annotated[
        Path,
        option(
            "-o", "--output", required=True, type=path_type, metavar="FOLDER", help="Folder for the files."
        ),
    ]
    by: Annotated[
        str | None, option("--by", metavar="PROPERTY", help="Write one file per value of this property.")
    ]
    size: Annotated[int | None, option("--size", type=int, metavar="N", help="Write files of N units each.")]
    printing: Printing


@verb(
    SplitOptions,
    prints=WRITTEN,
    examples=[
        "bitext split memory.tmx --by x-document -o documents",
        "bitext split memory.tmx --size 10000 -o parts",
    ],
)
def split(options: SplitOptions) -> None:
    """Split a memory into several files.

    Choose either --by or --size. The name of each file is that of the memory with the value of the property, or a
    number, appended. Units without the property go to one more file, NAME-none.tmx.
    """
    from tmx.tools.split import split_by_property, split_by_size

    if options.by is not None and options.size is None:
        reports = split_by_property(options.file, options.folder, options.by)
    elif options.size is not None and options.by is None:
        reports = split_by_size(options.file, options.folder, options.size)
    else:
        raise UsageError(
            "give either --by or --size", cure="For example: bitext split FILE --by x-document -o FOLDER"
        )
    if options.printing.as_json:
        show_json([report.as_dict() for report in reports])
    elif not options.printing.quiet:
        click.echo("\n".join(map(str, reports)))
