"""A paragraph in the making: its rows, and what has been taken off them."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.core.style import Style
from align.layout.printed.openings import Opening
from align.layout.printed.pieces import Piece, Row


@dataclass(slots=True)
class Block:
    """A paragraph: its rows, the right edge of its column, its style, and what does not belong to its text."""

    rows: list[Row]
    right: float
    style: Style
    opening: Opening
    bullets: list[Piece] = field(default_factory=list)
    leaders: list[Piece] = field(default_factory=list)
    head: Piece | None = None

    @property
    def left(self) -> float:
        """Its left edge, with the number or bullet at its head."""
        heads = [self.head] if self.head is not None else self.bullets[:1]
        return min([self.first.box.left, *(head.box.left for head in heads)])

    @property
    def label(self) -> str:
        """The number that was set apart from its text."""
        return self.head.text if self.head is not None else ""

    @property
    def first(self) -> Row:
        """Its first row."""
        return self.rows[0]

    @property
    def last(self) -> Row:
        """Its last row."""
        return self.rows[-1]
