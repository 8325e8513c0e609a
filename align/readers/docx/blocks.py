"""Paragraphs and tables of a story: the body, a note, a header, a text box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from align.core.locator import Locator
from align.core.raw import Furniture, RawParagraph, SetAside, Style
from align.readers.docx.fields import Fields, match_fields
from align.readers.docx.inline import Inline, Shared, chosen
from align.readers.docx.names import MC, A, W, switch, value, whole
from align.readers.docx.numbering import Lists
from align.readers.docx.styles import ListPlace, ParagraphStyle
from align.readers.list_numbers import Mark
from align.readers.typed_lines import ENTRY_PAGE

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are: in which cell of a table, and why they are set aside if they are."""

    cell: tuple[int, int, int] | None = None
    reason: str | None = None


@dataclass
class Story:
    """Goes through a story and gathers its paragraphs.

    Attributes:
        shared: what all stories of the document share.
        lists: the lists of the document.
        name: what messages call the story; a paragraph of the body is found by its number.
        paragraphs: those read so far.
        aside: what was set aside so far.
        lines: those of all paragraphs as they were typed, empty ones too.
    """

    shared: Shared
    lists: Lists
    name: str = ""
    paragraphs: list[RawParagraph] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _fields: Fields = field(default_factory=Fields)
    _count: int = 0
    _tables: int = 0
    _carried: Inline | None = None  # a paragraph whose end was deleted: it goes on in the next

    def read(self, root: _Element, place: Place = Place()) -> None:
        """Read all blocks of a story."""
        match_fields(root)
        self._blocks(root, place)

    def _blocks(self, container: _Element, place: Place) -> None:
        for block in container:
            if block.tag in (W + "p", A + "p"):
                self._paragraph(block, place)
            elif block.tag == W + "tbl":
                self._flush(place)
                self._table(block, place)
            elif block.tag in (W + "altChunk", W + "subDoc"):
                self.shared.embedded += 1
            elif block.tag == MC + "AlternateContent":
                if (branch := chosen(block)) is not None:
                    self._blocks(branch, place)
            elif block.tag not in (W + "sdtPr", W + "sectPr", W + "tcPr"):
                self._blocks(block, place)
        self._flush(place)

    def _paragraph(self, paragraph: _Element, place: Place) -> None:
        self._count += 1
        properties = paragraph.find(W + "pPr")
        identifier = value(properties, "pStyle")
        style = self.shared.styles.paragraph(identifier)
        inline = self._carried or Inline(self.shared, self._fields, style.toggles)
        inline.toggles, self._carried = style.toggles, None
        inline.read(paragraph, place.reason)
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is not None:
            self.shared.changes += mark.find(W + "ins") is not None
            if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
                self.shared.changes += 1
                self._carried = inline
                return
        in_contents = style.contents or inline.in_contents
        if in_contents and (number := inline.text.cut(ENTRY_PAGE)):
            inline.aside.append((Furniture.LEADER, number))
        unseen = place.reason is not None or (switch(mark, "vanish") and not inline.text.text.strip())
        place_in_list = _place_in_list(properties, style, identifier, self.lists)
        printed = Mark() if unseen or place_in_list is None else self.lists.mark(*place_in_list)
        said = whole(value(properties, "outlineLvl"))
        heading = style.heading if said is None else said + 1 if said < 9 else None
        level = None if place_in_list is None or heading else place_in_list[1] + 1
        self._emit(inline, printed, Style(heading, level, place.cell, contents=in_contents), place)

    def _emit(self, inline: Inline, printed: Mark, style: Style, place: Place) -> None:
        locator = Locator(path=self.name or f"paragraph {self._count}")
        found = inline.text.paragraphs(locator, printed.label, style)
        self.paragraphs += found
        self.lines += inline.text.lines
        if printed.bullet and found:
            self.aside.append(SetAside(locator, printed.bullet, Furniture.BULLET))
        for why, text in inline.aside:
            if shown := " ".join(text.split()):
                self.aside.append(SetAside(locator, shown, why))
        for box, reason in inline.boxes:
            if box.tag == A + "p":
                self._paragraph(box, replace(place, reason=reason or place.reason))
            else:
                self._blocks(box, replace(place, reason=reason or place.reason))

    def _flush(self, place: Place) -> None:
        """End a paragraph whose end was deleted, where no other follows."""
        if (inline := self._carried) is not None:
            self._carried = None
            self._emit(inline, Mark(), Style(cell=place.cell), place)

    def _table(self, table: _Element, place: Place) -> None:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_inside(table, W + "tr"), 1):
            properties = row.find(W + "trPr")
            reason = place.reason or self._reason_of_row(properties)
            column = 1 + (whole(value(properties, "gridBefore")) or 0)
            for cell in _inside(row, W + "tc"):
                said = cell.find(W + "tcPr")
                hidden = reason or (Furniture.HIDDEN if _continues(said) else None)
                self._blocks(cell, Place((number, row_number, column), hidden))
                column += max(1, whole(value(said, "gridSpan")) or 1)

    def _reason_of_row(self, properties: _Element | None) -> str | None:
        if properties is None:
            return None
        deleted = properties.find(W + "del") is not None
        self.shared.changes += deleted or properties.find(W + "ins") is not None
        if deleted:
            return Furniture.DELETED
        return Furniture.HIDDEN if switch(properties, "hidden") else None


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also those in content controls and the like."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag == MC + "AlternateContent":
            if (branch := chosen(child)) is not None:
                yield from _inside(branch, name)
        elif child.tag not in (W + "tblPr", W + "tblGrid", W + "trPr", W + "tblPrEx", W + "sdtPr"):
            yield from _inside(child, name)


def _continues(properties: _Element | None) -> bool:
    """Whether a cell is hidden because the one above it, or before it, extends over it."""
    merges = (None if properties is None else properties.find(W + name) for name in ("vMerge", "hMerge"))
    return any(merge is not None and merge.get(W + "val", "continue") == "continue" for merge in merges)


def _place_in_list(
    properties: _Element | None, style: ParagraphStyle, identifier: str | None, lists: Lists
) -> tuple[int, int] | None:
    """The list of a paragraph and its level from 0 on, by what it says itself and by its style."""
    said = None if properties is None else properties.find(W + "numPr")
    own = ListPlace(whole(value(said, "numId")), whole(value(said, "ilvl")))
    number = style.place.list if own.list is None else own.list
    if not number:
        return None
    names = (identifier or "", *style.listed)
    linked = (found for name in names if name and (found := lists.level_of(number, name)) is not None)
    level = own.level if own.level is not None else next(linked, style.place.level)
    return number, min(max(level or 0, 0), 8)
