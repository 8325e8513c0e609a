"""Memories written again under the header that they had."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import chain

from tmx.base.dates import parse_date
from tmx.base.languages import ALL
from tmx.base.report import Ledger, WriteReport
from tmx.read.source import Source
from tmx.unit.model import Header, TranslationUnit
from tmx.unit.vocabulary import SEGTYPES, SegType
from tmx.write.writer import write_tmx

# The code for an undetermined language (BCP 47); it is never written, since a file without units is not.
UNKNOWN = "und"


def rewrite(
    reader: Source,
    output: str | os.PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    footnotes: bool = True,
    duplicates: bool = False,
    header: Header | None = None,
    ledger: Ledger | None = None,
) -> WriteReport:
    """Write units that were read by `reader`, under the header of its file, or another one.

    If that header names no source language, or if one was chosen for the reader, the source language of the first unit
    is written instead. Language codes are written as they are unless `languages` says otherwise. `ledger` records what
    the caller has left out.

    Raises:
        InputError: there are no units left to write, and the ledger requires some.
        OutputError: the file cannot be written.
    """
    ledger = ledger or Ledger(needs_units=True)
    header = header or reader.header
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        ledger.refuse_empty(reader.path)
    else:
        stream = chain([first], stream)
    lang = header.source_lang
    if lang == ALL or reader.pairs.source_lang:
        lang = first.source.lang if first else UNKNOWN
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
        datatype=header.attributes.get("datatype", "plaintext"),
        header=header,
        ledger=ledger,
    )


def _segtype(header: Header) -> SegType:
    for known in SEGTYPES:
        if header.attributes.get("segtype") == known:
            return known
    return "sentence"
