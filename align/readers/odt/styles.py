"""The styles of an OpenDocument text: how characters are set, which list a paragraph is in, what a heading is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.readers.flow import Font
from align.readers.odt.names import FO, STYLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = re.compile(r"(?i)(?:contents|toc|(?:illustration|figure|table|object|user) index) \d+")
_TITLES = {"title": 1, "subtitle": 2}
_HEAVY = 600  # a weight from here on is bold (CSS Fonts: semi-bold)


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """Properties of characters that are on, off, or not said."""

    bold: bool | None = None
    italic: bool | None = None
    superscript: bool | None = None
    hidden: bool | None = None

    def over(self, below: CharacterStyle) -> CharacterStyle:
        """These where they are said, else those below."""
        return CharacterStyle(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.superscript if self.superscript is None else self.superscript,
            below.hidden if self.hidden is None else self.hidden,
        )

    @property
    def font(self) -> Font:
        """How the characters are set."""
        return Font(bool(self.bold), bool(self.italic), bool(self.superscript))


UNSAID = CharacterStyle()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style gives to a paragraph.

    Attributes:
        characters: how its characters are set.
        list: the style of the list that its paragraphs are in; empty for none, None if it is not said.
        title: the level of a heading that its name makes it, such as 1 for a title.
        contents: whether its name makes it one for entries of a table of contents.
    """

    characters: CharacterStyle = UNSAID
    list: str | None = None
    title: int | None = None
    contents: bool = False


class Styles:
    """The styles of a document, from all places where they are defined; later ones hide earlier ones."""

    def __init__(self, places: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        for place in places:
            for style in place.iterchildren(STYLE + "style"):
                self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[tuple[str, str], CharacterStyle] = {}

    def paragraph(self, name: str) -> ParagraphStyle:
        """What a paragraph style gives, with all it is based on."""
        if name not in self._paragraphs:
            chain = list(self._chain("paragraph", name))
            lists = (style.get(STYLE + "list-style-name") for style in chain)
            called = [_name(style) for style in chain]
            titles = (_TITLES[text.casefold()] for text in called if text.casefold() in _TITLES)
            self._paragraphs[name] = ParagraphStyle(
                self._resolved("paragraph", name),
                next((found for found in lists if found is not None), None),
                next(titles, None),
                any(_CONTENTS.fullmatch(text) for text in called),
            )
        return self._paragraphs[name]

    def characters(self, name: str) -> CharacterStyle:
        """What a character style gives, with all it is based on."""
        return self._resolved("text", name)

    def section_is_hidden(self, name: str) -> bool:
        """Whether a style of sections or tables hides them."""
        return False if not name else self._resolved("section", name).hidden is True

    def _resolved(self, family: str, name: str) -> CharacterStyle:
        if (family, name) not in self._characters:
            found = UNSAID
            for style in self._chain(family, name):
                for properties in style.iterchildren(STYLE + "text-properties"):
                    found = found.over(_characters(properties))
            self._characters[family, name] = found
        return self._characters[family, name]

    def _chain(self, family: str, name: str) -> Iterator[_Element]:
        """A style and those it is based on, each once."""
        seen = set[str]()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].get(STYLE + "parent-style-name", "")


def _name(style: _Element) -> str:
    """The name of a style as users see it."""
    return style.get(STYLE + "display-name") or style.get(STYLE + "name", "").replace("_20_", " ")


def _characters(properties: _Element) -> CharacterStyle:
    weight = properties.get(FO + "font-weight")
    slant = properties.get(FO + "font-style")
    position = properties.get(STYLE + "text-position")
    display = properties.get(TEXT + "display")
    return CharacterStyle(
        None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= _HEAVY),
        None if slant is None else slant in ("italic", "oblique"),
        None if position is None else _is_raised(position),
        None if display is None else display == "none",
    )


def _is_raised(position: str) -> bool:
    """Whether ``super 58%`` or ``33% 58%`` is above the line."""
    first = position.split(maxsplit=1)[0] if position.split() else ""
    return first == "super" or (first.endswith("%") and first[0].isdigit() and first.strip("0%") != "")
