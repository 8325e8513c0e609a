"""``bitext diff``: what makes two memories different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from tmx.base.characters import printable
from tmx.base.wording import clip
from tmx.cli.console import console, show_json, warn_all
from tmx.cli.options import NewerFile, OlderFile, Printing, SourceLang, TargetLang
from tmx.cli.outputs import check_free
from tmx.cli.values import FileToWrite
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from tmx.tools.comparison import Comparison, Difference

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """Which memories to compare, and where to write what differs."""

    older: OlderFile
    newer: NewerFile
    output: Annotated[
        Path | None,
        option(
            "-o",
            "--output",
            type=FileToWrite("a comparison", ".html", ".csv", ".xlsx", ".tmx", ".tmx.gz"),
            metavar="OUT",
            help="The .html, .csv, .xlsx or .tmx file to write.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    limit: Annotated[
        int,
        option(
            "--limit",
            type=click.IntRange(0),
            default=_SHOWN,
            show_default=True,
            metavar="N",
            help="The most differences of each kind to print.",
        ),
    ]
    printing: Printing


@verb(
    DiffOptions,
    prints={
        "added": "sources with a target that only NEW has",
        "removed": "sources with a target that only OLD has",
        "changed": "sources that have another target in NEW; both targets are shown",
        "N added, N removed, …": "last line: how many there are of each kind, and how many are equal",
    },
    examples=[
        "bitext diff old.tmx new.tmx",
        "bitext diff TM.db returned.tmx -o changes.html",
        "bitext diff old.tmx new.tmx -o changes.tmx --source-lang en --target-lang fr",
    ],
)
def diff(options: DiffOptions) -> None:
    """Show what was added, removed and changed between two memories.

    OLD and NEW are memories, TMX files, or of other formats that `bitext convert` reads. Each target of a unit is
    compared by itself. Texts are equal if they are so with the places of their codes, whatever the codes say.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.comparison import compare
    from tmx.tools.sources import remarks_on

    paths = [options.older, options.newer]
    check_free([options.output] if options.output else [], paths)
    langs = {"source_lang": options.source_lang, "target_lang": options.target_lang}
    older, newer = (units_of(path, **langs) for path in paths)
    comparison = compare(older, newer)
    if options.output is not None:
        from align.output.memory_diff import write_comparison

        write_comparison(options.output, comparison, older, newer)
    losses = {
        str(one.path): {**one.losses().left_out, **({"no target": without} if without else {})}
        for one, without in zip((older, newer), comparison.untranslated, strict=True)
    }
    if options.printing.as_json:
        show_json({**_as_dict(comparison), "not_compared": losses})
    elif not options.printing.quiet:
        for source in (older, newer):
            reasons = [f"{count} not compared: {why}" for why, count in losses[str(source.path)].items()]
            warn_all(source.path, [*remarks_on(source), *reasons])
        click.echo("\n".join(_lines(comparison, 0 if options.output else options.limit)))
        if options.output is not None:
            click.echo(f"written to {options.output}")


def _as_dict(comparison: Comparison) -> dict[str, Any]:
    from tmx.tools.comparison import KINDS

    return {
        **{kind: comparison.counts[kind] for kind in KINDS},
        "equal": comparison.equal,
        "differences": [_difference(one) for kind in KINDS for one in comparison.of_kind(kind)],
    }


def _difference(one: Difference) -> dict[str, Any]:
    target = one.new or one.old
    return {
        "kind": one.kind,
        "source_lang": one.source.lang,
        "target_lang": target and target.lang,
        "source": one.source.text,
        "old": one.old and one.old.text,
        "new": one.new and one.new.text,
    }


def _lines(comparison: Comparison, limit: int) -> Iterator[str]:
    from tmx.tools.comparison import KINDS

    width = max(console().width - 6, 20)
    for kind in KINDS:
        some = comparison.of_kind(kind)
        if not some or not limit:
            continue
        yield f"{kind}:{f' ({limit} of {len(some)} are shown)' if len(some) > limit else ''}"
        for one in some[:limit]:
            yield f"  {printable(clip(one.source.text, width))}"
            for sign, side in (("-", one.old), ("+", one.new)):
                if side is not None:
                    yield f"  {sign} {printable(clip(side.text, width))}"
    yield ", ".join([*(f"{comparison.counts[kind]} {kind}" for kind in KINDS), f"{comparison.equal} equal"])
