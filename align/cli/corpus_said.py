"""What ``bitext corpus`` shows: how far it is, what it made, what failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmx.base.characters import printable
from tmx.base.wording import counted, listed
from tmx.cli.console import console

if TYPE_CHECKING:
    from align.corpus.run import Built, Progress

_SHOWN = 10  # failures that are named on the terminal


def what_was_built(built: Built, out: str) -> Iterator[str]:
    """What a run made, line by line."""
    from align.corpus.places import joined
    from align.corpus.report import PAGE

    report = built.report
    earlier = f" ({built.was_there:,} in an earlier run)" if built.was_there else ""
    yield (
        f"{counted(report.documents, 'document')}: {report.aligned:,} aligned{earlier}, {report.failed:,} failed, "
        f"{report.unrelated:,} unrelated"
    )
    if report.unrelated:
        yield f"Do not seem to be translations: {listed(report.unrelated_names)}"
    for one in built.corpora:
        where = f"written to {joined(out, one.file)}" if one.file else f"written in {'-'.join(one.langs)}"
        yield f"{counted(one.written, 'unit')} {where}"
        yield from (f"  {count:,} left out: {reason}" for reason, count in one.left_out.items())
        yield from (f"  {count:,} altered: {reason}" for reason, count in one.altered.items())
    if built.unpaired:
        yield f"{counted(len(built.unpaired), 'file')} without a pair: {listed(built.unpaired)}"
    if built.ignored:
        yield f"{counted(len(built.ignored), 'other file')} ignored: {listed(built.ignored)}"
    yield f"Report: {joined(out, PAGE)}"


def tell_failures(built: Built) -> None:
    """Print the first documents that failed to standard error, each with the reason."""
    for one in built.failures[:_SHOWN]:
        pair = one.pair
        names = ", ".join(Path(place).name for place in (pair.source, pair.target))
        click.echo(printable(f"bitext: {pair.name} ({names}): {one.failure}"), err=True)
    if len(built.failures) > _SHOWN:
        click.echo(f"bitext: {len(built.failures) - _SHOWN:,} more failed: see the report", err=True)


@contextmanager
def documents_done(*, quiet: bool) -> Iterator[Progress | None]:
    """How many documents are done, how fast, and the time left, on standard error while the block runs."""
    err = console(stderr=True)
    if quiet or not err.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, speed_estimate_period=300) as bar:
        task = bar.add_task("", total=None, rate="")

        def report(what: str, done: int, total: int) -> None:
            if bar.tasks[0].description != what:
                bar.reset(task, description=what)
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.2f}/s" if speed else "")

        yield report
