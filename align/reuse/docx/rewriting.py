"""The package of a Word document written again, with some of its parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.docx.names import W
from align.readers.docx.package import Package
from align.readers.zipped import Archive
from tmx.base.errors import InputError
from tmx.base.languages import base_language, is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml"
_CURE = "Save it as a Word document (.docx) in a word processor."
_TYPES = "[Content_Types].xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN = (  # the content types of templates, and of what has macros
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_MACROS = ("vbaProject", "vbaData", "wordVbaData", "keyMapCustomizations")
_EAST_ASIAN = ("zh", "ja", "ko")
_AFTER_LANG = ("eastAsianLayout", "specVanish", "oMath", "rPrChange")  # in properties of runs (17.3.2.28)
# What may come before `w:bidi` among the properties of a paragraph (ECMA-376 Part 1, 17.3.1.26), and before `w:rtl`
# among those of a run (17.3.2.28): all but these.
_AFTER_BIDI = (
    *(
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
    ),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
    *("sectPr", "pPrChange"),
)
_AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")


def refuse_other_forms(data: bytes, path: Path) -> None:
    """Refuse forms of Word documents that are read but not written.

    Raises:
        InputError: the document is in one XML file, or in the strict form of ISO/IEC 29500.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise InputError("a Word document in one XML file cannot be written again", path=path, cure=_CURE)
    if _STRICT in Archive(data, path).read(Package.of(data, path).main):
        raise InputError("a Word document in the strict form cannot be written again", path=path, cure=_CURE)


def rewritten(data: bytes, package: Package, roots: Mapping[str, _Element]) -> bytes:
    """A Word document with some parts changed, as DOCX: without macros, and no template.

    Args:
        data: the document.
        package: the same, open.
        roots: the roots of the parts that changed, by the name of the part.
    """
    parts = {name.casefold(): _bytes(root) for name, root in roots.items()}
    related = package.relations(package.main).values()
    macros = {item.target.casefold() for item in related if item.kind in _MACROS}
    folder, _, name = package.main.rpartition("/")
    links = f"{folder}/_rels/{name}.rels".lstrip("/")
    if macros and links in package.archive:
        root = package.archive.xml(links)
        for item in list(root):
            if str(item.get("Type", "")).rpartition("/")[2] in _MACROS:
                root.remove(item)
        parts[links.casefold()] = _bytes(root)
    types = package.archive.xml(_TYPES)
    if _as_document(types, macros):
        parts[_TYPES.casefold()] = _bytes(types)
    return repacked(data, parts, macros)


def _as_document(types: _Element, macros: set[str]) -> bool:
    """Make the content types those of a plain document; whether they were not."""
    changed = False
    for item in list(types):
        if item.get("ContentType") in _MAIN:
            item.set("ContentType", _DOCUMENT)
            changed = True
        elif str(item.get("PartName", "")).lstrip("/").casefold() in macros:
            types.remove(item)
            changed = True
    return changed


def repacked(data: bytes, parts: Mapping[str, bytes], left_out: set[str]) -> bytes:
    """An archive with some parts replaced and some left out, by their names in lower case."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            name = member.filename.replace("\\", "/").lstrip("/").casefold()
            if name not in left_out:
                new.writestr(member, parts[name] if name in parts else old.read(member))
    return buffer.getvalue()


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_language(styles: _Element, lang: str) -> None:
    """Say in what language the text of the document is, by which its spelling is checked.

    A word processor keeps three: of East Asian characters, of text from right to left, and of all other
    (ECMA-376 Part 1, 17.3.2.20).
    """
    name = "bidi" if is_right_to_left(lang) else "eastAsia" if base_language(lang) in _EAST_ASIAN else "val"
    defaults = _child(_child(_child(styles, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
    if defaults.find(W + "lang") is None:
        later = {W + one for one in _AFTER_LANG}
        place = next((at for at, one in enumerate(defaults) if one.tag in later), len(defaults))
        _child(defaults, "lang", place).set(W + name, lang)
    for element in styles.iter(W + "lang"):
        if element.get(W + name) or element.getparent() is defaults:
            element.set(W + name, lang)


def _child(parent: _Element, name: str, place: int) -> _Element:
    """The child of this name, which is made at a place if there is none."""
    from lxml import etree

    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(place, found)
    return found


def set_direction(paragraph: _Element, *, right_to_left: bool) -> None:
    """Set a paragraph from right to left, or from left to right."""
    from lxml import etree

    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    _switch(properties, "bidi", _AFTER_BIDI, on=right_to_left)
    for run in paragraph.iter(W + "r"):
        if run.find(W + "t") is None:
            continue
        own = run.find(W + "rPr")
        if own is None:
            own = etree.Element(W + "rPr")
            run.insert(0, own)
        _switch(own, "rtl", _AFTER_RTL, on=right_to_left)


def _switch(properties: _Element, name: str, later: tuple[str, ...], *, on: bool) -> None:
    from lxml import etree

    for old in properties.findall(W + name):
        properties.remove(old)
    new = etree.Element(W + name)
    if not on:
        new.set(W + "val", "0")  # what a style says otherwise is of no account
    tags = {W + one for one in later}
    properties.insert(next((i for i, one in enumerate(properties) if one.tag in tags), len(properties)), new)
