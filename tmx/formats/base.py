"""What a format is, what it can hold, and the units cut down to that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tmx.base.characters import ILLEGAL, name_of
from tmx.base.languages import checked_code
from tmx.base.report import Ledger
from tmx.unit.content import NOTHING
from tmx.unit.model import TranslationUnit, Variant

# The properties that tables have columns for.
COLUMNS = ("x-document", "x-path", "x-role", "x-bead", "x-confidence")


@dataclass(frozen=True, slots=True)
class Languages:
    """The pair to read or write; None where the file or its units say it.

    Raises:
        UsageError: one is no code.
    """

    source: str | None = None
    target: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", checked_code(self.source))
        object.__setattr__(self, "target", checked_code(self.target))


Pair = tuple[str, str]
Tell = Callable[[str], None]
Reader = Callable[[Path, Languages, Tell], Iterator[TranslationUnit]]
Writer = Callable[[Path, Iterable[TranslationUnit], Pair, Ledger], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its suffixes, what it holds of a unit beside two plain segments, and its functions."""

    name: str
    suffixes: tuple[str, ...]
    title: str
    read: Reader
    write: Writer
    properties: frozenset[str] = frozenset()
    notes: bool = False
    ids: bool = False


def fitted(
    units: Iterable[TranslationUnit], form: Format, pair: Pair, ledger: Ledger
) -> Iterator[TranslationUnit]:
    """Yield units of two languages with no more in them than the format holds; enter what goes in the ledger."""
    for unit in units:
        ledger.unit += 1
        ledger.line = unit.line
        if (empty := _empty_side(unit)) is not None:
            ledger.leave_out(empty)
        else:
            ledger.written += 1
            yield _fitted(unit, form, pair, ledger)


def _empty_side(unit: TranslationUnit) -> str | None:
    if not unit.variants[0].text.strip():
        return "empty source"
    return None if unit.variants[1].text.strip() else "empty target"


def _fitted(unit: TranslationUnit, form: Format, pair: Pair, ledger: Ledger) -> TranslationUnit:
    for lang, variant in zip(pair, unit.variants, strict=True):
        if variant.lang != lang:
            ledger.alter(f"segment in {variant.lang} stands among those in {lang}")
    if any(not isinstance(variant.content, str) for variant in unit.variants):
        ledger.alter("inline elements left out")
    kept = tuple(prop for prop in unit.properties if prop.type in form.properties)
    for prop in unit.properties:
        if prop.type not in form.properties:
            ledger.alter(f"property {prop.type} left out")
    if unit.notes and not form.notes:
        ledger.alter("notes left out")
    attributes = {"tuid": unit.id} if unit.id and form.ids else NOTHING
    if unit.attributes.keys() - attributes.keys():
        ledger.alter("dates and other attributes left out")
    if any(variant.properties or variant.notes or variant.attributes for variant in unit.variants):
        ledger.alter("properties, notes and attributes of a variant left out")
    return unit._replace(
        variants=tuple(Variant(variant.lang, _legal(variant.text, ledger)) for variant in unit.variants),
        properties=kept,
        notes=unit.notes if form.notes else (),
        attributes=attributes,
    )


def _legal(text: str, ledger: Ledger) -> str:
    """The text less what XML cannot hold, which other tools choke on in any format."""
    if found := ILLEGAL.search(text):
        ledger.alter("illegal character removed", name_of(found[0]))
        return ILLEGAL.sub("", text)
    return text
