"""A concordance for the terminal: the words under each other, their translations below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmx.base.wording import counted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from tmx.base.words import Span
    from tmx.lexicon.concordance import Concordance

_FOUND, _TRANSLATED, _QUIET = "bold cyan", "bold green", "dim"
_FLAT = str.maketrans({"\n": " ", "\t": " ", "\ufffc": " "})  # U+FFFC stands for a code
_LEAST = 16
"""The fewest characters of context on a side."""


class Lines:
    """The lines of a concordance, as wide as the terminal."""

    def __init__(self, found: Concordance) -> None:
        self._found = found

    def __rich_console__(self, console: object, options: object) -> Iterator[RenderableType]:
        """Yield the lines for the width that there is."""
        width = int(getattr(options, "max_width", 80))
        for hit in self._found.hits:
            yield _line(hit.source, (hit.start, hit.end), width, _FOUND)
            yield _line(hit.target, hit.translation, width, _TRANSLATED)
            yield _place(f"{hit.origin.document}, unit {hit.origin.place}", width)


def concordance_lines(found: Concordance) -> Iterator[RenderableType]:
    """What is printed of a concordance."""
    from rich.text import Text

    more = "" if found.complete else " or more"
    yield Text(f"{found.query} ({found.langs[0]}): {counted(found.units, 'unit')}{more}")
    if found.renderings:
        said = "; ".join(f"{text} ({units})" for text, units in found.renderings)
        yield Text(f"translated by ({found.langs[1]}): {said}")
    if found.hits:
        yield Text()
        yield Lines(found)


def _line(text: str, span: Span | None, width: int, style: str) -> Text:
    """A text with a place in the middle of the line; its beginning where there is no place."""
    from rich.cells import cell_len
    from rich.text import Text

    flat = text.translate(_FLAT)
    if span is None:
        return Text(_begin(flat, width), style=_QUIET)
    words = _begin(flat[span[0] : span[1]], width - 2 * _LEAST)
    left = (width - cell_len(words)) // 2
    right = width - cell_len(words) - left
    line = Text(_end(flat[: span[0]], left))
    line.append(words, style)
    line.append(_begin(flat[span[1] :], right))
    line.no_wrap = True
    return line


def _place(text: str, width: int) -> Text:
    from rich.text import Text

    return Text(_begin(text, width), style=_QUIET, justify="right")


def _begin(text: str, width: int) -> str:
    """The beginning of a text, as wide as that at most."""
    from rich.cells import cell_len, chop_cells

    if cell_len(text) <= width:
        return text
    return f"{chop_cells(text, max(1, width - 1))[0]}…"


def _end(text: str, width: int) -> str:
    """The end of a text, exactly as wide as that."""
    from rich.cells import cell_len

    if cell_len(text) > width:
        while cell_len(text) > width - 1:
            text = text[max(1, (cell_len(text) - width) // 2) :]
        text = f"…{text}"
    return " " * (width - cell_len(text)) + text
