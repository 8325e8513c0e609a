"""PO, through translate-toolkit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tmx.base.hashset import HashSet
from tmx.base.report import Ledger
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.toolkit import CONTEXT, language_pair, parsed, save, units_of_store
from tmx.unit.model import TranslationUnit


def _read_po(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    from translate.storage.pypo import pofile

    store = parsed(path, pofile)
    target = store.gettargetlanguage()
    pair = language_pair(languages, "en", target.replace("_", "-") if target else None, path)
    yield from units_of_store(store, pair, remark, ids=False)


def _write_po(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.pypo import pofile

    store: Any = pofile()
    store.init_headers(
        charset="UTF-8",
        language=pair[1].replace("-", "_"),
        project_id_version="bitext",
        pot_creation_date="",
        po_revision_date="",
    )
    seen = HashSet()
    for unit in units:
        source, context = unit.variants[0].text, unit.get(CONTEXT) or ""
        if not seen.add((source, context)):
            ledger.withdraw("second translation of the same source", source[:40])
            continue
        new = store.addsourceunit(source)
        new.target = unit.variants[1].text
        if context:
            new.setcontext(context)
        for note in unit.notes:
            new.addnote(note.text)
    save(store, path)


PO = Format("po", (".po", ".pot"), "gettext PO", _read_po, _write_po, frozenset({CONTEXT}), notes=True)
