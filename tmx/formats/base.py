"""What a format is, what it can hold, and units reduced to that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tmx.base.characters import ILLEGAL, legal_text
from tmx.base.errors import UsageError
from tmx.base.frozen import EMPTY
from tmx.base.languages import checked_code
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.read.pairs import PairSelection
from tmx.unit.model import TranslationUnit, Variant

# The properties that have a column in tables.
COLUMNS = ("x-document", "x-path", "x-role", "x-bead", "x-confidence")


@dataclass(frozen=True, slots=True)
class Languages:
    """The pair of languages to read or write; None leaves a language to the file or its units.

    With `every`, all languages of a table are read, the source first.

    Raises:
        UsageError: one is not a language code.
    """

    source: str | None = None
    target: str | None = None
    every: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", checked_code(self.source))
        object.__setattr__(self, "target", checked_code(self.target))


def languages_unknown(path: Path, source: str | None = None, target: str | None = None) -> UsageError:
    """The error for a file that does not name its languages, or only that which is given."""
    if source or target:
        side = "target" if source else "source"
        what = f"the file does not say what its {side} language is"
        return UsageError(what, path=path, cure=f"Add --{side}-lang.")
    return UsageError(
        "the file does not say what its languages are", path=path, cure="Add --source-lang and --target-lang."
    )


Pair = tuple[str, ...]
"""The languages of a file: two, or more in a table that holds all."""
Remark = Callable[[str], None]
Reader = Callable[[Path, Languages, Remark], Iterator[TranslationUnit]]
Writer = Callable[[Path, Iterable[TranslationUnit], Pair, Ledger], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its suffixes, what it can hold of a unit in addition to two plain segments, and its functions.

    One that is `whole` holds everything that a unit has, its writer sees to what is legal. `read_unfinished` reads
    what `read` leaves out because it is marked as unfinished, too. One with `many` can hold more than two languages.
    """

    name: str
    suffixes: tuple[str, ...]
    title: str
    read: Reader
    write: Writer
    properties: frozenset[str] = frozenset()
    notes: bool = False
    ids: bool = False
    whole: bool = False
    many: bool = False
    read_unfinished: Reader | None = None


def chosen_units(
    units: Iterable[TranslationUnit], path: Path, languages: Languages, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield the units in the languages that are asked for; then remark on those left out and on what stands in.

    Raises:
        InputError: there are units, but none has the languages.
    """
    choice = PairSelection(languages.source, languages.target)
    yield from choice.select(units, path) if choice.is_choice else units
    losses = choice.losses()
    for reason, count in losses.left_out.items():
        remark(f"{counted(count, 'unit')} left out: {reason}")
    for reason, count in losses.altered.items():
        remark(f"{counted(count, 'segment')}: {reason}")


def fit_to_format(
    units: Iterable[TranslationUnit], fmt: Format, pair: Pair, ledger: Ledger
) -> Iterator[TranslationUnit]:
    """Yield units in the languages of a file, as far as the format can hold them; record in the ledger what is lost."""
    for unit in units:
        ledger.unit += 1
        ledger.line = unit.line
        if (empty := _empty_side(unit)) is not None:
            ledger.leave_out(empty)
        else:
            ledger.written += 1
            yield _fitted(unit, fmt, pair, ledger)


def _empty_side(unit: TranslationUnit) -> str | None:
    if len(unit.variants) > 2:
        full = [variant for variant in unit.variants if ILLEGAL.sub("", variant.text).strip()]
        return None if len(full) > 1 else "only one language"
    for variant, reason in zip(unit.variants, ("empty source", "empty target"), strict=True):
        if not ILLEGAL.sub("", variant.text).strip():
            return reason
    return None


def _fitted(unit: TranslationUnit, fmt: Format, pair: Pair, ledger: Ledger) -> TranslationUnit:
    for lang, variant in zip(pair, unit.variants, strict=True):
        if variant.lang != lang:
            ledger.alter(f"segment in {variant.lang} written as {lang}")
    if fmt.whole:
        return unit
    _say_lost(unit, fmt, ledger)
    attributes = {"tuid": legal_text(unit.id, ledger)} if unit.id and fmt.ids else EMPTY
    return unit._replace(
        variants=tuple(Variant(variant.lang, legal_text(variant.text, ledger)) for variant in unit.variants),
        properties=tuple(
            prop._replace(text=legal_text(prop.text, ledger))
            for prop in unit.properties
            if prop.type in fmt.properties
        ),
        notes=tuple(note._replace(text=legal_text(note.text, ledger)) for note in unit.notes)
        if fmt.notes
        else (),
        attributes=attributes,
    )


def _say_lost(unit: TranslationUnit, fmt: Format, ledger: Ledger) -> None:
    """Record what of a unit a format cannot hold."""
    if any(not isinstance(variant.content, str) for variant in unit.variants):
        ledger.alter("inline elements left out")
    for prop in unit.properties:
        if prop.type not in fmt.properties:
            ledger.alter(f"property {prop.type} left out")
    if unit.notes and not fmt.notes:
        ledger.alter("notes left out")
    if unit.id and not fmt.ids:
        ledger.alter("id left out")
    if unit.attributes.keys() - {"tuid"}:
        ledger.alter("dates and other attributes left out")
    if any(variant.properties or variant.notes or variant.attributes for variant in unit.variants):
        ledger.alter("properties, notes and attributes of a variant left out")
