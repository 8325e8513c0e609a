"""``bitext replace``: text replaced in the segments of a memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import click

from tmx.base.characters import printable
from tmx.base.errors import UsageError
from tmx.base.wording import clip, counted
from tmx.cli.console import console, show_json, tell_of, warn, warn_all
from tmx.cli.options import UNITS, WRITTEN, File, Printing
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb
from tmx.tools import replacing

if TYPE_CHECKING:
    from tmx.tools.replacing import Replaced

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ReplaceOptions:
    """What to replace in which memory."""

    file: File
    find: Annotated[str, option("--find", required=True, metavar="TEXT", help="The text to find.")]
    put: Annotated[
        str,
        option(
            "--with", required=True, metavar="TEXT", help="The text to put in its place; it may be empty."
        ),
    ]
    output: Annotated[
        Path | None,
        option("-o", "--output", type=UNITS, metavar="OUT", help="The file to write."),
    ]
    preview: Annotated[
        bool, option("--preview", is_flag=True, help="Show what would be changed; write nothing.")
    ]
    regex: Annotated[
        bool,
        option(
            "--regex", is_flag=True, help="--find is a regular expression; \\1 in --with is its first group."
        ),
    ]
    ignore_case: Annotated[bool, option("--ignore-case", is_flag=True, help="Capitals do not count.")]
    words: Annotated[bool, option("--words", is_flag=True, help="Find whole words only.")]
    side: Annotated[
        replacing.Side,
        option(
            "--in",
            type=click.Choice(get_args(replacing.Side)),
            default="target",
            show_default=True,
            help="The segments to change.",
        ),
    ]
    lang: Annotated[
        str | None, option("--lang", metavar="CODE", help="Change segments in this language only.")
    ]
    printing: Printing

    def __post_init__(self) -> None:
        if self.preview is (self.output is not None):
            raise UsageError(
                "give either -o or --preview", cure="Look with --preview, then write with -o OUT."
            )


@verb(
    ReplaceOptions,
    prints={
        "line N, CODE": "with --preview: a segment that would be changed, before (-) and after (+)",
        "N places in N segments": "how often the text was found",
        **WRITTEN,
    },
    examples=[
        "bitext replace memory.tmx --find colour --with color --words --preview",
        'bitext replace TM.db --find " ;" --with ";" --lang en -o tidy.tmx',
        r"bitext replace in.tmx --regex --find '(\d),(\d)' --with '\1.\2' -o out.tmx",
    ],
)
def replace(options: ReplaceOptions) -> None:
    """Replace text in the segments of a memory.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. Codes in segments are never changed;
    a place that has a code in it is left as it is, and counted. All units are written, the others as they were.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.sources import remarks_on

    source = units_of(options.file)
    replacement = replacing.Replacement(
        options.find,
        options.put,
        regex=options.regex,
        case=not options.ignore_case,
        words=options.words,
        side=options.side,
        lang=options.lang,
    )
    printing = options.printing
    if options.output is None:
        _preview(replacing.changes(source, replacement), printing)
        if not (printing.quiet or printing.as_json):
            warn_all(options.file, remarks_on(source))
    else:
        check_free([options.output], [options.file])
        report = replacing.replace_units(source, options.output, replacement)
        tell_of(source, report, printing, places=replacement.places, segments=replacement.segments)
    if not printing.quiet and not printing.as_json:
        click.echo(f"{counted(replacement.places, 'place')} in {counted(replacement.segments, 'segment')}")
        if options.output is None and replacement.across:
            warn(f"{counted(replacement.across, 'more place')} with a code inside would be left as they are")


def _preview(changes: Iterator[Replaced], printing: Printing) -> None:
    found = list(changes)
    if printing.as_json:
        show_json(
            [
                {
                    "line": one.unit.line,
                    "lang": one.before.lang,
                    "before": one.before.text,
                    "after": one.after.text,
                }
                for one in found
            ]
        )
    elif not printing.quiet:
        width = max(console().width - 6, 20)
        for number, one in enumerate(found[:_SHOWN], start=1):
            where = f"line {one.unit.line}" if one.unit.line else f"change {number}"
            click.echo(f"{where}, {one.before.lang}")
            click.echo(f"  - {printable(clip(one.before.text, width))}")
            click.echo(f"  + {printable(clip(one.after.text, width))}")
        if len(found) > _SHOWN:
            click.echo(f"… and {len(found) - _SHOWN} more")
