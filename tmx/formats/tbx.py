"""TBX: every pairing of a term with one in the other language is a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain, product
from pathlib import Path

from tmx.base.frozen import EMPTY
from tmx.base.languages import best_language
from tmx.base.wording import counted, listed
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.tbx_categories import PROPERTIES
from tmx.formats.tbx_reading import Saying, Term, TermEntry, read_concepts
from tmx.formats.tbx_writing import VERSION_2, VERSION_3, Version, write_tbx
from tmx.formats.toolkit import language_pair
from tmx.unit.model import Note, Property, TranslationUnit, Variant


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
        counts.update(f"kind {kind}" for kind in _kinds_not_kept(entry, *good))
        for number, (source, target) in enumerate(pairings):
            yield _unit(entry, source, target, pair, number)
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


def _kinds_not_kept(entry: TermEntry, *sides: list[Term]) -> Iterator[str]:
    """The data categories that no property is for: of the concept, and of each of its terms that are read."""
    for said in chain(entry.sayings, *(term.sayings for side in sides for term in side)):
        if said.kind != "note" and said.kind.lower() not in PROPERTIES:
            yield said.kind[:40]


def _unit(entry: TermEntry, source: Term, target: Term, pair: Pair, number: int) -> TranslationUnit:
    properties: dict[Property, None] = {}
    notes: dict[str, None] = {}
    sayings: list[tuple[Saying, str | None]] = [(said, None) for said in entry.sayings]
    sayings += [
        (said, lang) for term, lang in zip((source, target), pair, strict=True) for said in term.sayings
    ]
    for said, lang in sayings:
        if said.kind == "note":
            notes[said.text] = None
        elif name := PROPERTIES.get(said.kind.lower()):
            properties[Property(name, said.text, lang)] = None
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
    if unread:
        named = listed(f"{number:,} in {lang}" for lang, number in unread.most_common())
        yield f"not read: terms in other languages, {named}"
    kinds = [f"{kind[5:]} ({number:,})" for kind, number in counts.items() if kind.startswith("kind ")]
    if kinds:
        yield f"not read, what is said of terms as {listed(kinds, 10)}"


def _format(name: str, version: Version, title: str) -> Format:
    return Format(
        name,
        (f".{name}",),
        title,
        _read_tbx,
        partial(write_tbx, version=version),
        frozenset(PROPERTIES.values()),
        notes=True,
        ids=True,
    )


TBX = _format("tbx", VERSION_2, "TermBase eXchange (reads 2 and 3)")
TBX_3 = _format("tbx3", VERSION_3, "TermBase eXchange 3")
