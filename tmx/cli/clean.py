"""``bitext clean``: a memory to hand on, without codes or without the names of users."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from tmx.base.errors import UsageError
from tmx.cli.console import tell_of
from tmx.cli.options import WRITTEN, File, Printing, UnitsOutput
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """What to take out of which memory."""

    file: File
    output: UnitsOutput
    strip_tags: Annotated[
        bool, option("--strip-tags", is_flag=True, help="Take inline codes out of segments.")
    ]
    number_tags: Annotated[
        bool,
        option(
            "--number-tags",
            is_flag=True,
            help="Number inline codes from left to right, in targets as in the source.",
        ),
    ]
    anonymise: Annotated[
        bool,
        option("--anonymise", is_flag=True, help="Write user-1, user-2 … for the names of users."),
    ]
    remove_users: Annotated[
        bool, option("--remove-users", is_flag=True, help="Leave out the names of users.")
    ]
    key: Annotated[
        str | None,
        option(
            "--key",
            metavar="SECRET",
            help="With --anonymise: make pseudonyms of this, so that they are the same in all files.",
        ),
    ]
    printing: Printing

    def __post_init__(self) -> None:
        for one, other, names in (
            (self.strip_tags, self.number_tags, "--strip-tags and --number-tags"),
            (self.anonymise, self.remove_users, "--anonymise and --remove-users"),
        ):
            if one and other:
                raise UsageError(f"{names} exclude each other", cure="Leave one of them out.")


@verb(
    CleanOptions,
    prints=WRITTEN,
    examples=[
        "bitext clean memory.tmx -o plain.tmx --strip-tags",
        "bitext clean TM.db -o to_share.tmx --anonymise --number-tags",
    ],
)
def clean(options: CleanOptions) -> None:
    """Take codes or names of users out of a memory.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. Users are those of creationid and
    changeid, and of properties that name a person, such as author. One user has one pseudonym in the whole file, and
    with --key in all files; names in texts and notes stay.
    """
    from tmx.memory.sources import units_of
    from tmx.tools import cleaning

    work = cleaning.Cleaning(
        "strip" if options.strip_tags else "number" if options.number_tags else "keep",
        "pseudonyms" if options.anonymise else "remove" if options.remove_users else "keep",
        options.key,
    )
    check_free([options.output], [options.file])
    source = units_of(options.file)
    tell_of(source, cleaning.clean(source, options.output, work), options.printing)
