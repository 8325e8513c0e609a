"""A paragraph of a Word document as characters, each with how it is set, and what stands between them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from align.readers.docx.fields import OF_PAGES
from align.readers.docx.names import W, switch
from align.reuse.docx.looks import Look, Wrapper, properties_of, run_of
from align.reuse.docx.pieces import MARKER, Coded, Flat, Item, tidy
from align.reuse.passages import BREAK, NOTE, OBJECT

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {W + "footnoteReference", W + "endnoteReference"}
_BREAKS = {W + name for name in ("tab", "br", "cr", "ptab")}
_OPEN = {W + name for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo")}
_DROPPED = {
    W + name
    for name in (
        *("pPr", "rPr", "proofErr", "del", "moveFrom", "lastRenderedPageBreak", "softHyphen", "delText"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "smartTagPr"),
        *("customXmlPr", "delInstrText"),
    )
}
_MARKERS = {
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
        *("footnoteRef", "endnoteRef", "annotationRef", "commentReference", "fldChar", "instrText"),
    )
}


@dataclass(slots=True)
class _Field:
    at: int  # the index of its first item
    depth: int  # how many wrappers are around it
    signs: list[Item] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)  # all of it
    instruction: str = ""
    in_result: bool = False


def flatten(paragraph: _Element, number: Callable[[_Element], str]) -> Flat:
    """The characters of a paragraph, tracked changes taken as accepted; all elements of it are copied.

    Args:
        paragraph: the element ``w:p``.
        number: gives a reference to a note its number.
    """
    walk = _Walk(number)
    walk.inside(paragraph, ())
    return tidy(walk.items)


class _Walk:
    """Goes through a paragraph and gathers its items."""

    def __init__(self, number: Callable[[_Element], str]) -> None:
        self.items: list[Item] = []
        self._number = number
        self._fields: list[_Field] = []

    def inside(self, container: _Element, wrappers: tuple[Wrapper, ...]) -> None:
        for child in container:
            tag = str(child.tag)
            if tag in _DROPPED:
                continue
            if tag == W + "r":
                self._run(child, wrappers)
            elif tag in _OPEN:
                self.inside(child, wrappers)
            elif tag == W + "fldSimple" and _cites_note(child.get(W + "instr", "")):
                number = "".join(text.text or "" for text in child.iter(W + "t")).strip()
                self._code(NOTE, child, Look(b"", wrappers), number)
            elif tag == W + "hyperlink" or (
                tag == W + "fldSimple" and not _is_of_pages(child.get(W + "instr"))
            ):
                self.inside(child, (*wrappers, Wrapper(child)))
            elif tag == W + "sdt" and (content := child.find(W + "sdtContent")) is not None:
                self.inside(content, (*wrappers, Wrapper(child)))
            else:
                self._code(MARKER if tag in _MARKERS else OBJECT, child, Look(b"", wrappers))

    def _code(self, kind: str, element: _Element, look: Look, number: str = "") -> None:
        element = deepcopy(element)
        self.items.append((Coded(kind, [element], number, look.wrappers), look))
        for opened in self._fields:
            opened.elements.append(element)

    def _run(self, run: _Element, wrappers: tuple[Wrapper, ...]) -> None:
        look = Look(properties_of(run), wrappers)
        note = next((child for child in run if child.tag in _NOTES), None)
        if note is not None and note.get(W + "customMarkFollows"):
            mark = "".join(text.text or "" for text in run.iter(W + "t"))
            self._code(NOTE, run, look, mark.strip())
        elif switch(run.find(W + "rPr"), "vanish"):
            self._code(MARKER, run, look)
        else:
            for child in list(run):
                self._part(child, look)

    def _part(self, child: _Element, look: Look) -> None:
        tag = str(child.tag)
        if tag in _DROPPED:
            return
        if tag in (W + "t", W + "noBreakHyphen"):
            text = child.text or "" if tag == W + "t" else "\u2011"
            self.items += [(char, look) for char in text]
            for opened in self._fields:
                opened.elements.append(run_of(look.properties, deepcopy(child)))
        elif tag in _NOTES:
            self._code(NOTE, run_of(look.properties, deepcopy(child)), look, self._number(child))
        elif tag in (W + "fldChar", W + "instrText"):
            self._sign(child, look)
        elif tag in _BREAKS:
            self._code(BREAK, run_of(look.properties, deepcopy(child)), look)
        else:
            self._code(MARKER if tag in _MARKERS else OBJECT, run_of(look.properties, deepcopy(child)), look)

    def _sign(self, sign: _Element, look: Look) -> None:
        """Take account of what begins, divides or ends a field, or is its instruction."""
        kind = sign.get(W + "fldCharType", "instruction")
        if kind == "begin":
            self._fields.append(_Field(len(self.items), len(look.wrappers)))
        self._code(MARKER, run_of(look.properties, deepcopy(sign)), look)
        if not self._fields:
            return
        current = self._fields[-1]
        current.signs.append(self.items[-1])
        if kind == "instruction":
            current.instruction += sign.text or ""
        elif kind == "separate":
            current.in_result = True
        elif kind == "end":
            self._close(self._fields.pop())

    def _close(self, closed: _Field) -> None:
        """A field that ends in the paragraph in which it began: around its result, or all of it as one code."""
        begun = self.items[closed.at :]
        look = begun[0][1]
        if closed.in_result and _cites_note(closed.instruction):
            number = "".join(item for item, _ in begun if isinstance(item, str)).strip()
            self.items[closed.at :] = [(Coded(NOTE, closed.elements, number, look.wrappers), look)]
            return
        if not closed.in_result or _is_of_pages(closed.instruction):
            self.items[closed.at :] = [(Coded(OBJECT, closed.elements, "", look.wrappers), look)]
            return
        signs = [item for item, _ in closed.signs if isinstance(item, Coded)]
        before = [element for item in signs[:-1] for element in item.elements]
        wrapper = Wrapper(None, before, signs[-1].elements)
        depth = closed.depth
        self.items[closed.at :] = [
            _wrapped(item, replace(own, wrappers=(*own.wrappers[:depth], wrapper, *own.wrappers[depth:])))
            for item, own in begun
            if item not in signs
        ]


def _cites_note(instruction: str) -> bool:
    """Whether the result of a field is the number of a note that is referred to again."""
    words = instruction.split()
    return words[:1] == ["NOTEREF"] and "\\f" in words


def _wrapped(item: str | Coded, look: Look) -> Item:
    return (replace(item, wrappers=look.wrappers) if isinstance(item, Coded) else item), look


def _is_of_pages(instruction: str | None) -> bool:
    words = (instruction or "").split()
    return bool(words) and words[0].upper() in OF_PAGES
