"""Elements of XLIFF: made, and set on lines of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tmx.base.characters import ILLEGAL

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = ("source", "target", "note")


def add(parent: _Element, name: str, attributes: Mapping[str, str] | None = None) -> _Element:
    """Add an element with those attributes that are not empty; of them what XML cannot hold is left out."""
    from lxml import etree

    given = {key: legal(value) for key, value in (attributes or {}).items() if value}
    return etree.SubElement(parent, name, given)


def write_text(element: _Element, last: _Element | None, text: str) -> None:
    """Add text to an element, after its last child if there is one."""
    if last is None:
        element.text = (element.text or "") + legal(text)
    else:
        last.tail = (last.tail or "") + legal(text)


def legal(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return ILLEGAL.sub("", text)


def on_lines(element: _Element, depth: int = 0) -> None:
    """Set each element that holds no text on a line of its own."""
    if not len(element) or str(element.tag).rpartition("}")[2] in _TEXTS:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        on_lines(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
