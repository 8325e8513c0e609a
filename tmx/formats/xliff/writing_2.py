"""Units as XLIFF 2.0 (OASIS, 2014): a ``unit`` with one segment for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from tmx.base.report import Ledger
from tmx.formats.base import Pair
from tmx.formats.xliff.ids import Ids, from_nmtoken
from tmx.formats.xliff.vocabulary import MARKUP, NATIVE_TYPES, OURS
from tmx.formats.xliff.writing import attribute, groups, prepared, single, without, write_parts
from tmx.unit.content import Content, Inline
from tmx.unit.markup import content_markup, escape
from tmx.unit.model import Note, TranslationUnit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_STATES = frozenset({"initial", "translated", "reviewed", "final"})
_OPEN_STATE, _DONE = "initial", "translated"
_KINDS = {kind: name for name, kind in NATIVE_TYPES.items()}


def write_xliff_2(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    """Write units in XLIFF 2.0, whole or not at all."""
    opening = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.0" xmlns="{NAMESPACE}" xmlns:mda="{METADATA}"'
        f"{attribute('srcLang', pair[0])}{attribute('trgLang', pair[1])}>\n"
        '<file id="f1" original="bitext" xml:space="preserve">\n'
    )
    write_parts(path, opening, _units(units, ledger), "</file>\n</xliff>\n")


def _units(units: Iterable[TranslationUnit], ledger: Ledger) -> Iterator[str]:
    ids = Ids(nmtoken=True)
    for unit in prepared(units, ledger):
        id_ = ids.of(unit.id)
        if unit.id and from_nmtoken(id_) != unit.id:
            ledger.alter("id that another unit has made unique", f"{unit.id} -> {id_}")
        yield _unit(unit, id_)


def _unit(unit: TranslationUnit, id_: str) -> str:
    state = single(unit, "x-state")
    known = state is not None and state.text in _STATES
    name = single(unit, "x-resname")
    unit = without(unit, (*(["x-state"] if known else []), *(["x-resname"] if name else [])))
    codes = _Codes()
    source, target = (codes.side(variant.content) for variant in unit.variants)
    parts = [f"<unit{attribute('id', id_)}{attribute('name', name and name.text)}>\n"]
    parts += _metadata(unit)
    parts += _notes(unit)
    parts += codes.original_data()
    parts.append(
        f'<segment state="{state.text if state and known else _DONE}">\n<source>{source}</source>\n'
        f"<target>{target}</target>\n</segment>\n</unit>\n"
    )
    return "".join(parts)


def _metadata(unit: TranslationUnit) -> list[str]:
    found = [
        f"<mda:metaGroup{attribute('category', name)}>"
        + "".join(f"<mda:meta{attribute('type', kind)}>{escape(text)}</mda:meta>" for kind, text in values)
        + "</mda:metaGroup>\n"
        for name, values in groups(unit)
    ]
    return ["<mda:metadata>\n", *found, "</mda:metadata>\n"] if found else []


def _notes(unit: TranslationUnit) -> list[str]:
    source, target = unit.variants
    found = [
        _note(note, side)
        for side, notes in ((None, unit.notes), ("source", source.notes), ("target", target.notes))
        for note in notes
    ]
    return ["<notes>\n", *found, "</notes>\n"] if found else []


def _note(note: Note, side: str | None) -> str:
    return (
        f"<note{attribute('xml:lang', note.lang)}{attribute('appliesTo', side)}>{escape(note.text)}</note>\n"
    )


class _Codes:
    """Writes the segments of one unit; their native codes are gathered for ``originalData``."""

    def __init__(self) -> None:
        self._data: dict[tuple[bool, str], str] = {}
        self._ids = Ids(nmtoken=True)
        self._opened: dict[str, str] = {}

    def side(self, content: Content) -> str:
        """The markup of a segment; a code has the same id as its counterpart on the other side."""
        if isinstance(content, str):
            return escape(content)
        self._ids, self._opened = Ids(nmtoken=True), {}
        return self._parts(content)

    def original_data(self) -> list[str]:
        """The native codes of both sides."""
        if not self._data:
            return []
        data = [f'<data id="{id_}">{escape(text)}</data>' for (_, text), id_ in self._data.items()]
        return ["<originalData>", *data, "</originalData>\n"]

    def _parts(self, content: Iterable[str | Inline]) -> str:
        return "".join([escape(part) if isinstance(part, str) else self._code(part) for part in content])

    def _code(self, code: Inline) -> str:
        tag, given = code.tag, dict(code.attributes)
        if tag in ("hi", "sub"):  # a sub in text is misplaced, and was removed
            id_ = self._ids.of(given.get("x"))
            value = attribute("value", urlencode(given) or None)
            return f'<mrk{attribute("id", id_)} type="{OURS}hi"{value}>{self._parts(code.content)}</mrk>'
        ref = self._reference(code)
        if tag == "ept":
            number = given.pop("i", "")
            return f"<ec{attribute('startRef', self._opened.get(number))}{ref}/>"
        id_ = self._ids.of(given.pop("x", None))
        if tag == "bpt":
            self._opened[given["i"]] = id_
            if given["i"] == id_:
                del given["i"]
            return f"<sc{attribute('id', id_)}{_kind(given)}{ref}/>"
        if tag == "it":
            name = "ec" if given.pop("pos", "") == "end" else "sc"
            return f'<{name}{attribute("id", id_)} isolated="yes"{_kind(given)}{ref}/>'
        return f"<ph{attribute('id', id_)}{_kind(given)}{ref}/>"

    def _reference(self, code: Inline) -> str:
        """The reference to the native code; one that holds text to translate is kept with its markup."""
        if not code.content:
            return ""
        is_text = all(isinstance(part, str) for part in code.content)
        text = "".join(map(str, code.content)) if is_text else content_markup(code.content)
        wanted = f"{'' if is_text else MARKUP}d{len(self._data) + 1}"
        return attribute("dataRef", self._data.setdefault((is_text, text), wanted))


def _kind(given: dict[str, str]) -> str:
    """The attributes that XLIFF has no place for, as a kind of code of ours; formatting has kinds of its own."""
    if given.keys() == {"type"} and (known := _KINDS.get(given["type"])):
        return f' type="fmt" subType="{known}"'
    return f' type="other"{attribute("subType", OURS + urlencode(given))}' if given else ""
