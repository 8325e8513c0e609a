"""``bitext terms``: a termbase proposed from a memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from tmx.base.wording import counted
from tmx.cli.console import show, show_json
from tmx.cli.options import File, Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from rich.table import Table

    from tmx.lexicon.terms import Term


@dataclass(frozen=True, slots=True)
class TermsOptions:
    """Which terms of which memory, and where to."""

    file: File
    output: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            type=FileToWrite("a termbase", ".tbx", ".csv", ".xlsx"),
            metavar="OUT",
            help="The .tbx, .csv or .xlsx file to write; without it, the terms are printed.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    least: Annotated[
        int,
        option(
            "--least",
            type=click.IntRange(min=2),
            default=3,
            show_default=True,
            metavar="N",
            help="The fewest units that hold a term.",
        ),
    ]
    single: Annotated[
        bool, option("--single-words", is_flag=True, help="Propose terms of one word in both languages too.")
    ]
    limit: Annotated[
        int | None, option("--limit", type=click.IntRange(min=1), metavar="N", help="The most terms.")
    ]
    printing: Printing


@verb(
    TermsOptions,
    prints={
        "score": "how strongly the two belong together, weighted by units and words",
        "units, both": "units whose source holds the term, and those of them whose target holds its translation",
        "en, fr": "the term in both languages, as it is mostly written",
        "N terms written to OUT": "with -o; OUT has all of that, other translations and a context for each",
    },
    examples=[
        "bitext terms TM.db -o terms.xlsx",
        "bitext terms memory.tmx -o terms.tbx --least 5 --limit 500",
        "bitext terms TM.db --single-words --json",
    ],
)
def terms(options: TermsOptions) -> None:
    """Propose a bilingual termbase from a memory.

    A term is a phrase that occurs again and again, and its translation the phrase that is in the
    targets of the units with it, and in few others. What is proposed must be read: it is found by counting.
    """
    from tmx.lexicon.rows import rows_of
    from tmx.lexicon.terms import terms_of

    if options.output is not None:
        check_free([options.output], [options.file])
    langs, rows = rows_of(options.file, options.source_lang, options.target_lang)
    found = terms_of(rows, langs, least=options.least, single=options.single)[: options.limit]
    if options.output is not None:
        from tmx.lexicon.term_files import write_terms

        write_terms(options.output, found, langs)
    if options.printing.as_json:
        show_json([asdict(term) for term in found])
    elif options.output is not None:
        if not options.printing.quiet:
            click.echo(f"{counted(len(found), 'term')} written to {options.output}")
    elif found:
        show(_table(found, langs))
    else:
        click.echo(f"No terms: no phrase with a clear translation is in {options.least} units.")


def _table(found: Sequence[Term], langs: tuple[str, str]) -> Table:
    """The terms as a table that fits the terminal."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("score", "units", "both"):
        table.add_column(name, justify="right", no_wrap=True)
    for lang in langs:
        table.add_column(lang, overflow="fold", ratio=1)
    for term in found:
        table.add_row(f"{term.score:.1f}", str(term.frequency), str(term.together), term.source, term.target)
    return table
