"""``bitext filter``: the units of a memory that meet conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import click

from tmx.base.dates import parse_day
from tmx.cli.console import tell_parts
from tmx.cli.options import WRITTEN, File, MaxRatio, Printing, Rest, Seed, SourceLang, TargetLang, UnitsOutput
from tmx.cli.outputs import check_free
from tmx.cli.values import name_and_value, share_or_number
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from tmx.tools.filters import Conditions


@dataclass(frozen=True, slots=True)
class ConditionOptions:
    """What a unit must meet to be kept."""

    min_confidence: Annotated[
        float | None, option("--min-confidence", type=float, metavar="X", help="Lowest x-confidence, 0 to 1.")
    ]
    roles: Annotated[
        tuple[str, ...],
        option("--role", multiple=True, metavar="ROLE", help="An x-role to keep. Repeatable."),
    ]
    min_length: Annotated[
        int,
        option(
            "--min-length",
            type=click.IntRange(0),
            default=0,
            metavar="N",
            help="Fewest characters in any segment.",
        ),
    ]
    max_length: Annotated[
        int,
        option(
            "--max-length",
            type=click.IntRange(0),
            default=0,
            metavar="N",
            help="Most characters in any segment; 0 is no limit.",
        ),
    ]
    max_ratio: MaxRatio
    source_lang: SourceLang
    target_lang: TargetLang
    source_pattern: Annotated[
        str | None,
        option("--source-pattern", metavar="REGEX", help="Regular expression to find in the source."),
    ]
    target_pattern: Annotated[
        str | None,
        option("--target-pattern", metavar="REGEX", help="Regular expression to find in the target."),
    ]
    properties: Annotated[
        tuple[tuple[str, str], ...],
        option(
            "--property",
            multiple=True,
            type=name_and_value("--property", "NAME=VALUE"),
            metavar="NAME=VALUE",
            help="A property and its value, such as x-role=title. Repeatable.",
        ),
    ]
    having: Annotated[
        tuple[str, ...],
        option(
            "--has-property", multiple=True, metavar="NAME", help="A property with any value. Repeatable."
        ),
    ]
    since: Annotated[
        datetime | None,
        option(
            "--since", type=parse_day, metavar="DATE", help="Changed on this day or later: 2004-12-31, 2004."
        ),
    ]
    before: Annotated[
        datetime | None, option("--before", type=parse_day, metavar="DATE", help="Changed before this day.")
    ]
    users: Annotated[
        tuple[str, ...],
        option(
            "--user",
            multiple=True,
            metavar="NAME",
            help="Who created or changed the unit, in any case; * stands for any letters. Repeatable.",
        ),
    ]
    ids: Annotated[
        tuple[str, ...],
        option("--id", multiple=True, metavar="ID", help="A tuid; * stands for any letters. Repeatable."),
    ]
    note: Annotated[
        str | None, option("--note", metavar="REGEX", help="Regular expression to find in a note.")
    ]
    languages: Annotated[
        tuple[str, ...],
        option(
            "--has-lang",
            multiple=True,
            metavar="CODE",
            help="A language that the unit has; its others are kept. Repeatable.",
        ),
    ]
    copies: Annotated[
        bool | None,
        option("--copies/--no-copies", default=None, help="A target equals the source, or none does."),
    ]
    tags: Annotated[
        bool | None,
        option("--tags/--no-tags", default=None, help="Segments have inline codes, or have none."),
    ]
    other_language: Annotated[
        bool | None,
        option(
            "--foreign/--no-foreign",
            default=None,
            help="A segment is surely in another language than its code says, or none is.",
        ),
    ]

    @property
    def conditions(self) -> Conditions:
        """The conditions.

        Raises:
            UsageError: no unit can meet one of them.
        """
        from tmx.tools.filters import Conditions

        return Conditions(
            min_confidence=self.min_confidence,
            roles=frozenset(self.roles),
            min_length=self.min_length,
            max_length=self.max_length,
            max_ratio=self.max_ratio,
            source_lang=self.source_lang,
            target_lang=self.target_lang,
            source_pattern=self.source_pattern,
            target_pattern=self.target_pattern,
            properties=(*self.properties, *((name, None) for name in self.having)),
            since=self.since,
            before=self.before,
            users=self.users,
            ids=self.ids,
            note=self.note,
            languages=self.languages,
            copies=self.copies,
            tags=self.tags,
            other_language=self.other_language,
        )


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Which units to keep of which memory."""

    file: File
    output: UnitsOutput
    wanted: ConditionOptions
    invert: Annotated[
        bool, option("--invert", is_flag=True, help="Keep the units that do not meet the conditions.")
    ]
    sample: Annotated[
        tuple[int | None, float | None] | None,
        option(
            "--sample",
            type=share_or_number("--sample"),
            metavar="N|P%",
            help="Keep only so many of them at random, or this percentage.",
        ),
    ]
    seed: Seed
    rest: Rest
    printing: Printing


@verb(
    FilterOptions,
    prints=WRITTEN,
    examples=[
        "bitext filter memory.tmx -o good.tmx --min-confidence 0.8 --max-ratio 3",
        "bitext filter TM.db -o new.tmx --since 2020 --user 'anna*' --rest old.tmx",
        "bitext filter memory.tmx -o pair.tmx --source-lang en --target-lang fr",
        "bitext filter memory.xlsx -o look.tmx --sample 200 --seed 7",
    ],
)
def filter_(options: FilterOptions) -> None:
    """Keep the units that meet given conditions.

    A unit is kept if it meets all of them. --source-lang and --target-lang also cut each unit down to these two
    languages. FILE is a memory, a TMX file, or of another format that `bitext convert` reads. The language of a
    segment is judged only where it is long enough to be sure.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.filters import Sample, filter_units

    check_free([path for path in (options.output, options.rest) if path], [options.file])
    wanted = options.wanted
    source = units_of(options.file, source_lang=wanted.source_lang, target_lang=wanted.target_lang)
    parts = filter_units(
        source,
        options.output,
        wanted.conditions,
        invert=options.invert,
        rest=options.rest,
        sample=Sample(*options.sample, options.seed) if options.sample else None,
    )
    tell_parts(options.file, parts, options.printing)
