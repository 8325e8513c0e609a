"""What XLIFF calls things, and how the rest of TMX is written in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, fromstring

from tmx.unit.content import Inline

OURS = "tmx:"
"""What begins the kind of a code of XLIFF 2.0 that holds attributes of TMX which have no place of their own."""

HI = "x-hi"
"""The kind of a mark of XLIFF 1.2 that is a ``hi`` of TMX; its attributes follow after a question mark."""

MARKUP = "tmx-"
"""What begins the ids of native codes of XLIFF 2.0 that are written with the tags of the text in them (``sub``)."""

PLACEHOLDERS = frozenset({"image", "pb", "lb"})
DELIMITERS = frozenset({"bold", "italic", "underlined", "link"})
"""The kinds of codes that XLIFF 1.2 names (section 2.3, ctype), of ``ph`` and of others; the rest begin with ``x-``."""

NATIVE_TYPES = {"xlf:b": "bold", "xlf:i": "italic", "xlf:u": "underlined", "xlf:lb": "lb", "xlf:pb": "pb"}
"""What XLIFF 1.2 and TMX call the kinds of codes that XLIFF 2.0 names (section 4.3.1.37, subType)."""

_MOST_TAGS = 500  # in one code; each level of them is a call of Python


def content_from_markup(text: str) -> tuple[str | Inline, ...]:
    """The content of a code of which `tmx.unit.markup.content_markup` made this text; of other text itself."""
    if text.count("<") > _MOST_TAGS:
        return (text,)
    try:
        return _parts(fromstring(f"<seg>{text}</seg>"))  # noqa: S314 - inside an element there can be no DOCTYPE
    except ParseError:
        return (text,)


def _parts(element: Element) -> tuple[str | Inline, ...]:
    parts: list[str | Inline] = [element.text] if element.text else []
    for child in element:
        parts.append(Inline(child.tag, dict(child.attrib), _parts(child)))
        if child.tail:
            parts.append(child.tail)
    return tuple(parts)
