"""What holds at a place in a page, by the elements that it is in."""

from __future__ import annotations

from dataclasses import dataclass

from align.core.raw import PLAIN, Style
from align.readers.flow import ROMAN, Font
from align.readers.html.tree import Node


@dataclass(slots=True)
class Around:
    """What holds inside an element.

    Attributes:
        node: the element.
        font: how its text is set.
        reason: why its text is set aside or goes somewhere else; empty if it does not.
        style: what its paragraphs are.
        verbatim: ``pre`` in preformatted text, ``code`` in program code.
        note: the note that it is in.
        lang: its language.
    """

    node: Node
    font: Font = ROMAN
    reason: str = ""
    style: Style = PLAIN
    verbatim: str = ""
    note: Node | None = None
    lang: str = ""
