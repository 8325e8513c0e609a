"""Writing TMX: as a stream, whole or not at all, and the same bytes for the same units."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tmx.base.dates import format_date, parse_date
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write
from tmx.base.frozen import EMPTY
from tmx.base.languages import ALL, checked_code
from tmx.base.report import Ledger, WriteReport
from tmx.base.version import bitext_version
from tmx.unit.markup import CLOSING_MARKUP, UnitMarkup, opening_markup
from tmx.unit.model import Header, Note, Property, TranslationUnit
from tmx.unit.vocabulary import DATE_ATTRIBUTES, SEGTYPES, SegType
from tmx.write.context import with_context
from tmx.write.legality import BATCH_SIZE
from tmx.write.prepare import Preparation
from tmx.write.profiles import profile_named

TOOL = "bitext"
# The attributes of a header that stay as they were when the units are written again.
_KEPT = frozenset({"o-tmf", "adminlang", "o-encoding", "creationid", "changedate", "changeid"})


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
    properties: Mapping[str, str] = EMPTY,
    notes: Iterable[str] = (),
    datatype: str = "plaintext",
    header: Header | None = None,
    ledger: Ledger | None = None,
) -> WriteReport:
    """Write units as TMX 1.4 in UTF-8 without a byte order mark, gzipped if the path ends in ``.gz``.

    The file appears when the last unit has been written, or not at all. Units that have an empty source or target, are
    in only one language, are duplicates, or have segments longer than the profile allows are left out and counted in
    the report. Characters that XML cannot hold are removed.

    Args:
        path: the file to write.
        units: read once and not kept in memory.
        source_lang: the ``srclang`` of the header.
        segtype: the kind of segment that a unit holds.
        profile: the tool to write for: ``generic``, ``omegat``, ``trados``, ``memoq``, ``cloud``.
        languages: the codes to write instead of others, as in ``{"en": "en-GB"}``; None adds the regions of the
            profile to bare codes, ``{}`` leaves codes as they are.
        footnotes: whether ``<ph type="fnote">`` is kept in segments; None leaves that to the profile.
        duplicates: whether duplicate units are written.
        date: the ``creationdate`` of the header; None takes SOURCE_DATE_EPOCH from the environment or else writes no
            date, so that the same input gives the same bytes.
        properties: the properties of the header, by name.
        notes: the notes of the header.
        datatype: the ``datatype`` of the header.
        header: the header of the file that the units are from, of which everything is kept that nothing above says.
        ledger: a ledger that the caller has already written to; None starts a new one.

    Raises:
        UsageError: the profile, the segment type or a language does not exist, something is not a unit, or the name
            ends in ``.TMX``, which some tools ignore.
        InputError: the ledger requires units and there are none left to write.
        OutputError: the file cannot be written.
    """
    chosen = profile_named(profile)
    _check_choices(source_lang, segtype, path)
    ledger = ledger or Ledger()
    preparation = Preparation(chosen, ledger, languages=languages, footnotes=footnotes)
    old = header or Header()
    kept = {name: value for name, value in old.attributes.items() if name in _KEPT and _is_sound(name, value)}
    own = _header_attributes(preparation.language(source_lang), segtype, datatype, date)
    if (named := old.attributes.get("srclang")) and old.source_lang == ALL:
        ledger.alter(f"srclang {named[:40]} of the header written as {own['srclang']}")
    new = Header(
        {**own, **preparation.attributes(kept, _KEPT)},
        preparation.properties([*old.properties, *(Property(*item) for item in properties.items())]),
        preparation.notes([*old.notes, *map(Note, notes)]),
        encodings=preparation.encodings(old.encodings),
    )
    ready = preparation.units(units, duplicates=duplicates)
    if chosen.context == "memoq":
        ready = with_context(ready)
    markup = UnitMarkup(new.source_lang, preparation.language)
    with atomic_write(path) as file, _compressed(file, path) as stream:
        _write(stream, new, ledger.require_units(map(markup, ready), path))
    return ledger.report(Path(path))


def opening(source_lang: str, *, segtype: SegType = "sentence", properties: Mapping[str, str] = EMPTY) -> str:
    """What a TMX for any tool holds before its first unit, for a program that writes the units itself.

    Args:
        source_lang: the ``srclang`` of the header; a bare code gets its region, as in `written_code`.
        segtype: the kind of segment that a unit holds.
        properties: the properties of the header, by name.

    Raises:
        UsageError: the segment type or the language does not exist.
    """
    _check_choices(source_lang, segtype, "out.tmx")
    preparation = Preparation(profile_named("generic"), Ledger())
    attributes = _header_attributes(preparation.language(source_lang), segtype, "plaintext", None)
    return opening_markup(
        Header(attributes, preparation.properties(Property(*item) for item in properties.items()))
    )


def written_code(lang: str) -> str:
    """The code that a TMX for any tool has for a language: with a region, as CAT tools want it.

    >>> written_code("fr")
    'fr-FR'
    """
    return Preparation(profile_named("generic"), Ledger()).language(lang)


def _check_choices(source_lang: str, segtype: str, path: str | os.PathLike[str]) -> None:
    if segtype not in SEGTYPES:
        raise UsageError(f"unknown segment type {segtype!r}", cure=f"Choose one of {', '.join(SEGTYPES)}.")
    if source_lang == ALL:
        raise UsageError(
            f"{source_lang!r} is not a source language",
            cure="Name one language, such as en-US; not all CAT tools support *all*.",
        )
    checked_code(source_lang)
    name = os.fspath(path)
    small = name.lower()
    if small.endswith((".tmx", ".tmx.gz")) and not name.endswith((".tmx", ".tmx.gz")):
        raise UsageError(
            "some tools ignore files with a suffix in capital letters",
            path=path,
            cure="End the name in .tmx or .tmx.gz.",
        )


def _header_attributes(
    source_lang: str, segtype: str, datatype: str, date: datetime | None
) -> dict[str, str]:
    moment = date or _date_of_environment()
    return {
        "creationtool": TOOL,
        "creationtoolversion": bitext_version(),
        "segtype": segtype,
        "o-tmf": TOOL,
        "adminlang": "en-US",
        "srclang": source_lang,
        "datatype": datatype,
        **({"creationdate": format_date(moment)} if moment else {}),
    }


def _is_sound(name: str, value: str) -> bool:
    return name not in DATE_ATTRIBUTES or parse_date(value) is not None


def _date_of_environment() -> datetime | None:
    """The moment in SOURCE_DATE_EPOCH, in seconds since 1970 (see reproducible-builds.org).

    Raises:
        UsageError: the variable is not a number of seconds.
    """
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
    """The stream itself, or one that compresses to it, without a name or time so that the bytes stay the same."""
    if not os.fspath(path).lower().endswith(".gz"):
        yield stream
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as compressed:
        yield compressed


def _write(stream: BinaryIO | gzip.GzipFile, header: Header, units: Iterator[str]) -> None:
    stream.write(opening_markup(header).encode())
    while batch := "".join(islice(units, BATCH_SIZE)):
        stream.write(batch.encode())
    stream.write(CLOSING_MARKUP.encode())
