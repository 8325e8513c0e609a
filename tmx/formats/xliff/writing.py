"""What XLIFF 1.2 and 2.0 have in common when they are written: files, and units as this program prepares them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from tmx.base.errors import UsageError
from tmx.base.files import atomic_write
from tmx.base.report import Ledger
from tmx.formats.xliff.annotations import ATTRIBUTES, PROPERTIES
from tmx.unit.content import Content, Inline, mapped
from tmx.unit.inline import isolated
from tmx.unit.markup import quoteattr
from tmx.unit.model import Property, TranslationUnit
from tmx.write.prepare import Preparation
from tmx.write.profiles import profile_named

VENDORS = {".sdlxliff": "Trados", ".mqxliff": "memoQ", ".mxliff": "Phrase", ".txlf": "Wordfast"}
_BATCH = 64


def write_parts(path: Path, opening: str, units: Iterable[str], closing: str) -> None:
    """Write a file, whole or not at all.

    Raises:
        UsageError: the suffix is that of a tool which needs more than XLIFF says.
        OutputError: the file cannot be written.
    """
    if (vendor := VENDORS.get(path.suffix.lower())) is not None:
        raise UsageError(
            f"only {vendor} can make a file with the suffix {path.suffix}",
            path=path,
            cure=f"Write .xlf, which {vendor} reads too.",
        )
    stream = iter(units)
    with atomic_write(path) as output:
        output.write(opening.encode())
        while batch := "".join(islice(stream, _BATCH)):
            output.write(batch.encode())
        output.write(closing.encode())


def prepared(units: Iterable[TranslationUnit], ledger: Ledger) -> Iterator[TranslationUnit]:
    """Yield units without what XML forbids, with each half of a pair that is alone as ``it``, and no ``ut``."""
    preparation = Preparation(profile_named("generic"), ledger, languages={}, footnotes=True)
    for unit in units:
        legal = preparation.unit(unit)
        properties = chain(legal.properties, *(variant.properties for variant in legal.variants))
        if any(prop.lang or prop.encoding for prop in properties):
            ledger.alter("language or encoding of a property left out")
        if all(isinstance(variant.content, str) for variant in legal.variants):
            yield legal
        else:
            variants = tuple(
                variant._replace(content=_regular(variant.content, ledger)) for variant in legal.variants
            )
            yield legal._replace(variants=variants)


def _regular(content: Content, ledger: Ledger) -> Content:
    def whole(element: Inline) -> Inline:
        if element.tag != "ut":
            return element
        ledger.alter("old inline element ut written as ph")
        return element._replace(tag="ph")

    paired = isolated(content)
    if paired != content:
        ledger.alter("half of a pair of codes written as a code of its own")
    return mapped(paired, str, whole)


def attribute(name: str, value: str | None) -> str:
    """The markup of an attribute, preceded by a space; nothing if there is no value."""
    return "" if value is None else f" {name}={quoteattr(value)}"


def groups(unit: TranslationUnit) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the properties and attributes of a unit and its variants that are kept in groups, by name."""
    source, target = unit.variants
    for name, properties in zip(
        PROPERTIES, (unit.properties, source.properties, target.properties), strict=True
    ):
        if properties:
            yield name, [(prop.type, prop.text) for prop in properties]
    own = {name: value for name, value in unit.attributes.items() if name != "tuid"}
    for name, attributes in zip(ATTRIBUTES, (own, source.attributes, target.attributes), strict=True):
        if attributes:
            yield name, list(attributes.items())


def without(unit: TranslationUnit, names: Iterable[str]) -> TranslationUnit:
    """The unit without the properties of these names."""
    left_out = frozenset(names)
    return unit._replace(properties=tuple(prop for prop in unit.properties if prop.type not in left_out))


def single(unit: TranslationUnit, name: str) -> Property | None:
    """The property of this name, if there is exactly one without a language of its own."""
    found = [prop for prop in unit.properties if prop.type == name]
    return found[0] if len(found) == 1 and found[0].lang is None else None
