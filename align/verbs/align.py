"""``bitext align``: two language versions in; TMX, TSV, JSON, beads and a table of metrics out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.verbs.options import alignment_options, as_json, quiet, run_alignment
from tmx.console import show, show_json
from tmx.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from align.metrics import Metrics, RoleMetrics
    from tmx import WriteReport

_FLAGS_SHOWN = 10


@click.command(name="align")
@alignment_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="A file to write; its suffix chooses the format: .tmx, .tmx.gz, .tsv, .json, .beads. Repeatable.",
)
@click.option(
    "--metrics", "metrics_path", type=click.Path(path_type=Path), help="Write the metrics as .csv or .json."
)
@click.option(
    "--profile", default="generic", help="CAT tool a TMX is for: generic, omegat, trados, memoq, cloud."
)
@click.option(
    "--inline-refs", is_flag=True, help="Keep footnote references in TMX segments, as <ph> elements."
)
@click.option(
    "--tmx-lang", "codes", multiple=True, metavar="en=en-GB", help="Language code to write. Repeatable."
)
@click.option(
    "--date", type=click.DateTime(), help="Creation date of a TMX, UTC; else SOURCE_DATE_EPOCH, else none."
)
@quiet
@as_json
def align(
    outputs: tuple[Path, ...],
    metrics_path: Path | None,
    profile: str,
    inline_refs: bool,
    codes: tuple[str, ...],
    date: datetime | None,
    quiet: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Align two language versions and write a translation memory.

    SOURCE TARGET are two text files, or one folder that holds a file per language (en.txt, fr.txt).
    """
    _check_outputs([*outputs, *([metrics_path] if metrics_path else [])], options["paths"], metrics_path)
    alignment = run_alignment(options, quiet=quiet)
    written = []
    for path in outputs:
        report = alignment.save(
            path,
            profile=profile,
            inline_refs=inline_refs,
            languages=_languages(codes),
            date=date.replace(tzinfo=UTC) if date else None,
        )
        written.append(_written(report) if report else f"{len(alignment)} beads written to {path}")
    metrics = alignment.metrics()
    if metrics_path is not None:
        metrics.save(metrics_path)
    if as_json:
        show_json(
            {"signature": alignment.config.signature, "warnings": list(alignment.warnings)}
            | metrics.as_dict()
        )
    elif not quiet:
        show(metrics_table(metrics), *_flag_lines(metrics), *written)


def _written(report: WriteReport) -> str:
    """What stands in a TMX and what does not; footnote references are no loss, properties hold them."""
    altered = [
        f"{count} altered: {reason}" for reason, count in report.altered.items() if "footnote" not in reason
    ]
    left_out = [f"{count} left out: {reason}" for reason, count in report.left_out.items()]
    return "; ".join([f"{report.written} units written to {report.path}", *left_out, *altered])


def _check_outputs(outputs: Sequence[Path], inputs: Sequence[Path], metrics_path: Path | None) -> None:
    """Refuse before the work what could not be written after it."""
    from align.output import format_of

    seen: set[Path] = set()
    for path in outputs:
        if path is metrics_path:
            if path.suffix.lower() not in (".csv", ".json"):
                raise UsageError("metrics are written as .csv or .json", path=path)
        else:
            format_of(path)
        resolved = path.resolve()
        if resolved in seen or any(resolved == other.resolve() for other in inputs):
            raise UsageError("would be overwritten", path=path, cure="Give every output a name of its own.")
        seen.add(resolved)


def _languages(codes: Sequence[str]) -> dict[str, str] | None:
    """The codes to write in place of others, from ``en=en-GB``."""
    pairs = [code.partition("=") for code in codes]
    for code, (ours, _, theirs) in zip(codes, pairs, strict=True):
        if not ours or not theirs:
            raise UsageError(f"--tmx-lang {code} is no pair", cure="Write it as en=en-GB.")
    return {ours: theirs for ours, _, theirs in pairs} or None


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
        f"  {flag.role} {flag.path}".rstrip() + f" (bead {flag.bead}): {'; '.join(flag.reasons)}"
        for flag in metrics.flags[:_FLAGS_SHOWN]
    ]
    more = len(metrics.flags) - len(shown)
    return [*(["Look at:"] if shown else []), *shown, *([f"  … and {more} more"] if more > 0 else [])]
