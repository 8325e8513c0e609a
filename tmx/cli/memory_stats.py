"""``bitext memory stats``: what a memory holds, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmx.base.dates import day
from tmx.base.wording import counted
from tmx.cli.console import show, show_json
from tmx.cli.options import Json, MemoryArgument
from tmx.cli.verb import verb

if TYPE_CHECKING:
    from rich.table import Table

    from tmx.memory.census import Census


@dataclass(frozen=True, slots=True)
class MemoryStatsOptions:
    """Which memory to count."""

    memory: MemoryArgument
    as_json: Json


@verb(
    MemoryStatsOptions,
    prints={
        "FILE: N units in N documents": "also the dates of the oldest and newest unit, and the size of the file",
        "language": "code of the language",
        "segments": "segments in that language",
        "different": "how many different ones they are",
        "words": "words in all segments; white space separates words",
        "characters": "characters in all segments",
        "several translations": "source texts that the memory translates in several ways",
    },
    examples=["bitext memory stats TM.db", "bitext memory stats TM.db --json"],
)
def stats(options: MemoryStatsOptions) -> None:
    """Count what a memory holds."""
    from tmx.memory import Memory
    from tmx.memory.census import census

    with Memory(options.memory) as memory:
        counts = census(memory)
    if options.as_json:
        show_json({"memory": str(options.memory), **counts.as_dict()})
        return
    size = f"{counts.bytes / 1e6:,.1f} MB"
    what = f"{counted(counts.units, 'unit')} in {counted(counts.documents, 'document')}"
    dates = f", {day(counts.oldest)} to {day(counts.newest)}" if counts.oldest and counts.newest else ""
    show(f"{options.memory}: {what}{dates}; {size}", _table(counts))
    if counts.variants:
        texts = counted(counts.variants, "source text")
        show(f"{texts} with several translations; `bitext variants {options.memory}` shows them.")


def _table(counts: Census) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("language")
    for title in ("segments", "different", "words", "characters"):
        table.add_column(title, justify="right")
    for code, count in counts.languages.items():
        numbers = (count.segments, count.texts, count.words, count.characters)
        table.add_row(code, *(f"{number:,}" for number in numbers))
    return table
