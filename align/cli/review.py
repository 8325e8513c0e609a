"""``bitext review``: an alignment as a page or a sheet for a person to work through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import alignment_options, as_json, decisions, quiet, termbase
from align.cli.running import load_termbase, run_alignment
from align.cli.writing import check_free, write_each
from tmx.base.errors import UsageError
from tmx.base.wording import counted
from tmx.cli.console import show, show_json
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.core.message import Language


@click.command(name="review")
@alignment_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=path_type,
    metavar="OUT",
    help="The page (.html) or sheet (.xlsx, .tsv) to write. Repeatable.",
)
@click.option(
    "--ui",
    type=click.Choice(["en", "fr"]),
    default="en",
    show_default=True,
    help="Language of the page, and of the remarks in a sheet.",
)
@termbase
@decisions
@quiet
@as_json
def review(
    outputs: tuple[Path, ...],
    ui: Language,
    termbase: Path | None,
    quiet: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Align two texts and write a page to review the alignment with, offline, in a browser.

    SOURCE TARGET are two text files, or one folder that holds a file per language (en.txt, fr.txt). Take the
    decisions that the page or the sheet holds further with `bitext apply`.
    """
    _check(outputs)
    check_free(outputs, [path for path in (*options["paths"], options["decisions"], termbase) if path])
    terms = load_termbase(termbase)
    alignment = run_alignment(options, quiet=quiet)
    written = write_each(outputs, lambda path: _write(alignment, path, ui=ui, termbase=terms))
    if as_json:
        show_json({"units": len(alignment), "written": [str(path) for path in outputs]})
    elif not quiet:
        show(*written)


def _check(outputs: tuple[Path, ...]) -> None:
    for path in outputs:
        if path.suffix.lower() not in (".html", ".htm", ".xlsx", ".tsv"):
            raise UsageError(
                f"a review is no {path.suffix or 'file without a suffix'}",
                path=path,
                cure="Give the file one of the suffixes .html, .xlsx, .tsv.",
            )


def _write(alignment: Alignment, path: Path, **options: Any) -> str:
    from align.review import review_page, write_sheet

    if path.suffix.lower() in (".html", ".htm"):
        review_page(alignment, path, **options)
    else:
        write_sheet(alignment, path, **options)
    return f"{counted(len(alignment), 'unit')} to review in {path}"
