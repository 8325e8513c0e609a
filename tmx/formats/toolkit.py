"""XLIFF 1.2 and 2.0, TBX and PO, through translate-toolkit.

Its stores hold the whole file in memory. Inline elements of XLIFF are read as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from tmx.bytes_in import CHUNK, open_bytes
from tmx.content import NOTHING
from tmx.errors import InputError, UsageError
from tmx.files import atomic_write
from tmx.formats.base import Format, Languages, Pair, Tell
from tmx.hashset import HashSet
from tmx.report import Ledger
from tmx.unit import Note, Property, TranslationUnit, Variant

CONTEXT = "x-context"

_XLIFF_12 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="bitext" '
    'datatype="plaintext" source-language={} target-language={}><body></body></file></xliff>'
)


def _refuse_entities(path: Path) -> str:
    """Read the XML once for its form alone; return the version its root names.

    Raises:
        InputError: it is not well-formed or declares entities.
    """
    parser = expat.ParserCreate()
    version: list[str] = []

    def declared(name: str, *_: object) -> None:
        raise InputError(
            f"the file declares an entity ({name[:40]}), which is refused",
            path=path,
            line=parser.CurrentLineNumber,
            cure="Take the declarations out of the DOCTYPE.",
        )

    def started(_: str, attributes: dict[str, str]) -> None:
        version.append(attributes.get("version", ""))
        parser.StartElementHandler = None

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = started
    with open_bytes(path) as stream:
        try:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InputError(
                f"the XML is broken: {expat.errors.messages[error.code]}",
                path=path,
                line=error.lineno,
                cure="Mend it or export the file again.",
            ) from error
    return version[0]


def _pair(languages: Languages, source: str | None, target: str | None, path: Path) -> tuple[str, str]:
    pair = (languages.source or source, languages.target or target)
    if not pair[0] or not pair[1]:
        raise UsageError(
            f"{path}: nothing says what the languages are", cure="Add --source-lang and --target-lang."
        )
    return pair[0], pair[1]


def _units(store: Any, pair: tuple[str, str], tell: Tell, *, ids: bool = True) -> Iterator[TranslationUnit]:
    """The translated units of a store; the others are counted and told."""
    empty = fuzzy = 0
    for unit in store.units:
        if unit.isheader():
            continue
        source, target = str(unit.source or ""), str(unit.target or "")
        if not source.strip() or not target.strip():
            empty += 1
            continue
        if unit.isfuzzy() or unit.isobsolete():
            fuzzy += 1
            continue
        notes, context = unit.getnotes(), unit.getcontext()
        identifier = str(unit.getid() or "").rpartition("\x04")[2] if ids else ""
        yield TranslationUnit(
            (Variant(pair[0], source), Variant(pair[1], target)),
            pair[0],
            (Property(CONTEXT, context),) if context else (),
            (Note(notes),) if notes else (),
            {"tuid": identifier} if identifier else NOTHING,
        )
    if empty:
        tell(f"{empty} units left out: one side is empty")
    if fuzzy:
        tell(f"{fuzzy} units left out: marked as unsure or obsolete")


def _parsed(path: Path, store: Any) -> Any:
    """The file in a store of this class; what the toolkit raises becomes a message."""
    with open_bytes(path) as stream:
        content = stream.read()
    try:
        return store.parsestring(content)
    except InputError:
        raise
    except Exception as error:  # the toolkit raises whatever its parsers do
        raise InputError(
            f"the file cannot be read: {error}", path=path, cure="Check its format and suffix."
        ) from error


def _read_xliff(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
    from translate.storage.xliff import xlifffile
    from translate.storage.xliff2 import Xliff2File

    store = _parsed(path, Xliff2File if _refuse_entities(path).startswith("2") else xlifffile)
    pair = _pair(languages, store.sourcelanguage, store.targetlanguage, path)
    yield from _units(store, pair, tell)


def _save(store: Any, path: Path) -> None:
    with atomic_write(path) as stream:
        store.serialize(stream)


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
    _save(store, path)


def _write_xliff_20(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.xliff2 import Xliff2File

    store: Any = Xliff2File(sourcelanguage=pair[0], targetlanguage=pair[1])
    for number, unit in enumerate(units, 1):
        new = store.addsourceunit(unit.variants[0].text)
        new.target = unit.variants[1].text
        new.setid(f"u{number}")
    _save(store, path)


def _read_tbx(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
    from translate.storage.tbx import tbxfile

    _refuse_entities(path)
    store = _parsed(path, tbxfile)
    langs = list(dict.fromkeys(lang for entry in store.units for lang in _term_languages(entry)))
    source = languages.source or next(iter(langs), None)
    pair = _pair(languages, source, next((lang for lang in langs if lang != source), None), path)
    store.setsourcelanguage(pair[0])
    store.settargetlanguage(pair[1])
    yield from _units(store, pair, tell, ids=False)


def _term_languages(entry: Any) -> list[str]:
    return [
        lang
        for node in entry.getlanguageNodes()
        if (lang := node.get("{http://www.w3.org/XML/1998/namespace}lang") or node.get("lang"))
    ]


def _write_tbx(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.tbx import tbxfile

    store: Any = tbxfile(sourcelanguage=pair[0], targetlanguage=pair[1])
    for unit in units:
        new = store.addsourceunit(unit.variants[0].text)
        new.target = unit.variants[1].text
        for note in unit.notes:
            new.addnote(note.text)
    _save(store, path)


def _read_po(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
    from translate.storage.pypo import pofile

    store = _parsed(path, pofile)
    target = store.gettargetlanguage()
    pair = _pair(languages, "en", target.replace("_", "-") if target else None, path)
    yield from _units(store, pair, tell, ids=False)


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
            ledger.withdraw("a second translation of one source", source[:40])
            continue
        new = store.addsourceunit(source)
        new.target = unit.variants[1].text
        if context:
            new.setcontext(context)
        for note in unit.notes:
            new.addnote(note.text)
    _save(store, path)


_CONTEXT_ONLY = frozenset({CONTEXT})

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
TBX = Format("tbx", (".tbx",), "TermBase eXchange", _read_tbx, _write_tbx, notes=True)
PO = Format("po", (".po", ".pot"), "gettext PO", _read_po, _write_po, _CONTEXT_ONLY, notes=True)
