"""What ``bitext corpus`` keeps of units, whether it aligned them or cleans existing memories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

import click

from align.core.bead import DOUBTFUL
from tmx.base.characters import printable
from tmx.base.errors import UsageError
from tmx.base.wording import counted
from tmx.cli.console import console, show, show_json, warn
from tmx.cli.options import MaxRatio, Printing
from tmx.cli.verb import option

if TYPE_CHECKING:
    from align.corpus.engines import Engine
    from align.corpus.hygiene import Hygiene
    from align.corpus.memories_report import Cleaned
    from align.corpus.memory_files import Cleaning

DEDUPE = ("none", "exact", "near")
_LEAST = 0.5  # score of a unit that is kept of a memory


@dataclass(frozen=True, slots=True)
class HygieneOptions:
    """Which units stay out."""

    from_memories: Annotated[
        bool,
        option(
            "--from-tmx",
            is_flag=True,
            help="IN are memories or crawled bitexts, in any format that `bitext convert` reads: score and clean them.",
        ),
    ]
    dedupe: Annotated[
        str,
        option(
            "--dedupe",
            type=click.Choice(DEDUPE),
            default="exact",
            show_default=True,
            help="Keep one of the units that are the same in all documents, or (near) differ in case, digits, accents "
            "and punctuation alone: that with the highest confidence or score.",
        ),
    ]
    min_score: Annotated[
        float | None,
        option(
            "--min-score",
            type=click.FloatRange(0, 1),
            metavar="0…1",
            help="Lowest score: the probability that both sides translate each other. With --from-tmx 0.5 by default; "
            "without it, scores are computed only if this is given.",
        ),
    ]
    min_confidence: Annotated[
        float | None,
        option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            metavar="0…1",
            help=f"Lowest confidence of the aligner; {DOUBTFUL} by default, with --from-tmx no limit.",
        ),
    ]
    max_ratio: MaxRatio
    check_language: Annotated[
        bool | None,
        option(
            "--check-language/--no-check-language",
            default=None,
            help="Leave out units with a text that is surely in another language. Default with --from-tmx.",
        ),
    ]

    def refuse(self, given: Mapping[str, object]) -> None:
        """Refuse options of documents where there are none.

        Raises:
            UsageError: one is given.
        """
        if useless := [name for name, value in given.items() if value and self.from_memories]:
            raise UsageError(
                f"{useless[0]} is for documents, and --from-tmx for units", cure="Leave one of them out."
            )

    @property
    def least(self) -> float:
        """The lowest confidence of a unit of an aligned document."""
        return DOUBTFUL if self.min_confidence is None else self.min_confidence

    def rules(self) -> Hygiene:
        """The rules; for units of aligned documents without the confidence, which has an effect of its own there.

        Raises:
            UsageError: no unit can meet one of them.
        """
        from align.corpus.hygiene import Dedupe, Hygiene

        assert self.dedupe in get_args(Dedupe)  # noqa: S101
        return Hygiene(
            dedupe=self.dedupe,  # type: ignore[arg-type]
            min_score=_LEAST if self.from_memories and self.min_score is None else self.min_score,
            min_confidence=self.min_confidence if self.from_memories else None,
            max_ratio=self.max_ratio,
            check_languages=self.from_memories if self.check_language is None else self.check_language,
        )


def clean(inputs: Sequence[str], cleaning: Cleaning, engine: Engine, printing: Printing) -> int:
    """Clean memories and say what became of them; the exit code."""
    from align.corpus.memories import clean_memories

    with _units_done(quiet=printing.quiet) as progress:
        cleaned = clean_memories(inputs, cleaning, engine, progress)
    if printing.as_json:
        show_json(cleaned.as_dict())
        return 0
    for told in cleaned.files:
        if told.failure:
            click.echo(printable(f"bitext: {told.name}: {told.failure}"), err=True)
        if not printing.quiet:
            for remark in told.remarks:
                warn(f"{told.name}: {remark}")
    if not printing.quiet:
        show(*map(printable, _said(cleaned, cleaning.out)))
    return 0


def _said(cleaned: Cleaned, out: str) -> Iterator[str]:
    from align.corpus.places import joined
    from align.corpus.report import PAGE

    failed = sum(bool(one.failure) for one in cleaned.files)
    yield (
        f"{counted(len(cleaned.files), 'file')}: {failed:,} failed"
        if failed
        else counted(len(cleaned.files), "file")
    )
    yield from map(str, cleaned.reports)
    yield f"Report: {joined(out, PAGE)}"


@contextmanager
def _units_done(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """How many units are scored and how fast, on standard error while the block runs."""
    err = console(stderr=True)
    if quiet or not err.is_terminal:
        yield None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} units scored"),
        TextColumn("{task.fields[rate]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def report(done: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:,.0f}/s" if speed else "")

        yield report
