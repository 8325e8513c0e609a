"""``bitext memory list``: the documents of a memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmx.base.characters import printable
from tmx.base.dates import day
from tmx.cli.console import show, show_json
from tmx.cli.options import Json, MemoryArgument
from tmx.cli.verb import verb

if TYPE_CHECKING:
    from rich.table import Table

    from tmx.memory import Held


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which memory to list."""

    memory: MemoryArgument
    as_json: Json


@verb(
    ListOptions,
    prints={
        "document": "its name, by which `bitext memory remove` and `export` know it",
        "units": "its translation units",
        "added on": "the day on which it was added (UTC)",
        "date": "the date of the document, or of its newest unit",
        "from": "the format, or the files that were aligned",
    },
    examples=["bitext memory list TM.db", "bitext memory list TM.db --json"],
)
def list_(options: ListOptions) -> None:
    """List the documents of a memory."""
    from tmx.memory import Memory

    with Memory(options.memory) as memory:
        documents = memory.documents()
    if options.as_json:
        show_json({"memory": str(options.memory), "documents": [held.as_dict() for held in documents]})
    elif documents:
        show(_table(documents))
    else:
        show("The memory is empty.")


def _table(documents: list[Held]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("document", overflow="fold")
    table.add_column("units", justify="right")
    table.add_column("added on", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("from", overflow="fold")
    for held in documents:
        files = held.facts.get("files") or [held.facts.get("format", "")]
        table.add_row(
            printable(held.name),
            f"{held.units:,}",
            day(held.added),
            held.facts.get("date") or (day(held.newest) if held.newest else ""),
            printable(" + ".join(map(str, files))),
        )
    return table
