"""Memories written anew under the header they came with."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from tmx.errors import InputError
from tmx.findings import Severity, rules
from tmx.languages import ALL
from tmx.reader import TmxReader
from tmx.report import WriteReport
from tmx.unit import Header, TranslationUnit, parse_date
from tmx.vocabulary import SEGTYPES, SegType
from tmx.writer import write_tmx


def rewrite(
    reader: TmxReader,
    output: str | os.PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    footnotes: bool = True,
    duplicates: bool = False,
    source_lang: str | None = None,
) -> WriteReport:
    """Write units that came out of `reader`, keeping what its header says.

    A header without one source language gets that of the first unit. Language codes stay as they are, unless
    `languages` says otherwise.

    Raises:
        InputError: there is no unit, so that nothing says what the source language is.
        OutputError: the file cannot be written.
    """
    header = reader.header
    stream = iter(units)
    lang = source_lang or header.source_lang
    if lang == ALL:
        first = next(stream, None)
        if first is None:
            raise InputError(
                "no unit is left to write", path=reader.path, cure="Check the conditions and the input."
            )
        lang, stream = first.source.lang, chain([first], stream)
    report = write_tmx(
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
    )
    return with_losses(report, [reader])


def with_losses(report: WriteReport, readers: Iterable[TmxReader]) -> WriteReport:
    """The report with the errors that the readers met counted as left out."""
    losses = Counter(report.left_out)
    for reader in readers:
        for rule_id, count in reader.findings.counts.items():
            if rules()[rule_id].severity is Severity.ERROR:
                losses[f"read with the error {rule_id}, see `bitext check {reader.path}`"] = count
    return dataclasses.replace(report, left_out=dict(losses))


def _segtype(header: Header) -> SegType:
    for known in SEGTYPES:
        if header.attributes.get("segtype") == known:
            return known
    return "sentence"
