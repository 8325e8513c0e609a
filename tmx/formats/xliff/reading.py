"""Units of XLIFF 1.0 to 2.1 and of the tools that extend it, as translation units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tmx.base.characters import joined_lines, unframed
from tmx.base.hashset import HashSet
from tmx.base.wording import counted
from tmx.formats.base import Languages, Remark, chosen_units, languages_unknown
from tmx.formats.xliff.annotations import Annotations, annotations_of
from tmx.formats.xliff.codes import CodeReader
from tmx.formats.xliff.facts import READ, READ_OF_TARGET
from tmx.formats.xliff.ids import name_of
from tmx.formats.xliff.phrase import METADATA
from tmx.formats.xliff.segments import Segment, segments_1, segments_2
from tmx.formats.xliff.stream import Around, RawUnit, XliffStream
from tmx.formats.xliff.tally import A_KEY, EMPTY_SIDE, NO_TARGET, SAME_LANGUAGE, Tally
from tmx.unit.content import Content, join_content, mapped, plain_text
from tmx.unit.model import Note, Property, TranslationUnit, Variant
from tmx.write.context import DOCUMENT

ORIGINAL = "bitext"
"""The name of the document in the files that this program writes, which says nothing."""

_GENERAL = frozenset({"id", "xml:space", "xml:lang", "datatype"})
_STATED = ("target", "segment")  # the parts of a unit that have a state
_KNOWN, _KNOWN_OF_STATED = READ | _GENERAL, READ_OF_TARGET | _GENERAL
_CHILDREN = METADATA | frozenset(
    "source seg-source target alt-trans note notes context-group prop-group segment ignorable originalData "
    "mda:metadata mtc:matches sdl:seg-defs mq:comments".split()
)
_SUGGESTED = frozenset({"alt-trans", "mtc:match"})
# What names a text in a program, such as index.hello; one word may be a text.
_KEY = re.compile(r"\w+(?:[._]\w+)+", re.ASCII)
# A line break followed by an indent: an XML file made easy to read, not the text.
_INDENTED = re.compile(r"\n(?:\t|[ \t]{2})")


def read_xliff(
    path: Path, languages: Languages, remark: Remark, *, keep_unfinished: bool = False
) -> Iterator[TranslationUnit]:
    """Yield the units of a file, and remark on what is left out; see `tmx.formats.xliff`.

    Raises:
        UsageError: there is no such file, or its languages are neither said nor asked for.
        InputError: it cannot be read, is no XLIFF, or has units but none in the languages asked for.
    """
    stream = XliffStream(path)
    reader = _Reader(path, languages, keep_unfinished=keep_unfinished)
    units = reader.units(stream)
    for unit in chosen_units(units, path, languages, remark):
        yield _labelled(unit, languages)
    for finding in stream.findings.kept:
        if finding.rule_id not in ("encoding-bom", "encoding-utf16", "encoding-legacy"):
            remark(f"{finding.rule.says} ({finding.detail})")
    if not stream.has_namespace:
        remark("the file lacks the namespace of XLIFF; it is read as if it had it")
    if stream.binary_units:
        remark(f"not read: {counted(stream.binary_units, 'binary unit')}")
    if stream.notes:
        remark(f"not read: {counted(stream.notes, 'note')} about a file or a group")
    if stream.properties:
        remark(f"not read: metadata of a file or a group ({stream.properties})")
    reader.tally.say(remark)


def _labelled(unit: TranslationUnit, languages: Languages) -> TranslationUnit:
    """The unit with the region that was asked for where the file names only the language."""

    def code(lang: str) -> str:
        for wanted in (languages.source, languages.target):
            if wanted and wanted.partition("-")[0].lower() == lang.lower():
                return wanted
        return lang

    variants = tuple(variant._replace(lang=code(variant.lang)) for variant in unit.variants)
    return unit._replace(variants=variants, source_lang=variants[0].lang)


class _Reader:
    """Makes units of raw ones; `tally` counts what it leaves out."""

    def __init__(self, path: Path, languages: Languages, *, keep_unfinished: bool) -> None:
        self._path = path
        self._languages = languages
        self._keep_unfinished = keep_unfinished
        self._ids = HashSet()
        self.tally = Tally()

    def units(self, raw: Iterable[RawUnit]) -> Iterator[TranslationUnit]:
        for unit in raw:
            yield from self._unit(unit)

    def _unit(self, raw: RawUnit) -> Iterator[TranslationUnit]:
        element, around, tally = raw.element, raw.around, self.tally
        if suggested := sum(1 for part in element.iter() if part.tag in _SUGGESTED):
            tally.not_read("suggested translations", suggested)
        said: Annotations | None = None
        codes = CodeReader(tally.not_read, element, around)
        cut = segments_1 if around.version == 1 else segments_2
        for segment in cut(element, translate=around.translate, tally=tally):
            sides = [codes.content(side) for side in (segment.source, segment.target)]
            source_is_empty, target_is_empty = (not plain_text(side).strip() for side in sides)
            if source_is_empty or target_is_empty:
                tally.leave_out(EMPTY_SIDE if source_is_empty else NO_TARGET)
            elif segment.facts.unfinished and not self._keep_unfinished:
                tally.unfinished(segment.facts.unfinished)
            else:
                if said is None:
                    said = annotations_of(element, around)
                    self._look_for_more(element)
                if not around.preserve:
                    sides = [self._unindented(side) for side in sides]
                made = self._made(raw, segment, sides, said, codes.comments)
                if made is not None:
                    yield made
            codes.comments.clear()

    def _look_for_more(self, unit: Element) -> None:
        for name in unit.attrib:
            if name not in _KNOWN:
                self.tally.not_known(name)
        for child in unit:
            if child.tag not in _CHILDREN:
                self.tally.not_known(f"<{child.tag}>")
            elif child.tag in _STATED:
                for name in child.attrib:
                    if name not in _KNOWN_OF_STATED:
                        self.tally.not_known(name)

    def _unindented(self, content: Content) -> Content:
        """The content without the line breaks of a file that is indented, which need not be kept."""
        text = plain_text(content)
        if "\n" not in text or (unframed(text) == text and not _INDENTED.search(text)):
            return content
        self.tally.indented()
        return _stripped(mapped(content, joined_lines, lambda element: element))

    def _made(
        self, raw: RawUnit, segment: Segment, sides: list[Content], said: Annotations, comments: list[str]
    ) -> TranslationUnit | None:
        langs = self._langs(raw.around, segment)
        if langs[0].lower() == langs[1].lower():
            self.tally.leave_out(SAME_LANGUAGE)
            return None
        if sides[0] in (raw.element.get("resname"), raw.element.get("id")) and _KEY.fullmatch(str(sides[0])):
            self.tally.note(A_KEY)
        (properties, *own_properties), (notes, *own_notes) = said.properties, said.notes
        attributes = {**self._identifier(raw, segment), **segment.facts.attributes, **said.attributes[0]}
        more = [Property(kind, text) for kind, text in segment.facts.properties.items()]
        if not any(prop.type == DOCUMENT for prop in properties):
            original = raw.around.file.get("original", "")
            more += [Property(DOCUMENT, original)] if original not in ("", ORIGINAL) else []
        variants = tuple(
            Variant(lang, side, tuple(props), tuple(remarks), given)
            for lang, side, props, remarks, given in zip(
                langs, sides, own_properties, own_notes, said.attributes[1:], strict=True
            )
        )
        every_note = (*notes, *map(Note, comments))
        return TranslationUnit(variants, langs[0], (*properties, *more), every_note, attributes, raw.line)

    def _langs(self, around: Around, segment: Segment) -> tuple[str, str]:
        file, wanted = around.file, self._languages
        source = segment.langs[0] or file.get("source-language") or file.get("srcLang") or wanted.source
        target = segment.langs[1] or file.get("target-language") or file.get("trgLang") or wanted.target
        if not source or not target:
            raise languages_unknown(self._path, source, target)
        return source.replace("_", "-"), target.replace("_", "-")

    def _identifier(self, raw: RawUnit, segment: Segment) -> dict[str, str]:
        """The ``tuid``: the id of the unit and that of its segment, with that of the file if another has the same."""
        wanted = name_of(raw.element.get("id", ""))
        if not wanted:
            return {}
        if segment.part:
            wanted = f"{wanted}.{segment.part}"
        file = raw.around.file.get("original") or raw.around.file.get("id", "")
        found, again = wanted, 1
        while not self._ids.add(found):
            found = f"{file}:{wanted}" if again == 1 and file else f"{wanted}-again-{again}"
            again += 1
        return {"tuid": found}


def _stripped(content: Content) -> Content:
    """The content without white space at its edges."""
    if isinstance(content, str):
        return content.strip()
    parts = list(content)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return join_content(parts)
