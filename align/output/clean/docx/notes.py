"""Footnotes as Word has them: counted by Word where the numbers run on, else with the mark as printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from align.output.clean.content import CleanText, Mark, Piece
from align.output.clean.docx.xml import mark_run, run, text_element, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIRST_ID = 1  # the separators have the two before


class Notes:
    """Which notes are footnotes of the document, and by which of them Word counts."""

    def __init__(self, clean: CleanText, *, rtl: bool) -> None:
        self._clean = clean
        self._rtl = rtl
        referred = [
            piece.note
            for item in clean.items
            for piece in item.pieces
            if isinstance(piece, Mark) and piece.first and piece.note is not None
        ]
        self.referred = frozenset(referred)
        numbers = [clean.notes[at].number for at in referred]
        self.start = int(numbers[0]) if numbers and numbers[0].isdecimal() and numbers[0].isascii() else 1
        self._counted: set[int] = set()
        for at, number in zip(referred, numbers, strict=True):
            if number == str(self.start + len(self._counted)):
                self._counted.add(at)

    def runs(self, pieces: tuple[Piece, ...], *, inside: bool = False) -> Iterator[_Element]:
        """The runs of a text; in a note (`inside`) there are no footnotes, only their numbers."""
        for piece in pieces:
            if isinstance(piece, str):
                yield run(piece, rtl=self._rtl)
            elif not inside and piece.first and piece.note is not None:
                yield w("bookmarkStart", id=piece.note, name=_bookmark(piece.note))
                yield self._reference(piece.note)
                yield w("bookmarkEnd", id=piece.note)
            elif piece.note in self.referred:
                yield w("fldSimple", self._number(piece), instr=f" NOTEREF {_bookmark(piece.note)} \\f \\h ")
            else:
                yield self._number(piece)

    def _number(self, mark: Mark) -> _Element:
        return run(mark.number, rtl=self._rtl, style="FootnoteReference")

    def _reference(self, at: int) -> _Element:
        if at in self._counted:
            return mark_run(w("footnoteReference", id=at + _FIRST_ID), rtl=self._rtl)
        mark = text_element(self._clean.notes[at].number)
        reference = w("footnoteReference", customMarkFollows=1, id=at + _FIRST_ID)
        return mark_run(reference, mark, rtl=self._rtl)

    def rest(self) -> Iterator[_Element]:
        """The notes to which nothing refers, as paragraphs."""
        for at in range(len(self._clean.notes)):
            if at not in self.referred:
                yield from self._paragraphs(at, text_element(self._clean.notes[at].number))

    def as_element(self) -> _Element:
        """The root of the part that holds the footnotes."""
        notes = [
            w("footnote", _line("separator"), type="separator", id=-1),
            w("footnote", _line("continuationSeparator"), type="continuationSeparator", id=0),
        ]
        for at in sorted(self.referred):
            number = self._clean.notes[at].number
            mark = w("footnoteRef") if at in self._counted else text_element(number)
            notes.append(w("footnote", *self._paragraphs(at, mark), id=at + _FIRST_ID))
        return w("footnotes", *notes)

    def _paragraphs(self, at: int, mark: _Element) -> Iterator[_Element]:
        for number, item in enumerate(self._clean.notes[at].items):
            head = [] if number else [mark_run(mark, rtl=self._rtl), run(" ", rtl=self._rtl)]
            style = w("pPr", w("pStyle", val="FootnoteText"), *([w("bidi")] if self._rtl else []))
            yield w("p", style, *head, *self.runs(item.pieces, inside=True))


def _bookmark(at: int | None) -> str:
    return f"_RefNote{at}"


def _line(kind: str) -> _Element:
    return w("p", w("pPr", w("spacing", after=0)), w("r", w(kind)))
