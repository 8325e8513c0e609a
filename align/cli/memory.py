"""``bitext memory``: translation memories of many documents, each in one file."""

from __future__ import annotations

import click

from tmx.cli.group import LazyGroup

# verb -> (module:function, the first line of its help)
MEMORY_VERBS: dict[str, tuple[str, str]] = {
    "add": ("align.cli.memory_add:add", "Add documents to a memory."),
    "remove": ("tmx.cli.memory_remove:remove", "Remove documents from a memory."),
    "list": ("tmx.cli.memory_list:list_", "List the documents of a memory."),
    "export": ("tmx.cli.memory_export:export", "Write a memory to a file, such as TMX."),
    "stats": ("tmx.cli.memory_stats:stats", "Count what a memory holds."),
}


@click.group(cls=LazyGroup, verbs=MEMORY_VERBS)
def memory() -> None:
    """Keep a memory of many documents in one file.

    The file, such as TM.db, is made by the first `bitext memory add`. Several programs may read it while one writes;
    what is added or removed is there whole or not at all.
    """
