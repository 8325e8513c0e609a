"""TBX: concepts with their terms in several languages."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError
from tmx.base.languages import best_language
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.toolkit import checked_root, language_pair, save
from tmx.unit.model import TranslationUnit

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names of TBX 2 (ISO 30042:2008), then of TBX 3 (ISO 30042:2019), in any namespace.
_ROOTS = ("martif", "tbx")
_ENTRIES = ("{*}termEntry", "{*}conceptEntry")
_LANGUAGES = ("{*}langSet", "{*}langSec")
_TERM_GROUPS = ("{*}tig", "{*}ntig", "{*}termSec")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEPRECATED = ("deprecated", "deprecatedtermadmnsts")


@dataclass(frozen=True, slots=True)
class Term:
    """A term, its language (empty if the file does not say it), and whether the file advises against it."""

    text: str
    lang: str
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept: its terms in the order of the file, and the notes on it."""

    terms: tuple[Term, ...]
    notes: tuple[str, ...] = ()


def read_concepts(path: str | os.PathLike[str]) -> Iterator[TermEntry]:
    """Yield the concepts of a TBX file, version 2 or 3, one at a time. Nothing is fetched from elsewhere.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not well-formed, declares entities, or is not TBX.
    """
    from lxml import etree

    root, _ = checked_root(Path(path))
    if root not in _ROOTS:
        raise InputError(
            f"not a TBX file: its root is <{root[:40]}>",
            path=path,
            cure="Export the termbase as TBX or as CSV.",
        )
    with open_bytes(path) as stream, reading_errors(path):
        entries = etree.iterparse(
            stream,
            tag=_ENTRIES,
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in entries:
                yield _entry(element)
                element.clear()
        except etree.XMLSyntaxError as error:
            raise InputError(f"not a TBX file: {error.msg}", path=path, line=error.lineno) from error


def _entry(element: _Element) -> TermEntry:
    terms = (
        Term(text, languages.get(_LANG) or languages.get("lang") or "", _is_deprecated(term))
        for languages in element.iterchildren(*_LANGUAGES)
        for term in languages.iter("{*}term")
        if (text := _text(term)).strip()
    )
    notes = dict.fromkeys(text for note in element.iter("{*}note") if (text := _text(note)).strip())
    return TermEntry(tuple(terms), tuple(notes))


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _is_deprecated(term: _Element) -> bool:
    """Whether the administrative status of a term says so (ISO 12620, as translate-toolkit and TBX-Basic write it)."""
    group = next(term.iterancestors(*_TERM_GROUPS), term)
    return any(
        note.get("type") == "administrativeStatus"
        and _text(note).strip().lower().replace("-", "") in _DEPRECATED
        for note in group.iter("{*}termNote")
    )


def _read_tbx(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    entries = list(read_concepts(path))
    langs = dict.fromkeys(term.lang for entry in entries for term in entry.terms if term.lang)
    source = languages.source or next((lang for lang in langs if lang != languages.target), None)
    pair = language_pair(languages, source, next((lang for lang in langs if lang != source), None), path)
    unread: Counter[str] = Counter()
    incomplete = deprecated = 0
    for entry in entries:
        source_term, target_term = (_first_term(entry, lang) for lang in pair)
        unread.update(
            term.lang or "no language" for term in entry.terms if term not in (source_term, target_term)
        )
        if source_term is None or target_term is None or source_term is target_term:
            incomplete += 1
        elif all(term.deprecated for term in entry.terms):
            deprecated += 1
        else:
            yield TranslationUnit.pair(
                pair[0], source_term.text, pair[1], target_term.text, notes=entry.notes
            )
    if incomplete:
        remark(f"{counted(incomplete, 'unit')} left out: one side is empty")
    if deprecated:
        remark(f"{counted(deprecated, 'unit')} left out: all terms are deprecated")
    for lang, count in unread.items():
        remark(f"not read: {counted(count, 'term')} in {lang}")


def _first_term(entry: TermEntry, lang: str) -> Term | None:
    """The first term in a language, or in the variant of it that serves best."""
    found = best_language(lang, [term.lang for term in entry.terms])
    return None if found is None else entry.terms[found]


def _write_tbx(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.tbx import tbxfile

    store: Any = tbxfile(sourcelanguage=pair[0], targetlanguage=pair[1])
    for described in store.document.iter("{*}sourceDesc"):
        described[0].text = "bitext"
    for unit in units:
        new = store.addsourceunit(unit.variants[0].text)
        new.target = unit.variants[1].text
        for note in unit.notes:
            new.addnote(note.text)
        notes = new.xmlelement.findall(new.namespaced("note"))
        new.xmlelement[:0] = notes  # before the terms, as ISO 30042:2008 has it
    save(store, path)


TBX = Format("tbx", (".tbx",), "TermBase eXchange", _read_tbx, _write_tbx, notes=True)
