"""The names of OpenDocument (OASIS ODF 1.3, part 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_ODF}office:1.0}}"
TEXT = f"{_ODF}text:1.0}}"
TABLE = f"{_ODF}table:1.0}}"
STYLE = f"{_ODF}style:1.0}}"
DRAW = f"{_ODF}drawing:1.0}}"
FO = f"{_ODF}xsl-fo-compatible:1.0}}"
SVG = f"{_ODF}svg-compatible:1.0}}"
FORM = f"{_ODF}form:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def whole(element: _Element, name: str) -> int | None:
    """A whole number of an attribute; None for none, or for what is not a number."""
    text = element.get(name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_true(element: _Element, name: str) -> bool:
    """Whether an attribute says so."""
    return element.get(name) == "true"
