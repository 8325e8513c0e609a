"""``bitext filter``: the units of a memory that meet conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import click

from tmx.cli.console import tell
from tmx.cli.options import WRITTEN, File, Printing, SourceLang, TargetLang, TmxOutput
from tmx.cli.values import name_and_value
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
    max_ratio: Annotated[
        float,
        option(
            "--max-ratio",
            type=click.FloatRange(0),
            default=0,
            metavar="X",
            help="Highest ratio of the longer segment to the shorter, in characters; 0 is no limit.",
        ),
    ]
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
            properties=self.properties,
        )


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Which units to keep of which memory."""

    file: File
    output: TmxOutput
    wanted: ConditionOptions
    invert: Annotated[
        bool, option("--invert", is_flag=True, help="Keep the units that do not meet the conditions.")
    ]
    printing: Printing


@verb(
    FilterOptions,
    prints=WRITTEN,
    examples=[
        "bitext filter memory.tmx -o good.tmx --min-confidence 0.8 --max-ratio 3",
        "bitext filter memory.tmx -o titles.tmx --role title --role heading",
        "bitext filter memory.tmx -o pair.tmx --source-lang en --target-lang fr",
    ],
)
def filter_(options: FilterOptions) -> None:
    """Keep the units that meet given conditions.

    A unit is kept if it meets all of them. --source-lang and --target-lang also cut each unit down to these two
    languages.
    """
    from tmx.tools.filters import filter_tmx

    report = filter_tmx(options.file, options.output, options.wanted.conditions, invert=options.invert)
    tell(report, options.printing)
