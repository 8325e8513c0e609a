"""``bitext split``: one memory in several files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tmx.base.errors import UsageError
from tmx.cli.console import show_json, show_report, warn_all
from tmx.cli.options import WRITTEN, File, Printing, Seed
from tmx.cli.values import path_type, share_or_number
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
    held_out: Annotated[
        tuple[int | None, float | None] | None,
        option(
            "--held-out",
            type=share_or_number("--held-out"),
            metavar="N|P%",
            help="Write a test part of so many units at random, and a train part; with --by, of whole documents.",
        ),
    ]
    seed: Seed
    printing: Printing


@verb(
    SplitOptions,
    prints=WRITTEN,
    examples=[
        "bitext split memory.tmx --by x-document -o documents",
        "bitext split memory.tmx --size 10000 -o parts",
        "bitext split TM.db --held-out 2000 --by x-document -o parts",
    ],
)
def split(options: SplitOptions) -> None:
    """Split a memory into several files.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads; what is written is TMX. Choose --by,
    --size or --held-out. The name of each file is that of the memory with the value of the property, or a
    number, appended. Units without the property go to one more file, NAME-none.tmx.

    --held-out writes NAME-test.tmx and NAME-train.tmx instead, with no source in both: units of one source go together,
    and with --by, those of other documents that have a source of the test part are in neither.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.filters import Sample
    from tmx.tools.held_out import split_held_out
    from tmx.tools.sources import remarks_on
    from tmx.tools.split import split_by_property, split_by_size

    source, printing = units_of(options.file), options.printing
    if options.held_out is not None:
        if options.size is not None:
            raise UsageError("--held-out and --size exclude each other", cure="Leave one of them out.")
        sample = Sample(*options.held_out, options.seed)
        reports = split_held_out(source, options.folder, sample, options.by)
    elif options.by is not None and options.size is None:
        reports = split_by_property(source, options.folder, options.by)
    elif options.size is not None and options.by is None:
        reports = split_by_size(source, options.folder, options.size)
    else:
        raise UsageError(
            "give --by, --size or --held-out", cure="For example: bitext split FILE --by x-document -o FOLDER"
        )
    if printing.as_json:
        show_json([report.as_dict() for report in reports])
    elif not printing.quiet:
        warn_all(source.path, remarks_on(source))
        for report in reports:
            show_report(report)
