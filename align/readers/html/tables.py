"""Tables: which hold data in cells, and which only set a number beside its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.readers.html.tree import Node

_LABEL = re.compile(r"\(?(?:\d{1,4}|[^\W\d_]{1,5}|\d{1,3}(?:\.\d{1,3})+)[.)]|\d{1,3}(?:\.\d{1,3})+|[•·▪–—-]")
_SECTIONS = ("thead", "tbody", "tfoot")
_MAX_SPAN = 1000  # columns (HTML Standard, section 4.9.11)


class Tables:
    """The tables of a page.

    Attributes:
        cells: the place of each cell of a table of data: table, row and column.
        labels: the cells whose paragraph has a number in the cell before, with that number.
        marks: the cells that hold only such a number.
    """

    def __init__(self, root: Node) -> None:
        self.cells: dict[Node, tuple[int, int, int]] = {}
        self.labels: dict[Node, str] = {}
        self.marks: set[Node] = set()
        number = 0
        for table in root.nodes():
            if table.tag != "table":
                continue
            rows = list(_rows(table))
            numbered = [row for row in rows if self._numbered(row)]
            if len(numbered) == len(rows) or _is_for_layout(table, rows):
                continue
            number += 1
            self._place(number, rows)

    def _numbered(self, row: list[Node]) -> bool:
        """Whether a row is a number or a bullet with a paragraph beside it."""
        filled = [cell for cell in row if cell.chars]
        if len(filled) != 2 or filled[0].tag == "th":
            return False
        label = filled[0].text().strip()
        if not _LABEL.fullmatch(label):
            return False
        self.labels[filled[1]] = label
        self.marks.add(filled[0])
        return True

    def _place(self, number: int, rows: list[list[Node]]) -> None:
        taken: dict[int, int] = {}  # columns that cells of rows above take up, with the rows left
        for line, row in enumerate(rows, 1):
            column = 1
            for cell in row:
                while taken.get(column):
                    column += 1
                self.cells[cell] = (number, line, column)
                width = _span(cell, "colspan")
                for place in range(column, column + width):
                    taken[place] = _span(cell, "rowspan")
                column += width
            taken = {place: left - 1 for place, left in taken.items() if left > 1}


def _rows(table: Node) -> Iterator[list[Node]]:
    for child in table.elements:
        for row in child.elements if child.tag in _SECTIONS else [child]:
            if row.tag == "tr":
                yield [cell for cell in row.elements if cell.tag in ("td", "th")]


def _is_for_layout(table: Node, rows: list[list[Node]]) -> bool:
    """Whether a table only places things: it holds a table, or no row has two cells with text."""
    if table.get("role") in ("presentation", "none"):
        return True
    if all(sum(cell.chars > 0 for cell in row) < 2 for row in rows):
        return True
    return any(inner.tag == "table" for inner in table.nodes() if inner is not table)


def _span(cell: Node, name: str) -> int:
    text = cell.get(name).strip()
    return max(1, min(_MAX_SPAN, int(text))) if re.fullmatch(r"[0-9]{1,6}", text) else 1
