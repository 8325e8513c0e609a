"""TBX: every pairing of a term with one in the other language is a unit; written as TBX-Basic (ISO 30042:2008)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmx.base.files import atomic_write
from tmx.base.frozen import EMPTY
from tmx.base.hashset import HashSet
from tmx.base.languages import best_language
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.tbx_reading import Saying, Term, TermEntry, read_concepts
from tmx.formats.toolkit import language_pair
from tmx.unit.model import Note, Property, TranslationUnit, Variant

if TYPE_CHECKING:
    from lxml.etree import _Element

DEFINITION, EXAMPLE, SUBJECT = "x-definition", "x-term-context", "x-subject"
"""The properties of a unit that is made of terms: what the concept is, a text with the term, and the field."""
_PROPERTIES = {"definition": DEFINITION, "context": EXAMPLE, "subjectfield": SUBJECT}
_STATUS = "administrativestatus"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*", re.ASCII)


def _read_tbx(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    pair = _languages(path, languages)
    counts: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for entry in read_concepts(path):
        sides = [_terms(entry, lang, regions) for lang in pair]
        used = {term.lang for side in sides for term in side}
        unread.update(term.lang or "no language" for term in entry.terms if term.lang not in used)
        if not all(sides) or sides[0][0].lang == sides[1][0].lang:
            counts["incomplete"] += 1
            continue
        counts["deprecated"] += sum(term.deprecated for side in sides for term in side)
        good = [[term for term in side if not term.deprecated] for side in sides]
        if not all(good):
            counts["useless"] += 1
            continue
        pairings = list(product(*good))
        counts["synonyms"] += len(pairings) > 1
        for number, (source, target) in enumerate(pairings):
            yield _unit(entry, source, target, pair, number, counts)
    for remarked in _remarks(counts, unread, regions):
        remark(remarked)


def _languages(path: Path, languages: Languages) -> Pair:
    """The languages asked for, or else the first ones of the file."""
    langs: dict[str, None] = {}
    if not (languages.source and languages.target):
        langs = dict.fromkeys(term.lang for entry in read_concepts(path) for term in entry.terms if term.lang)
    source = languages.source or next((lang for lang in langs if lang != languages.target), None)
    return language_pair(languages, source, next((lang for lang in langs if lang != source), None), path)


def _terms(entry: TermEntry, lang: str, regions: Counter[tuple[str, str]]) -> list[Term]:
    """The terms in a language, or in the variant of it that serves best."""
    found = best_language(lang, [term.lang for term in entry.terms])
    if found is None:
        return []
    terms = [term for term in entry.terms if term.lang == entry.terms[found].lang]
    if terms[0].lang != lang:
        regions[terms[0].lang, lang] += len(terms)
    return terms


def _unit(
    entry: TermEntry, source: Term, target: Term, pair: Pair, number: int, counts: Counter[str]
) -> TranslationUnit:
    properties: dict[Property, None] = {}
    notes: dict[str, None] = {}
    sayings: list[tuple[Saying, str | None]] = [(said, None) for said in entry.sayings]
    sayings += [
        (said, lang) for term, lang in zip((source, target), pair, strict=True) for said in term.sayings
    ]
    for said, lang in sayings:
        if said.kind == "note":
            notes[said.text] = None
        elif name := _PROPERTIES.get(said.kind.lower()):
            properties[Property(name, said.text, lang)] = None
        elif said.kind.lower() != _STATUS:
            counts[f"kind {said.kind[:40]}"] += 1
    identifier = f"{entry.id}_{number + 1}" if entry.id and number else entry.id
    return TranslationUnit(
        (Variant(pair[0], source.text), Variant(pair[1], target.text)),
        pair[0],
        tuple(properties),
        tuple(map(Note, notes)),
        {"tuid": identifier} if identifier else EMPTY,
    )


def _remarks(counts: Counter[str], unread: Counter[str], regions: Counter[tuple[str, str]]) -> Iterator[str]:
    if number := counts["incomplete"]:
        yield f"{counted(number, 'concept')} left out: one side is empty"
    if number := counts["deprecated"]:
        yield f"{counted(number, 'term')} left out: marked as deprecated, superseded or forbidden"
    if number := counts["useless"]:
        yield f"{counted(number, 'concept')} left out: all terms of one side are deprecated"
    if number := counts["synonyms"]:
        yield f"synonyms in {counted(number, 'concept')}: every pairing is a unit"
    for (actual, wanted), number in regions.items():
        yield f"{counted(number, 'term')} in {actual} read as {wanted}"
    for lang, number in unread.items():
        yield f"not read: {counted(number, 'term')} in {lang}"
    kinds = [f"{kind[5:]} ({number:,})" for kind, number in counts.items() if kind.startswith("kind ")]
    if kinds:
        yield f"not read, what is said of terms as {', '.join(kinds)}"


def _write_tbx(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from lxml import etree

    ids = HashSet()
    with atomic_write(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        # lxml would make up another prefix for the attribute.
        names = {"xml": "http://www.w3.org/XML/1998/namespace"}
        with file.element("martif", {"type": "TBX-Basic", _XML_LANG: pair[0]}, names):
            file.write(_header())
            with file.element("text"), file.element("body"):
                for unit in units:
                    file.write("\n", _written(unit, pair, ids, ledger))


def _header() -> _Element:
    from lxml import etree

    header = etree.Element("martifHeader")
    described = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(described, "p").text = "bitext"
    encoded = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoded, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    return header


def _written(unit: TranslationUnit, pair: Pair, ids: HashSet, ledger: Ledger) -> _Element:
    """The entry of a unit, its elements in the order of the standard."""
    from lxml import etree

    entry = etree.Element("termEntry")
    if unit.id:
        if _XML_NAME.fullmatch(unit.id) and ids.add((unit.id, "")):
            entry.set("id", unit.id)
        else:
            ledger.alter("id left out: no unique name in XML", unit.id[:40])
    _describe(entry, "subjectField", _values(unit, SUBJECT))
    _describe(entry, "definition", [prop for prop in _values(unit, DEFINITION) if prop.lang not in pair])
    for note in unit.notes:
        etree.SubElement(entry, "note").text = note.text
    for place, (variant, lang) in enumerate(zip(unit.variants, pair, strict=True)):
        section = etree.SubElement(entry, "langSet", {_XML_LANG: lang})
        _describe(section, "definition", [prop for prop in _values(unit, DEFINITION) if prop.lang == lang])
        group = etree.SubElement(section, "tig")
        etree.SubElement(group, "term").text = variant.text
        contexts = _values(unit, EXAMPLE)
        first = [prop for prop in contexts if prop.lang not in pair] if place == 0 else []
        _describe(group, "context", first + [prop for prop in contexts if prop.lang == lang])
    return entry


def _values(unit: TranslationUnit, name: str) -> list[Property]:
    return [prop for prop in unit.properties if prop.type == name]


def _describe(element: Any, kind: str, properties: Sequence[Property]) -> None:
    from lxml import etree

    for prop in properties:
        etree.SubElement(element, "descrip", type=kind).text = prop.text


TBX = Format(
    "tbx",
    (".tbx",),
    "TermBase eXchange",
    _read_tbx,
    _write_tbx,
    frozenset({DEFINITION, EXAMPLE, SUBJECT}),
    notes=True,
    ids=True,
)
