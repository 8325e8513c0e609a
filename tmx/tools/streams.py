"""Streams of units on their way from one format to another, and into files that are not TMX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tmx.base.errors import InputError
from tmx.base.frozen import EMPTY
from tmx.base.hashset import HashSet
from tmx.base.languages import is_stand_in
from tmx.base.report import Ledger, WriteReport
from tmx.formats.base import Format, Languages, Pair, fit_to_format
from tmx.unit.model import TranslationUnit, Variant
from tmx.write.prepare import Preparation
from tmx.write.profiles import profile_named
from tmx.write.unit_key import unit_key


@dataclass(frozen=True, slots=True)
class Writing:
    """How units are written: the tool, the codes instead of others, and whether repeated units are written."""

    profile: str
    languages: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    duplicates: bool = False


def spread(
    units: Iterable[TranslationUnit], langs: Sequence[str], ledger: Ledger
) -> Iterator[TranslationUnit]:
    """Yield the units with one variant for each language, in order; those that are missing are empty."""
    for unit in units:
        first: dict[str, Variant] = {}
        for variant in unit.variants:
            if variant is not first.setdefault(variant.lang, variant):
                ledger.alter(f"second variant in {variant.lang} left out")
        yield unit._replace(variants=tuple(first.get(lang, Variant(lang, "")) for lang in langs))


def recoded(units: Iterable[TranslationUnit], language: Callable[[str], str]) -> Iterator[TranslationUnit]:
    """Yield the units with the codes that are to be written."""
    for unit in units:
        variants = tuple(variant._replace(lang=language(variant.lang)) for variant in unit.variants)
        yield unit._replace(variants=variants, source_lang=language(unit.source_lang))


def as_asked(units: Iterable[TranslationUnit], asked: Languages) -> Iterator[TranslationUnit]:
    """Yield the pairs, those in another region or script than was asked for under the code that was asked for.

    Whoever chose the pairs has said what stands in for what.
    """
    for unit in units:
        variants = tuple(map(_as_wanted, unit.variants, (asked.source, asked.target)))
        yield (
            unit
            if variants == unit.variants
            else unit._replace(variants=variants, source_lang=variants[0].lang)
        )


def _as_wanted(variant: Variant, wanted: str | None) -> Variant:
    return variant._replace(lang=wanted) if wanted and is_stand_in(wanted, variant.lang) else variant


def without_duplicates(units: Iterable[TranslationUnit], ledger: Ledger) -> Iterator[TranslationUnit]:
    """Yield each unit once; the ledger records those left out."""
    seen = HashSet()
    for unit in units:
        if seen.add(unit_key(unit)):
            yield unit
        else:
            ledger.skip("duplicate unit", unit.line)


def write_pairs(
    units: Iterable[TranslationUnit], fmt: Format, output: Path, pair: Pair, written: Writing, ledger: Ledger
) -> WriteReport:
    """Write units of one pair of languages in a format that is not TMX.

    Args:
        units: the units, source first.
        fmt: the format.
        output: the file to write.
        pair: the codes of the languages as the units have them.
        written: how they are written.
        ledger: records what is left out or altered.

    Raises:
        InputError: there are no units left to write, and the ledger requires some.
        OutputError: the file cannot be written.
    """
    codes = Preparation(profile_named(written.profile), ledger, languages=written.languages)
    langs = tuple(map(codes.language, pair))
    return write_fitted(recoded(units, codes.language), fmt, output, langs, written, ledger)


def write_fitted(
    units: Iterable[TranslationUnit], fmt: Format, output: Path, langs: Pair, written: Writing, ledger: Ledger
) -> WriteReport:
    """Write units whose codes are those to write."""
    if not written.duplicates:
        units = without_duplicates(units, ledger)
    fitted = fit_to_format(units, fmt, langs, ledger)
    fmt.write(output, ledger.require_units(fitted, output), langs, ledger)
    return ledger.report(output)


def first_and_all(
    units: Iterable[TranslationUnit], path: Path, remarks: Sequence[str]
) -> tuple[TranslationUnit, Iterable[TranslationUnit]]:
    """The first unit, and all units.

    Raises:
        InputError: there are none; the message includes the remarks made in reading.
    """
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        what = "; ".join(["the file has no units that can be converted", *remarks])
        raise InputError(what, path=path, cure=_advice_for(path))
    return first, chain([first], stream)


def _advice_for(path: Path) -> str:
    if path.name.lower().endswith((".tmx", ".tmx.gz")):
        return f"See `bitext check {path}`."
    return "Check the format and the languages of the file."
