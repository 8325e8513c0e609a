"""Plain units, read by one regular expression, several times as fast as by an XML parser.

A unit is plain if its markup is regular: attributes in double quotes, notes and properties first, segments of text and
of the inline elements of TMX. Most units of most memories are plain. Any other unit, and any in which a rule could find
a fault, does not match and goes to the XML parser. A test ensures that both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tmx.base.frozen import EMPTY, FrozenDict
from tmx.read.plain_text import ATTRIBUTES, NotPlainError, attributes_of, content_of, unescaped
from tmx.unit.dtd import Dtd, dtd_of
from tmx.unit.model import Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import (
    NOTE_ATTRIBUTES,
    PROP_ATTRIBUTES,
    SEGTYPES,
    TU_ATTRIBUTES,
    TUV_ATTRIBUTES,
    VERSIONS,
)

# Possessive quantifiers (*+) never try a second way to match, which keeps the time linear.
_NOTES = rf"""(?:<note{ATTRIBUTES}>[^<]*+</note>\s*+|<prop{ATTRIBUTES}>[^<]*+</prop>\s*+)*+"""
_SEGMENT = rf"({_NOTES})<seg>([^<]*+(?:<(?!/?(?:seg|tu))[^<]*+)*+)</seg>\s*+</tuv>\s*+"
_VARIANT = rf"<tuv({ATTRIBUTES})>\s*+{_SEGMENT}"
_OTHERS = _VARIANT.replace("(", "(?:").replace("(?:?", "(?")

PLAIN_UNIT = re.compile(rf"<tu({ATTRIBUTES})>\s*+({_NOTES}){_VARIANT}{_VARIANT}((?:{_OTHERS})*+)</tu>\s*+")
_MORE_VARIANTS = re.compile(_VARIANT)
_NOTE = re.compile(rf"<(note|prop)({ATTRIBUTES})>([^<]*)</")
_NEWEST = dtd_of(VERSIONS[-1])


def plain_unit(match: re.Match[str], line: int, source_lang: str, dtd: Dtd = _NEWEST) -> TranslationUnit:
    """The unit of a match of `PLAIN_UNIT` in text without illegal characters or carriage returns.

    Raises:
        NotPlainError: something in it is for the XML parser to decide.
    """
    own, annotations, first, first_notes, text, second, second_notes, text2, others = match.groups()
    attributes = EMPTY
    if own:
        own_lang, attributes = _unit_attributes(own)
        source_lang = own_lang or source_lang
    notes, properties = _annotations(annotations, dtd.language[0]) if annotations else ((), ())
    variants: tuple[Variant, ...] = (
        _variant(first, first_notes, text, dtd),
        _variant(second, second_notes, text2, dtd),
    )
    if others:
        variants += tuple(
            [_variant(more[1], more[2], more[3], dtd) for more in _MORE_VARIANTS.finditer(others)]
        )
    # As in TranslationUnit.pair, for speed.
    return tuple.__new__(TranslationUnit, (variants, source_lang, properties, notes, attributes, line))


@lru_cache(maxsize=1024)  # most units of a file have the same attributes, or none
def _unit_attributes(markup: str) -> tuple[str | None, Mapping[str, str]]:
    """The ``srclang`` and the other attributes of a unit."""
    attributes = attributes_of(markup, TU_ATTRIBUTES)
    if attributes.get("segtype", "block") not in SEGTYPES:
        raise NotPlainError
    return _parted(attributes, "srclang") if "srclang" in attributes else (None, attributes)


@lru_cache(maxsize=1024)
def _variant_attributes(markup: str, language: str) -> tuple[str, Mapping[str, str]]:
    """The language and the other attributes of a variant."""
    attributes = attributes_of(markup, TUV_ATTRIBUTES | {language})
    if language not in attributes:
        raise NotPlainError
    return _parted(attributes, language)


def _parted(attributes: Mapping[str, str], name: str) -> tuple[str, Mapping[str, str]]:
    """One of the attributes, and the others."""
    if len(attributes) == 1:
        return attributes[name], EMPTY
    return attributes[name], FrozenDict({key: value for key, value in attributes.items() if key != name})


def _variant(markup: str, annotations: str, text: str, dtd: Dtd) -> Variant:
    lang, attributes = _variant_attributes(markup, dtd.language[0])
    content = content_of(text, dtd) if "<" in text or "&" in text else text
    if annotations:
        notes, properties = _annotations(annotations, dtd.language[0])
        return tuple.__new__(Variant, (lang, content, properties, notes, attributes))
    return tuple.__new__(Variant, (lang, content, (), (), attributes))


@lru_cache(maxsize=1024)
def _annotations(markup: str, language: str) -> tuple[tuple[Note, ...], tuple[Property, ...]]:
    notes, properties = [], []
    for tag, own, text in _NOTE.findall(markup):
        text = unescaped(text) if "&" in text else text  # noqa: PLW2901
        kind, lang, encoding = _annotation_attributes(own, language)
        if tag == "note" and kind is None:
            notes.append(Note(text, lang, encoding))
        elif tag == "prop" and kind is not None:
            properties.append(Property(kind, text, lang, encoding))
        else:
            raise NotPlainError
    return tuple(notes), tuple(properties)


@lru_cache(maxsize=1024)
def _annotation_attributes(markup: str, language: str) -> tuple[str | None, str | None, str | None]:
    """The type, the language and the encoding of a note or a property."""
    attributes = attributes_of(markup, PROP_ATTRIBUTES | NOTE_ATTRIBUTES | {language})
    return attributes.get("type"), attributes.get(language), attributes.get("o-encoding")
