"""From one format of bilingual text to another, saying what does not go with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tmx.errors import InputError, UsageError
from tmx.formats.base import Format, Languages, fitted
from tmx.formats.delimited import CSV, TSV
from tmx.formats.moses import MOSES, PAIR_SUFFIX
from tmx.formats.toolkit import PO, TBX, XLIFF_12, XLIFF_20
from tmx.formats.workbook import XLSX
from tmx.languages import ALL
from tmx.reader import read_tmx
from tmx.report import Ledger, WriteReport
from tmx.rewrite import rewrite
from tmx.unit import TranslationUnit
from tmx.writer import write_tmx

TMX = "tmx"
FORMATS: Mapping[str, Format] = {
    form.name: form for form in (XLIFF_12, XLIFF_20, TBX, PO, CSV, TSV, XLSX, MOSES)
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was written, and what was said about the input on the way."""

    report: WriteReport
    remarks: tuple[str, ...]


def format_of(path: str | os.PathLike[str], chosen: str | None = None) -> str:
    """The name of a file's format, chosen or by its suffix.

    Raises:
        UsageError: the name or the suffix is unknown.
    """
    names = [TMX, *FORMATS]
    if chosen is not None:
        if chosen not in names:
            raise UsageError(f"unknown format {chosen!r}", cure=f"The formats are {', '.join(names)}.")
        return chosen
    name = Path(path).name
    if name.lower().endswith((".tmx", ".tmx.gz")):
        return TMX
    for form in FORMATS.values():
        if name.lower().endswith(form.suffixes):
            return form.name
    if PAIR_SUFFIX.search(name):
        return MOSES.name
    suffixes = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
    raise UsageError(
        f"the suffix of {name!r} names no format",
        cure=f"Use .tmx, .tmx.gz, {suffixes}, a pair such as .en-fr, or --from and --to.",
    )


def convert(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    profile: str = "generic",
) -> Conversion:
    """Write the units of one file in the format of another.

    Args:
        path: the file to read.
        output: the file to write; the same format as `path` is allowed.
        source_format: the format of `path`; None goes by its suffix.
        target_format: the format of `output`; None goes by its suffix.
        source_lang: the source language; None goes by what the file says.
        target_lang: the target language; None goes by what the file says.
        profile: the tool a TMX is for.

    Raises:
        UsageError: a format is unknown, or nothing says what the languages are.
        InputError: the file cannot be read.
        OutputError: the file cannot be written.
    """
    languages = Languages(source_lang, target_lang)
    reading, writing = format_of(path, source_format), format_of(output, target_format)
    remarks: list[str] = []
    if reading == TMX:
        return _from_tmx(Path(path), Path(output), writing, languages, profile)
    units = FORMATS[reading].read(Path(path), languages, remarks.append)
    if writing == TMX:
        report = _to_tmx(units, Path(path), Path(output), profile)
    else:
        report = _to_other(units, FORMATS[writing], Path(output), languages)
    return Conversion(report, tuple(remarks))


def _from_tmx(path: Path, output: Path, writing: str, languages: Languages, profile: str) -> Conversion:
    reader = read_tmx(path, source_lang=languages.source, target_lang=languages.target)
    if writing == TMX:
        report = rewrite(reader, output, reader, profile=profile, source_lang=languages.source)
    else:
        report = _to_other(reader, FORMATS[writing], output, languages)
    remarks = [str(finding) for finding in reader.findings.kept]
    if reader.left_out:
        remarks.append(f"{reader.left_out} units left out: they lack one of the languages")
    return Conversion(report, tuple(remarks))


def _to_tmx(units: Iterable[TranslationUnit], path: Path, output: Path, profile: str) -> WriteReport:
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        raise InputError("there is no unit in the file", path=path, cure="Check its format and languages.")
    return write_tmx(output, chain([first], stream), source_lang=first.source_lang, profile=profile)


def _to_other(
    units: Iterable[TranslationUnit], form: Format, output: Path, languages: Languages
) -> WriteReport:
    ledger = Ledger()
    known = Languages(None if languages.source == ALL else languages.source, languages.target)
    form.write(output, fitted(units, form, known, ledger), known, ledger)
    return ledger.report(output)
