"""What the layout of a text gives: its paragraphs and its notes, each the lines that belong together."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.core.raw import PLAIN, SetAside, Style
from align.layout.joined import Placed
from align.readers.pages import Line


@dataclass(slots=True)
class Paragraph:
    """Consecutive lines that belong together.

    Attributes:
        lines: in the order of reading.
        after_page: whether the end of a page or furniture came before them.
        style: what their place says of them.
        label: the mark of a footnote, where it has been taken out of the lines.
    """

    lines: list[Placed] = field(default_factory=list)
    after_page: bool = False
    style: Style = PLAIN
    label: str = ""

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0].line

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1].line


@dataclass(slots=True)
class Layout:
    """What the page layout gives: paragraphs, footnotes in their own stream, and the page furniture."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
