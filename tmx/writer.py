"""TMX out: streaming, whole or not at all, and the same bytes for the same units."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from lxml import etree

from tmx.context import with_context
from tmx.elements import XML_LANG, fill
from tmx.errors import UsageError
from tmx.files import atomic_write
from tmx.languages import ALL, is_code
from tmx.prepare import Preparation, language_map, prepare
from tmx.profiles import profile_named
from tmx.report import Ledger, WriteReport
from tmx.unit import (
    NOTHING,
    Header,
    Note,
    Property,
    TranslationUnit,
    Variant,
    format_date,
)

SegType = Literal["block", "paragraph", "sentence", "phrase"]
TOOL = "bitext"


def write_tmx(
    path: str | os.PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    source_lang: str,
    segtype: SegType = "sentence",
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    footnotes: bool | None = None,
    duplicates: bool = False,
    date: datetime | None = None,
    properties: Mapping[str, str] = NOTHING,
    notes: Iterable[str] = (),
    datatype: str = "plaintext",
) -> WriteReport:
    """Write units as TMX 1.4, UTF-8 without a byte order mark; gzipped if the path ends in ``.gz``.

    The file appears whole when the last unit is written, or not at all. Left out, and counted in the report:
    units with an empty source or target or in one language only, units given before, and segments longer than
    the profile allows. Characters that XML cannot hold are removed.

    Args:
        path: the file to write.
        units: read once, never held.
        source_lang: ``srclang`` of the header.
        segtype: what a unit is.
        profile: the tool to write for: ``generic``, ``omegat``, ``trados``, ``memoq``, ``cloud``.
        languages: codes to write in place of others, as ``{"en": "en-GB"}``; None takes the profile's regions
            for bare codes, ``{}`` leaves codes as they are.
        footnotes: whether ``<ph type="fnote">`` stays in segments; None leaves it to the profile.
        duplicates: whether a unit may come twice.
        date: ``creationdate`` of the header; None takes SOURCE_DATE_EPOCH from the environment, else writes
            no date, so that the same input gives the same bytes.
        properties: of the header.
        notes: of the header.
        datatype: of the header.

    Raises:
        UsageError: the profile, the segment type or the source language is none.
        OutputError: the file cannot be written.
    """
    chosen = profile_named(profile)
    _check_choices(source_lang, segtype)
    preparation = Preparation(
        chosen,
        language_map(chosen, languages),
        chosen.footnotes if footnotes is None else footnotes,
        duplicates,
    )
    ledger = Ledger()
    header = Header(
        _header_attributes(preparation.language(source_lang, Ledger()), segtype, datatype, date),
        preparation.properties(tuple(Property(*item) for item in properties.items()), ledger),
        tuple(Note(preparation.text(note, ledger)) for note in notes),
    )
    ready = prepare(units, preparation, ledger)
    with atomic_write(path) as file, _compressed(file, path) as stream:
        _write(stream, header, with_context(ready) if chosen.context == "memoq" else ready)
    return ledger.report(Path(path))


def _check_choices(source_lang: str, segtype: str) -> None:
    if segtype not in get_args(SegType):
        raise UsageError(
            f"unknown segment type {segtype!r}", cure=f"Choose one of {', '.join(get_args(SegType))}."
        )
    if source_lang == ALL or not is_code(source_lang.replace("_", "-")):
        raise UsageError(
            f"{source_lang!r} is no source language",
            cure="Name one language, such as en-US; CAT tools do not all know *all*.",
        )


def _header_attributes(
    source_lang: str, segtype: str, datatype: str, date: datetime | None
) -> dict[str, str]:
    moment = date or _date_of_environment()
    return {
        "creationtool": TOOL,
        "creationtoolversion": tool_version(),
        "segtype": segtype,
        "o-tmf": TOOL,
        "adminlang": "en-US",
        "srclang": source_lang,
        "datatype": datatype,
        **({"creationdate": format_date(moment)} if moment else {}),
    }


def tool_version() -> str:
    """The version of the installed distribution, or ``0+unknown`` in an uninstalled tree."""
    try:
        return version("bitext")
    except PackageNotFoundError:
        return "0+unknown"


def _date_of_environment() -> datetime | None:
    """The moment that reproducible-builds.org's SOURCE_DATE_EPOCH names, in seconds since 1970."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {text!r}, not a number of seconds", cure="Correct or unset the variable."
        ) from None


@contextmanager
def _compressed(stream: BinaryIO, path: str | os.PathLike[str]) -> Iterator[BinaryIO | gzip.GzipFile]:
    """The stream itself, or one that compresses into it; no name and no time, for the same bytes."""
    if not os.fspath(path).lower().endswith(".gz"):
        yield stream
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as compressed:
        yield compressed


def _write(stream: BinaryIO | gzip.GzipFile, header: Header, units: Iterable[TranslationUnit]) -> None:
    source_lang = header.source_lang
    with etree.xmlfile(stream, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element("tmx", {"version": header.version}):
            out.write("\n")
            out.write(_header_element(header))
            with out.element("body"):
                out.write("\n")
                for unit in units:
                    out.write(unit_element(unit, source_lang))
            out.write("\n")


def _header_element(header: Header) -> etree._Element:
    element = etree.Element("header", dict(header.attributes))
    _add_notes_and_properties(element, header.notes, header.properties)
    element.tail = "\n"
    return element


def unit_element(unit: TranslationUnit, header_lang: str) -> etree._Element:
    """The ``<tu>`` of a unit, one variant a line; ``srclang`` only where it differs from the header's."""
    element = etree.Element("tu", dict(unit.attributes))
    if unit.source_lang not in (header_lang, ALL):
        element.set("srclang", unit.source_lang)
    element.text = element.tail = "\n"
    if unit.notes or unit.properties:
        _add_notes_and_properties(element, unit.notes, unit.properties)
    for variant in unit.variants:
        _add_variant(element, variant)
    return element


def _add_variant(parent: etree._Element, variant: Variant) -> None:
    element = etree.SubElement(parent, "tuv", {XML_LANG: variant.lang, **variant.attributes})
    if variant.notes or variant.properties:
        _add_notes_and_properties(element, variant.notes, variant.properties)
    fill(etree.SubElement(element, "seg"), variant.content)
    element.tail = "\n"


def _add_notes_and_properties(
    parent: etree._Element, notes: Iterable[Note], properties: Iterable[Property]
) -> None:
    for note in notes:
        _add_text(parent, "note", note.text, _given(lang=note.lang, encoding=note.encoding))
    for prop in properties:
        attributes = {"type": prop.type, **_given(lang=prop.lang, encoding=prop.encoding)}
        _add_text(parent, "prop", prop.text, attributes)


def _given(*, lang: str | None, encoding: str | None) -> dict[str, str]:
    return {name: value for name, value in ((XML_LANG, lang), ("o-encoding", encoding)) if value is not None}


def _add_text(parent: etree._Element, tag: str, text: str, attributes: dict[str, str]) -> None:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    element.tail = "\n"
