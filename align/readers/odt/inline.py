"""The content of a paragraph of an OpenDocument text: spans, fields, notes, comments, frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.core.raw import Furniture
from align.readers.odt.names import DC, DRAW, FORM, OFFICE, SVG, TABLE, TEXT, is_true, whole
from align.readers.odt.notes import Notes
from align.readers.odt.styles import CharacterStyle, Styles
from align.readers.typed_lines import TypedLines

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SPACES = 1000  # that one element stands for


@dataclass
class Inline:
    """The text of a paragraph, what is set aside of it, and the frames that are anchored in it."""

    styles: Styles
    notes: Notes
    text: TypedLines = field(default_factory=TypedLines)
    aside: list[tuple[str, str]] = field(default_factory=list)  # reason and text
    boxes: list[tuple[_Element, str | None]] = field(default_factory=list)

    def read(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        """Read what is inside an element.

        Args:
            element: a paragraph or a part of one.
            reason: why all of it is set aside, if it is.
            characters: how its characters are set.
        """
        self.put(element.text, reason, characters)
        for child in element:
            tag = str(child.tag)
            if (leaf := _LEAVES.get(tag)) is not None:
                leaf(self, child, reason, characters)
            elif tag not in _SKIPPED:
                self.read(child, reason or _REASONS.get(tag), characters)
            self.put(child.tail, reason, characters)

    def put(self, text: str | None, reason: str | None, characters: CharacterStyle) -> None:
        """Add characters to the text, or to what is set aside."""
        if not text:
            return
        why = reason or (Furniture.HIDDEN if characters.hidden else None)
        if why is None:
            self.text.add(text, characters.font)
        elif self.aside and self.aside[-1][0] == why:
            self.aside[-1] = (why, self.aside[-1][1] + text)
        else:
            self.aside.append((why, text))

    def _span(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        own = self.styles.characters(element.get(TEXT + "style-name", ""))
        self.read(element, reason, own.over(characters))

    def _spaces(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        self.put(" " * min(whole(element, TEXT + "c") or 1, _MOST_SPACES), reason, characters)

    def _tab(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        self.put("\t", reason, characters)

    def _break(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        if reason or characters.hidden:
            self.put(" ", reason, characters)
        else:
            self.text.end_line()

    def _note(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        hidden = reason or (Furniture.HIDDEN if characters.hidden else None)
        number = self.notes.refer(element, hidden)
        if hidden is None:
            self.text.refer(number)

    def _comment(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        for child in element:
            if child.tag not in (DC + "creator", DC + "date", DC + "creator-initials"):
                self.put(" ".join(map(str, child.itertext())) + " ", Furniture.COMMENT, characters)

    def _hidden(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        hidden = Furniture.HIDDEN if is_true(element, TEXT + "is-hidden") else None
        self.read(element, reason or hidden, characters)

    def _reference(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        page = element.get(TEXT + "reference-format") == "page"
        self.read(element, reason or (Furniture.FIELD if page else None), characters)

    def _note_again(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        number = "".join(map(str, element.itertext())).strip()
        if characters.superscript and number and not (reason or characters.hidden):
            self.text.refer(number)
        else:
            self._reference(element, reason, characters)

    def _box(self, element: _Element, reason: str | None, characters: CharacterStyle) -> None:
        self.boxes.append((element, reason))


_Leaf = Callable[[Inline, "_Element", "str | None", CharacterStyle], None]
_LEAVES: dict[str, _Leaf] = {
    TEXT + "span": Inline._span,
    TEXT + "s": Inline._spaces,
    TEXT + "tab": Inline._tab,
    TEXT + "line-break": Inline._break,
    TEXT + "note": Inline._note,
    OFFICE + "annotation": Inline._comment,
    TEXT + "hidden-text": Inline._hidden,
    TEXT + "hidden-paragraph": Inline._hidden,
    TEXT + "bookmark-ref": Inline._reference,
    TEXT + "reference-ref": Inline._reference,
    TEXT + "note-ref": Inline._note_again,
    TEXT + "sequence-ref": Inline._reference,
    TEXT + "p": Inline._box,  # of a shape, such as a rectangle with text
    TEXT + "h": Inline._box,
    TEXT + "list": Inline._box,
    TABLE + "table": Inline._box,
    DRAW + "text-box": Inline._box,
}
_SKIPPED = frozenset(
    [OFFICE + "binary-data", OFFICE + "event-listeners", FORM + "form", TEXT + "alphabetical-index-mark"]
)
_REASONS = {
    TEXT + "ruby-text": Furniture.READING,
    SVG + "title": Furniture.PICTURE,
    SVG + "desc": Furniture.PICTURE,
    TEXT + "script": Furniture.SCRIPT,
    **{
        TEXT + name: Furniture.FIELD
        for name in (
            *("page-number", "page-count", "page-continuation", "page-variable-get", "word-count"),
            *("paragraph-count", "character-count", "table-count", "image-count", "object-count"),
        )
    },
}
