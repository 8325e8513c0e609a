"""XLIFF 1.2 and 2.0, through translate-toolkit; inline elements are read as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.toolkit import checked_root, language_pair, parsed, save, units_of_store
from tmx.unit.model import TranslationUnit

_XLIFF_12 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="bitext" '
    'datatype="plaintext" source-language={} target-language={}><body></body></file></xliff>'
)


def _read_xliff(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    from translate.storage.xliff import xlifffile
    from translate.storage.xliff2 import Xliff2File

    _, attributes = checked_root(path)
    is_version_2 = attributes.get("version", "").startswith("2")
    store = parsed(path, Xliff2File if is_version_2 else xlifffile)
    pair = language_pair(languages, store.sourcelanguage, store.targetlanguage, path)
    if is_version_2:
        yield from units_of_store(store, pair, remark)
    else:
        yield from units_of_store(store, pair, remark, is_unfinished=_is_unfinished)
    segments = store.document.iter("{*}source", "{*}target")
    if marked := sum(1 for segment in segments if len(segment)):
        remark(f"inline elements of {counted(marked, 'segment')} read as text")


def _is_unfinished(unit: Any) -> bool:
    """Whether the state of the target says so (XLIFF 1.2, section 2.3); that a unit is not approved means nothing."""
    target = unit.getlanguageNode(lang=None, index=1)
    return not unit.isapproved() and target.get("state", "").startswith(("new", "needs-"))


def _write_xliff_12(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.xliff import xlifffile

    skeleton = _XLIFF_12.format(*map(quoteattr, pair))
    form: Any = xlifffile
    store = form.parsestring(skeleton.encode())
    for number, unit in enumerate(units, 1):
        new = store.addsourceunit(unit.variants[0].text, "bitext", True)
        new.target = unit.variants[1].text
        new.setid(unit.id or str(number))
        for note in unit.notes:
            new.addnote(note.text)
    save(store, path)


def _write_xliff_20(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.xliff2 import Xliff2File

    store: Any = Xliff2File(sourcelanguage=pair[0], targetlanguage=pair[1])
    for number, unit in enumerate(units, 1):
        new = store.addsourceunit(unit.variants[0].text)
        new.target = unit.variants[1].text
        new.setid(f"u{number}")
    save(store, path)


XLIFF_12 = Format(
    "xliff",
    (".xlf", ".xliff"),
    "XLIFF 1.2 (reads 1.1, 1.2, 2.0)",
    _read_xliff,
    _write_xliff_12,
    notes=True,
    ids=True,
)
XLIFF_20 = Format("xliff2", (".xlf2", ".xliff2"), "XLIFF 2.0", _read_xliff, _write_xliff_20)
