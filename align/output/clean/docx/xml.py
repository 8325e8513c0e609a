"""WordprocessingML (ECMA-376, part 1): its elements, and runs of text as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile("([\t\n\r\x85\u2028\u2029])")


def w(name: str, /, *children: _Element, **attributes: str | int) -> _Element:
    """An element of WordprocessingML with its attributes and children.

    >>> etree.tostring(w("ind", left=567)).decode().partition(" ")[0]
    '<w:ind'
    """
    element = etree.Element(f"{{{MAIN}}}{name}", nsmap={"w": MAIN, "r": RELATIONS})
    for attribute, value in attributes.items():
        element.set(f"{{{MAIN}}}{attribute}", str(value))
    element.extend(children)
    return element


def run(text: str, *, rtl: bool, style: str = "") -> _Element:
    """A run of text; tabs and line breaks become elements of their own."""
    return w("r", *_properties(rtl, style), *_content(text))


def text_runs(text: str, *properties: _Element) -> Iterator[_Element]:
    """A run with these properties, which are in the order of the schema; none without text."""
    if text:
        yield w("r", *([w("rPr", *properties)] if properties else []), *_content(text))


def mark_run(*children: _Element, rtl: bool) -> _Element:
    """A run in the style of references to footnotes."""
    return w("r", *_properties(rtl, "FootnoteReference"), *children)


def text_element(text: str) -> _Element:
    """The text of a run, with its spaces kept."""
    element = w("t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def document_bytes(root: _Element) -> bytes:
    """A part of the package."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _properties(rtl: bool, style: str) -> Iterator[_Element]:
    children = [*([w("rStyle", val=style)] if style else []), *([w("rtl")] if rtl else [])]
    if children:
        yield w("rPr", *children)


def _content(text: str) -> Iterator[_Element]:
    for part in _BREAKS.split(text):
        if part == "\t":
            yield w("tab")
        elif _BREAKS.fullmatch(part):
            yield w("br")
        elif part:
            yield text_element(part)
