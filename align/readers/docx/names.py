"""The names of WordprocessingML, in the namespaces of ECMA-376 and in those of its strict form (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORD,
    "http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/main": A[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/diagram": DGM[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/chart": CHART[1:-1],
}
_FALSE = {"0", "false", "off"}


def transitional(root: _Element) -> _Element:
    """The tree with the names of the strict form in the namespaces that all programs write."""
    if not any(uri in _STRICT for uri in root.nsmap.values()):
        return root
    for element in root.iter("{*}*"):
        element.tag = _renamed(str(element.tag))
        for name, value in list(element.attrib.items()):
            if (new := _renamed(str(name))) != name:
                del element.attrib[name]
                element.set(new, value)
    return root


def _renamed(name: str) -> str:
    uri, brace, local = name[1:].partition("}")
    return f"{{{_STRICT[uri]}}}{local}" if brace and uri in _STRICT else name


def value(element: _Element | None, name: str, attribute: str = "val") -> str | None:
    """The value of a child of an element, such as ``w:val`` of ``w:pStyle``; None if there is none."""
    child = None if element is None else element.find(W + name)
    found = None if child is None else child.get(W + attribute)
    return None if found is None else str(found)


def switch(element: _Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None if it is not said."""
    child = None if element is None else element.find(W + name)
    if child is None:
        return None
    return (child.get(W + "val") or "1").lower() not in _FALSE


def whole(text: str | None) -> int | None:
    """A whole number; None for none, or for what is not a number."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of a name, of an element that may be missing."""
    if element is not None:
        yield from element.iterchildren(W + name)
