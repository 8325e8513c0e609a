"""``bitext qa``: the checks of a translation on the units of any memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from tmx.base.characters import printable
from tmx.base.severity import Severity
from tmx.base.wording import clip, counted
from tmx.cli.console import console, show, show_json, warn_all
from tmx.cli.options import UNITS, File, Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite, path_type
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from rich.table import Table

    from align.quality.memory_files import Summary

_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class QaOptions:
    """What to check of which memory, and where to write what is found."""

    file: File
    output: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            type=FileToWrite("the list", ".xlsx", ".csv", ".tmx", ".tmx.gz"),
            metavar="OUT",
            help="Write the units with findings to a sheet (.xlsx, .csv), or with notes to a TMX file.",
        ),
    ]
    rest: Annotated[
        Path | None,
        option("--rest", type=UNITS, metavar="OUT", help="Write the units without findings to this file."),
    ]
    terms: Annotated[
        Path | None,
        option(
            "--terms",
            type=path_type,
            metavar="FILE",
            help="Terms that targets should use: TBX, or CSV or TSV with a first row of language codes (en,fr).",
        ),
    ]
    off: Annotated[
        tuple[str, ...],
        option(
            "--off", multiple=True, metavar="CHECK", help="A check to leave out, such as length. Repeatable."
        ),
    ]
    severity: Annotated[
        str,
        option(
            "--severity",
            type=click.Choice([str(one) for one in Severity]),
            default=str(Severity.NOTICE),
            show_default=True,
            help="The lowest severity of what counts as a finding.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    strict: Annotated[bool, option("--strict", is_flag=True, help="Fail on warnings too.")]
    examples: Annotated[
        int,
        option(
            "--examples",
            type=click.IntRange(0, 20),
            default=_EXAMPLES,
            show_default=True,
            metavar="N",
            help="How many findings of each check to print.",
        ),
    ]
    printing: Printing


@verb(
    QaOptions,
    prints={
        "check": "what is checked; the gravest first",
        "severity": "error: a sure fault of the translation; warning: a likely one; notice: a matter of form",
        "findings, units": "how many findings, and how many units have them",
        "unit N": "a finding: the number of the unit and its line in the file, what is found, and how both texts begin",
        "FILE: N units; …": "last line: units read, units with findings, findings by severity",
    },
    examples=[
        "bitext qa memory.tmx",
        "bitext qa TM.db --terms terms.tbx -o look.xlsx --severity warning",
        "bitext qa memory.xlf -o bad.tmx --rest good.tmx --off length --off names",
    ],
)
def qa(options: QaOptions) -> int:
    """Check the translations in a memory.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. The checks are those of `bitext
    align`: numbers, dates, names, untranslated text, terms, typography and so on, and of tags and placeholders. The
    units together say what is usual, and what is translated in several ways.

    The exit code is 2 if the file is missing, 1 if it cannot be read or has an error (with --strict, or a warning), and
    0 otherwise.
    """
    from align.quality.checks.termbase import Termbase
    from align.quality.memory_check import MemoryCheck
    from align.quality.memory_files import check_memory
    from tmx.memory.sources import units_of
    from tmx.tools.sources import remarks_on

    outputs = [path for path in (options.output, options.rest) if path is not None]
    check_free(outputs, [options.file, *([options.terms] if options.terms else [])])
    source = units_of(options.file, source_lang=options.source_lang, target_lang=options.target_lang)
    termbase = Termbase.load(options.terms) if options.terms else None
    check = MemoryCheck(source, termbase=termbase, off=options.off, least=Severity(options.severity))
    summary, written, rest = check_memory(source, check, options.output, options.rest)
    losses, remarks = source.losses(), remarks_on(source)
    if options.printing.as_json:
        show_json(
            {
                "path": str(options.file),
                **summary.as_dict(),
                "not_checked": dict(losses.left_out),
                "remarks": remarks,
                "written": written and written.as_dict(),
                "rest": rest and rest.as_dict(),
            }
        )
    elif not options.printing.quiet:
        unchecked = [f"{count} not checked: {why}" for why, count in losses.left_out.items()]
        warn_all(options.file, [*remarks, *unchecked])
        _show(options.file, summary, options.examples)
        if options.output is not None:
            click.echo(str(written or f"{counted(summary.failing, 'unit')} written to {options.output}"))
        if rest is not None:
            click.echo(str(rest))
    failed = summary.severities[Severity.ERROR] + options.strict * summary.severities[Severity.WARNING]
    return int(failed > 0)


def _show(path: Path, summary: Summary, examples: int) -> None:
    if summary.checks:
        show(_table(summary))
    if examples and summary.checks:
        click.echo("\n".join(_examples(summary, examples)))
    by_severity = ", ".join(counted(summary.severities[one], str(one)) for one in reversed(Severity))
    click.echo(f"{path}: {counted(summary.units, 'unit')}; {summary.failing} with findings; {by_severity}")


def _table(summary: Summary) -> Table:
    from rich.table import Table

    from align.quality.memory_check import QA_CHECKS

    table = Table()
    for title in ("check", "severity"):
        table.add_column(title)
    for title in ("findings", "units"):
        table.add_column(title, justify="right")
    table.add_column("looks at")
    for name, found in summary.ranked():
        what = QA_CHECKS[name].looks_at
        table.add_row(name, str(found.severity), f"{found.count:,}", f"{found.units:,}", what)
    return table


def _examples(summary: Summary, most: int) -> Iterator[str]:
    """The first findings of each check, in lines that fit the terminal."""
    half = max((console().width - 9) // 2, 20)
    for name, found in summary.ranked():
        yield f"{name}:"
        for unit, pair, remark in found.cases[:most]:
            line = f", line {unit.unit.line}" if unit.unit.line else ""
            yield printable(f"  unit {unit.number}{line}: {remark.message}")
            texts = (printable(clip(text, half)) for text in (pair.source.text, pair.target.text))
            yield f"    {' | '.join(texts)}"
