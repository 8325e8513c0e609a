"""Fields: an instruction, which is no text, and its result, which is (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.core.raw import Furniture
from align.readers.docx.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

OF_PAGES = {"PAGE", "PAGEREF", "NUMPAGES", "SECTION", "SECTIONPAGES", "NUMCHARS", "NUMWORDS", "REVNUM"}
"""Fields whose result is a number of the page layout."""
_MATCHED = "matched"  # our own attribute of a sign that has its partners


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    kind: str = ""
    cites: bool = False  # a note, as a reference does


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
    """The fields that are open, outermost first, with counts of what they are: a file may nest any number."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._kinds: Counter[str] = Counter()  # of those whose result is being read
        self._instructions = 0  # of those that are open
        self._of_pages = 0

    def sign(self, element: _Element) -> None:
        """Take account of ``w:fldChar``."""
        kind = element.get(W + "fldCharType")
        if element.get(_MATCHED) is None:
            return
        if kind == "begin":
            self._open.append(_Field())
            self._instructions += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._begin_result(self._open[-1])
            self._instructions -= 1
        elif kind == "end" and self._open:
            self.close()

    def instruct(self, text: str) -> None:
        """Take account of a part of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def open(self, instruction: str) -> None:
        """Open a simple field, whose content is its result."""
        self._open.append(_Field([instruction]))
        self._begin_result(self._open[-1])

    def close(self) -> None:
        """Close the innermost field."""
        closed = self._open.pop()
        if closed.in_result:
            self._kinds[closed.kind] -= 1
            self._of_pages -= closed.kind in OF_PAGES
        else:
            self._instructions -= 1

    def _begin_result(self, begun: _Field) -> None:
        words = "".join(begun.instruction).split()
        begun.in_result, begun.kind = True, words[0].upper() if words else ""
        begun.cites = begun.kind == "NOTEREF" and "\\f" in words
        self._kinds[begun.kind] += 1
        self._of_pages += begun.kind in OF_PAGES

    @property
    def in_contents(self) -> bool:
        """Whether this is in a table of contents."""
        return self._kinds["TOC"] > 0

    @property
    def cites_note(self) -> bool:
        """Whether text here is the number of a note that is referred to again, set as a reference is."""
        return bool(self._open) and self._open[-1].cites

    @property
    def reason(self) -> str | None:
        """Why text here is not that of the document: it is a number of pages, or a part of an instruction."""
        if not self._open:
            return None
        own = not self._open[-1].in_result
        return Furniture.FIELD if self._instructions > own or self._of_pages else None
