"""Translation units from the events of an XML parser."""

from __future__ import annotations

import os
from xml.parsers.expat import XMLParserType

from tmx.base.findings import Finding
from tmx.base.frozen import EMPTY
from tmx.read.annotations import annotation_of, language_of
from tmx.read.faults import DETAIL_LENGTH, Faults
from tmx.read.header_builder import HeaderBuilder
from tmx.read.segment_builder import SegmentBuilder
from tmx.unit.content import Content, plain_text, trimmed
from tmx.unit.dtd import dtd_of
from tmx.unit.model import Header, Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import (
    SEGTYPES,
    STRUCTURE,
    TU_ATTRIBUTES,
    TUV_ATTRIBUTES,
)

XML_LANG = "xml:lang"
_ENDS_UNTAGGED = frozenset({"seg", "tuv", "tu", "prop", "note"})


class UnitBuilder:
    """Makes units of the events of an expat parser; `_unit` and the like are None outside their elements."""

    def __init__(
        self, parser: XMLParserType, line: int, source_lang: str, version: str, path: str | os.PathLike[str]
    ) -> None:
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_stray_text
        self._parser = parser
        self._faults = Faults(parser, line, path)
        self._add_fault = self._faults.add
        self.source_lang = source_lang
        self.header: Header | None = None
        self.units: list[TranslationUnit] = []
        self.root: str | None = None
        self._head = HeaderBuilder(self._faults)
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
        self._untagged_line = 0  # where the text of a variant begins that is not in a segment
        self._segment = SegmentBuilder(self._faults, version)
        self._text = self._segment.text  # of notes and properties too, which are outside segments
        self._collect = self._text.append

    @property
    def findings(self) -> list[Finding]:
        """The faults met so far."""
        return self._faults.findings

    @property
    def version(self) -> str:
        """The version of TMX whose rules are followed."""
        return self._segment.dtd.version

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

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if attributes:
            self._faults.refuse_long(name, attributes)
        if self.root is None:
            self.root = name
        if self._untagged_line and name in _ENDS_UNTAGGED and not self._segment.is_in_element:
            self._end_untagged(name)
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
        elif self._variant is not None and self._content is None and name not in STRUCTURE:
            self._start_untagged(self._faults.line)
            self._segment.start(name, attributes)
        else:
            self._start_other(name, attributes)

    def _end(self, name: str) -> None:
        if self._untagged_line and name in _ENDS_UNTAGGED and not self._segment.is_in_element:
            self._end_untagged(name)
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
        elif name == "ude":
            self._head.end_encoding()
        elif name == "header" and self._head.is_open:
            self.header = self._head.end(self._properties, self._notes)
            self._properties, self._notes = [], []

    def _start_unit(self, attributes: dict[str, str]) -> None:
        self.close()
        self._line = self._faults.line
        self._faults.keep_id(attributes)
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
            source_lang = attributes.pop("srclang") or source_lang
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
        self._lang = language_of("tuv", attributes, self._faults, self._segment.dtd)
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

    def _start_untagged(self, line: int) -> None:
        """Take what is straight in a variant for its segment."""
        self._untagged_line = line
        self._in_segment = True

    def _end_untagged(self, name: str) -> None:
        """End such a segment; if a real one follows, it is stray text."""
        line, self._untagged_line = self._untagged_line, 0
        self._in_segment = False
        content = trimmed(self._segment.content())
        if name == "seg":
            self._add_fault("text-stray", plain_text(content)[:DETAIL_LENGTH], line=line)
        else:
            self._add_fault("seg-untagged", plain_text(content)[:DETAIL_LENGTH], line=line)
            self._content = content

    def _end_annotation(self, name: str) -> None:
        self._parser.CharacterDataHandler = self._add_stray_text
        attributes = self._annotation or {}
        text = "".join(self._text)
        self._text.clear()
        self._annotation = None
        if self._unit is None and not self._head.is_open:
            self._add_fault("element-misplaced", f"{name} outside units and the header")
            return
        late = self._content is not None if self._variant is not None else bool(self._variants)
        if self._unit is not None and late:
            self._add_fault("element-order", name)
        in_variant = self._variant is not None
        made = annotation_of(name, attributes, text, self._faults, self._segment.dtd)
        if isinstance(made, Note):
            (self._variant_notes if in_variant else self._notes).append(made)
        else:
            (self._variant_properties if in_variant else self._properties).append(made)

    def _add_stray_text(self, text: str) -> None:
        """Take text outside segments, notes and properties; the parser is at the end of the text."""
        if self._untagged_line:
            self._text.append(text)
            return
        stray = text.lstrip()
        if not stray:
            return
        line = self._faults.line - stray.count("\n")
        if self._variant is not None and self._content is None:
            self._start_untagged(line)
            self._text.append(stray)
        else:
            self._add_fault("text-stray", stray[:DETAIL_LENGTH].rstrip(), line=line)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tmx":
            self._segment.dtd = dtd_of(self._head.start_file(attributes))
        else:
            self._head.start_element(name, attributes)
