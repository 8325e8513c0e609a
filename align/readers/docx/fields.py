"""Fields: an instruction, which is no text, and its result, which is (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.core.raw import Furniture
from align.readers.docx.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

# Fields whose result is a number of the page layout.
_OF_PAGES = {"PAGE", "PAGEREF", "NUMPAGES", "SECTION", "SECTIONPAGES", "NUMCHARS", "NUMWORDS", "REVNUM"}
_MATCHED = "matched"  # our own attribute of a sign that has its partners


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


def match_fields(root: _Element) -> None:
    """Mark the signs of fields that begin and end: one without its partner is no field, and hides no text."""
    begun: list[list[_Element]] = []
    for sign in root.iter(W + "fldChar"):
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            begun.append([sign])
        elif begun and kind in ("separate", "end"):
            begun[-1].append(sign)
            if kind == "end":
                for matched in begun.pop():
                    matched.set(_MATCHED, "1")


class Fields:
    """The fields that are open, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def sign(self, element: _Element) -> None:
        """Take account of ``w:fldChar``."""
        kind = element.get(W + "fldCharType")
        if element.get(_MATCHED) is None:
            return
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take account of a part of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    def open(self, instruction: str) -> None:
        """Open a simple field, whose content is its result."""
        self._open.append(_Field(instruction, in_result=True))

    def close(self) -> None:
        """Close a simple field."""
        self._open.pop()

    @property
    def in_contents(self) -> bool:
        """Whether this is in a table of contents."""
        return any(field.kind == "TOC" for field in self._open)

    @property
    def cites_note(self) -> bool:
        """Whether text here is the number of a note that is referred to again, set as a reference is."""
        field = self._open[-1] if self._open else _Field()
        return field.in_result and field.kind == "NOTEREF" and "\\f" in field.instruction.split()

    @property
    def reason(self) -> str | None:
        """Why text here is not that of the document: it is a number of pages, or a part of an instruction."""
        inside = any(not field.in_result for field in self._open[:-1])
        return Furniture.FIELD if inside or any(field.kind in _OF_PAGES for field in self._open) else None
