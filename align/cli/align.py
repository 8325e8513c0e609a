"""``bitext align``: two language versions in; TMX, TSV, JSON, beads and a table of metrics out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from align.cli.look_at import SHOWN, look_at
from align.cli.options import AlignmentOptions
from align.cli.output_options import OutputOptions
from align.cli.running import load_termbase, run_alignment, what_was_read
from align.cli.writing import check_outputs, write_outputs
from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json
from tmx.cli.options import Printing
from tmx.cli.values import FileToWrite
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from rich.table import Table

    from align.quality.metrics import Metrics, RoleMetrics

_COLUMNS = {
    "role": "kind of paragraph; the last row, 'all', is the whole document",
    "units": "translation units: with text on both sides",
    "1-1": "units that pair one segment with one segment",
    "gaps": "segments without a counterpart, source/target",
    "aligned": "share of the words that are in units, source/target",
    "length": "characters of the target relative to the source, in units",
    "numbers": "share of the numbers and symbols that are on both sides",
    "notes": "footnote references, source/target",
    "conf.": "mean confidence: the share of units expected to be exactly right",
    "look at": f"units and gaps to look at; below the table, the worst {SHOWN} with the reasons",
}
"""The columns of the table of metrics, each with its meaning."""


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """What to align, and what to write and print."""

    texts: AlignmentOptions
    output: OutputOptions
    metrics: Annotated[
        Path | None,
        option(
            "--metrics",
            type=FileToWrite("a file of metrics", ".csv", ".json"),
            metavar="FILE",
            help="Write the metrics to this file, .csv or .json.",
        ),
    ]
    every: Annotated[
        bool, option("--all", is_flag=True, help="List every unit to look at, not only the worst ten.")
    ]
    printing: Printing

    def __post_init__(self) -> None:
        if self.output.admission.only and self.texts.decisions is None:
            raise UsageError(
                "nothing was reviewed, so that nothing is accepted",
                cure="Give the saved review with --decisions, or leave out --only.",
            )


@verb(
    AlignOptions,
    prints={
        "Source: …, Target: …": "the direction: the language of each text",
        **_COLUMNS,
        "N units written to OUT": "one line per file; then how many stay out of a TMX file, with the reason",
    },
    examples=[
        "bitext align en.txt fr.txt -o out.tmx",
        "bitext align corpora/A-RES-59-159 -o out.tmx --profile memoq --segment clause",
        "bitext align contract.en.pdf contract.fr.docx -o contract.tmx",
        "bitext align bilingual.docx -o bilingual.tmx",
        "bitext align novel.en novel.fr --lines -o novel.beads --metrics novel.csv",
    ],
)
def align(options: AlignOptions) -> None:
    """Align two texts and write a translation memory.

    SOURCE and TARGET are two language versions of a document, each in a format of its own; FOLDER contains one file
    per language (en.pdf, fr.docx). The languages are those of the file names, or are detected in the texts, unless
    options give them. BOTH is one file with both languages: in columns of tables (also .xlsx and .csv) or of pages,
    or one after the other. Cells of a row are aligned with each other.
    """
    printing = options.printing
    check_outputs(options.output, options.texts.inputs, options.metrics)
    termbase = load_termbase(options.texts.termbase)
    alignment = run_alignment(options.texts, quiet=printing.quiet)
    metrics = alignment.metrics(termbase)
    written = write_outputs(alignment, options.output, metrics)
    if options.metrics is not None:
        metrics.save(options.metrics)
    if printing.as_json:
        header = {
            "signature": alignment.config.signature,
            "languages": [alignment.source.lang, alignment.target.lang],
            "kinds": [alignment.source.kind, alignment.target.kind],
            "warnings": list(alignment.warnings),
            "stays_out": options.output.admission.stays_out(alignment),
        }
        if alignment.source.half:
            header["found"] = alignment.source.half
        show_json(header | metrics.as_dict())
    elif not printing.quiet:
        show(
            *what_was_read(alignment),
            metrics_table(metrics),
            *look_at(metrics, every=options.every),
            *written,
        )


def metrics_table(metrics: Metrics) -> Table:
    """The metrics as a table of 80 columns."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in _COLUMNS:
        table.add_column(name, justify="left" if name == "role" else "right")
    for role in (*metrics.roles, metrics.overall):
        table.add_row(*_cells(role), style="bold" if role is metrics.overall else None)
    return table


def _cells(role: RoleMetrics) -> tuple[str, ...]:
    return (
        role.role,
        str(role.units),
        str(role.types.get("1-1", 0)),
        f"{role.gaps_source}/{role.gaps_target}",
        f"{100 * role.coverage_source:.0f}/{100 * role.coverage_target:.0f}%",
        f"×{role.length_ratio:.2f}",
        f"{role.numbers_kept:.0%}",
        f"{role.refs_source}/{role.refs_target}",
        f"{role.confidence:.2f}",
        str(role.flagged),
    )
