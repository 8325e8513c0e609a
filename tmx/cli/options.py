"""Options that several verbs have, each declared once: a type of the value with the option that gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from tmx.base.languages import checked_code, usual_code
from tmx.cli.values import FileToWrite, UnitsToWrite, name_and_value, path_type
from tmx.cli.verb import argument, option
from tmx.write.profiles import profiles

TMX = FileToWrite(
    "a memory", ".tmx", ".tmx.gz", streams=True, cure="`bitext convert` writes the other formats."
)

UNITS = UnitsToWrite()

File = Annotated[Path, argument(type=path_type, metavar="FILE")]
Files = Annotated[tuple[Path, ...], argument(nargs=-1, required=True, type=path_type, metavar="FILE…")]
FirstFile = Annotated[Path, argument(type=path_type, metavar="A")]
SecondFile = Annotated[Path, argument(type=path_type, metavar="B")]
OlderFile = Annotated[Path, argument(type=path_type, metavar="OLD")]
NewerFile = Annotated[Path, argument(type=path_type, metavar="NEW")]
MemoryArgument = Annotated[Path, argument(type=path_type, metavar="TM.db")]
MemoryFile = Annotated[
    Path,
    option(
        "--tm",
        required=True,
        type=path_type,
        metavar="TM.db",
        help="The memory to look in, as `bitext memory add` makes it.",
    ),
]
UnitsOutput = Annotated[
    Path,
    option(
        "-o",
        "--output",
        required=True,
        type=UNITS,
        metavar="OUT",
        help="The file to write; its suffix is the format, as for `bitext convert`.",
    ),
]
Rest = Annotated[
    Path | None,
    option("--rest", type=UNITS, metavar="OUT", help="Write the units that are left out to this file."),
]
Seed = Annotated[
    int,
    option(
        "--seed",
        type=int,
        default=0,
        show_default=True,
        metavar="N",
        help="Number that decides what is chosen at random.",
    ),
]
MaxRatio = Annotated[
    float,
    option(
        "--max-ratio",
        type=click.FloatRange(0),
        default=0,
        metavar="X",
        help="Highest ratio of the longer segment to the shorter, in characters; 0 is no limit.",
    ),
]
SourceLang = Annotated[
    str | None, option("--source-lang", metavar="CODE", help="Source language, such as en or en-GB.")
]
TargetLang = Annotated[
    str | None, option("--target-lang", metavar="CODE", help="Target language, such as fr or fr-CA.")
]


def codes_to_write(
    context: click.Context, parameter: click.Parameter, pairs: tuple[tuple[str, str], ...]
) -> Mapping[str, str]:
    """Codes with those to write in their place, all in their usual spelling, from the values of an option.

    A code to replace may be whatever a file has.

    Raises:
        UsageError: one to write is neither a code nor the name of a language.
    """
    return {usual_code(code): usual_code(checked_code(written)) for code, written in pairs}


SetLang = Annotated[
    Mapping[str, str],
    option(
        "--set-lang",
        multiple=True,
        type=name_and_value("--set-lang", "en=en-GB"),
        callback=codes_to_write,
        metavar="en=en-GB",
        help="Language code to write in place of another, however that is spelled. Repeatable.",
    ),
]
ProfileName = Annotated[
    str,
    option(
        "--profile",
        type=click.Choice(list(profiles())),
        default="generic",
        show_default=True,
        help="CAT tool for which a TMX file is written.",
    ),
]
Quiet = Annotated[bool, option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")]
Json = Annotated[bool, option("--json", is_flag=True, help="Print the result as JSON.")]

WRITTEN = {
    "N of M units written to OUT": "units written, and units read; one line per file",
    "N left out: REASON": "units that are not in OUT",
    "N altered: REASON": "changes to units that are in OUT",
}
"""What a verb that writes units prints about them."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How much a verb prints, and in which form."""

    quiet: Quiet
    as_json: Json
