"""Options and arguments that several verbs share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tmx.console import console, warn
from tmx.errors import OutputError, UsageError

if TYPE_CHECKING:
    from align.alignment import Alignment
    from tmx import WriteReport

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
            help="What a unit is; a sentence by default.",
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


decisions = click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A saved review: what was decided there stands, the rest is aligned around it.",
)


def output_options(function: F) -> F:
    """Where an alignment is written to, and how a TMX is written."""
    options = [
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            type=click.Path(path_type=Path),
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


def check_outputs(outputs: Sequence[Path], inputs: Sequence[Path], *others: Path) -> None:
    """Refuse before the work what could not be written after it.

    Raises:
        UsageError: a suffix is unknown, or a file would be overwritten; `others` are written too.
    """
    from align.output import format_of

    for path in outputs:
        format_of(path)
    check_free((*outputs, *others), inputs)


def check_free(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Refuse to write over what is read, and to write one file twice.

    Raises:
        UsageError: a file would be overwritten.
        OutputError: the folder of an output does not exist.
    """
    seen = {path.resolve() for path in inputs}
    for path in outputs:
        if not path.parent.is_dir():
            raise OutputError(
                "cannot write: there is no such folder", path=path, cure="Make the folder first."
            )
        if path.resolve() in seen:
            raise UsageError("would be overwritten", path=path, cure="Give every output a name of its own.")
        seen.add(path.resolve())


def write_outputs(alignment: Alignment, options: dict[str, Any]) -> list[str]:
    """Write what `output_options` ask for; a line on each file."""
    date = options["date"]
    lines = []
    for path in options["outputs"]:
        report = alignment.save(
            path,
            profile=options["profile"],
            inline_refs=options["inline_refs"],
            languages=_languages(options["codes"]),
            date=date.replace(tzinfo=UTC) if date else None,
        )
        lines.append(_written(report) if report else f"{len(alignment)} beads written to {path}")
    return lines


def _written(report: WriteReport) -> str:
    """What stands in a TMX and what does not; footnote references are no loss, properties hold them."""
    altered = [
        f"{count} altered: {reason}" for reason, count in report.altered.items() if "footnote" not in reason
    ]
    left_out = [f"{count} left out: {reason}" for reason, count in report.left_out.items()]
    return "; ".join([f"{report.written} units written to {report.path}", *left_out, *altered])


def _languages(codes: Sequence[str]) -> dict[str, str] | None:
    """The codes to write in place of others, from ``en=en-GB``."""
    pairs = [code.partition("=") for code in codes]
    for code, (ours, _, theirs) in zip(codes, pairs, strict=True):
        if not ours or not theirs:
            raise UsageError(f"--tmx-lang {code} is no pair", cure="Write it as en=en-GB.")
    return {ours: theirs for ours, _, theirs in pairs} or None


def run_alignment(options: dict[str, Any], *, quiet: bool) -> Alignment:
    """Align what `alignment_options` were given, around `decisions` if any; warnings go to standard error.

    Raises:
        UsageError: the paths are neither two files nor a folder.
    """
    from align.api import align, language_files

    chosen = dict(options)
    paths: tuple[Path, ...] = chosen.pop("paths")
    saved: Path | None = chosen.pop("decisions", None)
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
    from align.config import Config
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
