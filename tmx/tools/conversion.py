"""Conversion from one format of bilingual text to another, with a report of what is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tmx.base.errors import UsageError
from tmx.base.frozen import EMPTY
from tmx.base.likely import default_regions
from tmx.base.report import Ledger, WriteReport
from tmx.formats.base import Format, Languages
from tmx.formats.delimited import CSV, TSV
from tmx.formats.gettext import PO
from tmx.formats.moses import MOSES, PAIR_SUFFIX, pair_of
from tmx.formats.sdltm import SDLTM
from tmx.formats.tbx import TBX, TBX_3
from tmx.formats.workbook import XLSX
from tmx.formats.xliff import XLIFF_12, XLIFF_20
from tmx.read.pairs import PairSelection
from tmx.read.reader import read_tmx
from tmx.tools.headers import losses_of_header
from tmx.tools.streams import Writing, as_asked, first_and_all, recoded, spread, write_fitted, write_pairs
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import Preparation
from tmx.write.profiles import profile_named
from tmx.write.rewrite import rewrite
from tmx.write.writer import write_tmx

TMX = "tmx"
FORMATS: Mapping[str, Format] = {
    fmt.name: fmt for fmt in (XLIFF_12, XLIFF_20, TBX, TBX_3, PO, CSV, TSV, XLSX, MOSES, SDLTM)
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was written, and the remarks on the input that were made on the way."""

    report: WriteReport
    remarks: tuple[str, ...]


