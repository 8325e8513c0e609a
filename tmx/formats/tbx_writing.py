"""TBX written as TBX-Basic, every unit as a concept of two terms: version 2 (ISO 30042:2008) or 3 (of 2019, DCA)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tmx.base.files import atomic_write
from tmx.base.hashset import HashSet
from tmx.base.languages import best_language
from tmx.base.report import Ledger
from tmx.formats.base import Pair
from tmx.formats.tbx_categories import DEFINITION, OF_TERMS, SUBJECT, Category
from tmx.unit.model import Property, TranslationUnit

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML = "http://www.w3.org/XML/1998/namespace"
_LANG = f"{{{_XML}}}lang"
_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*", re.ASCII)


class Version(NamedTuple):
    """The names of the elements of a version of TBX, its namespace, and how the file says what it is."""

    root: str
    header: str
    concept: str
    language: str
    term: str
    namespace: str | None
    attributes: dict[str, str]
    encoding: str | None


VERSION_2 = Version(
    "martif", "martifHeader", "termEntry", "langSet", "tig", None, {"type": "TBX-Basic"}, "TBXBasicXCSV02.xcs"
)
VERSION_3 = Version(
    "tbx",
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
    "urn:iso:std:iso:30042:ed-2",
    {"type": "TBX-Basic", "style": "dca"},
    None,
)


def write_tbx(
    path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger, version: Version = VERSION_2
) -> None:
    """Write units as a TBX file, whole or not at all."""
    from lxml import etree

    writer = _Writer(version, pair, ledger)
    # lxml would make up another prefix for the attribute. What is in the root is written without a namespace, so that
    # it takes on the default one that the root declares, once for all.
    names = {"xml": _XML} | ({None: version.namespace} if version.namespace else {})
    root = f"{{{version.namespace}}}{version.root}" if version.namespace else version.root
    with atomic_write(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(root, {**version.attributes, _LANG: pair[0]}, names):
            file.write(writer.header())
            with file.element("text"), file.element("body"):
                for unit in units:
                    file.write("\n", writer.concept(unit))


class _Writer:
    """Makes the elements of a file, in the order of the standard."""

    def __init__(self, version: Version, pair: Pair, ledger: Ledger) -> None:
        self._version = version
        self._pair = pair
        self._ledger = ledger
        self._ids = HashSet()

    def header(self) -> _Element:
        """What stands before the concepts."""
        from lxml import etree

        header = etree.Element(self._version.header)
        _add(_add(_add(header, "fileDesc"), "sourceDesc"), "p", "bitext")
        if self._version.encoding:
            _add(_add(header, "encodingDesc"), "p", self._version.encoding, type="XCSURI")
        return header

    def concept(self, unit: TranslationUnit) -> _Element:
        """The entry of a unit."""
        from lxml import etree

        entry = etree.Element(self._version.concept)
        if unit.id:
            if _XML_NAME.fullmatch(unit.id) and self._ids.add((unit.id, "")):
                entry.set("id", unit.id)
            else:
                self._ledger.alter("id left out: no unique name in XML", unit.id[:40])
        _describe(entry, "subjectField", self._said(unit, SUBJECT))
        _describe(entry, "definition", self._said(unit, DEFINITION, None))
        for note in unit.notes:
            _add(entry, "note", note.text)
        for side, (variant, lang) in enumerate(zip(unit.variants, self._pair, strict=True)):
            section = _add(entry, self._version.language)
            section.set(_LANG, lang)
            _describe(section, "definition", self._said(unit, DEFINITION, side))
            group = _add(section, self._version.term)
            _add(group, "term", variant.text)
            for category, text in self._of_term(unit, side):
                _add(group, category.element, text, type=category.kind)
        return entry

    def _of_term(self, unit: TranslationUnit, side: int) -> Iterator[tuple[Category, str]]:
        """What is said of a term; what is said in none of the languages goes with the first."""
        for category in OF_TERMS:
            free = self._said(unit, category.property, None) if side == 0 else []
            for prop in free + self._said(unit, category.property, side):
                yield category, prop.text

    def _said(self, unit: TranslationUnit, name: str, *sides: int | None) -> list[Property]:
        """The properties of a name, or those of them that are in the language of a side, or in none (None)."""
        return [
            prop for prop in unit.properties if prop.type == name and (not sides or self._side(prop) in sides)
        ]

    def _side(self, prop: Property) -> int | None:
        return best_language(prop.lang, self._pair) if prop.lang else None


def _describe(element: Any, kind: str, properties: Sequence[Property]) -> None:
    for prop in properties:
        _add(element, "descrip", prop.text, type=kind)


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, name, attributes)
    element.text = text or None
    return element
