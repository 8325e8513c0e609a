"""Options and arguments that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from tmx.cli.paths import path_type

F = TypeVar("F", bound=Callable[..., Any])

quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def alignment_options(function: F) -> F:
    """SOURCE TARGET (or a folder) and every option that says how they are aligned."""
    options = [
        click.argument("paths", nargs=-1, required=True, type=path_type, metavar="SOURCE TARGET"),
        click.option(
            "--source-lang", metavar="CODE", help="Language of the source; else by file name or text."
        ),
        click.option(
            "--target-lang", metavar="CODE", help="Language of the target; else by file name or text."
        ),
        click.option(
            "--segment",
            type=click.Choice(["paragraph", "sentence", "clause"]),
            help="What a unit is; a sentence by default.",
        ),
        click.option("--lines", is_flag=True, help="Take each input line as one segment; read no structure."),
        click.option(
            "--encoder",
            metavar="NAME",
            help="Source of similarities: use (default), none, or a sentence-transformers model.",
        ),
        click.option("--max-bead", type=click.IntRange(1, 20), help="Most segments on one side of a bead."),
        click.option(
            "--max-bead-total",
            type=click.IntRange(min=2),
            help="Most segments on both sides of a bead together.",
        ),
        click.option(
            "--crossings/--no-crossings",
            default=None,
            help="Whether to look for blocks that each language orders its own way; on by default.",
        ),
        click.option("--threads", type=click.IntRange(min=0), help="Processor threads of the encoder."),
    ]
    return reduce(lambda decorated, option: option(decorated), reversed(options), function)


decisions = click.option(
    "--decisions",
    type=path_type,
    metavar="FILE",
    help="A saved review: what was decided there stands, the rest is aligned around it.",
)

termbase = click.option(
    "--termbase",
    type=path_type,
    metavar="FILE",
    help="Terms that the target should use: TBX, or CSV that begins with language codes (en,fr).",
)


def output_options(function: F) -> F:
    """Where an alignment is written to, and how a TMX is written."""
    options = [
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            type=path_type,
            metavar="OUT",
            help="A file to write; its suffix chooses the format: .tmx, .tmx.gz, .tsv, .json, .beads. Repeatable.",
        ),
        click.option(
            "--profile",
            default="generic",
            help="CAT tool a TMX is for: generic, omegat, trados, memoq, cloud.",
        ),
        click.option(
            "--inline-refs", is_flag=True, help="Keep footnote references in TMX segments, as <ph> elements."
        ),
        click.option(
            "--tmx-lang",
            "codes",
            multiple=True,
            metavar="en=en-GB",
            help="Language code to write. Repeatable.",
        ),
        click.option(
            "--date",
            type=click.DateTime(),
            help="Creation date of a TMX, UTC; else SOURCE_DATE_EPOCH, else none.",
        ),
    ]
    return reduce(lambda decorated, option: option(decorated), reversed(options), function)
