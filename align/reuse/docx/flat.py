"""A paragraph of a Word document as characters, each with how it is set, and what stands between them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from align.readers.docx.fields import OF_PAGES
from align.readers.docx.names import W, switch
from align.reuse.docx.looks import Look, Wrapper, properties_of, run_of
from align.reuse.passages import BREAK, NOTE, OBJECT

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKER = "marker"
"""The type of what a translator does not see: bookmarks, ends of comments, signs of fields over paragraphs."""
_WHITE = " \t\n\f\r\v"
_CLOSING = tuple(",.;:!?)]}»”’")  # as in `align.readers.flow`
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


@dataclass(frozen=True, eq=False, slots=True)
class Coded:
    """What stands between characters: its type, its elements, for a note its number, and what is around it."""

    kind: str
    elements: list[_Element]
    number: str = ""
    wrappers: tuple[Wrapper, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether it ends something that began before."""
        tags = {str(child.tag) for element in self.elements for child in element.iter("{*}*")}
        ends = any(tag.endswith("End") for tag in tags)
        signs = [
            sign.get(W + "fldCharType") for element in self.elements for sign in element.iter(W + "fldChar")
        ]
        return ends or "end" in signs


@dataclass(slots=True)
class Flat:
    """The characters of a paragraph, how each is set, and the codes with their offsets, in order.

    White space is one space wherever there is any. A code of the type `BREAK` is in place of the space at its offset,
    all others are before the character at theirs.
    """

    text: str = ""
    looks: list[Look] = field(default_factory=list)
    codes: list[tuple[int, Coded]] = field(default_factory=list)


_Item = tuple[str | Coded, Look]


@dataclass(slots=True)
class _Field:
    at: int  # the index of its first item
    depth: int  # how many wrappers are around it
    signs: list[_Item] = field(default_factory=list)
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
    return _tidy(walk.items)


class _Walk:
    """Goes through a paragraph and gathers its items."""

    def __init__(self, number: Callable[[_Element], str]) -> None:
        self.items: list[_Item] = []
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


def _wrapped(item: str | Coded, look: Look) -> _Item:
    return (replace(item, wrappers=look.wrappers) if isinstance(item, Coded) else item), look


def _tidy(items: list[_Item]) -> Flat:
    """The items with white space as one space, and none before a note that a closing mark follows."""
    flat = Flat()
    chars: list[str] = []
    for item, look in items:
        if isinstance(item, Coded) and item.kind != BREAK:
            flat.codes.append((len(chars), item))
            continue
        last = flat.codes[-1] if flat.codes else None
        if isinstance(item, str) and item not in _WHITE:
            if (
                item in _CLOSING
                and last
                and last[1].kind == NOTE
                and last[0] == len(chars)
                and chars[-1:] == [" "]
            ):
                chars.pop()
                flat.looks.pop()
                flat.codes[-1] = (len(chars), last[1])
        elif chars and chars[-1] == " ":
            if isinstance(item, Coded):
                if last and last[1].kind == BREAK and last[0] == len(chars) - 1:
                    last[1].elements.extend(item.elements)
                else:
                    flat.codes.append((len(chars) - 1, item))
            continue
        if isinstance(item, Coded):
            flat.codes.append((len(chars), item))
        chars.append(item if isinstance(item, str) and item not in _WHITE else " ")
        flat.looks.append(look)
    flat.codes.sort(key=lambda code: code[0])
    flat.text = "".join(chars)
    return flat


def _is_of_pages(instruction: str | None) -> bool:
    words = (instruction or "").split()
    return bool(words) and words[0].upper() in OF_PAGES
