"""TBX, through translate-toolkit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Tell
from tmx.formats.toolkit import language_pair, parsed, refuse_entities, save, units_of_store
from tmx.unit.model import TranslationUnit


def _read_tbx(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
    from translate.storage.tbx import tbxfile

    refuse_entities(path)
    store = parsed(path, tbxfile)
    langs = list(dict.fromkeys(lang for entry in store.units for lang in _term_languages(entry)))
    source = languages.source or next(iter(langs), None)
    pair = language_pair(languages, source, next((lang for lang in langs if lang != source), None), path)
    store.setsourcelanguage(pair[0])
    store.settargetlanguage(pair[1])
    yield from units_of_store(store, pair, tell, ids=False)
    for lang, count in _not_read(store, pair).items():
        tell(f"not read: {counted(count, 'term')} in {lang}")


def _term_languages(entry: Any) -> list[str]:
    return [lang for node in entry.getlanguageNodes() if (lang := _language(node))]


def _language(node: Any) -> str:
    return node.get("{http://www.w3.org/XML/1998/namespace}lang") or node.get("lang") or ""


def _not_read(store: Any, pair: Pair) -> Counter[str]:
    """How many terms by language are in no unit: those of other languages, and all but the first of an entry."""
    counts: Counter[str] = Counter()
    for entry in store.units:
        for node in entry.getlanguageNodes():
            lang = _language(node)
            counts[lang or "no language"] += sum(1 for _ in node.iter("{*}term")) - (lang in pair)
    return +counts


def _write_tbx(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.tbx import tbxfile

    store: Any = tbxfile(sourcelanguage=pair[0], targetlanguage=pair[1])
    for unit in units:
        new = store.addsourceunit(unit.variants[0].text)
        new.target = unit.variants[1].text
        for note in unit.notes:
            new.addnote(note.text)
    save(store, path)


TBX = Format("tbx", (".tbx",), "TermBase eXchange", _read_tbx, _write_tbx, notes=True)
