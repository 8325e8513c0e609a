"""Lines on pages -> paragraphs and footnotes: lines un-wrapped, pages joined, page furniture set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from align.core.grammar import Grammar
from align.core.locator import Locator
from align.core.raw import Furniture, SetAside, Style
from align.language.labels import is_label
from align.layout.drawn import DrawnTable, drawn_tables
from align.layout.evidence import TERMINAL, measure
from align.layout.footnotes import end_notes, note_patterns
from align.layout.furniture import classify
from align.layout.halves import join_halves
from align.layout.joined import Placed, place
from align.layout.laid_out import Layout, Paragraph
from align.layout.lists import certain_openings, in_list, opens_item
from align.layout.recitals import recital_words
from align.layout.referred import Referred
from align.layout.spacing import single_spaced
from align.layout.underlined import mark_underlined
from align.readers.pages import Line, Page

_ENDING = re.compile(r"[.;:,!?»”]\s*$")
_QUOTES = "\"'“‘„«"
_SIGNS = ("*", "∗", "†", "‡")  # of notes without numbers
_TOGETHER = 0.4  # share of the lines that follow another, below which blank lines part paragraphs
_SHORT = 15  # characters that a heading leaves free besides the room for the next word


def unwrap(pages: Sequence[Page], grammar: Grammar) -> Layout:
    """Find the paragraphs of a page layout, or of a text with one paragraph per line."""
    return _Unwrapper(pages, grammar).run()


class _Unwrapper:
    """Goes through the lines and remembers what the next one may continue."""

    def __init__(self, pages: Sequence[Page], grammar: Grammar) -> None:
        self.grammar = grammar
        self.notes = note_patterns(grammar)
        self.layout = Layout()
        self.referred = Referred(self.notes, self.layout.paragraphs)
        self.lines = place(single_spaced(pages))
        self.reasons = classify(self.lines, grammar)
        self.texts = [placed.line.text for placed in self.lines]
        self.in_table = {
            index: (number, table)
            for number, table in enumerate(drawn_tables(self.texts), 1)
            for index in table.lines
        }
        for index in self.in_table:
            self.reasons[index] = Furniture.RULE
        self.titles = mark_underlined(self.texts, self.reasons)
        body = [
            replace(placed.line, text="" if reason else placed.line.text)
            for placed, reason in zip(self.lines, self.reasons, strict=True)
        ]
        self.evidence = measure(body)
        self.end_notes = (
            range(0) if self.evidence.wrapped else end_notes([line.text for line in body], grammar)
        )
        self.recitals = recital_words(body, self.evidence)
        self.apart = _parted_by_blanks(body)
        self.certain = certain_openings([line.text.strip() for line in body])
        self.current: Paragraph | None = None
        self.page_break = False
        self.blank = True
        self.in_notes = False
        self.next_note = 1

    def run(self) -> Layout:
        """Go through the lines once; then join what pages and superscripts broke."""
        before: Placed | None = None
        for index, (placed, reason) in enumerate(zip(self.lines, self.reasons, strict=True)):
            line = placed.line
            if placed.opens_page:
                self.page_break, self.in_notes = True, False
                if self.evidence.margins is not None:  # what the last line filled tells whether it goes on
                    self.current = None
            if not line.text.strip():
                self.current, self.blank = None, True
                continue
            if before and before.page == placed.page and self.evidence.spaced(before.line, line):
                self.current, self.blank = None, True
            if (found := self.in_table.get(index)) is None:
                self._take(index, placed, reason)
            elif index == found[1].lines.start:
                self._add_table(*found)
            self.blank, before = False, placed
        self.layout.paragraphs = join_halves(self.layout.paragraphs, self.evidence, self.grammar)
        return self.layout

    def _take(self, index: int, placed: Placed, reason: str | None) -> None:
        line = placed.line
        if reason is not None:
            locator = Locator((line.number,), placed.page_number)
            self.layout.set_aside.append(SetAside(locator, line.text.strip(), reason))
            self.current = None
            self.page_break = self.page_break or reason != Furniture.UNDERLINE
            self.in_notes = reason == Furniture.RULE and self._note_follows(index)
        elif self._opens_note(index, line):
            self.current = Paragraph([placed])
            self.layout.notes.append(self.current)
            self.in_notes = True
            if (label := self.notes.label(line.text)).isdigit():
                self.next_note = int(label) + 1
        elif self.in_notes and self._note_goes_on(line):
            self.layout.notes[-1].lines.append(placed)
        else:
            if self.in_notes:
                self.in_notes, self.current, self.page_break = False, None, True
            self._add_to_body(index, placed)

    def _add_table(self, number: int, table: DrawnTable) -> None:
        """Add the cells of a table, each a paragraph, and set aside the signs that it is drawn with."""
        for index, signs in table.drawn:
            placed = self.lines[index]
            locator = Locator((placed.line.number,), placed.page_number)
            self.layout.set_aside.append(SetAside(locator, signs, Furniture.RULE))
        for cell in table.cells:
            lines = [self.lines[index] for index, _ in cell.pieces]
            pieces = [
                replace(placed, line=Line(text, placed.line.number))
                for placed, (_, text) in zip(lines, cell.pieces, strict=True)
            ]
            style = Style(cell=(number, cell.row, cell.column))
            self.layout.paragraphs.append(Paragraph(pieces, style=style))
        self.current, self.in_notes = None, False

    def _note_follows(self, index: int) -> bool:
        following = (placed.line.text for placed in islice(self.lines, index + 1, None))
        return self.notes.split(next((text for text in following if text.strip()), "")) is not None

    def _opens_note(self, index: int, line: Line) -> bool:
        label = self.notes.label(line.text)
        again = label == "1" and self.notes.token(line.text).startswith("[")  # the notes of the next chapter
        expected = label == str(self.next_note) or again
        if index in self.end_notes:
            return expected
        if self.evidence.small(line):
            return bool(label) and (not self.in_notes or expected or label[:1] in _SIGNS)
        if self.in_notes:
            if self.current is None and not self.blank:  # the first line under the rule
                return bool(label)
            return self._ended() and (expected or label[:1] in _SIGNS)
        if label[:1] in _SIGNS:
            apart = self.blank or not self.evidence.wrapped
            return apart and self.referred.has(label) and not in_list(self.texts, index, label)
        if line.text.lstrip().startswith("("):  # without a rule above it a paragraph, or a list
            return False
        apart = self.blank or (self.notes.is_bare(line.text) and self._ended())
        return apart and expected and self.referred.has(self.notes.token(line.text))

    def _ended(self) -> bool:
        """Whether the line before ends a sentence."""
        return self.current is None or TERMINAL.search(self.current.last.text) is not None

    def _note_goes_on(self, line: Line) -> bool:
        """A note goes on unless a blank line, white space at the edge or a short last line ended it.

        Where the size of the type is known, that alone tells.
        """
        if not self.layout.notes:
            return False
        note = self.layout.notes[-1]
        if self.evidence.small(note.last) and (small := self.evidence.small(line)) is not None:
            return small
        if len(note.lines) == 1 and self.notes.is_bare(note.first.text):
            return True
        if self.current is None or (self.evidence.inset(line) and not self._hangs(line, note.first)):
            return False
        last = self.current.last
        return TERMINAL.search(last.text.rstrip()) is None or self.evidence.fills(last)

    def _hangs(self, line: Line, first: Line) -> bool:
        """Whether a line begins under the text of a typed note, to the right of its number in brackets."""
        label, rest = self.notes.split(first.text) or ("", "")
        indent = len(line.text) - len(line.text.lstrip())
        return label.startswith("[") and bool(rest) and indent == first.text.index(rest)

    def _add_to_body(self, index: int, placed: Placed) -> None:
        opens = self.current is None or index in self.titles or index in self.certain
        if self.current is None or opens or self._opens(placed.line, self.current):
            style = Style(heading=self.titles.get(index))
            self.current = Paragraph(after_page=self.page_break, style=style)
            self.layout.paragraphs.append(self.current)
            self.page_break = False
        self.current.lines.append(placed)

    def _is_recital(self, text: str, previous: str) -> bool:
        """Whether a line after a comma or a semicolon opens the next recital."""
        known = previous.endswith(",") and self.grammar.is_phrase(text, *self.grammar.lines.after_comma)
        return known or text.split(maxsplit=1)[0].rstrip(",") in self.recitals

    def _opens(self, line: Line, current: Paragraph) -> bool:
        """Whether a line that follows text without a blank line opens a paragraph of its own."""
        previous, text, rules = current.last.text.rstrip(), line.text.strip(), self.grammar.lines
        if self.grammar.is_phrase(text, *rules.opens, *rules.alone):
            return True
        if line.text.startswith("\t") or self.grammar.is_phrase(previous, *rules.alone):
            return True
        if self.grammar.is_phrase(text, *rules.after_end) and (
            TERMINAL.search(previous) or self.evidence.leaves_room(current.last, text.split()[0])
        ):
            return True
        if previous.endswith((",", ";")) and self._is_recital(text, previous):
            return True
        if not self.evidence.wrapped:
            broken = self.apart and text[:1].islower() and not TERMINAL.search(previous)
            return not broken and not self.grammar.is_phrase(current.first.text, *rules.broken)
        if (
            self.evidence.indented(line)
            or opens_item(text, previous)
            or self.grammar.is_phrase(previous, "contents_line")
        ):
            return True
        if is_label(text) and (TERMINAL.search(previous) or (text[0].isdigit() and previous.endswith(","))):
            return True
        if not text.lstrip(_QUOTES)[:1].isupper():
            return False
        if not _ENDING.search(previous):  # a heading is so short that the next word would have fitted easily
            return self.evidence.leaves_room(current.last, text.split()[0] + _SHORT * " ")
        indented = self.evidence.inset(line) and not self.evidence.inset(current.last)
        return indented or self.evidence.leaves_room(current.last, text.split()[0])


def _parted_by_blanks(lines: Sequence[Line]) -> bool:
    """Whether blank lines part most lines, so that those without one between them belong together."""
    inked = [bool(line.text.strip()) for line in lines]
    return sum(before and after for before, after in pairwise(inked)) < _TOGETHER * sum(inked)
