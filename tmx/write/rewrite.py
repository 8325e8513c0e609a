"""Memories written anew under the header they came with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import chain

from tmx.base.dates import parse_date
from tmx.base.languages import ALL
from tmx.base.report import Ledger, WriteReport
from tmx.read.reader import TmxReader
from tmx.unit.model import Header, TranslationUnit
from tmx.unit.vocabulary import SEGTYPES, SegType
from tmx.write.writer import write_tmx

# The code of no language in particular (BCP 47); it never comes into a file, which would have no unit.
UNKNOWN = "und"


def rewrite(
    reader: TmxReader,
    output: str | os.PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    footnotes: bool = True,
    duplicates: bool = False,
    ledger: Ledger | None = None,
) -> WriteReport:
    """Write units that came out of `reader`, keeping what its header says.

    The header gets the source language of the first unit if it names none, or if another was chosen. Language
    codes stay as they are, unless `languages` says otherwise. `ledger` holds what the caller left out.

    Raises:
        InputError: no unit is left to write, and the ledger is not one that allows it.
        OutputError: the file cannot be written.
    """
    ledger = ledger or Ledger(needs_units=True)
    header = reader.header
    stream = iter(units)
    lang = header.source_lang
    if lang == ALL or reader.pairs.source_lang:
        first = next(stream, None)
        lang, stream = (first.source.lang, chain([first], stream)) if first else (UNKNOWN, stream)
    return write_tmx(
        output,
        stream,
        source_lang=lang,
        segtype=_segtype(header),
        profile=profile,
        languages={} if languages is None else languages,
        footnotes=footnotes,
        duplicates=duplicates,
        date=parse_date(header.attributes.get("creationdate")),
        properties={prop.type: prop.text for prop in header.properties},
        notes=[note.text for note in header.notes],
        datatype=header.attributes.get("datatype", "plaintext"),
        ledger=ledger,
    )


def _segtype(header: Header) -> SegType:
    for known in SEGTYPES:
        if header.attributes.get("segtype") == known:
            return known
    return "sentence"
