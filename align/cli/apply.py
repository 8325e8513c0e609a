"""``bitext apply``: a saved review goes into a memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from align.cli.output_options import OutputOptions
from align.cli.running import progress
from align.cli.writing import check_outputs, write_outputs
from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import path_type
from tmx.cli.verb import argument, verb

if TYPE_CHECKING:
    from align.review import Applied


@dataclass(frozen=True, slots=True)
class ApplyOptions:
    """Which review to apply, to which texts, and what to write."""

    decisions: Annotated[Path, argument(type=path_type, metavar="DECISIONS")]
    texts: Annotated[tuple[Path, ...], argument(nargs=-1, type=path_type, metavar="[SOURCE TARGET]")]
    source_lang: SourceLang
    target_lang: TargetLang
    output: OutputOptions
    printing: Printing

    def __post_init__(self) -> None:
        if len(self.texts) > 2:
            raise UsageError(
                "a review has two texts, a source and a target",
                cure="Give both texts, the file that holds both, or neither.",
            )


@verb(
    ApplyOptions,
    prints={
        "source text, target text": "the files that are read",
        "N units: …": "how many units were accepted, corrected, left open …",
        "N units written to OUT": "one line per file; gaps do not enter a memory",
    },
    examples=[
        "bitext apply review.json -o out.tmx",
        "bitext apply review.xlsx new/en.txt new/fr.txt -o out.tmx",
    ],
)
def apply(options: ApplyOptions) -> None:
    """Apply a saved review and write the reviewed memory.

    DECISIONS is the file that the review page saved (.json), or a review sheet (.xlsx, .tsv, .csv). Without SOURCE and
    TARGET, the texts are those that the review names; without language options, the languages are those of the review.

    If a text has changed since the review, each decision is applied where its text is now, and everything else is
    aligned again around the decisions. Decisions that no longer fit are reported.
    """
    from align.review import apply_decisions, read_decisions, read_texts

    printing = options.printing
    check_outputs(options.output, [options.decisions, *options.texts])
    saved = read_decisions(options.decisions)
    documents = read_texts(
        saved,
        options.decisions,
        *((options.texts * 2)[:2] or (None, None)),
        source_lang=options.source_lang,
        target_lang=options.target_lang,
    )
    check_free(options.output.outputs, [Path(document.name) for document in documents])
    if not (printing.quiet or printing.as_json):
        show(f"source text: {documents[0].name}", f"target text: {documents[1].name}")
    with progress("Aligning", quiet=printing.quiet) as report:
        applied = apply_decisions(saved, *documents, report)
    written = write_outputs(applied.alignment, options.output)
    _report(applied, written, printing)


def _report(applied: Applied, written: list[str], printing: Printing) -> None:
    """What became of the decisions; problems go to standard error, or into the JSON."""
    if printing.as_json:
        show_json(applied.as_dict())
        return
    for problem in applied.problems:
        warn(str(problem))
    if not printing.quiet:
        show(applied.summary(), *(written or ["no memory was written; give one with -o out.tmx"]))
