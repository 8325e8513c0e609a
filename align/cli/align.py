"""``bitext align``: two language versions in; TMX, TSV, JSON, beads and a table of metrics out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import (
    alignment_options,
    as_json,
    decisions,
    output_options,
    quiet,
    termbase,
)
from align.cli.running import load_termbase, run_alignment
from align.cli.writing import check_outputs, write_outputs
from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from rich.table import Table

    from align.quality.metrics import Metrics, RoleMetrics

_FLAGS_SHOWN = 10


@click.command(name="align")
@alignment_options
@output_options
@click.option("--metrics", "metrics_path", type=path_type, help="Write the metrics as .csv or .json.")
@termbase
@decisions
@quiet
@as_json
def align(
    metrics_path: Path | None, termbase: Path | None, quiet: bool, as_json: bool, **options: Any
) -> None:
    """Align two language versions and write a translation memory.

    SOURCE TARGET are two text files, or one folder that holds a file per language (en.txt, fr.txt).
    """
    output = {name: options.pop(name) for name in ("outputs", "profile", "inline_refs", "codes", "date")}
    _check_metrics(metrics_path)
    inputs = [path for path in (*options["paths"], options["decisions"], termbase) if path]
    check_outputs(output, inputs, *([metrics_path] if metrics_path else []))
    terms = load_termbase(termbase)
    alignment = run_alignment(options, quiet=quiet)
    metrics = alignment.metrics(terms)
    written = write_outputs(alignment, output, metrics)
    if metrics_path is not None:
        metrics.save(metrics_path)
    if as_json:
        show_json(
            {"signature": alignment.config.signature, "warnings": list(alignment.warnings)}
            | metrics.as_dict()
        )
    elif not quiet:
        show(metrics_table(metrics), *_flag_lines(metrics), *written)


def _check_metrics(path: Path | None) -> None:
    if path is not None and path.suffix.lower() not in (".csv", ".json"):
        raise UsageError("metrics are written as .csv or .json", path=path)


def metrics_table(metrics: Metrics) -> Table:
    """The metrics as a table of 80 columns."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("role")
    for name in ("units", "1-1", "gaps", "aligned", "length", "numbers", "notes", "conf.", "look at"):
        table.add_column(name, justify="right")
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


def _flag_lines(metrics: Metrics) -> list[str]:
    shown = [
        f"  unit {flag.unit}, {flag.role} {flag.path}".rstrip() + f": {'; '.join(map(str, flag.reasons))}"
        for flag in metrics.flags[:_FLAGS_SHOWN]
    ]
    more = len(metrics.flags) - len(shown)
    return [*(["Look at:"] if shown else []), *shown, *([f"  … and {more} more"] if more > 0 else [])]
