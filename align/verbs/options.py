"""Options and arguments that several verbs share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tmx.console import console, warn
from tmx.errors import UsageError

if TYPE_CHECKING:
    from align.alignment import Alignment

F = TypeVar("F", bound=Callable[..., Any])

quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def alignment_options(function: F) -> F:
    """SOURCE TARGET (or a folder) and every option that says how they are aligned."""
    options = [
        click.argument(
            "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE TARGET"
        ),
        click.option(
            "--source-lang", metavar="CODE", help="Language of the source; else by file name or text."
        ),
        click.option(
            "--target-lang", metavar="CODE", help="Language of the target; else by file name or text."
        ),
        click.option(
            "--segment",
            type=click.Choice(["paragraph", "sentence", "clause"]),
            default="sentence",
            show_default=True,
            help="What a unit is.",
        ),
        click.option("--lines", is_flag=True, help="Take each input line as one segment; read no structure."),
        click.option(
            "--encoder",
            metavar="NAME",
            help="Source of similarities: use (default), none, or a sentence-transformers model.",
        ),
        click.option("--max-bead", type=click.IntRange(min=1), help="Most segments on one side of a bead."),
        click.option("--threads", type=click.IntRange(min=0), help="Processor threads of the encoder."),
    ]
    return reduce(lambda decorated, option: option(decorated), reversed(options), function)


def run_alignment(options: dict[str, Any], *, quiet: bool) -> Alignment:
    """Align what `alignment_options` were given; warnings go to standard error.

    Raises:
        UsageError: the paths are neither two files nor a folder.
    """
    from align.api import align, language_files

    chosen = dict(options)
    paths: tuple[Path, ...] = chosen.pop("paths")
    languages = chosen.pop("source_lang"), chosen.pop("target_lang")
    if len(paths) == 1 and paths[0].is_dir():
        source, target = language_files(paths[0], *languages)
    elif len(paths) == 2:
        source, target = paths
    else:
        what = "one file" if len(paths) == 1 else f"{len(paths)} files"
        raise UsageError(
            f"{what} cannot be aligned: {', '.join(map(str, paths))}",
            cure="Give two files, or a folder with one file per language.",
        )
    if chosen["lines"]:
        chosen.pop("segment")
    known = {name: value for name, value in chosen.items() if value is not None}
    with progress("Aligning", quiet=quiet) as report:
        alignment = align(
            source, target, source_lang=languages[0], target_lang=languages[1], progress=report, **known
        )
    if not quiet:
        for warning in alignment.warnings:
            warn(warning)
    return alignment


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error while the block runs, if that is a terminal; else None."""
    err = console(stderr=True)
    if quiet or not err.is_terminal:
        yield None
        return
    from rich.progress import Progress

    with Progress(console=err, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