def format_of(path: str | os.PathLike[str], chosen: str | None = None) -> str:
    """The name of the format of a file, as chosen or by its suffix.

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
    for fmt in FORMATS.values():
        if name.lower().endswith(fmt.suffixes):
            return fmt.name
    if PAIR_SUFFIX.search(name):
        return MOSES.name
    suffixes = ", ".join(suffix for fmt in FORMATS.values() for suffix in fmt.suffixes)
    raise UsageError(
        f"no format has the suffix of {name!r}",
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
    languages: Mapping[str, str] = EMPTY,
    dedupe: bool = False,
    keep_unfinished: bool = False,
    all_languages: bool = False,
) -> Conversion:
    """Write the units of one file in the format of another.

    From TMX to TMX all languages are kept unless some are chosen. Every other format holds one pair of languages: the
    pair chosen, or the pair in the name of a plain bitext (``corpus.fr-en``), or else that of the first unit.

    Args:
        path: the file to read.
        output: the file to write; the same format as `path` is allowed.
        source_format: the format of `path`; None chooses it by the suffix.
        target_format: the format of `output`; None chooses it by the suffix.
        source_lang: the source language; None takes that of the file.
        target_lang: the target language; None takes that of the file.
        profile: the tool for which a TMX is written.
        languages: the codes to write instead of others, as in ``{"en": "en-GB"}``.
        dedupe: whether a unit that repeats another is left out.
        keep_unfinished: whether translations that are marked as unfinished are taken from XLIFF and PO.
        all_languages: whether all languages of a table are read, and all languages written to one.

    Raises:
        UsageError: there is no such file, it is a folder, a format or language is unknown, or the file does not say
            what its languages are.
        InputError: the file cannot be read, or no unit has the languages.
        OutputError: the file cannot be written.
    """
    wanted = Languages(source_lang, target_lang, every=all_languages)
    reading, writing = format_of(path, source_format), format_of(output, target_format)
    profile_named(profile)
    if all_languages:
        _refuse_pairs(writing, wanted)
    path, output = Path(path), Path(output)
    written = Writing(profile, languages, duplicates=not dedupe)
    if reading == TMX and writing == TMX:
        reader = read_tmx(path, source_lang=source_lang, target_lang=target_lang)
        report = rewrite(reader, output, reader, profile=profile, languages=languages, duplicates=not dedupe)
    elif reading == TMX:
        reader = read_tmx(path)
        if all_languages:
            report = _to_table(reader, FORMATS[writing], path, output, written)
        else:
            report = _to_other(reader, FORMATS[writing], path, output, wanted, written)
        report = report.with_losses(losses_of_header(reader.header))
    else:
        fmt = FORMATS[reading]
        if keep_unfinished and fmt.read_unfinished is not None:
            fmt = replace(fmt, read=fmt.read_unfinished)
        return _from_other(fmt, path, output, wanted, writing, written)
    return Conversion(report.with_losses(reader.losses()), tuple(reader.findings.remarks()))


def write_units(
    units: Iterable[TranslationUnit],
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    target_format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    profile: str = "generic",
) -> WriteReport:
    """Write units in any format; `path` is where they are from, for messages. See `convert`.

    Raises:
        UsageError: a format or language is unknown.
        InputError: there is no unit, or none has the languages.
        OutputError: the file cannot be written.
    """
    languages = Languages(source_lang, target_lang)
    writing = format_of(output, target_format)
    profile_named(profile)
    path, output = Path(path), Path(output)
    if writing != TMX:
        return _to_other(units, FORMATS[writing], path, output, languages, Writing(profile, duplicates=True))
    choice = PairSelection(languages.source, languages.target)
    chosen = choice.select(units, path) if choice.is_choice else units
    return _to_tmx(chosen, path, output, Writing(profile), ()).with_losses(choice.losses())


def _from_other(
    fmt: Format, path: Path, output: Path, languages: Languages, writing: str, written: Writing
) -> Conversion:
    remarks: list[str] = []
    units = fmt.read(path, languages, remarks.append)
    if writing == TMX:
        report = _to_tmx(units, path, output, written, remarks)
    elif languages.every:
        report = _to_table(list(units), FORMATS[writing], path, output, written, remarks)
    else:
        left_open = languages if FORMATS[writing] is MOSES else Languages()  # reading has chosen, and said so
        report = _to_other(units, FORMATS[writing], path, output, left_open, written, remarks, languages)
    return Conversion(report, tuple(remarks))


def _to_tmx(
    units: Iterable[TranslationUnit], path: Path, output: Path, written: Writing, remarks: Sequence[str]
) -> WriteReport:
    first, stream = first_and_all(units, path, remarks)
    regions = default_regions() if profile_named(written.profile).regions else EMPTY
    return write_tmx(
        output,
        stream,
        source_lang=first.source_lang,
        profile=written.profile,
        languages={**regions, **written.languages},
        duplicates=written.duplicates,
        ledger=Ledger(needs_units=True),
    )


def _to_other(
    units: Iterable[TranslationUnit],
    fmt: Format,
    path: Path,
    output: Path,
    languages: Languages,
    written: Writing,
    remarks: Sequence[str] = (),
    asked: Languages | None = None,
) -> WriteReport:
    """Write one pair of languages; `asked` is what was asked for, if reading has chosen it already."""
    wanted = pair_of(output, languages) if fmt is MOSES else languages
    choice = PairSelection(wanted.source, wanted.target, one_pair=True)
    chosen = as_asked(choice.select(units, path), asked or languages)
    first, stream = first_and_all(chosen, path, remarks)
    pair = (first.variants[0].lang, first.variants[1].lang)
    report = write_pairs(stream, fmt, output, pair, written, Ledger(needs_units=True))
    return report.with_losses(choice.losses())


def _refuse_pairs(writing: str, languages: Languages) -> None:
    """Refuse all languages where a pair is asked for, or where only a pair can be written.

    Raises:
        UsageError: it is refused.
    """
    if languages.source or languages.target:
        raise UsageError(
            "all languages are asked for, and a pair of them", cure="Leave one of the options out."
        )
    if writing != TMX and not FORMATS[writing].many:
        holders = ", ".join([TMX, *(fmt.name for fmt in FORMATS.values() if fmt.many)])
        raise UsageError(f"{writing} holds one pair of languages", cure=f"All languages go into {holders}.")


def _to_table(
    units: Iterable[TranslationUnit],
    fmt: Format,
    path: Path,
    output: Path,
    written: Writing,
    remarks: Sequence[str] = (),
) -> WriteReport:
    """Write units with a column for each language; they are gone through twice."""
    first_and_all(units, path, remarks)
    ledger = Ledger(needs_units=True)
    codes = Preparation(profile_named(written.profile), ledger, languages=written.languages)
    langs: dict[str, None] = {}
    for unit in units:
        langs |= dict.fromkeys(codes.language(unit.source.lang) for _ in range(not langs))
        langs |= dict.fromkeys(codes.language(variant.lang) for variant in unit.variants)
    stream = spread(recoded(units, codes.language), tuple(langs), ledger)
    return write_fitted(stream, fmt, output, tuple(langs), written, ledger)
