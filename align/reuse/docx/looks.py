"""How runs of a Word document are set, and what surrounds them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.readers.docx.names import W, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Properties of runs that do not show, or that belong to a language.
_UNSEEN = {W + name for name in ("lang", "noProof", "rPrChange", "ins", "del", "webHidden")}


@dataclass(frozen=True, eq=False, slots=True)
class Wrapper:
    """What surrounds runs: an element such as ``w:hyperlink``, or a field with what begins and ends it."""

    element: _Element | None = None
    before: list[_Element] = field(default_factory=list)
    after: list[_Element] = field(default_factory=list)

    def around(self, inside: list[_Element]) -> list[_Element]:
        """Elements with this around them."""
        if self.element is None:
            return [*map(deepcopy, self.before), *inside, *map(deepcopy, self.after)]
        outer = deepcopy(self.element)
        content = outer.find(W + "sdtContent") if outer.tag == W + "sdt" else outer
        if content is None:
            return inside
        for child in list(content):
            content.remove(child)
        content.extend(inside)
        return [outer]


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are set: their properties as XML text, and what surrounds them, the outermost first."""

    properties: bytes = b""
    wrappers: tuple[Wrapper, ...] = ()


def properties_of(run: _Element) -> bytes:
    """The properties of a run that show, as XML text."""
    from lxml import etree

    found = run.find(W + "rPr")
    if found is None:
        return b""
    seen = deepcopy(found)
    for child in list(seen):
        if child.tag in _UNSEEN:
            seen.remove(child)
    seen.tail = None
    return etree.tostring(seen) if len(seen) else b""


def name_of(properties: bytes, base: bytes) -> str:
    """What a CAT tool calls characters that are set in this way, in a text that is set otherwise."""
    from lxml import etree

    one = etree.fromstring(properties) if properties else None
    other = etree.fromstring(base) if base else None
    raised = value(one, "vertAlign")
    if raised != value(other, "vertAlign") and raised in ("superscript", "subscript"):
        return str(raised)
    for name, called in (("b", "bold"), ("i", "italic"), ("u", "underlined")):
        if bool(switch(one, name)) != bool(switch(other, name)):
            return called
    return "format"


def run_of(properties: bytes, *children: _Element, highlight: str = "") -> _Element:
    """A run with these properties."""
    from lxml import etree

    run = etree.Element(W + "r")
    if properties:
        run.append(etree.fromstring(properties))
    if highlight:
        set_highlight(run, highlight)
    run.extend(children)
    return run


def text_runs(text: str, properties: bytes, highlight: str = "") -> list[_Element]:
    """The run of a text; tabs and line ends are those of a word processor."""
    from lxml import etree

    children: list[_Element] = []
    for number, line in enumerate(text.split("\n")):
        for place, words in enumerate(line.split("\t")):
            if place:
                children.append(etree.Element(W + "tab"))
            elif number:
                children.append(etree.Element(W + "br"))
            if words:
                piece = etree.Element(W + "t")
                piece.text = words
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                children.append(piece)
    return [run_of(properties, *children, highlight=highlight)] if children else []


# What may come after `w:highlight` among the properties of a run (ECMA-376 Part 1, 17.3.2.28).
_AFTER_HIGHLIGHT = {
    W + name
    for name in (
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
}


def set_highlight(run: _Element, colour: str) -> None:
    """Highlight a run."""
    from lxml import etree

    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    for old in properties.findall(W + "highlight"):
        properties.remove(old)
    at = next((i for i, child in enumerate(properties) if child.tag in _AFTER_HIGHLIGHT), len(properties))
    mark = etree.Element(W + "highlight")
    mark.set(W + "val", colour)
    properties.insert(at, mark)
