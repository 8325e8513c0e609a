"""Writing an alignment: an output that cannot be written is refused before the work; any other is written whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmx.base.errors import BitextError
from tmx.base.wording import counted
from tmx.cli.console import warn, warn_unused
from tmx.cli.outputs import check_free

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.cli.output_options import OutputOptions
    from align.quality.metrics import Metrics
    from tmx.base.report import WriteReport


def check_outputs(output: OutputOptions, inputs: Sequence[Path], *others: Path | None) -> None:
    """Refuse, before the work, what `write_outputs` could not write after it; `others` are also files to write.

    Raises:
        UsageError: a suffix is unknown, or an input or the page of a review would be overwritten.
        OutputError: a file cannot be written.
    """
    from align.output.files import format_of
    from align.output.side_by_side import refuse_review

    for path in output.outputs:
        format_of(path)
        refuse_review(path)
    check_free([*output.outputs, *(path for path in others if path is not None)], inputs)


def write_outputs(alignment: Alignment, output: OutputOptions, metrics: Metrics | None = None) -> list[str]:
    """Write the files that the options ask for; a line about each.

    Args:
        alignment: what to write.
        output: the options.
        metrics: the measures that a JSON file contains; computed here if they are not given.
    """
    from align.output.files import format_of

    langs = (alignment.source.lang, alignment.target.lang)
    warn_unused("--tmx-lang", output.languages, langs)

    def write(path: Path) -> str:
        report = alignment.save(
            path,
            profile=output.profile,
            inline_refs=output.inline_refs,
            languages=output.languages or None,
            date=output.date,
            metrics=metrics,
            min_confidence=output.admission.min_confidence,
            only=output.admission.only or "all",
            ui=output.ui,
        )
        name = "bead" if format_of(path) == ".beads" else "unit"
        return _written(report) if report else f"{counted(len(alignment), name)} written to {path}"

    return write_each(output.outputs, write)


def write_each(paths: Sequence[Path], write: Callable[[Path], str]) -> list[str]:
    """Write one file after another, and return what `write` says of each; if one fails, warn of those before it."""
    lines: list[str] = []
    for path in paths:
        try:
            lines.append(write(path))
        except BitextError:
            for line in lines:
                warn(line)
            raise
    return lines


def _written(report: WriteReport) -> str:
    """What is in a TMX file and what is not; footnote references are not a loss, since properties hold them."""
    from tmx.write.prepare import FOOTNOTES_LEFT_OUT

    altered = [
        f"{count} altered: {reason}"
        for reason, count in report.altered.items()
        if reason != FOOTNOTES_LEFT_OUT
    ]
    left_out = [f"{count} left out: {reason}" for reason, count in report.left_out.items()]
    return "\n  ".join([f"{counted(report.written, 'unit')} written to {report.where}", *left_out, *altered])
