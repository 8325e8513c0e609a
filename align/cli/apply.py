"""``bitext apply``: a saved review goes into a memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import as_json, output_options, quiet
from align.cli.running import progress
from align.cli.writing import check_free, check_outputs, write_outputs
from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json, warn
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from align.review import Applied


@click.command(name="apply")
@click.argument("decisions", type=path_type)
@click.argument("texts", nargs=-1, type=path_type, metavar="[SOURCE TARGET]")
@click.option("--source-lang", metavar="CODE", help="Language of the source; else that of the review.")
@click.option("--target-lang", metavar="CODE", help="Language of the target; else that of the review.")
@output_options
@quiet
@as_json
def apply(
    decisions: Path,
    texts: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    quiet: bool,
    as_json: bool,
    **output: Any,
) -> None:
    """Take the review in DECISIONS (.json of the page, or a sheet: .xlsx, .tsv, .csv) over into a translation memory.

    The two texts are those that the review names, or SOURCE TARGET. Where a text has changed since, what was
    decided is followed to where it stands now, and the rest is aligned again around it.
    """
    from align.review import apply_decisions, read_decisions, read_texts

    if len(texts) not in (0, 2):
        raise UsageError("one text is not enough", cure="Give both texts, or neither.")
    check_outputs(output, [decisions, *texts])
    saved = read_decisions(decisions)
    documents = read_texts(
        saved, decisions, *(texts or (None, None)), source_lang=source_lang, target_lang=target_lang
    )
    check_free(output["outputs"], [Path(document.name) for document in documents])
    if not (quiet or as_json):
        show(f"source text: {documents[0].name}", f"target text: {documents[1].name}")
    with progress("Aligning", quiet=quiet) as report:
        applied = apply_decisions(saved, *documents, report)
    written = write_outputs(applied.alignment, output)
    _report(applied, written, quiet=quiet, as_json=as_json)


def _report(applied: Applied, written: list[str], *, quiet: bool, as_json: bool) -> None:
    """What became of the decisions; problems go to standard error, or into the JSON."""
    if as_json:
        show_json(applied.as_dict())
        return
    for problem in applied.problems:
        warn(str(problem))
    if not quiet:
        show(applied.summary(), *(written or ["no memory was written: give one with -o out.tmx"]))
