"""``bitext pretranslate``: a document translated as far as a memory goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from align.cli.options import Kind, Srx, outputs_option
from align.cli.running import progress
from align.cli.writing import write_each
from align.core.config import SegmentLevel
from tmx.base.wording import counted
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import File, MemoryFile, Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from rich.table import Table

    from align.reuse.pretranslate import Pretranslation

_XLIFF = (".xlf", ".xliff")
_OUT = FileToWrite("a pretranslated document", *_XLIFF, ".docx", ".tmx")


@dataclass(frozen=True, slots=True)
class PretranslateOptions:
    """What to translate, with which memory, and how much of it is trusted."""

    file: File
    memory: MemoryFile
    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            "A file to write; its suffix chooses the format: .xlf or .xliff for a CAT tool, .docx for the document "
            "itself, .tmx for the units that were found. Repeatable.",
            type=_OUT,
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    threshold: Annotated[
        int,
        option(
            "--threshold",
            type=click.IntRange(40, 100),
            metavar="SCORE",
            default=70,
            show_default=True,
            help="Lowest score of the matches that are proposed.",
        ),
    ]
    fill: Annotated[
        int,
        option(
            "--fill",
            type=click.IntRange(40, 100),
            metavar="SCORE",
            default=100,
            show_default=True,
            help="Lowest score of a match that is put in as the translation.",
        ),
    ]
    limit: Annotated[
        int,
        option(
            "--limit",
            type=click.IntRange(min=1),
            metavar="N",
            default=5,
            show_default=True,
            help="Most matches that are proposed for a segment.",
        ),
    ]
    segment: Annotated[
        SegmentLevel,
        option(
            "--segment",
            type=click.Choice(["paragraph", "sentence"]),
            default="sentence",
            show_default=True,
            help="What a segment is; as in the memory.",
        ),
    ]
    version: Annotated[
        str,
        option(
            "--xliff",
            type=click.Choice(["1.2", "2.0"]),
            default="1.2",
            show_default=True,
            help="Version of XLIFF that is written.",
        ),
    ]
    profile: Annotated[
        str,
        option(
            "--profile",
            type=click.Choice(["generic", "omegat"]),
            default="generic",
            show_default=True,
            help="CAT tool that .xlf and .tmx are for; OmegaT needs both, and its XLIFF has the source as target.",
        ),
    ]
    mark: Annotated[
        bool,
        option(
            "--mark/--no-mark",
            default=True,
            show_default=True,
            help="Highlight in .docx what is not translated (yellow) and what is to be looked at (cyan).",
        ),
    ]
    srx: Srx
    kind: Kind
    printing: Printing


@verb(
    PretranslateOptions,
    prints={
        "context": "segments that the memory has between the same neighbours",
        "exact": "segments that the memory has",
        "codes": "the same, but notes or other codes were placed by rule: look at them",
        "adapted": "segments that differ in numbers, dates or symbols only, which were put in: look at them",
        "fuzzy": "segments with a similar match that was put in, as --fill asks: look at them",
        "none": "segments without a translation",
        "N translations without …": "codes of the source that the memory has not: tabs, line breaks, links, formats",
        "proposed": "segments of 'none' for which similar matches are proposed in XLIFF",
    },
    examples=[
        "bitext pretranslate draft.docx --tm TM.db -o draft.xlf",
        "bitext pretranslate draft.docx --tm TM.db -o draft_fr.docx --fill 85",
        "bitext pretranslate draft.docx --tm TM.db --profile omegat -o a.xlf -o a.tmx",
        "bitext pretranslate draft.txt --tm TM.db -o draft.xlf --xliff 2.0",
    ],
)
def pretranslate(options: PretranslateOptions) -> None:
    """Translate a document as far as a memory goes.

    FILE is a document in one language. In XLIFF, a segment has the translation that is sure, and every match of the
    memory with its score and its origin; open it in a CAT tool, and turn it into a DOCX with bitext merge-back. A
    document in DOCX comes back as DOCX with its styles, numbers and notes; any other is written as a clean DOCX.
    """
    from align.reuse.codes import without_codes
    from align.reuse.originals import open_original
    from align.reuse.pretranslate import pretranslate as run
    from tmx.memory import Memory

    printing = options.printing
    check_free(options.outputs, [options.file, options.memory])
    with Memory(options.memory) as memory:
        with progress("Reading", quiet=printing.quiet) as report:
            original = open_original(
                options.file,
                options.source_lang,
                segment=options.segment,
                kind=options.kind,
                srx="" if options.srx is None else str(options.srx),
                progress=report,
            )
        for warning in () if printing.quiet else original.warnings:
            warn(warning)
        with progress("Looking up", quiet=printing.quiet) as report:
            done = run(
                original,
                memory,
                target_lang=options.target_lang,
                threshold=options.threshold,
                fill=options.fill,
                limit=options.limit,
                progress=report,
            )
    if not printing.quiet:
        for warning in (*without_codes(done.without_codes()), *_for_omegat(options)):
            warn(warning)
    written = write_each(options.outputs, lambda path: _write(done, path, options))
    if printing.as_json:
        show_json(done.as_data())
    elif not printing.quiet:
        show(_table(done), *written)


def _for_omegat(options: PretranslateOptions) -> Iterator[str]:
    """What a user of OmegaT should know, which reads no matches from XLIFF."""
    suffixes = {path.suffix.lower() for path in options.outputs}
    if options.profile == "omegat" and ".tmx" not in suffixes and suffixes & {*_XLIFF}:
        yield "OmegaT sees no matches in XLIFF: write a .tmx as well (-o draft.tmx) and put it into its tm/auto folder"


def _write(done: Pretranslation, path: Path, options: PretranslateOptions) -> str:
    """Write a file; a line about it."""
    from align.reuse.xliff import write_xliff
    from tmx.base.files import atomic_write
    from tmx.write.writer import write_tmx

    suffix, omegat = path.suffix.lower(), options.profile == "omegat"
    if suffix == ".docx":
        data = done.as_docx(mark=options.mark)
        with atomic_write(path) as stream:
            stream.write(data)
    elif suffix == ".tmx":
        report = write_tmx(
            path,
            done.units(omegat=omegat),
            source_lang=done.original.lang,
            profile=options.profile,
            segtype="paragraph" if options.segment == "paragraph" else "sentence",
            footnotes=not omegat,
        )
        return str(report)
    else:
        write_xliff(done, path, version=options.version, omegat=omegat)
    return f"{counted(len(done.drafts), 'segment')} written to {path}"


def _table(done: Pretranslation) -> Table:
    """Segments and words by what their translations are."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("", "segments", "words", "%"):
        table.add_column(name, justify="right" if name else "left")
    counts = done.counts()
    words = sum(count["words"] for count in counts.values())
    for name, count in counts.items():
        _row(table, name, count, words)
    proposed = done.proposed()
    if proposed["segments"]:
        _row(table, "  of these proposed", proposed, words)
    total = {"segments": len(done.drafts), "words": words}
    _row(table, "all", total, words)
    return table


def _row(table: Table, name: str, count: Mapping[str, int], words: int) -> None:
    share = f"{100 * count['words'] / words:.1f}" if words else ""
    table.add_row(name, str(count["segments"]), str(count["words"]), share)
