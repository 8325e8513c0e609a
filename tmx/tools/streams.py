"""Streams of units on their way from one format to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tmx.base.errors import InputError
from tmx.base.frozen import EMPTY
from tmx.base.hashset import HashSet
from tmx.base.report import Ledger
from tmx.unit.model import TranslationUnit, Variant
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


def without_duplicates(units: Iterable[TranslationUnit], ledger: Ledger) -> Iterator[TranslationUnit]:
    """Yield each unit once; the ledger records those left out."""
    seen = HashSet()
    for unit in units:
        if seen.add(unit_key(unit)):
            yield unit
        else:
            ledger.skip("duplicate unit", unit.line)


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
