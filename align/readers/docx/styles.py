"""The styles of a Word document: what a paragraph or a run gets from its style and from those it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.readers.docx.names import W, children, switch, value, whole
from align.readers.flow import Font

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_LEVEL = 9  # of an outline: not a heading (17.3.1.20)
# Built-in names, which are in English in every language of Word (2.7.3.9), and identifiers without a style, which
# are in the language of the user.
_HEADING_NAME = re.compile(r"(?i)heading\s*([1-9])")
_HEADING_ID = re.compile(
    r"(?i)(?:heading|titre|titolo|t[íi]tulo|(?:ü|ue)?berschrift|kop|overskrift|rubrik|nagłówek|nagwek"
    r"|заголовок)\s*([1-9])"
)
_CONTENTS_NAME = re.compile(r"(?i)(?:toc|contents)\s*[1-9]|table of figures")
_CONTENTS_ID = re.compile(r"(?i)(?:toc|tm|verzeichnis|tdc|sommario)\s*[1-9]")
_TITLES = {"title": 1, "subtitle": 2}


@dataclass(frozen=True, slots=True)
class Toggles:
    """Properties of characters that are on, off, or not said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    family: str | None = None

    @classmethod
    def of(cls, properties: _Element | None) -> Toggles:
        """Those of ``w:rPr``."""
        if properties is None:
            return UNSAID
        align = value(properties, "vertAlign")
        return cls(
            switch(properties, "b"),
            switch(properties, "i"),
            switch(properties, "vanish"),
            None if align is None else align == "superscript",
            value(properties, "rFonts", "ascii"),
        )

    def over(self, below: Toggles) -> Toggles:
        """These where they are said, else those below."""
        return Toggles(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.family if self.family is None else self.family,
        )

    def toggled(self, below: Toggles) -> Toggles:
        """Those of a character style on a paragraph style: both on is off (17.7.3)."""
        both = self.over(below)
        return Toggles(
            bool(self.bold) != bool(below.bold),
            bool(self.italic) != bool(below.italic),
            bool(self.hidden) != bool(below.hidden),
            both.raised,
            both.family,
        )

    @property
    def font(self) -> Font:
        """How the characters are set."""
        return Font(bool(self.bold), bool(self.italic), bool(self.raised))


UNSAID = Toggles()


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list that a paragraph is in and its level from 0 on, each if it is said; list 0 is none."""

    list: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style gives to a paragraph.

    Attributes:
        heading: the level of a heading, 1 for the outermost.
        contents: whether it is for the lines of a table of contents.
        place: the list of its paragraphs.
        listed: the style and those it is based on, up to the one that the list comes from: by these the list
            finds the level.
    """

    heading: int | None = None
    contents: bool = False
    toggles: Toggles = UNSAID
    place: ListPlace = ListPlace()
    listed: tuple[str, ...] = ()


class Styles:
    """The styles by their identifiers.

    Args:
        root: the root of the part with styles; None if there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles = {str(style.get(W + "styleId")): style for style in children(root, "style")}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = Toggles.of(defaults)
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, Toggles] = {}

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """What a paragraph style gives, with all it is based on; the default one for None."""
        name = self._default if name is None else name
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolved(name)
        return self._paragraphs[name]

    def character(self, name: str | None) -> Toggles:
        """What a character style gives, with all it is based on."""
        if name is None:
            return UNSAID
        if name not in self._characters:
            self._characters[name] = self._toggles(name)
        return self._characters[name]

    def list_of(self, name: str) -> int | None:
        """The list that a numbering style stands for."""
        properties = None if name not in self._styles else self._styles[name].find(f"{W}pPr/{W}numPr")
        return whole(value(properties, "numId"))

    def _toggles(self, name: str) -> Toggles:
        toggles = UNSAID
        for _, style in self._chain(name):
            toggles = toggles.over(Toggles.of(style.find(W + "rPr")))
        return toggles

    def _resolved(self, name: str) -> ParagraphStyle:
        heading: int | None = None
        contents = name not in self._styles and _CONTENTS_ID.fullmatch(name) is not None
        number = depth = None
        listed: list[str] = []
        for identifier, style in self._chain(name):
            properties, called = style.find(W + "pPr"), value(style, "name") or ""
            contents = contents or outline_of_name(called)[1]
            if heading is None:
                heading = _outline(properties, called)
            if number is None:
                numbering = None if properties is None else properties.find(W + "numPr")
                number = whole(value(numbering, "numId"))
                depth = whole(value(numbering, "ilvl")) if depth is None else depth
                listed.append(identifier)
        if name not in self._styles and (match := _HEADING_ID.fullmatch(name)) is not None:
            heading = int(match[1]) - 1
        toggles = self._toggles(name).over(self._defaults)
        level = None if heading is None or heading >= _BODY_LEVEL else heading + 1
        return ParagraphStyle(level, contents, toggles, ListPlace(number, depth), tuple(listed))

    def _chain(self, name: str) -> Iterator[tuple[str, _Element]]:
        """A style and those it is based on, each once."""
        seen = set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = value(self._styles[name], "basedOn") or ""


def _outline(properties: _Element | None, called: str) -> int | None:
    """The outline level of a style, from 0 on, by what it says or by its name."""
    if (level := whole(value(properties, "outlineLvl"))) is not None:
        return level
    return outline_of_name(called)[0]


def outline_of_name(called: str) -> tuple[int | None, bool]:
    """What the built-in name of a style says: the outline level, from 0 on, and whether it is for contents."""
    contents = _CONTENTS_NAME.fullmatch(called) is not None
    if (match := _HEADING_NAME.fullmatch(called)) is not None:
        return int(match[1]) - 1, contents
    title = _TITLES.get(called.casefold())
    return None if title is None else title - 1, contents
