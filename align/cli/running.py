"""Running the aligner as the options of the command line ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tmx.base.characters import printable
from tmx.base.errors import InputError, UsageError
from tmx.base.wording import counted
from tmx.cli.console import console, warn

if TYPE_CHECKING:
    from rich.progress import TaskID

    from align.alignment import Alignment
    from align.cli.options import AlignmentOptions
    from align.quality.checks.termbase import Termbase

Progress = Callable[[int, int], None]


def load_termbase(path: Path | None) -> Termbase | None:
    """The termbase in a file, if one was given."""
    if path is None:
        return None
    from align.quality.checks.termbase import Termbase

    return Termbase.load(path)


def run_alignment(options: AlignmentOptions, *, quiet: bool) -> Alignment:
    """Align the texts, around the decisions of a review if one was given; warnings go to standard error.

    Raises:
        UsageError: the paths are neither two files nor a folder, there is no such file, or the options do not go
            together.
        InputError: nothing of one text could be paired with anything of the other.
    """
    from align.api import align

    source, target = _texts(options)
    config = options.config
    with progress("Reading and aligning", quiet=quiet) as report:
        if options.decisions is not None:
            alignment = _align_around(options.decisions, (source, target), options, report)
        else:
            alignment = align(
                source,
                target,
                source_lang=options.source_lang,
                target_lang=options.target_lang,
                config=config,
                progress=report,
            )
    if not quiet:
        for warning in alignment.warnings:
            warn(warning)
    if all(bead.is_gap for bead in alignment.beads):
        raise InputError(
            f"nothing of {source.name} could be paired with anything of {(target or source).name}",
            cure="Check that both are the same document, each in its language; bitext segment shows what is read.",
        )
    return alignment


def _texts(options: AlignmentOptions) -> tuple[Path, Path | None]:
    """The two files, or one that holds both languages."""
    from align.api import language_files
    from tmx.base.decode import refuse_missing

    paths = options.paths
    refuse_missing(paths)
    if len(paths) == 1 and paths[0].is_dir():
        return language_files(paths[0], options.source_lang, options.target_lang)
    if len(paths) > 2:
        raise UsageError(
            f"cannot align {counted(len(paths), 'file')}: {', '.join(map(str, paths))}",
            cure="Give two files, one with both languages, or a folder with one file per language.",
        )
    return paths[0], paths[1] if len(paths) == 2 else None


def _align_around(
    saved: Path, paths: tuple[Path, Path | None], options: AlignmentOptions, report: Progress | None
) -> Alignment:
    """Align around the decisions of a saved review; warn of those that could not be applied."""
    from align.api import read, read_both
    from align.review import align_again, read_decisions

    decisions = read_decisions(saved)
    texts = decisions.source, decisions.target
    langs = [
        lang or (text.lang if text else None)
        for lang, text in zip((options.source_lang, options.target_lang), texts, strict=True)
    ]
    kinds = [options.kind or (text.kind if text and not options.lines else "") for text in texts]
    if paths[1] is None:
        source, target = read_both(
            paths[0], *langs, lines=options.lines, kind=kinds[0], ocr=options.ocr, progress=report
        )
    else:
        source, target = (
            read(path, lang, lines=options.lines, kind=kind, ocr=options.ocr, progress=report)
            for path, lang, kind in zip((paths[0], paths[1]), langs, kinds, strict=True)
        )
    applied = align_again(decisions, source, target, options.config, report)
    for problem in applied.problems:
        warn(str(problem))
    return applied.alignment


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error while the block runs, if that is a terminal; else None."""
    if quiet or not (err := console(stderr=True)).is_terminal:
        yield None
        return
    from rich.progress import Progress as Bar

    with ExitStack() as shown:
        bars: list[tuple[Bar, TaskID]] = []

        def report(done: int, total: int) -> None:
            if not bars:  # what has nothing to report shows no bar
                bar = shown.enter_context(Bar(console=err, transient=True))
                bars.append((bar, bar.add_task(label, total=None)))
            bar, task = bars[0]
            bar.update(task, completed=done, total=total)

        yield report


def what_was_read(alignment: Alignment) -> Iterator[str]:
    """The direction, and what the texts were read as."""
    source, target = alignment.source, alignment.target
    first, second = (printable(Path(side.name).name) for side in (source, target))
    if source.half:
        yield f"{first}: {source.half}"
    yield f"Source: {first} ({source.lang}). Target: {second} ({target.lang})."
    kinds = dict.fromkeys(filter(None, (source.kind, target.kind)))
    if kinds:
        yield f"Read as {' and '.join(kinds)}; --kind chooses another kind of document."
