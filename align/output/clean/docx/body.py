"""The text of a DOCX: paragraphs, headings and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from align.output.clean.content import CleanText, Item, grid
from align.output.clean.docx.notes import Notes
from align.output.clean.docx.numbers import Numbers
from align.output.clean.docx.xml import run, w

if TYPE_CHECKING:
    from lxml.etree import _Element

# A4 with margins of 2.5 cm, in twentieths of a point.
_WIDTH, _HEIGHT, _MARGIN = 11906, 16838, 1417
_AFTER_TABLE = 160
_TEXT_WIDTH = _WIDTH - 2 * _MARGIN


class Body:
    """Makes the elements of a document; lists are defined on the way."""

    def __init__(self, clean: CleanText, notes: Notes, *, rtl: bool) -> None:
        self._clean = clean
        self._notes = notes
        self._rtl = rtl
        self.numbers = Numbers()

    def as_element(self) -> _Element:
        """The root of the part that holds the text."""
        return w("document", w("body", *self._parts(), *self._notes.rest(), self._section()))

    def _parts(self) -> Iterator[_Element]:
        after_table = False
        for is_table, items in self._clean.parts():
            if is_table:
                if after_table:
                    yield w("p")  # else Word makes one table of two
                yield self._table(items)
            else:
                first, *rest = items
                yield self._paragraph(first, after_table=after_table)
                yield from map(self._paragraph, rest)
            after_table = is_table

    def _paragraph(self, item: Item, *, after_table: bool = False) -> _Element:
        style = f"Heading{item.heading}" if item.heading else "ListParagraph" if item.bullet else ""
        number, label = None, []
        if item.label:
            number = self.numbers.numbered(item.label, max(1, item.level), heading=bool(item.heading))
            label = [] if number is not None else [run(f"{item.label}\t", rtl=self._rtl)]
        elif item.bullet:
            number = self.numbers.bullet(max(1, item.level))
        properties = [
            *([w("pStyle", val=style)] if style else []),
            *([number] if number is not None else []),
            *([w("bidi")] if self._rtl else []),
            *([w("spacing", before=_AFTER_TABLE)] if after_table and not item.heading else []),
        ]
        return w(
            "p",
            *([w("pPr", *properties)] if properties else []),
            *label,
            *self._notes.runs(item.pieces),
        )

    def _table(self, items: Sequence[Item]) -> _Element:
        rows = grid(items)
        width = _TEXT_WIDTH // len(rows[0])
        return w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val="TableGrid"),
                *([w("bidiVisual")] if self._rtl else []),
                w("tblW", w=5000, type="pct"),
            ),
            w("tblGrid", *(w("gridCol", w=width) for _ in rows[0])),
            *(w("tr", *(self._cell(cell, width) for cell in row)) for row in rows),
        )

    def _cell(self, items: Sequence[Item], width: int) -> _Element:
        paragraphs = [self._paragraph(item) for item in items] or [w("p")]
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)

    def _section(self) -> _Element:
        edges = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
        return w(
            "sectPr",
            *([w("footnotePr", w("numStart", val=self._notes.start))] if self._notes.referred else []),
            w("pgSz", w=_WIDTH, h=_HEIGHT),
            w("pgMar", **edges, header=709, footer=709, gutter=0),
            *([w("bidi")] if self._rtl else []),
        )
