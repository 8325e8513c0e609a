"""``bitext review``: an alignment as a page or a sheet for a person to work through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from align.cli.options import AlignmentOptions, Ui, outputs_option
from align.cli.running import load_termbase, run_alignment, what_was_read
from align.cli.writing import write_each
from align.core.message import Language
from tmx.base.wording import counted
from tmx.cli.console import show, show_json
from tmx.cli.options import Printing
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite
from tmx.cli.verb import verb

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.quality.checks.termbase import Termbase

_PAGE = (".html", ".htm")
_SHEET = (".xlsx", ".tsv")


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What to review, and in what."""

    texts: AlignmentOptions
    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            "The page (.html) or sheet (.xlsx, .tsv) to write. Repeatable.",
            required=True,
            type=FileToWrite("a review", *_PAGE, *_SHEET),
        ),
    ]
    ui: Ui
    printing: Printing


@verb(
    ReviewOptions,
    prints={
        "Source: …, Target: …": "the direction: the language of each text",
        "N units to review in OUT": "how many units, those without a counterpart included; one line per file",
        "N units to look at": "how many of them are doubtful",
    },
    examples=[
        "bitext review en.txt fr.txt -o review.html",
        "bitext review corpora/A-RES-59-159 -o review.xlsx --ui fr --termbase terms.csv",
    ],
)
def review(options: ReviewOptions) -> None:
    """Write a page or a sheet for reviewing an alignment.

    SOURCE and TARGET are two language versions of a document, as text files; FOLDER contains one file per language
    (en.txt, fr.txt). They are aligned as by `bitext align`. The page works in a browser, without a network. Pass the
    decisions that it saves, or the sheet itself, to `bitext apply`.
    """
    from align.review.page import refuse_other_page

    check_free(options.outputs, options.texts.inputs)
    for path in filter(_is_page, options.outputs):
        refuse_other_page(path)
    termbase = load_termbase(options.texts.termbase)
    alignment = run_alignment(options.texts, quiet=options.printing.quiet)
    written = write_each(options.outputs, lambda path: _write(alignment, path, options.ui, termbase))
    if options.printing.as_json:
        show_json(
            {
                "units": len(alignment),
                "to_look_at": _to_look_at(alignment, termbase),
                "written": [str(path) for path in options.outputs],
            }
        )
    elif not options.printing.quiet:
        found = counted(_to_look_at(alignment, termbase), "unit")
        show(*what_was_read(alignment), *written, f"{found} to look at")


def _to_look_at(alignment: Alignment, termbase: Termbase | None) -> int:
    from align.quality.attention import attention_of

    return sum(item.to_look_at for item in attention_of(alignment, termbase=termbase))


def _is_page(path: Path) -> bool:
    return path.name.lower().endswith(_PAGE)


def _write(alignment: Alignment, path: Path, ui: Language, termbase: Termbase | None) -> str:
    from align.review import review_page, write_sheet

    write = review_page if _is_page(path) else write_sheet
    write(alignment, path, ui=ui, termbase=termbase)
    return f"{counted(len(alignment), 'unit')} to review in {path}"
