"""``bitext lineage``: each paragraph of a document beside the one of an earlier document that it renews."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from align.cli.options import Kind, Ocr, outputs_option
from align.cli.running import progress
from align.cli.writing import write_each
from align.reuse.lineage_files import lineage_format, write_lineage
from align.reuse.pieces import Level
from tmx.base.characters import printable
from tmx.base.decode import refuse_missing
from tmx.base.wording import counted
from tmx.cli.console import console, show, show_json, warn
from tmx.cli.options import Printing, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import path_type
from tmx.cli.verb import argument, option, verb

if TYPE_CHECKING:
    from rich.table import Table

    from align.reuse.lineage import Lineage

_TARGET = "target"
_EDGES = 4  # characters of the table around and between its texts


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """The two documents, and what is written."""

    new: Annotated[Path, argument(type=path_type, metavar="NEW")]
    old: Annotated[Path, argument(type=path_type, metavar="OLD")]
    lang: Annotated[
        str | None, option("--lang", metavar="CODE", help="Language of NEW, such as en or en-GB.")
    ]
    target_lang: TargetLang
    document: Annotated[
        str | None,
        option(
            "--document",
            metavar="NAME",
            help="The document of OLD; by default the one that matches most of NEW.",
        ),
    ]
    level: Annotated[
        Level,
        option(
            "--segment",
            type=click.Choice(["paragraph", "sentence"]),
            default="paragraph",
            show_default=True,
            help="What is compared.",
        ),
    ]
    kind: Kind
    ocr: Ocr
    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            "A file to write; its suffix is the format: .html, .docx, .json or .csv. Repeatable.",
        ),
    ]
    printing: Printing


@verb(
    LineageOptions,
    prints={
        "same": "the paragraph is as it was",
        "changed 85": "it renews the earlier one with changes; the match score of the two",
        "part 47": "it has words of a paragraph that another renews",
        "merged": "the words of an earlier paragraph are in another now, whose number is given",
        "new, left out": "there is none on the other side",
        "moved": "the two are in another order than the paragraphs around them",
        "target": "+ if OLD has a translation, a if it is also adapted: new numbers, dates, symbols",
    },
    examples=[
        "bitext lineage 60-175.txt 59-159.tmx -o lineage.html",
        "bitext lineage draft.docx TM.db --document A/RES/59/159 -o lineage.docx",
        "bitext lineage new.txt old.txt --json",
    ],
)
def lineage(options: LineageOptions) -> None:
    """Show which earlier paragraphs a document renews.

    OLD is a bilingual file or a memory, so that the translation that exists stands beside each paragraph; or a
    document in the language of NEW. All paragraphs are assigned at once: by their words, their order, their numbers
    and their roles.
    """
    from align.api import read
    from align.reuse.former import read_former, refuse_swapped
    from align.reuse.lineage import lineage as compare
    from align.reuse.paragraphs import paragraphs_of_document

    printing = options.printing
    for path in options.outputs:
        lineage_format(path)
    refuse_missing([options.new, options.old])
    refuse_swapped(options.new, options.old)
    check_free(options.outputs, [options.new, options.old])
    with progress("Reading", quiet=printing.quiet) as report:
        document = read(options.new, options.lang, kind=options.kind, ocr=options.ocr, progress=report)
    if not printing.quiet:
        for warning in document.warnings:
            warn(warning)
    new = paragraphs_of_document(document, options.level)
    former = read_former(
        options.old,
        new,
        document.lang,
        target_lang=options.target_lang,
        document=options.document,
        level=options.level,
    )
    found = compare(document.title, document.lang, new, former)
    written = write_each(options.outputs, lambda path: _write(found, path))
    if printing.as_json:
        show_json(found.as_dict())
    elif not printing.quiet:
        show(*([] if options.outputs else [_table(found)]), _summary(found), *written)


def _write(found: Lineage, path: Path) -> str:
    write_lineage(found, path)
    return f"{counted(len(found.rows), 'row')} written to {path}"


def _summary(found: Lineage) -> str:
    from align.reuse.lineage_words import legend_of, title_of

    said = "; ".join(words for name, words in legend_of(found) if name != "adapted")
    return printable(f"{title_of(found)}: {said}")


def _table(found: Lineage) -> Table:
    from rich import box
    from rich.table import Table

    from align.reuse.lineage_words import shown_rows

    table = Table(box=box.SIMPLE_HEAD, padding=0)
    rows = list(shown_rows(found))
    chips = [f"{row.chip}, moved" if row.moved else row.chip for row in rows]
    translated = bool(found.former.target_lang)
    widest = max(map(len, chips), default=0)
    table.add_column("", no_wrap=True, width=widest)
    text = (console().width - widest - _EDGES - (len(_TARGET) + 1) * translated) // 2
    for name in (found.name, found.former.name):
        table.add_column(printable(name), no_wrap=True, overflow="ellipsis", width=max(text, 1))
    if translated:
        table.add_column(_TARGET, no_wrap=True, width=len(_TARGET))
    for chip, row in zip(chips, rows, strict=True):
        sides = [
            printable(": ".join(filter(None, (name, "".join(piece.text for piece in pieces)))))
            for name, pieces in ((row.new_name, row.new), (row.old_name, row.old))
        ]
        mark = ("a" if row.adapted else "+") if row.target else ""
        table.add_row(chip, *sides, *([mark] if translated else []))
    return table
