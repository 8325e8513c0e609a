"""Translation units from the events of an XML parser."""

from __future__ import annotations

import os
from xml.parsers.expat import XMLParserType

from tmx.content import NOTHING, Content, Inline, join_content
from tmx.errors import InputError
from tmx.findings import Finding
from tmx.unit import Header, Note, Property, TranslationUnit, Variant
from tmx.vocabulary import (
    HEADER_ATTRIBUTES,
    HEADER_REQUIRED,
    INLINE_ATTRIBUTES,
    INLINE_CHILDREN,
    INLINE_REQUIRED,
    SEGTYPES,
    TU_ATTRIBUTES,
    TUV_ATTRIBUTES,
    VERSIONS,
)

XML_LANG = "xml:lang"
# The longest value of an attribute. Longer ones are an attack on the tools that will open the file next.
ATTRIBUTE_LIMIT = 1 << 16
# How deep inline elements may stand in one another, and how many a segment may hold.
DEPTH_LIMIT = 64
INLINE_LIMIT = 1 << 16
_KNOWN_ELSEWHERE = frozenset({"tmx", "header", "body", "ude", "map"})


class UnitBuilder:
    """Receives the events of one expat parser, makes units, and finds faults of structure.

    Its state is plain: `_unit`, `_variant` and `_parts` are None outside their elements.
    """

    def __init__(
        self, parser: XMLParserType, first_line: int, source_lang: str, path: str | os.PathLike[str]
    ) -> None:
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._parser = parser
        self._path = path
        self._before = first_line - 1
        self.source_lang = source_lang
        self.header: Header | None = None
        self.units: list[TranslationUnit] = []
        self.findings: list[Finding] = []
        self.root: str | None = None
        self._version = ""
        self._in_header: dict[str, str] | None = None
        self._unit: dict[str, str] | None = None
        self._line = 0
        self._variants: list[Variant] = []
        self._properties: list[Property] = []
        self._notes: list[Note] = []
        self._variant: dict[str, str] | None = None
        self._lang: str | None = None
        self._content: Content | None = None
        self._variant_properties: list[Property] = []
        self._variant_notes: list[Note] = []
        self._text: list[str] = []
        self._collect = self._text.append
        self._annotation: dict[str, str] | None = None
        self._parts: list[str | Inline] | None = None
        self._inline_count = 0
        self._open: list[tuple[str | None, dict[str, str], list[str | Inline]]] = []

    def close(self) -> bool:
        """End a unit whose end tag is missing; whether that can be done, which it cannot inside a segment."""
        if self._parts is not None:
            return False
        if self._unit is not None:
            self.findings.append(Finding("xml-unclosed", self._line))
            if self._variant is not None:
                self._end_variant()
            self._end_unit()
        return True

    # ------------------------------------------------------------------ events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if attributes and max(map(len, attributes.values())) > ATTRIBUTE_LIMIT:
            self._refuse_harm(f"an attribute of {name[:40]} is longer than {ATTRIBUTE_LIMIT:,} characters")
        if self.root is None:
            self.root = name
        if self._parts is not None:
            self._start_inline(name, attributes)
        elif name == "seg" and self._variant is not None:
            self._parts = []
            self._inline_count = 0
            self._parser.CharacterDataHandler = self._collect
            if attributes:
                self._refuse(name, attributes, frozenset())
        elif name == "tuv" and self._unit is not None:
            self._lang = attributes.pop(XML_LANG, None)
            if attributes:
                self._refuse(name, attributes, TUV_ATTRIBUTES)
            self._variant = attributes
            self._content = None
        elif name == "tu":
            self._start_unit(attributes)
        elif name in ("prop", "note"):
            self._annotation = attributes
            self._parser.CharacterDataHandler = self._collect
        else:
            self._start_other(name, attributes)

    def _end(self, name: str) -> None:
        if name == "seg" and self._parts is not None:
            self._end_segment()
        elif name == "tuv" and self._variant is not None:
            self._end_variant()
        elif name == "tu" and self._unit is not None:
            self._end_unit()
        elif self._parts is not None:
            self._end_inline()
        elif self._annotation is not None and name in ("prop", "note"):
            self._end_annotation(name)
        elif name == "header" and self._in_header is not None:
            self._end_header()

    # ------------------------------------------------------------------ units

    def _start_unit(self, attributes: dict[str, str]) -> None:
        self.close()
        self._line = self._before + self._parser.CurrentLineNumber
        if attributes:
            self._refuse("tu", attributes, TU_ATTRIBUTES)
            if attributes.get("segtype", "block") not in SEGTYPES:
                self._find("segtype", attributes.pop("segtype"))
        self._unit = attributes
        self._variants, self._properties, self._notes = [], [], []

    def _end_unit(self) -> None:
        attributes = self._unit or NOTHING
        self._unit = None
        if not self._variants:
            self._find("unit-empty")
            return
        source_lang = self.source_lang
        if attributes and "srclang" in attributes:
            attributes = dict(attributes)
            source_lang = attributes.pop("srclang")
        self.units.append(
            TranslationUnit(
                tuple(self._variants),
                source_lang,
                tuple(self._properties),
                tuple(self._notes),
                attributes or NOTHING,
                self._line,
            )
        )

    def _end_variant(self) -> None:
        attributes, lang, content = self._variant or NOTHING, self._lang, self._content
        self._variant = None
        if lang is None:
            if "lang" in attributes:
                attributes = dict(attributes)
                lang = attributes.pop("lang")
                self._find("lang-attribute", lang)
            else:
                self._find("lang-missing")
        if content is None:
            self._find("seg-missing")
        elif lang is not None:
            self._variants.append(
                Variant(
                    lang,
                    content,
                    tuple(self._variant_properties),
                    tuple(self._variant_notes),
                    attributes or NOTHING,
                )
            )
        if self._variant_properties or self._variant_notes:
            self._variant_properties, self._variant_notes = [], []

    def _end_segment(self) -> None:
        self._parser.CharacterDataHandler = None
        text, parts = self._text, self._parts
        if parts:
            parts.append("".join(text))
            content = join_content(parts)
        else:
            content = text[0] if len(text) == 1 else "".join(text)
        text.clear()
        self._parts = None
        if self._content is None:
            self._content = content
        else:
            self._find("seg-repeated")

    # ------------------------------------------------------------------ inline elements

    def _start_inline(self, name: str, attributes: dict[str, str]) -> None:
        parts = self._parts if self._parts is not None else []
        parts.append("".join(self._text))
        self._text.clear()
        if len(self._open) == DEPTH_LIMIT:
            self._refuse_harm(f"inline elements stand more than {DEPTH_LIMIT} deep in one another")
        self._inline_count += 1
        if self._inline_count > INLINE_LIMIT:
            self._refuse_harm(f"a segment holds more than {INLINE_LIMIT:,} inline elements")
        known = INLINE_ATTRIBUTES.get(name)
        if known is None:
            self._find("element-unknown", name)
            self._open.append((None, {}, parts))
        else:
            self._check_inline(name, attributes, known)
            self._open.append((name, attributes, parts))
        self._parts = []

    def _check_inline(self, name: str, attributes: dict[str, str], known: frozenset[str]) -> None:
        if not known.issuperset(attributes):
            self._refuse(name, attributes, known)
        outer = next((tag for tag, _, _ in reversed(self._open) if tag), "seg")
        if name not in INLINE_CHILDREN[outer]:
            self._find("inline-nesting", f"{name} in {outer}")
        required = INLINE_REQUIRED.get(name)
        if required and required[0] not in attributes:
            self._find("inline-attribute-missing", f"{name} without {required[0]}")

    def _end_inline(self) -> None:
        inner = self._parts if self._parts is not None else []
        inner.append("".join(self._text))
        self._text.clear()
        tag, attributes, outer = self._open.pop()
        if tag is None:
            outer.extend(inner)
        else:
            outer.append(Inline(tag, attributes, tuple(part for part in inner if part)))
        self._parts = outer

    # ------------------------------------------------------------------ notes and properties

    def _end_annotation(self, name: str) -> None:
        self._parser.CharacterDataHandler = None
        attributes = self._annotation or {}
        text = "".join(self._text)
        self._text.clear()
        self._annotation = None
        lang = attributes.get(XML_LANG) or attributes.get("lang")
        encoding = attributes.get("o-encoding")
        late = self._content is not None if self._variant is not None else bool(self._variants)
        if self._unit is not None and late:
            self._find("element-order", name)
        in_variant = self._variant is not None
        if name == "note":
            (self._variant_notes if in_variant else self._notes).append(Note(text, lang, encoding))
            return
        kind = attributes.get("type")
        if kind is None:
            self._find("property-type-missing")
        prop = Property("x-unknown" if kind is None else kind, text, lang, encoding)
        (self._variant_properties if in_variant else self._properties).append(prop)

    # ------------------------------------------------------------------ the rest of the file

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tmx":
            self._version = attributes.get("version", "")
            if self._version not in VERSIONS:
                self._find("version", self._version or "none")
            elif self._version != VERSIONS[-1]:
                self._find("version-old", self._version)
            self._refuse(name, attributes, frozenset({"version"}))
        elif name == "header":
            self._in_header = attributes
        elif name not in _KNOWN_ELSEWHERE:
            self._find("element-unknown", name)

    def _end_header(self) -> None:
        attributes = self._in_header or {}
        self._in_header = None
        self._refuse("header", attributes, HEADER_ATTRIBUTES)
        for name in HEADER_REQUIRED:
            if name not in attributes:
                rule = "header-srclang-missing" if name == "srclang" else "header-attribute-missing"
                self._find(rule, name)
        if attributes.get("segtype", "block") not in SEGTYPES:
            self._find("segtype", attributes["segtype"])
        self.header = Header(attributes, tuple(self._properties), tuple(self._notes), self._version)
        self._properties, self._notes = [], []

    def _refuse(self, element: str, attributes: dict[str, str], known: frozenset[str]) -> None:
        """Take out the attributes that the element cannot have; ``lang`` of a variant is read first."""
        for name in attributes.keys() - known:
            if element == "tuv" and name == "lang":
                if self._lang is not None:
                    del attributes[name]
                    self._find("attribute-unknown", "lang beside xml:lang")
                continue
            del attributes[name]
            self._find("attribute-unknown", f"{name} of {element}")

    def _refuse_harm(self, what: str) -> None:
        raise InputError(
            f"{what}; this is refused",
            path=self._path,
            line=self._before + self._parser.CurrentLineNumber,
            cure="Look at the file there; no honest memory needs so much.",
        )

    def _find(self, rule: str, detail: str = "") -> None:
        self.findings.append(Finding(rule, self._before + self._parser.CurrentLineNumber, detail))
