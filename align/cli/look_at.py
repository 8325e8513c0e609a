"""The list of what to look at, as the terminal shows it: the worst first, with place, reasons and how texts begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmx.base.characters import printable
from tmx.base.wording import counted
from tmx.cli.console import console

if TYPE_CHECKING:
    from align.quality.metrics import Flag, Metrics

SHOWN = 10
"""How many units are shown unless all are asked for."""
_BETWEEN = " | "


def look_at(metrics: Metrics, *, every: bool) -> Iterator[str]:
    """The units to look at, as lines of the terminal's width, the worst first: the first ten, or every one."""
    found = len(metrics.flags)
    if not found:
        return
    shown = metrics.worst(None if every else SHOWN)
    some = "" if len(shown) == found else f" ({len(shown)} are shown, --all shows them all)"
    yield f"Look at {counted(found, 'unit')}, the worst first{some}:"
    width = console().width
    for flag in shown:
        yield from _wrapped(_what(flag), width)
        yield _beginnings(flag, width)


def _what(flag: Flag) -> str:
    """Which unit, where it is, and why to look at it."""
    where = ", ".join(filter(None, (f"{flag.role} {flag.path}".strip(), flag.where)))
    return printable(f"unit {flag.unit}, {where}: {'; '.join(map(str, flag.reasons))}")


def _wrapped(text: str, width: int) -> Iterator[str]:
    """A text in lines, each of them indented."""
    from rich.text import Text

    return (f"  {line.plain.rstrip()}" for line in Text(text).wrap(console(), max(width - 2, 1)))


def _beginnings(flag: Flag, width: int) -> str:
    """How both texts begin, side by side, each cut to half of the line."""
    from rich.cells import set_cell_size

    half = max((width - 4 - len(_BETWEEN)) // 2, 1)
    first, second = (_cut(printable(text) or "–", half) for text in (flag.source, flag.target))
    return f"    {set_cell_size(first, half)}{_BETWEEN}{second}"


def _cut(text: str, width: int) -> str:
    """A text as wide as so many cells of the terminal at most, an East Asian character being as wide as two."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}…"
