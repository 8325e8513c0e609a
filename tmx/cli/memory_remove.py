"""``bitext memory remove``: documents out of a memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import click

from tmx.base.characters import printable
from tmx.base.wording import counted
from tmx.cli.console import show_json
from tmx.cli.options import MemoryArgument, Printing
from tmx.cli.verb import argument, verb


@dataclass(frozen=True, slots=True)
class RemoveOptions:
    """Which documents to remove from which memory."""

    memory: MemoryArgument
    names: Annotated[tuple[str, ...], argument(nargs=-1, required=True, metavar="NAME…")]
    printing: Printing


@verb(
    RemoveOptions,
    prints={"NAME: N units removed": "one line for each document"},
    examples=["bitext memory remove TM.db A/RES/58/140", "bitext memory remove TM.db 2003.tmx 2004.tmx"],
)
def remove(options: RemoveOptions) -> None:
    """Remove documents from a memory.

    NAME is the name that `bitext memory list` shows. If there is no such document, none is removed. The file does not
    get smaller: what is added later takes the room.
    """
    from tmx.memory import Memory

    printing = options.printing
    names = list(dict.fromkeys(options.names))
    with Memory(options.memory) as memory:
        for name in names:
            memory.require(name)
    with Memory(options.memory, write=True) as memory:
        removed = {name: memory.remove(name) for name in names}
    if printing.as_json:
        show_json({"memory": str(options.memory), "removed": removed})
    elif not printing.quiet:
        for name, count in removed.items():
            click.echo(f"{printable(name)}: {counted(count, 'unit')} removed")
