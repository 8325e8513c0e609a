"""Segments of Trados Studio: XML of texts and tags, as its memories (SDLTM) keep it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tmx.base.characters import ILLEGAL
from tmx.unit.content import Content, Inline, join_content

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

# References to characters that XML 1.0 does not allow, which Studio writes nevertheless.
_REFERENCE = re.compile(
    r"&#(?:x0*(1?[0-9a-f]|fff[ef]|d[89a-f][0-9a-f]{2})|0*([12]?\d|3[01]));", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
# What a kind of tag is in TMX.
_KINDS = {"Start": "bpt", "End": "ept", "UnmatchedStart": "it", "UnmatchedEnd": "it"}


class Segment(NamedTuple):
    """A segment, its language as the file says it (or nothing), and how many illegal characters were removed."""

    content: Content
    lang: str
    removed: int = 0


def parse_segment(xml: object) -> Segment | None:
    """Read the XML of a segment; None if it cannot be read.

    >>> text = "<Text><Value>a</Value></Text><Tag><Type>Standalone</Type><Anchor>1</Anchor></Tag>"
    >>> parse_segment(f"<Segment><Elements>{text}</Elements><CultureName>fr-FR</CultureName></Segment>")
    Segment(content=('a', Inline(tag='ph', attributes={}, content=())), lang='fr-FR', removed=0)
    """
    from lxml import etree

    if isinstance(xml, bytes):
        xml = xml.decode("utf-8", "replace")
    if not isinstance(xml, str) or "<!DOCTYPE" in xml:
        return None
    removed, xml = 0, _DECLARATION.sub("", xml)
    try:
        try:
            root = etree.fromstring(xml, _parser())
        except (etree.XMLSyntaxError, ValueError):
            xml, references = _REFERENCE.subn(_without_illegal, xml)
            xml, characters = ILLEGAL.subn("", xml)
            removed = references + characters
            root = etree.fromstring(xml, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    lang = (root.findtext("{*}CultureName") or "").strip()
    elements = root.find("{*}Elements")
    return Segment(join_content(map(_part, elements if elements is not None else ())), lang, removed)


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _without_illegal(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return "" if ILLEGAL.match(chr(code)) else reference[0]


def _part(element: _Element) -> str | Inline:
    name = element.tag.rpartition("}")[2]
    if name == "Text":
        return element.findtext("{*}Value") or ""
    if name != "Tag":
        return ""
    kind = element.findtext("{*}Type") or ""
    tag = _KINDS.get(kind, "ph")
    anchor, pair = element.findtext("{*}Anchor"), element.findtext("{*}AlignmentAnchor")
    attributes = {}
    if tag in ("bpt", "ept") and anchor:
        attributes["i"] = anchor
    if tag == "it":
        attributes["pos"] = "begin" if kind == "UnmatchedStart" else "end"
    if tag != "ept":
        if pair and pair != "0":  # which tag of the other language it corresponds to; 0 for none
            attributes["x"] = pair
        if identifier := element.findtext("{*}TagID"):
            attributes["type"] = identifier
    equivalent = element.findtext("{*}TextEquivalent")
    return Inline(tag, attributes, (equivalent,) if equivalent and tag == "ph" else ())
