"""Paragraphs, lists and tables of a story of an OpenDocument text: the body, a note, a header, a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from align.core.locator import Locator
from align.core.raw import Furniture, RawParagraph, SetAside, Style
from align.readers.list_numbers import Mark
from align.readers.odt.inline import Inline
from align.readers.odt.lists import Item, Lists
from align.readers.odt.names import DRAW, FORM, OFFICE, SVG, TABLE, TEXT, is_true, whole
from align.readers.odt.notes import Notes
from align.readers.odt.styles import Styles
from align.readers.typed_lines import ENTRY_PAGE

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 9  # level of a list or of an outline, from 0 on
_CONTENTS = {
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
}
_SOURCES = {f"{name}-source" for name in (*_CONTENTS, TEXT + "alphabetical-index", TEXT + "bibliography")}
_SKIPPED = {
    *_SOURCES,
    *(TEXT + f"{name}-decls" for name in ("variable", "sequence", "user-field")),
    TEXT + "dde-connection-decls",
    TEXT + "tracked-changes",  # read by itself
    OFFICE + "forms",
    FORM + "form",
    OFFICE + "binary-data",
    TABLE + "table-columns",
    TABLE + "table-column",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are: in a cell of a table, an item of a list, a table of contents; or why they are set aside."""

    cell: tuple[int, int, int] | None = None
    item: Item | None = None
    contents: bool = False
    reason: str | None = None


@dataclass
class Story:
    """Goes through a story and gathers its paragraphs.

    Attributes:
        name: what messages call the story; a paragraph of the body is found by its number.
        paragraphs: those read so far.
        aside: what was set aside so far.
        lines: those of all paragraphs as they were typed, empty ones too.
    """

    styles: Styles
    lists: Lists
    notes: Notes
    name: str = ""
    paragraphs: list[RawParagraph] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    objects: int = 0
    _count: int = 0
    _tables: int = 0

    def read(self, container: Iterable[_Element], place: Place = Place()) -> None:
        """Read all blocks of a story or of a part of it."""
        for block in container:
            tag = str(block.tag)
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(block, place)
            elif tag == TEXT + "list":
                self._list(block, place)
            elif tag == TABLE + "table":
                self._table(block, place)
            elif tag in (SVG + "title", SVG + "desc"):
                text = " ".join("".join(map(str, block.itertext())).split())
                self.aside.append(SetAside(Locator(path=self.name), text, Furniture.PICTURE))
            elif tag not in _SKIPPED:
                self.read(block, self._place_in(block, place))

    def _place_in(self, block: _Element, place: Place) -> Place:
        """Where the blocks inside a block are."""
        if block.tag == TEXT + "numbered-paragraph":
            count, style = self.lists.begin(block)
            level = min(max(whole(block, TEXT + "level") or 1, 1) - 1, _DEEPEST)
            return replace(place, item=Item(count, style, level))
        if block.tag == TEXT + "section":
            return replace(place, reason=place.reason or _reason_of_section(block))
        if block.tag == OFFICE + "annotation":
            return replace(place, reason=place.reason or Furniture.COMMENT)
        if block.tag in _CONTENTS or block.tag == TEXT + "index-title":
            return replace(place, contents=block.tag in _CONTENTS)
        return place

    def _paragraph(self, paragraph: _Element, place: Place) -> None:
        self._count += 1
        style = self.styles.paragraph(paragraph.get(TEXT + "style-name", ""))
        inline = Inline(self.styles, self.notes)
        inline.read(paragraph, place.reason, style.characters)
        in_contents = place.contents or style.contents
        if in_contents and (number := inline.text.cut(ENTRY_PAGE)):
            inline.aside.append((Furniture.LEADER, number))
        self.objects += sum(1 for _ in paragraph.iter(DRAW + "object"))
        heading = style.title
        if paragraph.tag == TEXT + "h":
            heading = min(max(whole(paragraph, TEXT + "outline-level") or 1, 1), _DEEPEST + 1)
        mark = Mark() if place.reason else self._mark(paragraph, place, style.list)
        level = None if place.item is None or heading else place.item.level + 1
        locator = Locator(path=self.name or f"paragraph {self._count}")
        found = inline.text.paragraphs(
            locator, mark.label, Style(heading, level, place.cell, contents=in_contents)
        )
        self.paragraphs += found
        self.lines += inline.text.lines
        if mark.bullet and found:
            self.aside.append(SetAside(locator, mark.bullet, Furniture.BULLET))
        self.aside += [
            SetAside(locator, shown, why) for why, text in inline.aside if (shown := " ".join(text.split()))
        ]
        for box, reason in inline.boxes:
            inside = Place(place.cell, contents=place.contents, reason=reason or place.reason)
            self.read([box] if box.tag != DRAW + "text-box" else box, inside)

    def _mark(self, paragraph: _Element, place: Place, list_style: str | None) -> Mark:
        """What is printed before a paragraph: of its list, or of the outline if it is a heading outside one."""
        if place.item is not None:
            return Mark() if list_style == "" else self.lists.mark(place.item, list_style)
        if paragraph.tag != TEXT + "h" or is_true(paragraph, TEXT + "is-list-header") or list_style == "":
            return Mark()
        level = min(max(whole(paragraph, TEXT + "outline-level") or 1, 1) - 1, _DEEPEST)
        return self.lists.heading(level, whole(paragraph, TEXT + "start-value"))

    def _list(self, element: _Element, place: Place) -> None:
        outer = place.item
        if outer is None:
            count, style = self.lists.begin(element)
            level = 0
        else:
            count, level = outer.count, min(outer.level + 1, _DEEPEST)
            style = element.get(TEXT + "style-name", outer.style)
        for child in element:
            if child.tag in (TEXT + "list-item", TEXT + "list-header"):
                header = child.tag == TEXT + "list-header"
                own = child.get(TEXT + "style-override", style)
                item = Item(count, own, level, whole(child, TEXT + "start-value"), marked=header)
                self.read(child, replace(place, item=item))

    def _table(self, table: _Element, place: Place) -> None:
        self._tables += 1
        number = self._tables
        row_number = 0
        for row in _inside(table, TABLE + "table-row"):
            collapsed = row.get(TABLE + "visibility", "visible") != "visible"
            reason = place.reason or (Furniture.HIDDEN if collapsed else None)
            column = 1
            for cell in row:
                if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    continue
                covered = cell.tag == TABLE + "covered-table-cell"
                hidden = reason or (Furniture.HIDDEN if covered else None)
                self.read(cell, Place((number, row_number + 1, column), None, place.contents, hidden))
                column += max(1, whole(cell, TABLE + "number-columns-repeated") or 1)
            row_number += max(1, whole(row, TABLE + "number-rows-repeated") or 1)


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table, also those in groups and in its head."""
    for child in element:
        if child.tag == name:
            yield child
        elif str(child.tag).startswith(TABLE + "table-"):
            yield from _inside(child, name)


def _reason_of_section(section: _Element) -> str | None:
    hidden = section.get(TEXT + "display") == "none" or is_true(section, TEXT + "is-hidden")
    return Furniture.HIDDEN if hidden else None
