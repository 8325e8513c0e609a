"""What the terminal shows: tables that fit, warnings, JSON for scripts, reports and errors."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tmx.base.errors import BitextError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from tmx.base.report import WriteReport
    from tmx.cli.options import Printing
    from tmx.read.source import Source
    from tmx.tools.parts import Parts

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """A rich console that treats all text as text: no markup, no emoji, no guessed highlighting."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def show(*renderables: RenderableType) -> None:
    """Print to standard output, without blanks at the ends of lines where that is no terminal."""
    out = console()
    if out.is_terminal:
        for renderable in renderables:
            out.print(renderable)
        return
    with out.capture() as printed:
        for renderable in renderables:
            out.print(renderable)
    click.echo(re.sub(" +$", "", printed.get(), flags=re.MULTILINE), nl=False)


def warn(message: str) -> None:
    """Print a warning to standard error."""
    print(f"bitext: warning: {message}", file=sys.stderr)  # noqa: T201


def warn_all(path: Path, remarks: Iterable[str]) -> None:
    """Print what was remarked on a file to standard error."""
    for remark in remarks:
        warn(f"{path}: {remark}")


def warn_unused(flag: str, wanted: Iterable[str], codes: Iterable[str]) -> None:
    """Warn of codes that were to be written differently, but that no text has; `codes` are those that texts have."""
    for code in sorted(set(wanted) - set(codes)):
        warn(f"{flag}: no text is in {code}; the languages are {', '.join(sorted(codes))}")


def show_json(data: Any) -> None:
    """Print data as JSON, UTF-8, for a script to read."""
    print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201


def tell(report: WriteReport, printing: Printing, **more: object) -> None:
    """Print what was written, left out and altered; JSON also holds what else is given."""
    if printing.as_json:
        show_json({**report.as_dict(), **more})
    elif not printing.quiet:
        show_report(report)


def show_report(report: WriteReport) -> None:
    """Print what was written, left out and altered: on a line, or on several where it is too long for the terminal."""
    line = str(report)
    if sys.stdout.isatty() and len(line) > shutil.get_terminal_size().columns:
        line = "\n  ".join(report.parts())
    click.echo(line)


def tell_of(source: Source, report: WriteReport, printing: Printing, **more: object) -> None:
    """Print what was remarked on the input, and what was written of it."""
    from tmx.tools.sources import remarks_on

    remarks = remarks_on(source)
    if not (printing.quiet or printing.as_json):
        warn_all(source.path, remarks)
    tell(report, printing, remarks=remarks, **more)


def tell_parts(path: Path, parts: Parts, printing: Printing, **more: object) -> None:
    """Print what was written to the two files, and what was remarked on the input."""
    if not (printing.quiet or printing.as_json):
        warn_all(path, parts.remarks)
    rest = parts.rest
    tell(parts.kept, printing, rest=rest and rest.as_dict(), remarks=list(parts.remarks), **more)
    if rest is not None and not printing.quiet and not printing.as_json:
        show_report(rest)


def attempt(work: Callable[[Path], T], file: Path) -> T | BitextError:
    """The result of the work on one of several files; if it fails, the error, which is printed."""
    try:
        return work(file)
    except BitextError as error:
        click.echo(f"bitext: {error}", err=True)
        return error


def exit_code(results: Iterable[object]) -> int:
    """The gravest exit code of the errors among the results."""
    return max((result.exit_code for result in results if isinstance(result, BitextError)), default=0)
