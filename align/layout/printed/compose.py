"""Pages whose pieces have places -> paragraphs, notes, and what was set aside, in the order of reading."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from align.core.grammar import Grammar
from align.core.locator import Locator
from align.core.raw import Furniture, SetAside
from align.layout.evidence import TERMINAL
from align.layout.footnotes import note_patterns
from align.layout.furniture import classify_by_form
from align.layout.joined import Placed
from align.layout.laid_out import Layout, Paragraph
from align.layout.printed.blocks import Block
from align.layout.printed.contents import find_entries
from align.layout.printed.continued import Tables, number_rows
from align.layout.printed.flow import goes_on
from align.layout.printed.grids import find_grids
from align.layout.printed.measures import measure_pages
from align.layout.printed.notes import first_note, split_notes
from align.layout.printed.pieces import Piece, Row, make_row, rows_of
from align.layout.printed.reading_order import Order, Part
from align.layout.printed.running import running
from align.layout.printed.setting import set_paragraphs
from align.layout.printed.sheets import Sheet, sheets_of
from align.readers.pages import Page

_RECENT = 6  # rows in which the items of a list inside a sentence are looked for


def compose(pages: Sequence[Page], grammar: Grammar) -> Layout:
    """The layout of pages of which at least some lines have places."""
    return _Composer(pages, grammar).run()


class _Composer:
    """Goes through the pages in order and remembers the paragraph and the note that the next one may continue."""

    def __init__(self, pages: Sequence[Page], grammar: Grammar) -> None:
        self.grammar = grammar
        self.patterns = note_patterns(grammar)
        self.sheets = sheets_of(pages)
        pieces = [sheet.pieces for sheet in self.sheets]
        self.measures = measure_pages(pieces)
        self.furniture: dict[int, str] = dict(running(pieces, self.measures))
        self._take_entries()
        self.order = Order(self.measures)
        self.blocks: list[Block] = []
        self.notes: list[tuple[str, list[Row]]] = []
        self.tables = Tables()
        self.layout = Layout()
        self.flow: Block | None = None  # the last paragraph outside tables

    def run(self) -> Layout:
        parts = [(sheet, list(self._parts(sheet))) for sheet in self.sheets]
        self._judge([part for _, page in parts for part in page])
        for sheet, page in parts:
            for piece in (piece for piece in sheet.pieces if piece.key in self.furniture):
                self._set_aside(piece, self.furniture[piece.key])
            feet = self._feet(sheet, page)
            self._add_page([body for part in page if (body := self._body(part, sheet, feet)).rows])
            if feet:
                self._add_notes(self._in_order([piece for row in feet for piece in row.pieces]))
        self.layout.paragraphs = [
            Paragraph(_placed(block.rows), style=block.style, label=block.label) for block in self.blocks
        ]
        self.layout.notes = [Paragraph(_placed(rows), label=label) for label, rows in self.notes]
        return self.layout

    def _take_entries(self) -> None:
        """Set aside the page numbers of tables of contents, before they look like a column."""
        text = [[piece for piece in sheet.pieces if piece.key not in self.furniture] for sheet in self.sheets]
        entries = find_entries(text)
        self.furniture |= dict.fromkeys(entries.numbers, Furniture.LEADER)
        if entries.titles:
            self.sheets = [_with_entries(sheet, entries.titles) for sheet in self.sheets]

    def _parts(self, sheet: Sheet) -> Iterator[Part]:
        """The parts of a page, those of turned text after the others."""
        body = [piece for piece in sheet.pieces if piece.key not in self.furniture]
        for angle in sorted({piece.placed.line.angle for piece in body}):
            turned = [piece for piece in body if piece.placed.line.angle == angle]
            yield from self.order.parts(turned, [] if angle else find_grids(sheet.rules, turned))

    def _judge(self, parts: Sequence[Part]) -> None:
        """Find the rows that are furniture by the rules of the grammar."""
        rows = [row for part in parts for row in part.rows]
        for row, reason in zip(rows, classify_by_form([row.text for row in rows], self.grammar), strict=True):
            if reason is not None:
                self.furniture |= {piece.key: reason for piece in row.pieces}

    def _feet(self, sheet: Sheet, page: Sequence[Part]) -> list[Row]:
        """The rows of the footnotes that go across the foot of a page."""
        free = [piece for part in page if not part.ruled for row in part.rows for piece in row.pieces]
        rows = self._without_furniture(rows_of(free))
        return rows[self._first_note(rows, sheet) :]

    def _first_note(self, rows: Sequence[Row], sheet: Sheet) -> int:
        if not rows:
            return 0
        last = self.notes[-1][1] if self.notes else []
        near = last if last and rows[0].page - last[-1].page <= 1 else []
        return first_note(rows, sheet.rules, self.patterns, self.measures, near)

    def _without_furniture(self, rows: Sequence[Row]) -> list[Row]:
        """Rows of text, and the rules among them, which say where notes begin."""
        kept = (None, Furniture.RULE)
        return [row for row in rows if self.furniture.get(row.pieces[0].key) in kept]

    def _in_order(self, pieces: Sequence[Piece]) -> list[Row]:
        return [row for part in self.order.parts(pieces, []) for row in part.rows]

    def _body(self, part: Part, sheet: Sheet, feet: Sequence[Row]) -> Part:
        """A part without furniture and without the footnotes of its column, which are added to the notes."""
        below = {piece.key for row in feet for piece in row.pieces}
        rows = self._without_furniture([row for row in part.rows if row.pieces[0].key not in below])
        start = len(rows)
        if part.style.column is not None and part.style.cell is None:
            start = self._first_note(rows, sheet)
        self._add_notes(rows[start:])
        return replace(
            part, rows=tuple(row for row in rows[:start] if row.pieces[0].key not in self.furniture)
        )

    def _add_page(self, parts: Sequence[Part]) -> None:
        self.tables.open_page(parts)
        taken = []
        for part in parts:
            if self.tables.is_repeated(part):
                for piece in (piece for row in part.rows for piece in row.pieces):
                    self._set_aside(piece, Furniture.REPEATED_ROW)
                continue
            blocks = list(self._cleared(set_paragraphs(part, self.measures, self._unfinished())))
            for bullet in (bullet for block in blocks for bullet in block.bullets):
                self._set_aside(bullet, Furniture.BULLET)
            if part.style.cell is not None:
                blocks = self.tables.take(part, blocks)
            elif blocks:
                blocks = self._flowing(part, blocks)
            taken.append((part, blocks))
        self.tables.close_page(parts, taken)
        self.blocks += [block for _, blocks in number_rows(taken) for block in blocks]

    def _flowing(self, part: Part, blocks: list[Block]) -> list[Block]:
        """The paragraphs of a part without the first one if it goes on with the last one before."""
        if self.flow is not None and goes_on(self.flow, blocks[0], part, self.grammar):
            following = blocks.pop(0)
            if following.head is not None:  # no label then
                self.flow.rows.append(make_row([following.head]))
            self.flow.rows += following.rows
        self.flow = blocks[-1] if blocks else self.flow
        return blocks

    def _unfinished(self) -> Sequence[Row]:
        """The last rows of the paragraph that the next part may continue."""
        unfinished = self.flow is not None and TERMINAL.search(self.flow.last.text) is None
        return self.flow.rows[-_RECENT:] if self.flow is not None and unfinished else ()

    def _cleared(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The paragraphs that have words; ticks and other signs are set aside."""
        for block in blocks:
            if block.leaders:
                for piece in block.leaders:
                    self._set_aside(piece, Furniture.LEADER)
            if any(character.isalnum() for row in block.rows for character in row.text):
                yield block
                continue
            for piece in (piece for row in block.rows for piece in row.pieces):
                self._set_aside(piece, Furniture.SYMBOL)
            for piece in block.bullets:
                self._set_aside(piece, Furniture.BULLET)

    def _add_notes(self, rows: Sequence[Row]) -> None:
        feet = [row for row in rows if row.pieces[0].key not in self.furniture]
        for label, lines in split_notes(feet, self.patterns):
            if label or not self.notes:
                self.notes.append((label, lines))
            else:
                self.notes[-1][1].extend(lines)

    def _set_aside(self, piece: Piece, reason: str) -> None:
        line = piece.placed.line
        locator = Locator((line.number,), piece.placed.page_number)
        self.layout.set_aside.append(SetAside(locator, line.text.strip(), reason))


def _with_entries(sheet: Sheet, titles: Container[int]) -> Sheet:
    """A page whose pieces that are entries of a table of contents say so; `titles` are their keys."""
    pieces = (replace(piece, entry=True) if piece.key in titles else piece for piece in sheet.pieces)
    return replace(sheet, pieces=tuple(pieces))


def _placed(rows: Sequence[Row]) -> list[Placed]:
    return [piece.placed for row in rows for piece in row.pieces]
