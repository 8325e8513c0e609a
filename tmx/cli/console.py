"""What the terminal shows: tables that fit, progress on a terminal only, JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """A rich console that treats all text as text: no markup, no emoji, no guessed highlighting."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def show(*renderables: RenderableType) -> None:
    """Print to standard output."""
    out = console()
    for renderable in renderables:
        out.print(renderable)


def warn(message: str) -> None:
    """Print a warning to standard error."""
    print(f"bitext: warning: {message}", file=sys.stderr)  # noqa: T201


def show_json(data: Any) -> None:
    """Print data as JSON, UTF-8, for a script to read."""
    print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201


def track(items: Iterable[T], label: str, *, total: int | None = None, quiet: bool = False) -> Iterator[T]:
    """Yield the items while a progress bar shows on standard error, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import track as rich_track

    yield from rich_track(items, description=label, total=total, console=console(stderr=True), transient=True)
