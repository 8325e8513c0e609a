"""Segment content as XML elements."""

from __future__ import annotations

from lxml import etree

from tmx.unit import Content

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def fill(element: etree._Element, content: Content) -> None:
    """Put content into an empty element; lxml keeps a string after a child as the child's tail."""
    if isinstance(content, str):
        element.text = content
        return
    last: etree._Element | None = None
    for part in content:
        if not isinstance(part, str):
            last = etree.SubElement(element, part.tag, dict(part.attributes))
            fill(last, part.content)
        elif last is None:
            element.text = part
        else:
            last.tail = part


def segment_as_text(content: Content) -> str:
    """A ``<seg>`` as markup, which some tools keep inside a property.

    >>> segment_as_text("salt & pepper")
    '<seg>salt &amp; pepper</seg>'
    """
    segment = etree.Element("seg")
    fill(segment, content)
    return etree.tostring(segment, encoding="unicode")
