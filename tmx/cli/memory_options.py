"""Options of the verbs that read a memory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from tmx.cli.values import path_type
from tmx.cli.verb import argument, option

MemoryFile = Annotated[
    Path, option("--tm", required=True, type=path_type, metavar="TM.db", help="The memory to look in.")
]
MemoryOrTmx = Annotated[Path, argument(type=path_type, metavar="FILE")]
Least = Annotated[
    int,
    option(
        "--least",
        type=click.IntRange(min=2),
        default=3,
        show_default=True,
        metavar="N",
        help="The fewest units that hold it.",
    ),
]
