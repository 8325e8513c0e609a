"""Rows of one part of a page -> its paragraphs, by edges, indents, distances and type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from align.language.labels import find_label
from align.layout.evidence import TERMINAL
from align.layout.printed.blocks import Block
from align.layout.printed.contents import without_leader
from align.layout.printed.gutters import is_mark
from align.layout.printed.measures import Measures, alike, close
from align.layout.printed.openings import Opening, follows, opening, starts_small, without_head
from align.layout.printed.pieces import Row, edges, spread
from align.layout.printed.reading_order import Part

_WIDE = 1.25  # times the distance between lines of a paragraph: more is a space between paragraphs
_WIDEST = 2.6  # sizes of type: lines of one paragraph are never further apart
_FAR = 4.0  # sizes of type: no space between words is as wide
_INSIDE = 2.0  # sizes of type, by which centred lines are away from both margins
_LEVEL = 0.5  # sizes of type, by which two edges differ that are in one place
_AXIS = 0.2  # sizes of type, by which lines that are centred in a cell are off its axis
_FILLED = 0.9  # of the width of a part, which a line fills that another one goes on from
_ROOM = 0.3  # of the width of a part, which a line inside a sentence never leaves free
# A number is kept on a line with what follows it.
_WORD = re.compile(r"\s*((?:\d+\s+|\(?\w{1,4}[.)]\s+)?\S+)")
_SPACE = 0.5  # sizes of type, more than a space between words is wide
_AHEAD = 4  # rows in which the next item of a list inside a sentence follows
_LONGEST_ITEM = 12  # rows of an item of a list
INLINE = re.compile(r"\s(\(?(?:[a-z]|[ivx]+|\d{1,2})\))\s")
"""An item of a list inside a sentence."""


def set_paragraphs(part: Part, measures: Measures, before: Sequence[Row] = ()) -> list[Block]:
    """The paragraphs of a part; `before` are rows of a paragraph that may go on in it."""
    return _Setter(part, measures, before).run()


def fits(row: Row, before: Row, right: float) -> bool:
    """Whether the first word of a row would have fitted into the row before it."""
    first = row.pieces[0]
    match = _WORD.match(first.placed.line.text)
    if match is None:
        return False
    left, end = edges(first, *match.span(1))
    if match.end() >= len(first.placed.line.text) and is_mark(match[1]) and len(row.pieces) > 1:
        end = row.pieces[1].box.left + (end - left)
    return right - before.box.right > end - left + _SPACE * row.size


def _spread(row: Row) -> list[Row]:
    """A row as texts that are far apart, such as a name and a date; a label belongs to what follows it."""
    return [row] if is_mark(row.pieces[0].text) else spread(row, _FAR)


def _may_be_one(row: Row, before: Row) -> bool:
    """Whether two rows may be lines of one sentence, set in two fonts."""
    return row.bold == before.bold and close(row.size, before.size)


class _Setter:
    def __init__(self, part: Part, measures: Measures, before: Sequence[Row]) -> None:
        self.part = part
        self.before = before
        self.measures = measures
        self.rows = [piece for row in part.rows for piece in _spread(row)]
        self.pitch = self._pitch()
        self.blocks: list[Block] = []

    def run(self) -> list[Block]:
        blocks = self.blocks
        for place, row in enumerate(self.rows):
            opened = opening(row)
            if opened.glued and self._hangs(place, opened, blocks):
                opened = replace(opened, label=True, apart=True)
            text = row
            if not blocks or self._opens(place, opened, blocks[-1]):
                blocks.append(Block([], self.part.right, self.part.style, opened))
                text = self._without_head(row, opened, blocks[-1])
            cleared, leaders = without_leader(text)
            if leaders and (cleared is not None or blocks[-1].rows):
                blocks[-1].leaders += leaders
            else:
                cleared = text
            if blocks[-1].leaders or any(piece.entry for piece in row.pieces):
                blocks[-1].style = replace(blocks[-1].style, contents=True)
            if cleared is not None:
                blocks[-1].rows.append(cleared)
        return blocks

    def _hangs(self, place: int, opened: Opening, blocks: Sequence[Block]) -> bool:
        """Whether a number that touches its text is set to the left of it, as a label is, or is the next one."""
        row = self.rows[place]
        level = _LEVEL * row.size
        last = next((block for block in reversed(blocks) if block.opening.label), None)
        if last is not None and abs(last.left - row.box.left) <= level:
            return follows(opened.number, last.opening.number)
        if place + 1 == len(self.rows):
            return False
        following = self.rows[place + 1]
        after = opening(following)
        deeper = following.box.left > row.box.left + level
        if after.label or after.glued:
            return deeper or follows(after.number, opened.number)
        return deeper and following.box.left <= opened.text_left + 2 * level

    def _without_head(self, row: Row, opened: Opening, block: Block) -> Row:
        """The first row of a block without its bullet, or without a number that structure would not know."""
        if opened.bullet:
            rest, bullet = without_head(row, opened.bullet)
            block.bullets.append(bullet)
            block.style = replace(block.style, level=block.style.level or 1)
            return rest
        if opened.label and opened.mark and not opened.bare and find_label(row.text) is None:
            rest, block.head = without_head(row, opened.mark)
            return rest
        return row

    def _pitch(self) -> float:
        """The distance between lines in sizes of type, where one line surely goes on from another."""
        width = self.part.right - self.part.left
        sure = [
            (below.box.bottom - above.box.bottom) / below.size
            for above, below in pairwise(self.rows)
            if alike(above.size, below.size)
            and above.box.right - self.part.left > _FILLED * width
            and starts_small(below.text)
        ]
        near = [distance for distance in sure if distance <= _WIDEST]
        return median(near) if near else self.measures.pitch

    def _opens(self, place: int, opened: Opening, block: Block) -> bool:
        """Whether a row, given by its place, opens a paragraph of its own after the rows of a block."""
        row, before = self.rows[place], block.last
        full = not fits(row, before, self._right(block, row))
        ended = TERMINAL.search(before.text) is not None
        goes_on = full and not ended and starts_small(row.text)
        same = alike(row.size, before.size) or (goes_on and _may_be_one(row, before))
        if block.style.contents or not same or row.box.top < before.box.top + 0.5 * row.size:
            return True
        if self._is_far(row, block, goes_on=goes_on):
            return True
        if opened.bullet and (opened.certain or ended or not full or self._is_listed(row, opened, block)):
            return True
        if opened.label and self._is_numbered(place, opened, block, ended=ended, full=full):
            return True
        if row.bold != before.bold and not goes_on and self._turns(row, before, full=full):
            return True
        if not (opened.label or opened.bullet) and self._is_centred(row, block):
            return False
        if self._is_moved(row, block, goes_on=goes_on, ended=ended, full=full):
            return True
        if ended or full:
            return not full
        # Inside a sentence a line may end early where the next words are kept together.
        room = self._right(block, row) - before.box.right
        return not starts_small(row.text) and room > _ROOM * (self.part.right - self.part.left)

    def _right(self, block: Block, row: Row) -> float:
        """The right edge that the lines of a block go to: its own once it has lines enough to tell."""
        if len(block.rows) < 2:
            return self.part.right
        return max(line.box.right for line in (*block.rows, row))

    def _is_far(self, row: Row, block: Block, *, goes_on: bool) -> bool:
        distance = (row.box.bottom - block.last.box.bottom) / row.size
        own = [(below.box.bottom - above.box.bottom) / below.size for above, below in pairwise(block.rows)]
        if distance <= _WIDE * (max(median(own), 0.9 * self.pitch) if own else self.pitch):
            return False
        return not goes_on or distance > _WIDEST or bool(own)

    def _is_numbered(self, place: int, opened: Opening, block: Block, *, ended: bool, full: bool) -> bool:
        """Whether the number at the head of a row is a label and not a part of the running text."""
        row = self.rows[place]
        level = _LEVEL * row.size
        above = next((b for b in reversed(self.blocks) if abs(b.left - row.box.left) <= level), None)
        if above is not None and above.opening.label and follows(opened.number, above.opening.number):
            return True
        inside = INLINE.findall(" ".join(line.text for line in block.rows))
        if inside and follows(opened.number, inside[-1]):
            return False
        repeats = block.opening.number == opened.number or (above and above.opening.number == opened.number)
        if not opened.bare and not repeats and self._opens_list(place, opened):
            return True
        if not full or opened.bare:
            room = self._right(block, row) - block.last.box.right
            return ended or (not opened.bare and room > _ROOM * (self.part.right - self.part.left))
        if len(block.rows) > 1 and row.box.left < block.last.box.left - level:
            return True
        before = self.before if place < _AHEAD else ()
        near = [*before, *block.rows, *self.rows[place : place + _AHEAD]]
        return ended and not any(INLINE.search(line.text) for line in near)

    def _opens_list(self, place: int, opened: Opening) -> bool:
        """Whether the next number stands below that at the head of a row, and not in the text between."""
        row = self.rows[place]
        for below in self.rows[place + 1 : place + _LONGEST_ITEM]:
            if any(follows(item, opened.number) for item in INLINE.findall(below.text)):
                return False
            after = opening(below)
            if after.label and follows(after.number, opened.number):
                return abs(below.box.left - row.box.left) <= _LEVEL * row.size
        return False

    def _turns(self, row: Row, before: Row, *, full: bool) -> bool:
        """Whether bold type ends or begins with a row, so that one of the two is a heading."""
        return not full or ((before.bold or row.bold) and not self.measures.ends_full(before.box.right))

    def _is_listed(self, row: Row, opened: Opening, block: Block) -> bool:
        """Whether a bullet set apart from its text is below that of a block, or further in than all its lines."""
        level, lines = _LEVEL * row.size, max(block.opening.text_left, block.last.box.left)
        below = bool(block.bullets) and abs(row.box.left - block.left) <= level < lines - row.box.left
        return opened.apart and (below or row.box.left > lines + level)

    def _is_centred(self, row: Row, block: Block) -> bool:
        """Whether a row is centred under those of a block; lines that fill a column are on its axis anyway."""
        if block.opening.label or block.opening.bullet:
            return False
        off = abs(row.middle - block.last.middle)
        moved = abs(row.box.left - block.last.box.left) > _LEVEL * row.size
        if self.part.style.cell is not None and moved and off <= _AXIS * row.size:
            return True
        left, right = self.part.margins
        inside = all(
            line.box.left > left + _INSIDE * line.size and line.box.right < right - _INSIDE * line.size
            for line in (row, block.last)
        )
        return inside and off <= _LEVEL * row.size

    def _is_moved(self, row: Row, block: Block, *, goes_on: bool, ended: bool, full: bool) -> bool:
        """Whether the left edge of a row tells that it is no further line of a block."""
        level = _LEVEL * row.size
        if len(block.rows) > 1:
            moved = row.box.left - block.last.box.left
            return abs(moved) > level and not (goes_on and moved < 0)
        further = row.box.left - block.first.box.left
        if further <= level or abs(row.box.left - block.opening.text_left) <= level:
            return False
        return not goes_on and (ended or not full)
