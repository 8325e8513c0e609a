"""What there is to translate in a document: passages, each cut into segments that may hold codes.

A code is an inline element as TMX has it, with a number of its own in its segment (``x``) and a type: ``ph`` stands
for what has no text, a reference to a note (``note``), a line break or tab (``break``), a picture or the like
(``object``); ``hi`` surrounds text that is set otherwise (``bold``, ``italic`` …) or is a link (``link``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from align.core.document import Document
from tmx.unit.content import CODE, Content, Inline, parts_of

NOTE, BREAK, OBJECT, LINK = "note", "break", "object", "link"
"""Types of codes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, cell or note: its place in the document, its role and number, and its segments."""

    id: str
    role: str
    number: str
    segments: tuple[Content, ...]


class Original(Protocol):
    """A document that can be written again in another language."""

    @property
    def name(self) -> str:
        """The name of its file."""

    @property
    def lang(self) -> str:
        """Its language."""

    @property
    def title(self) -> str:
        """A short name: its symbol, else the name of its file without the folder."""

    @property
    def kind(self) -> str:
        """What kind of document it was read as; empty if that is not known."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What there is to translate, in order."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about how it was read."""

    def translated(
        self, targets: Mapping[str, tuple[Translated, ...]], lang: str, *, mark: bool = False
    ) -> bytes:
        """The document as DOCX with these passages translated, by their ids.

        Args:
            targets: of each passage, one translation for each of its segments.
            lang: the language of the translations.
            mark: whether segments without a sure translation are highlighted.
        """


class OfDocument:
    """What an `Original` has of the document that a reader gives."""

    document: Document

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.document.name

    @property
    def lang(self) -> str:
        """Its language."""
        return self.document.lang

    @property
    def title(self) -> str:
        """A short name."""
        return self.document.title

    @property
    def kind(self) -> str:
        """What kind of document it was read as."""
        return self.document.kind

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about how it was read."""
        return self.document.warnings


@dataclass(frozen=True, slots=True)
class Translated:
    """The translation of a segment; None leaves the segment as it is. Whether somebody has to look at it again."""

    content: Content | None
    doubtful: bool = False


def codes(content: Content) -> Iterator[Inline]:
    """All codes of a segment, outer ones before inner ones."""
    for part in parts_of(content):
        if isinstance(part, Inline):
            yield part
            yield from codes(part.content)


def code_id(code: Inline) -> str:
    """The number of a code in its segment."""
    return code.attributes.get("x", "")


def is_needed(code: Inline) -> bool:
    """Whether something would be lost of the document if a translation had not this code."""
    return code.tag == "ph" and code.attributes.get("type") != BREAK


def asked(content: Content, *, with_codes: bool = True) -> str:
    """The text by which a segment is looked up in a memory: breaks are spaces, other codes one character.

    Args:
        content: the segment.
        with_codes: whether codes are there; without them it is the text that `align.api.read` gives.
    """
    text = _with_codes(content)
    if with_codes or CODE not in text:
        return text
    return _SPACED.sub(" ", _BEFORE_CLOSING.sub("", text)).replace(CODE, "")


_BEFORE_CLOSING = re.compile(rf" {CODE}+(?=[.,;:!?)\]}}»”’])")  # as in `align.readers.flow`
_SPACED = re.compile(rf" {CODE}+ ")


def _with_codes(content: Content) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else _with_codes(part.content)
        if part.tag == "hi"
        else " "
        if part.attributes.get("type") == BREAK
        else CODE
        for part in parts_of(content)
    )
