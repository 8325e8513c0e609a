"""Units as XLIFF 1.2 (OASIS, 2008): a ``trans-unit`` for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tmx.base.report import Ledger
from tmx.base.version import bitext_version
from tmx.formats.base import Pair
from tmx.formats.xliff.annotations import context_type, numbered
from tmx.formats.xliff.ids import Ids, as_nmtoken
from tmx.formats.xliff.vocabulary import DELIMITERS, HI, PLACEHOLDERS
from tmx.formats.xliff.writing import attribute, groups, prepared, single, without, write_parts
from tmx.unit.content import Content, Inline
from tmx.unit.markup import escape
from tmx.unit.model import Note, TranslationUnit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_ASSOC = {"p": "preceding", "f": "following", "b": "both"}
# The attributes for which a unit has a property, and the values that are allowed (section 2.3); None: all.
_STATES = frozenset(
    "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n needs-review-translation "
    "needs-translation new signed-off translated".split()
)
_QUALIFIERS = frozenset(
    "exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt leveraged-repository "
    "leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate rejected-length rejected-spelling "
    "tm-suggestion".split()
)
_OF_UNIT = {"resname": ("x-resname", None), "approved": ("x-approved", frozenset({"yes", "no"}))}
_OF_TARGET = {"state": ("x-state", _STATES), "state-qualifier": ("x-state-qualifier", _QUALIFIERS)}


def write_xliff_1(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    """Write units in XLIFF 1.2, whole or not at all."""
    opening = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">\n'
        f'<file original="bitext" datatype="plaintext"{attribute("source-language", pair[0])}'
        f'{attribute("target-language", pair[1])} xml:space="preserve">\n<header>'
        f'<tool tool-id="bitext" tool-name="bitext"{attribute("tool-version", bitext_version())}/></header>\n<body>\n'
    )
    write_parts(path, opening, _units(units, ledger), "</body>\n</file>\n</xliff>\n")


def _units(units: Iterable[TranslationUnit], ledger: Ledger) -> Iterator[str]:
    ids = Ids(nmtoken=False)
    for number, unit in enumerate(prepared(units, ledger), 1):
        id_ = ids.of(unit.id)
        if unit.id and id_ != unit.id:
            ledger.alter("id that another unit has made unique", f"{unit.id} -> {id_}")
        yield _unit(unit, id_, number)


def _unit(unit: TranslationUnit, id_: str, number: int) -> str:
    unit, of_unit = _said(unit, _OF_UNIT)
    unit, of_target = _said(unit, _OF_TARGET)
    source, target = unit.variants
    parts = [
        f"<trans-unit{attribute('id', id_)}{of_unit}>\n<source>{_markup(source.content)}</source>\n"
        f"<target{of_target}>{_markup(target.content)}</target>\n"
    ]
    for name, values in groups(unit):
        contexts = "".join(
            f"<context{attribute('context-type', context_type(kind))}>{escape(text)}</context>"
            for kind, text in values
        )
        own = attribute("name", numbered(name, number))
        parts.append(f'<context-group{own} purpose="information">{contexts}</context-group>\n')
    parts += [_note(note, side) for side, notes in _notes(unit) for note in notes]
    return "".join([*parts, "</trans-unit>\n"])


def _said(
    unit: TranslationUnit, names: Mapping[str, tuple[str, frozenset[str] | None]]
) -> tuple[TranslationUnit, str]:
    """The unit without the properties that have an attribute of their own, and those attributes."""
    found = {
        name: prop
        for name, (kind, allowed) in names.items()
        if (prop := single(unit, kind)) and (allowed is None or prop.text in allowed)
    }
    if not found:
        return unit, ""
    markup = "".join(attribute(name, prop.text) for name, prop in found.items())
    return without(unit, (prop.type for prop in found.values())), markup


def _notes(unit: TranslationUnit) -> list[tuple[str | None, tuple[Note, ...]]]:
    source, target = unit.variants
    return [(None, unit.notes), ("source", source.notes), ("target", target.notes)]


def _note(note: Note, side: str | None) -> str:
    return (
        f"<note{attribute('xml:lang', note.lang)}{attribute('annotates', side)}>{escape(note.text)}</note>\n"
    )


def _markup(content: Content) -> str:
    if isinstance(content, str):
        return escape(content)
    return _parts(content, _Given())


@dataclass(frozen=True, slots=True)
class _Given:
    """What has been given to the codes of a segment: ids, numbers of pairs, and both by the ``i`` of each pair."""

    ids: Ids = field(default_factory=lambda: Ids(nmtoken=False))
    rids: Ids = field(default_factory=lambda: Ids(nmtoken=True))
    pairs: dict[str, tuple[str, str]] = field(default_factory=dict)


def _parts(content: Iterable[str | Inline], out: _Given) -> str:
    return "".join([escape(part) if isinstance(part, str) else _code(part, out) for part in content])


def _code(code: Inline, out: _Given) -> str:
    """The markup of a code, which is recorded in `out`."""
    tag, given = code.tag, code.attributes
    kind = given.get("type")
    if tag == "hi":
        mark = f"{HI}?{urlencode(given)}" if given else HI
        start = f"mrk{attribute('mtype', mark)}"
    elif tag == "sub":
        start = f"sub{attribute('datatype', given.get('datatype'))}{_ctype(tag, kind)}"
    elif tag in ("bpt", "ept"):
        number = given.get("i", "")
        if tag == "bpt" or number not in out.pairs:
            out.pairs[number] = (out.ids.of(given.get("x")), out.rids.of(number))
        id_, rid = out.pairs[number]
        start = f"{tag}{attribute('id', id_)}{attribute('rid', rid)}{_ctype(tag, kind)}"
    else:
        pos = {"begin": "open", "end": "close"}.get(given.get("pos", ""))
        assoc = _ASSOC.get(given.get("assoc", ""))
        id_ = out.ids.of(given.get("x"))
        start = f"{tag}{attribute('id', id_)}{attribute('pos', pos)}{_ctype(tag, kind)}{attribute('assoc', assoc)}"
    inside = _parts(code.content, out)
    end = start.partition(" ")[0]
    return f"<{start}>{inside}</{end}>" if inside else f"<{start}/>"


def _ctype(tag: str, kind: str | None) -> str:
    known = PLACEHOLDERS if tag == "ph" else DELIMITERS
    return attribute("ctype", kind if kind is None or kind in known else f"x-{as_nmtoken(kind)}")
