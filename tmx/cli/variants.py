"""``bitext variants``: what a memory translates in several ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from tmx.base.wording import clip, counted
from tmx.cli.console import show_json
from tmx.cli.options import File, Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from tmx.lexicon.variants import Variant

_SHOWN = 20
_NAMED = 3  # documents of a translation
_WIDE = 72
_KEPT = 24  # characters before the first difference


@dataclass(frozen=True, slots=True)
class VariantsOptions:
    """Which variants of which memory, and where to."""

    file: File
    output: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            type=FileToWrite("a table", ".csv", ".xlsx"),
            metavar="OUT",
            help="The .csv or .xlsx file to write.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    least: Annotated[
        int,
        option(
            "--least",
            type=click.IntRange(min=2),
            default=4,
            show_default=True,
            metavar="N",
            help="The fewest units that hold a phrase.",
        ),
    ]
    limit: Annotated[
        int,
        option(
            "--limit",
            type=click.IntRange(min=1),
            default=_SHOWN,
            show_default=True,
            metavar="N",
            help="The most of each kind to print.",
        ),
    ]
    printing: Printing


@verb(
    VariantsOptions,
    prints={
        "segments": "equal segments whose translations differ in words",
        "phrases": "phrases, parts of segments, that are translated in several ways",
        "spellings": "how many equal segments have translations that differ in capitals, accents or marks alone",
        "TEXT (N units)": "the segment or phrase, and the units that hold it",
        "N  TEXT": "the units with each translation, and the documents in which they are",
    },
    examples=[
        "bitext variants TM.db",
        "bitext variants TM.db -o variants.xlsx",
        "bitext variants memory.tmx --json",
    ],
)
def variants(options: VariantsOptions) -> None:
    """List what is translated in several ways.

    Segments count as equal, and translations as one, if they differ in nothing but capitals, accents, punctuation
    and white space. The renderings of phrases are found by counting and must be read.
    """
    from tmx.lexicon.rows import rows_of
    from tmx.lexicon.variants import phrase_variants, segment_variants

    if options.output is not None:
        check_free([options.output], [options.file])
    langs, rows = rows_of(options.file, options.source_lang, options.target_lang)
    found = [*segment_variants(rows), *phrase_variants(rows, langs, options.least)]
    if options.output is not None:
        from tmx.lexicon.variant_files import write_variants

        write_variants(options.output, found, langs)
    if options.printing.as_json:
        show_json([variant.as_dict() for variant in found])
    elif options.output is not None:
        if not options.printing.quiet:
            click.echo(f"{counted(len(found), 'variant')} written to {options.output}")
    else:
        click.echo("\n".join(_lines(found, options.limit)))


def _lines(found: Sequence[Variant], limit: int) -> Iterator[str]:
    for kind in ("segment", "phrase"):
        some = [variant for variant in found if variant.kind == kind]
        shown = f", {limit} shown" if len(some) > limit else ""
        yield f"{counted(len(some), kind)} translated in several ways{shown}"
        for variant in some[:limit]:
            units = f"({counted(variant.units, 'unit')})"
            yield f"\n  {clip(variant.source, _WIDE - len(units))} {units}"
            common = _common([way.text for way in variant.ways])
            for way in variant.ways:
                yield f"  {way.units:5}  {clip(_from(way.text, common), _WIDE - 7)}"
                yield f"         {_places(way.documents)}"
        yield ""
    spelled = sum(variant.kind == "spelling" for variant in found)
    yield f"{counted(spelled, 'segment')} whose translations differ in spelling alone"


def _places(documents: Sequence[str]) -> str:
    more = f" and {len(documents) - _NAMED} more" if len(documents) > _NAMED else ""
    return f"in {', '.join(documents[:_NAMED])}{more}"


def _common(texts: Sequence[str]) -> int:
    """Where texts begin to differ."""
    differing = (at for at, some in enumerate(zip(*texts, strict=False)) if len(set(some)) > 1)
    return next(differing, min(map(len, texts)))


def _from(text: str, common: int) -> str:
    """A text from a few words before the place on where it differs from others."""
    start = text.rfind(" ", 0, max(0, common - _KEPT)) + 1
    return f"… {text[start:]}" if start else text
