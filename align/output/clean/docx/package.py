"""The parts of a DOCX as one file (ECMA-376, part 2); the same document always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from align.output.clean.content import CleanText
from align.output.clean.docx.body import Body
from align.output.clean.docx.notes import Notes
from align.output.clean.docx.styles import styles_element
from align.output.clean.docx.xml import RELATIONS, document_bytes, w
from tmx.base.characters import ILLEGAL
from tmx.base.languages import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PACKAGE = "application/vnd.openxmlformats-package"
_CORE_LINK = f"{_LINKS}/metadata/core-properties"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP archive can hold


def as_docx(clean: CleanText) -> bytes:
    """The document as the bytes of a DOCX file."""
    rtl = is_right_to_left(clean.lang)
    notes = Notes(clean, rtl=rtl)
    body = Body(clean, notes, rtl=rtl)
    main = body.as_element()
    parts = {"styles": styles_element(clean.lang, rtl=rtl)}
    if body.numbers:
        parts["numbering"] = body.numbers.as_element()
    if notes.referred:
        parts["footnotes"] = notes.as_element()
        separators = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
        parts["settings"] = w("settings", separators)
    return docx_bytes(main, parts, clean.title, clean.lang)


def docx_bytes(main: _Element, parts: Mapping[str, _Element], title: str, lang: str) -> bytes:
    """A DOCX file: its text, its other parts by name (``styles``, ``numbering`` …), and what it says of itself."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            {"word/document.xml": f"{RELATIONS}/officeDocument", "docProps/core.xml": _CORE_LINK}
        ),
        "docProps/core.xml": _core(title, lang),
        "word/document.xml": document_bytes(main),
        "word/_rels/document.xml.rels": _relations({f"{name}.xml": f"{RELATIONS}/{name}" for name in parts}),
        **{f"word/{name}.xml": document_bytes(root) for name, root in parts.items()},
    }
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return buffer.getvalue()


def _content_types(parts: Iterable[str]) -> bytes:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": f"{_PACKAGE}.core-properties+xml",
        **{f"/word/{name}.xml": f"{_WORD}.{name}+xml" for name in parts},
    }
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})  # type: ignore[dict-item]  # the stubs know no default namespace
    _add(root, "Default", Extension="rels", ContentType=f"{_PACKAGE}.relationships+xml")
    _add(root, "Default", Extension="xml", ContentType="application/xml")
    for name, kind in overrides.items():
        _add(root, "Override", PartName=name, ContentType=kind)
    return _bytes(root)


def _relations(targets: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})  # type: ignore[dict-item]  # likewise
    for at, (target, kind) in enumerate(targets.items(), 1):
        _add(root, "Relationship", Id=f"rId{at}", Type=kind, Target=target)
    return _bytes(root)


def _core(title: str, lang: str) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(root, f"{{{_DC}}}title").text = ILLEGAL.sub("", title)
    etree.SubElement(root, f"{{{_DC}}}language").text = lang
    return _bytes(root)


def _add(root: etree._Element, name: str, **attributes: str) -> None:
    etree.SubElement(root, f"{{{root.nsmap[None]}}}{name}", attributes)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
