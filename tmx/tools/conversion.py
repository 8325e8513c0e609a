"""From one format of bilingual text to another, saying what does not go with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tmx.base.errors import InputError, UsageError
from tmx.base.report import Ledger, WriteReport
from tmx.formats.base import Format, Languages, fitted
from tmx.formats.delimited import CSV, TSV
from tmx.formats.gettext import PO
from tmx.formats.moses import MOSES, PAIR_SUFFIX, pair_of
from tmx.formats.tbx import TBX
from tmx.formats.workbook import XLSX
from tmx.formats.xliff import XLIFF_12, XLIFF_20
from tmx.read.pairs import PairSelection
from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit
from tmx.write.profiles import profile_named
from tmx.write.rewrite import rewrite
from tmx.write.writer import write_tmx

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

    A TMX goes to a TMX with all its languages if none is chosen. Every other format holds one pair: the one
    chosen, or named by a plain bitext (``corpus.fr-en``), or else that of the first unit.

    Args:
        path: the file to read.
        output: the file to write; the same format as `path` is allowed.
        source_format: the format of `path`; None goes by its suffix.
        target_format: the format of `output`; None goes by its suffix.
        source_lang: the source language; None goes by what the file says.
        target_lang: the target language; None goes by what the file says.
        profile: the tool a TMX is for.

    Raises:
        UsageError: there is no such file, it is a folder, a format or language is unknown, or nothing says
            what the languages are.
        InputError: the file cannot be read, or no unit has the languages.
        OutputError: the file cannot be written.
    """
    languages = Languages(source_lang, target_lang)
    reading, writing = format_of(path, source_format), format_of(output, target_format)
    profile_named(profile)
    path, output = Path(path), Path(output)
    if reading == TMX and writing == TMX:
        reader = read_tmx(path, source_lang=source_lang, target_lang=target_lang)
        report = rewrite(reader, output, reader, profile=profile)
    elif reading == TMX:
        reader = read_tmx(path)
        report = _to_other(reader, FORMATS[writing], path, output, languages)
    else:
        return _from_other(FORMATS[reading], path, output, languages, writing, profile)
    return Conversion(report.after(reader.losses()), tuple(map(str, reader.findings.kept)))


def _from_other(
    form: Format, path: Path, output: Path, languages: Languages, writing: str, profile: str
) -> Conversion:
    remarks: list[str] = []
    units = form.read(path, languages, remarks.append)
    if writing == TMX:
        report = _to_tmx(units, path, output, profile, remarks)
    else:
        report = _to_other(units, FORMATS[writing], path, output, languages, remarks)
    return Conversion(report, tuple(remarks))


def _to_tmx(
    units: Iterable[TranslationUnit], path: Path, output: Path, profile: str, remarks: Sequence[str]
) -> WriteReport:
    first, stream = _begun(units, path, remarks)
    ledger = Ledger(needs_units=True)
    return write_tmx(output, stream, source_lang=first.source_lang, profile=profile, ledger=ledger)


def _to_other(
    units: Iterable[TranslationUnit],
    form: Format,
    path: Path,
    output: Path,
    languages: Languages,
    remarks: Sequence[str] = (),
) -> WriteReport:
    wanted = pair_of(output, languages) if form is MOSES else languages
    choice = PairSelection(wanted.source, wanted.target, one_pair=True)
    first, stream = _begun(choice.select(units, path), path, remarks)
    ledger = Ledger(needs_units=True)
    pair = (first.variants[0].lang, first.variants[1].lang)
    form.write(output, ledger.watched(fitted(stream, form, pair, ledger), output), pair, ledger)
    return ledger.report(output).after(choice.losses())


def _begun(
    units: Iterable[TranslationUnit], path: Path, remarks: Sequence[str]
) -> tuple[TranslationUnit, Iterable[TranslationUnit]]:
    """The first unit, and all of them.

    Raises:
        InputError: there is none; the message holds the remarks made in reading.
    """
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        what = "; ".join(["there is no unit in the file that can be taken over", *remarks])
        raise InputError(what, path=path, cure="Check its format and languages.")
    return first, chain([first], stream)
