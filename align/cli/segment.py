"""``bitext segment``: the structure found in a text, as a tree or as data, and the text cleaned, as a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from align.cli.options import Kind, Ocr, Srx, outputs_option
from align.cli.outline import document_data, document_tree
from align.cli.running import progress
from align.cli.writing import write_each
from align.core.config import SegmentLevel
from tmx.base.errors import UsageError
from tmx.base.wording import counted
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import File, Printing
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from align.core.document import Document

_STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class SegmentOptions:
    """Which text to read, and how much of it to show."""

    file: File
    lang: Annotated[
        str | None, option("--lang", metavar="CODE", help="Language of the text, such as en or en-GB.")
    ]
    srx: Srx
    kind: Kind
    ocr: Ocr
    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            "A file for the cleaned text; its suffix chooses the format: .txt, .docx, .html or .md. "
            "'-' prints it as plain text. Repeatable.",
        ),
    ]
    labels: Annotated[
        bool | None,
        option(
            "--labels/--no-labels",
            default=None,
            help="Write the numbers of paragraphs and the bullets.  [default: in all formats but .txt]",
        ),
    ]
    notes: Annotated[
        bool | None,
        option(
            "--notes/--no-notes",
            default=None,
            help="Write the footnotes and the references to them.  [default: both; in .txt no references]",
        ),
    ]
    level: Annotated[
        SegmentLevel,
        option(
            "--segment",
            type=click.Choice(["paragraph", "sentence"]),
            default="paragraph",
            show_default=True,
            help="What is a paragraph in OUT: each as it is, or each sentence.",
        ),
    ]
    full: Annotated[bool, option("--full", is_flag=True, help="Show whole paragraphs in the tree.")]
    printing: Printing


@verb(
    SegmentOptions,
    prints={
        "symbol, date …": "the facts found in the masthead",
        "title, operative …": "the roles of the paragraphs, each followed by its paragraphs",
        "[notes 1, 2]": "the footnotes to which a paragraph refers",
        "set aside": "what does not belong to the text, where it was, and why",
        "N paragraphs written to OUT": "instead of all that, if OUT is given",
    },
    examples=[
        "bitext segment corpora/A-RES-59-159/fr.txt",
        "bitext segment act.txt --lang fr-CA --json",
        "bitext segment report.pdf -o report.txt",
        "bitext segment report.pdf -o report.docx --segment sentence",
    ],
)
def segment(options: SegmentOptions) -> None:
    """Show the structure of a text, or write it clean.

    FILE is one language version of a document. Its language is that of the file name (en.txt, act_fr-CA.txt), or is
    detected in the text, unless --lang gives it. OUT is ready for a CAT tool: in plain text each paragraph is a line,
    with a blank line between two; the other formats keep headings, numbers, lists, tables and footnotes. --json also
    gives the sentences, as offsets into their paragraph.
    """
    from align.api import read

    printing = options.printing
    _check(options)
    with progress("Reading", quiet=printing.quiet) as report:
        document = read(options.file, options.lang, kind=options.kind, ocr=options.ocr, progress=report)
    if not printing.quiet:
        for warning in document.warnings:
            warn(warning)
    written = write_each(options.outputs, lambda path: _write(document, path, options))
    if printing.as_json:
        show_json(document_data(document, _srx(options)))
    elif not printing.quiet:
        tree = [] if options.outputs else [document_tree(document, full=options.full)]
        show(*tree, *filter(None, written))


def _check(options: SegmentOptions) -> None:
    """Refuse what could not be done after the work.

    Raises:
        UsageError: an option that says how a file is written is given without a file, a suffix is unknown, a file
            would be overwritten, or two things would be printed.
        OutputError: a file cannot be written.
    """
    from align.output.clean import clean_format

    how = options.labels is not None or options.notes is not None or options.level != "paragraph"
    if how and not options.outputs:
        raise UsageError(
            "--labels, --notes and --segment say how a file is written, and none is",
            cure="Add -o with the file to write.",
        )
    if options.srx is not None and not options.printing.as_json and options.level != "sentence":
        raise UsageError(
            "--srx says where sentences are cut, and none are",
            cure="Add --segment sentence and -o with the file to write, or --json.",
        )
    files = [path for path in options.outputs if path != _STDOUT]
    for path in files:
        clean_format(path)
    check_free(files, [options.file])
    if _STDOUT in options.outputs and options.printing.as_json:
        raise UsageError("-o - and --json would both be printed", cure="Leave out one of them.")


def _srx(options: SegmentOptions) -> str:
    return "" if options.srx is None else str(options.srx)


def _write(document: Document, path: Path, options: SegmentOptions) -> str:
    """Write the cleaned text to a file, or to standard output; a line about it, empty for standard output."""
    from align.output.clean import write_document

    clean = write_document(
        document,
        sys.stdout.buffer if path == _STDOUT else path,
        suffix=".txt" if path == _STDOUT else None,
        labels=options.labels,
        notes=options.notes,
        segment=options.level,
        srx=_srx(options),
    )
    if path == _STDOUT:
        return ""
    what = [counted(len(clean.items), options.level)]
    if clean.notes:
        what.append(counted(len(clean.notes), "footnote"))
    return f"{' and '.join(what)} written to {path}"
