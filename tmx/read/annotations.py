"""Notes and properties, and the attributes that name the language of an element."""

from __future__ import annotations

from tmx.read.faults import Faults
from tmx.unit.dtd import Dtd
from tmx.unit.model import Note, Property
from tmx.unit.vocabulary import NOTE_ATTRIBUTES, PROP_ATTRIBUTES

XML_LANG = "xml:lang"


def language_of(element: str, attributes: dict[str, str], faults: Faults, dtd: Dtd) -> str | None:
    """The language of an element, taken out of its attributes; what is wrong with them is added to the faults."""
    new, old = attributes.pop(XML_LANG, None), attributes.pop("lang", None)
    if new is not None and XML_LANG not in dtd.language:
        faults.add("lang-xml", f"{element} in version {dtd.version}")
    elif new is not None and old is not None:
        faults.add("lang-twice", old if old == new else f"{new} and {old}")
    elif new is None and old is not None and element == "tuv" and dtd.language[0] == XML_LANG:
        faults.add("lang-attribute", old)
    return old if new is None else new


def annotation_of(
    name: str, attributes: dict[str, str], text: str, faults: Faults, dtd: Dtd
) -> Note | Property:
    """The note or the property that an element is."""
    lang = language_of(name, attributes, faults, dtd) or None
    faults.drop_unknown(name, attributes, NOTE_ATTRIBUTES if name == "note" else PROP_ATTRIBUTES)
    encoding = attributes.get("o-encoding")
    if name == "note":
        return Note(text, lang, encoding)
    kind = attributes.get("type")
    if kind is None:
        faults.add("property-type-missing")
    return Property("x-unknown" if kind is None else kind, text, lang, encoding)
