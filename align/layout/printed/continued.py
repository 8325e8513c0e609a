"""Tables that go on over a page: header rows that are repeated, and rows that the page has cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from align.layout.evidence import TERMINAL
from align.layout.printed.blocks import Block
from align.layout.printed.measures import alike
from align.layout.printed.openings import starts_small
from align.layout.printed.reading_order import Part

_SAME_PLACE = 4.0  # points, by which the left edges of a column on two pages differ at most

_ORDINAL = re.compile(r"\d{1,3}[.)]?|\d{1,3}(?:\.\d{1,3})+|[A-Za-z][.)]")

_Cells = dict[int, list[Part]]  # by column


@dataclass(slots=True)
class Tables:
    """Remembers the table at the foot of the page before.

    Attributes:
        parts: the cells of that table; empty if other text is under it.
        header: the texts of its first row, which may be repeated on every page.
        blocks: the paragraphs of each cell of its last row, by its column.
        repeated: the row of the table at the top of this page that is a repeated header row.
        cut: the row of that table which goes on with the last row of the page before.
    """

    parts: list[Part] = field(default_factory=list)
    header: tuple[tuple[int, str], ...] = ()
    blocks: dict[int, list[Block]] = field(default_factory=dict)
    table: int = 0
    row: int = 0
    repeated: int = 0
    cut: int = 0

    def open_page(self, parts: Sequence[Part]) -> None:
        """Compare the table at the top of a page with the one at the foot of the page before."""
        self.repeated = self.cut = 0
        head = _first_table(parts)
        if not head or not self.parts or not _same_columns(head, self.parts):
            self.header = _texts(_row(head, 0)) if head else ()
        else:
            rows = sorted({_cell(part)[1] for part in head})
            if self.header and _texts(_row(head, 0)) == self.header:
                self.repeated = rows.pop(0)
            if rows and self._is_cut(_by_column(head, rows[0])):
                self.cut = rows[0]
        self.table = _cell(head[0])[0] if head else 0

    def is_repeated(self, part: Part) -> bool:
        """Whether a cell is one of a repeated header row."""
        return part.style.cell is not None and part.style.cell[:2] == (self.table, self.repeated)

    def take(self, part: Part, blocks: list[Block]) -> list[Block]:
        """The paragraphs of a cell without the one that goes on with a cell of the page before."""
        table, row, column = _cell(part)
        if (table, row) == (self.table, self.cut) and blocks and self.blocks.get(column):
            last = self.blocks[column][-1]
            if _goes_on(last, blocks[0]):
                last.rows += blocks.pop(0).rows
        return blocks

    def close_page(self, parts: Sequence[Part], taken: Sequence[tuple[Part, list[Block]]]) -> None:
        """Remember the table at the foot of a page, of which `parts` are all that is not furniture or notes."""
        last = _first_table(parts[::-1])[::-1]
        self.parts = last
        if not last:
            self.header = ()
            return
        table, row, _ = _cell(last[-1])
        if table != self.table:
            self.header = _texts(_row(last, 0))
        self.blocks = {}
        for part, blocks in taken:
            if part.style.cell is not None and part.style.cell[:2] == (table, row):
                self.blocks.setdefault(part.style.cell[2], []).extend(blocks)

    def _is_cut(self, cells: _Cells) -> bool:
        """Whether a row goes on: its first cell is empty, or a text begins inside a sentence."""
        if min(self.blocks) not in cells:
            return not self.blocks.keys().isdisjoint(cells)
        if any(column not in self.blocks for column in cells):
            return False
        return any(
            starts_small(parts[0].rows[0].text)
            and self.blocks[column]
            and TERMINAL.search(self.blocks[column][-1].last.text) is None
            for column, parts in cells.items()
        )


def number_rows(taken: Sequence[tuple[Part, list[Block]]]) -> Sequence[tuple[Part, list[Block]]]:
    """Cells of which a number that stands alone in the first has become the label of the second.

    In a checklist the number is set beside any line of the text that it numbers.
    """
    for (part, blocks), (after, texts) in pairwise(taken):
        same = part.style.cell is not None and _cell(part)[:2] == _cell(after)[:2]
        if not same or len(blocks) != 1 or not texts or texts[0].label or texts[0].opening.label:
            continue
        row = blocks[0].last
        first = _cell(part)[2] == min(
            _cell(other)[2] for other, _ in taken if _cell(other)[0] == _cell(part)[0]
        )
        if first and len(blocks[0].rows) == len(row.pieces) == 1 and _ORDINAL.fullmatch(row.text):
            texts[0].head = row.pieces[0]
            blocks.clear()
    return taken


def _goes_on(before: Block, after: Block) -> bool:
    if after.opening.bullet or after.opening.label or not alike(before.last.size, after.first.size):
        return False
    return starts_small(after.first.text) or TERMINAL.search(before.last.text) is None


def _cell(part: Part) -> tuple[int, int, int]:
    return part.style.cell or (0, 0, 0)


def _first_table(parts: Sequence[Part]) -> list[Part]:
    """The cells of the table that the parts begin with."""
    found: list[Part] = []
    for part in parts:
        if part.style.cell is None or (found and _cell(part)[0] != _cell(found[0])[0]):
            break
        found.append(part)
    return found


def _row(parts: Sequence[Part], place: int) -> list[Part]:
    rows = sorted({_cell(part)[1] for part in parts})
    return [part for part in parts if _cell(part)[1] == rows[place]]


def _by_column(parts: Sequence[Part], row: int) -> _Cells:
    cells: _Cells = {}
    for part in parts:
        if _cell(part)[1] == row:
            cells.setdefault(_cell(part)[2], []).append(part)
    return cells


def _texts(parts: Sequence[Part]) -> tuple[tuple[int, str], ...]:
    return tuple((_cell(part)[2], " ".join(row.text for row in part.rows)) for part in parts)


def _same_columns(parts: Sequence[Part], others: Sequence[Part]) -> bool:
    """Whether the columns of two tables begin at the same places, as far as both have text in them."""
    lefts, known = ({_cell(part)[2]: part.left for part in table} for table in (parts, others))
    shared = lefts.keys() & known.keys()
    return bool(shared) and all(abs(lefts[column] - known[column]) <= _SAME_PLACE for column in shared)
