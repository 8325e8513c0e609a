"""``bitext leverage``: how much of documents a memory translates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from align.cli.options import Kind, Ocr, Srx, outputs_option
from align.cli.running import progress
from align.cli.writing import write_each
from align.reuse.bands import weights_of
from align.reuse.leverage_files import LEVERAGE_SUFFIXES, leverage_data, leverage_format, write_leverage
from align.reuse.pieces import LEVELS, Level
from tmx.base.errors import UsageError
from tmx.base.wording import counted
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import MemoryFile, Printing, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import name_and_value, path_type
from tmx.cli.verb import argument, option, verb

if TYPE_CHECKING:
    from align.core.document import Document
    from align.reuse.analysis import Leverage


def _weights(
    context: click.Context, parameter: click.Parameter, pairs: tuple[tuple[str, str], ...]
) -> Mapping[str, float]:
    given = {}
    for name, value in pairs:
        try:
            given[name] = float(value)
        except ValueError:
            raise UsageError(f"the weight of {name} is no number: {value!r}") from None
    weights_of(given)
    return given


@dataclass(frozen=True, slots=True)
class LeverageOptions:
    """What is analysed, how it is cut, and what is written."""

    files: Annotated[tuple[Path, ...], argument(nargs=-1, required=True, type=path_type, metavar="DOC…")]
    memory: MemoryFile
    lang: Annotated[
        str | None, option("--lang", metavar="CODE", help="Language of the documents, such as en or en-GB.")
    ]
    target_lang: TargetLang
    levels: Annotated[
        tuple[Level, ...],
        option(
            "--segment",
            type=click.Choice(LEVELS),
            multiple=True,
            default=("sentence",),
            show_default=True,
            help="What a segment is; 'clause' also cuts long sentences where that saves work. Repeatable.",
        ),
    ]
    internal: Annotated[
        bool,
        option(
            "--internal-fuzzies",
            is_flag=True,
            help="Also match each segment with those before it in the documents.",
        ),
    ]
    weights: Annotated[
        Mapping[str, float],
        option(
            "--weight",
            multiple=True,
            type=name_and_value("--weight", "95-99=0.3"),
            callback=_weights,
            metavar="BAND=SHARE",
            help="What a word of a band costs, from 0 to 1.  [default: context=0, repetitions=0.1, 100=0.1, "
            "95-99=0.3, 85-94=0.5, 75-84=0.7, 50-74=1, none=1] Repeatable.",
        ),
    ]
    srx: Srx
    kind: Kind
    ocr: Ocr
    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            f"A file to write; its suffix is the format: {', '.join(LEVERAGE_SUFFIXES[:-2])} or .html. Repeatable.",
        ),
    ]
    printing: Printing


@verb(
    LeverageOptions,
    prints={
        "Context match": "the memory has the segment between the same two segments",
        "Repetitions": "the segment came before in the documents",
        "100 % … 50–74 %": "the score of the best match in the memory",
        "words": "what white space separates; the numbers of paragraphs are not counted",
        "weighted": "words by the weights of their bands: the work that is left, in new words",
        "earlier": "what matches an earlier segment better than the memory, with --internal-fuzzies",
    },
    examples=[
        "bitext leverage draft.docx --tm TM.db",
        "bitext leverage draft.docx --tm TM.db --segment paragraph --segment clause",
        "bitext leverage one.docx two.pdf --tm TM.db --internal-fuzzies -o out.xlsx",
        "bitext leverage draft.docx --tm TM.db --weight 50-74=0.8 --json",
    ],
)
def leverage(options: LeverageOptions) -> None:
    """Count what a memory translates of documents.

    The analysis that CAT tools give: the segments of each DOC by the score of their best match in the memory.
    A segment is counted once, in the first band that fits.
    """
    from align.cli.leverage_tables import leverage_tables
    from align.reuse.leverage import leverage as analyse
    from tmx.memory import Memory

    printing = options.printing
    for path in options.outputs:
        leverage_format(path)
    check_free(options.outputs, [*options.files, options.memory])
    with Memory(options.memory) as memory:
        documents = [_read(path, options) for path in options.files]
        analyses: list[Leverage] = []
        for level in dict.fromkeys(options.levels):
            with progress(f"Looking up by {level}", quiet=printing.quiet) as report:
                analyses.append(
                    analyse(
                        documents,
                        memory,
                        target_lang=options.target_lang,
                        level=level,
                        srx="" if options.srx is None else str(options.srx),
                        internal=options.internal,
                        weights=options.weights,
                        progress=report,
                    )
                )
    written = write_each(options.outputs, lambda path: _write(analyses, path))
    if printing.as_json:
        show_json(leverage_data(analyses))
    elif not printing.quiet:
        show(*(shown for one in analyses for shown in leverage_tables(one)), *written)


def _read(path: Path, options: LeverageOptions) -> Document:
    from align.api import read

    with progress("Reading", quiet=options.printing.quiet) as report:
        document = read(path, options.lang, kind=options.kind, ocr=options.ocr, progress=report)
    if not options.printing.quiet:
        for warning in document.warnings:
            warn(warning)
    return document


def _write(analyses: list[Leverage], path: Path) -> str:
    write_leverage(analyses, path)
    return f"{counted(len(analyses[0].documents), 'document')} analysed in {path}"
