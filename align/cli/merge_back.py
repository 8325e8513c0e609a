"""``bitext merge-back``: the translated document from an XLIFF file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tmx.base.wording import counted
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import File, Printing
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite, path_type
from tmx.cli.verb import option, verb


@dataclass(frozen=True, slots=True)
class MergeBackOptions:
    """Which translation, of which document."""

    file: File
    output: Annotated[
        Path,
        option(
            "-o",
            "--output",
            required=True,
            type=FileToWrite("a translated document", ".docx"),
            metavar="OUT",
            help="The DOCX file to write.",
        ),
    ]
    original: Annotated[
        Path | None,
        option(
            "--original",
            type=path_type,
            metavar="DOC",
            help="The document that FILE was made from, if it is no longer where it was.",
        ),
    ]
    mark: Annotated[
        bool,
        option(
            "--mark/--no-mark",
            default=False,
            show_default=True,
            help="Highlight what is not translated (yellow) and what is not confirmed (cyan).",
        ),
    ]
    printing: Printing


@verb(
    MergeBackOptions,
    prints={
        "N segments written to OUT": "how many segments the document has",
        "N segments without a translation": "they are as they were in the source",
        "N translations not confirmed": "their state in FILE says that they need review",
        "N translations without a code": "a reference to a note or the like was put at their end",
        "N translations without a tab, link, format …": "what was in the source is not in the translation",
    },
    examples=["bitext merge-back draft.xlf -o draft_fr.docx"],
)
def merge_back(options: MergeBackOptions) -> None:
    """Turn a translated XLIFF file into a DOCX.

    FILE is an XLIFF file that bitext pretranslate has written and a CAT tool has saved with its translations. The
    document that it was made from is read again: its styles, numbers, notes, headers and tables are kept.
    """
    from align.reuse.merge_back import merge_back as run
    from tmx.base.files import atomic_write

    printing = options.printing
    check_free([options.output], [options.file, *filter(None, [options.original])])
    merged = run(options.file, options.original, mark=options.mark)
    check_free([options.output], [merged.original])
    with atomic_write(options.output) as stream:
        stream.write(merged.data)
    for warning in () if printing.quiet or printing.as_json else merged.warnings:
        warn(f"{options.file}: {warning}")
    if printing.as_json:
        show_json(
            {
                "output": str(options.output),
                "segments": merged.segments,
                "untranslated": merged.untranslated,
                "doubtful": merged.doubtful,
                "absent": merged.absent,
                "without_codes": dict(merged.without_codes),
            }
        )
    elif not printing.quiet:
        show(f"{counted(merged.segments, 'segment')} written to {options.output}")
