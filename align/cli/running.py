"""Running the aligner as the options of the command line ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmx.base.errors import UsageError
from tmx.cli.console import console, warn

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.quality.checks.termbase import Termbase


def load_termbase(path: Path | None) -> Termbase | None:
    """The termbase of the option `termbase`, if one was given."""
    if path is None:
        return None
    from align.quality.checks.termbase import Termbase

    return Termbase.load(path)


def run_alignment(options: dict[str, Any], *, quiet: bool) -> Alignment:
    """Align what `alignment_options` were given, around `decisions` if any; warnings go to standard error.

    Raises:
        UsageError: the paths are neither two files nor a folder, or there is no such file.
    """
    from align.api import align, language_files
    from tmx.base.decode import refuse_missing

    chosen = dict(options)
    paths: tuple[Path, ...] = chosen.pop("paths")
    saved: Path | None = chosen.pop("decisions", None)
    languages = chosen.pop("source_lang"), chosen.pop("target_lang")
    refuse_missing(paths)
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
    known = {name: value for name, value in chosen.items() if value is not None}
    with progress("Aligning", quiet=quiet) as report:
        if saved is not None:
            alignment = _align_around(saved, (source, target), languages, known, report)
        else:
            alignment = align(
                source, target, source_lang=languages[0], target_lang=languages[1], progress=report, **known
            )
    if not quiet:
        for warning in alignment.warnings:
            warn(warning)
    return alignment


def _align_around(
    saved: Path,
    paths: tuple[Path, Path],
    languages: tuple[str | None, str | None],
    options: dict[str, Any],
    report: Callable[[int, int], None] | None,
) -> Alignment:
    """Align around what a saved review decided; what could not be taken over is warned of."""
    from align.api import read
    from align.core.config import Config
    from align.review import align_again, read_decisions

    decisions = read_decisions(saved)
    lines = options.pop("lines")
    config = Config.of(options, **({"segment": "line"} if lines else {}))
    texts = (decisions.source, decisions.target)
    documents = [
        read(path, lang or (text.lang if text else None), lines=lines)
        for path, lang, text in zip(paths, languages, texts, strict=True)
    ]
    applied = align_again(decisions, documents[0], documents[1], config, report)
    for problem in applied.problems:
        warn(str(problem))
    return applied.alignment


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
