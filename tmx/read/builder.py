"""Translation units from the events of an XML parser."""

from __future__ import annotations

import os
from xml.parsers.expat import XMLParserType

from tmx.base.findings import Finding
from tmx.base.frozen import EMPTY
from tmx.read.faults import DETAIL_LENGTH, Faults
from tmx.read.segment_builder import SegmentBuilder
from tmx.unit.content import Content
from tmx.unit.model import Header, Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import (
    HEADER_ATTRIBUTES,
    HEADER_REQUIRED,
    SEGTYPES,
    TU_ATTRIBUTES,
    TUV_ATTRIBUTES,
    VERSIONS,
)

XML_LANG = "xml:lang"
_KNOWN_ELSEWHERE = frozenset({"tmx", "header", "body", "ude", "map"})


class UnitBuilder:
    """Receives the events of one expat parser, makes units, and finds faults of structure.

    The state is simple: `_unit`, `_variant` and `_annotation` are None outside their elements.
    """

    def __init__(
        self, parser: XMLParserType, first_line: int, source_lang: str, path: str | os.PathLike[str]
    ) -> None:
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_stray_text
        self._parser = parser
        self._faults = Faults(parser, first_line, path)
        self._add_fault = self._faults.add
        self.source_lang = source_lang
        self.header: Header | None = None
        self.units: list[TranslationUnit] = []
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
        self._annotation: dict[str, str] | None = None
        self._in_segment = False
        self._segment = SegmentBuilder(self._faults)
        self._text = self._segment.text  # of notes and properties too, which are outside segments
        self._collect = self._text.append

    @property
    def findings(self) -> list[Finding]:
        """The faults met so far."""
        return self._faults.findings

    def close(self) -> bool:
        """End a unit that has no end tag; return False inside a segment, where that is not possible."""
        if self._in_segment:
            return False
        if self._unit is not None:
            self._add_fault("xml-unclosed", line=self._line)
            if self._variant is not None:
                self._end_variant()
            self._end_unit()
        return True

    # ------------------------------------------------------------------ events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if attributes:
            self._faults.refuse_long(name, attributes)
        if self.root is None:
            self.root = name
        if self._in_segment:
            self._segment.start(name, attributes)
        elif name == "seg" and self._variant is not None:
            self._in_segment = True
            self._parser.CharacterDataHandler = self._collect
            self._faults.drop_unknown(name, attributes, frozenset())
        elif name == "tuv" and self._unit is not None:
            self._start_variant(attributes)
        elif name == "tu":
            self._start_unit(attributes)
        elif name in ("prop", "note"):
            self._annotation = attributes
            self._parser.CharacterDataHandler = self._collect
        else:
            self._start_other(name, attributes)

    def _end(self, name: str) -> None:
        if self._in_segment and self._segment.is_in_element:
            self._segment.end()
        elif self._in_segment:
            self._end_segment()
        elif name == "tuv" and self._variant is not None:
            self._end_variant()
        elif name == "tu" and self._unit is not None:
            self._end_unit()
        elif self._annotation is not None and name in ("prop", "note"):
            self._end_annotation(name)
        elif name == "header" and self._in_header is not None:
            self._end_header()

    # ------------------------------------------------------------------ units

    def _start_unit(self, attributes: dict[str, str]) -> None:
        self.close()
        self._line = self._faults.line
        self._faults.drop_unknown("tu", attributes, TU_ATTRIBUTES)
        if attributes.get("segtype", "block") not in SEGTYPES:
            self._add_fault("segtype", attributes.pop("segtype"))
        self._unit = attributes
        self._variants, self._properties, self._notes = [], [], []

    def _end_unit(self) -> None:
        attributes = self._unit or EMPTY
        self._unit = None
        if not self._variants:
            self._add_fault("unit-empty")
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
                attributes or EMPTY,
                self._line,
            )
        )

    def _start_variant(self, attributes: dict[str, str]) -> None:
        self._lang = attributes.pop(XML_LANG, None)
        old = attributes.pop("lang", None)
        if old is not None and self._lang is None:
            self._lang = old
            self._add_fault("lang-attribute", old)
        elif old is not None:
            self._add_fault("attribute-unknown", "lang as well as xml:lang")
        self._faults.drop_unknown("tuv", attributes, TUV_ATTRIBUTES)
        self._variant = attributes
        self._content = None

    def _end_variant(self) -> None:
        attributes, lang, content = self._variant or EMPTY, self._lang, self._content
        self._variant = None
        if lang is None:
            self._add_fault("lang-missing")
        if content is None:
            self._add_fault("seg-missing")
        elif lang is not None:
            self._variants.append(
                Variant(
                    lang,
                    content,
                    tuple(self._variant_properties),
                    tuple(self._variant_notes),
                    attributes or EMPTY,
                )
            )
        if self._variant_properties or self._variant_notes:
            self._variant_properties, self._variant_notes = [], []

    def _end_segment(self) -> None:
        self._parser.CharacterDataHandler = self._add_stray_text
        self._in_segment = False
        content = self._segment.content()
        if self._content is None:
            self._content = content
        else:
            self._add_fault("seg-repeated")

    # ------------------------------------------------------------------ notes and properties

    def _end_annotation(self, name: str) -> None:
        self._parser.CharacterDataHandler = self._add_stray_text
        attributes = self._annotation or {}
        text = "".join(self._text)
        self._text.clear()
        self._annotation = None
        lang = attributes.get(XML_LANG) or attributes.get("lang")
        encoding = attributes.get("o-encoding")
        late = self._content is not None if self._variant is not None else bool(self._variants)
        if self._unit is not None and late:
            self._add_fault("element-order", name)
        in_variant = self._variant is not None
        if name == "note":
            (self._variant_notes if in_variant else self._notes).append(Note(text, lang, encoding))
            return
        kind = attributes.get("type")
        if kind is None:
            self._add_fault("property-type-missing")
        prop = Property("x-unknown" if kind is None else kind, text, lang, encoding)
        (self._variant_properties if in_variant else self._properties).append(prop)

    # ------------------------------------------------------------------ the rest of the file

    def _add_stray_text(self, text: str) -> None:
        """Add a fault for text outside segments, notes and properties; the parser is at the end of the text."""
        if not text.isspace():
            stray = text.lstrip()
            self._add_fault(
                "text-stray", stray[:DETAIL_LENGTH].rstrip(), line=self._faults.line - stray.count("\n")
            )

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tmx":
            self._version = attributes.get("version", "")
            if self._version not in VERSIONS:
                self._add_fault("version", self._version or "none")
            elif self._version != VERSIONS[-1]:
                self._add_fault("version-old", self._version)
            self._faults.drop_unknown(name, attributes, frozenset({"version"}))
        elif name == "header":
            self._in_header = attributes
        elif name not in _KNOWN_ELSEWHERE:
            self._add_fault("element-unknown", name)

    def _end_header(self) -> None:
        attributes = self._in_header or {}
        self._in_header = None
        self._faults.drop_unknown("header", attributes, HEADER_ATTRIBUTES)
        for name in HEADER_REQUIRED:
            if name not in attributes:
                rule = "header-srclang-missing" if name == "srclang" else "header-attribute-missing"
                self._add_fault(rule, name)
        if attributes.get("segtype", "block") not in SEGTYPES:
            self._add_fault("segtype", attributes["segtype"])
        self.header = Header(attributes, tuple(self._properties), tuple(self._notes), self._version)
        self._properties, self._notes = [], []
