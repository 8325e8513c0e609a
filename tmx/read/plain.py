"""Plain units, read by one regular expression, about three times as fast as by an XML parser.

A unit is plain if its markup is regular: attributes in double quotes, notes and properties of the unit, variants that
have only a segment, segments that have only text. Most units of most memories are plain. Any other unit, and any in
which a rule could find a fault, does not match and goes to the XML parser. A test ensures that both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tmx.base.characters import is_legal
from tmx.base.frozen import EMPTY, FrozenDict
from tmx.unit.model import Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import SEGTYPES, TU_ATTRIBUTES, TUV_ATTRIBUTES

_ATTRIBUTES = r"""(?:\ [a-z:-]+="[^"<&\t\n]{0,1000}")*"""
_NOTES = rf"""(?:<note{_ATTRIBUTES}>[^<]*</note>\s*|<prop{_ATTRIBUTES}>[^<]*</prop>\s*)*"""
_VARIANT = rf"""<tuv\ xml:lang="([^"<&\s]*)"({_ATTRIBUTES})>\s*<seg>([^<]*)</seg>\s*</tuv>\s*"""

PLAIN_UNIT = re.compile(
    rf"<tu({_ATTRIBUTES})>\s*({_NOTES}){_VARIANT}{_VARIANT}"
    r"((?:<tuv\ [^<>]*>\s*<seg>[^<]*</seg>\s*</tuv>\s*)*)</tu>\s*",
    re.VERBOSE,
)
_MORE_VARIANTS = re.compile(_VARIANT, re.VERBOSE)
_ATTRIBUTE = re.compile(r' ([a-z:-]+)="([^"]*)"')
_NOTE = re.compile(rf"<(note|prop)({_ATTRIBUTES})>([^<]*)</", re.VERBOSE)
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """A unit matches, but something in it is for the XML parser to decide."""


def plain_unit(match: re.Match[str], line: int, source_lang: str) -> TranslationUnit:
    """The unit of a match of `PLAIN_UNIT` in text without illegal characters or carriage returns.

    Raises:
        NotPlainError: an attribute or a reference is not valid.
    """
    own, annotations, lang, more, text, lang2, more2, text2, others = match.groups()
    attributes = EMPTY
    if own:
        own_lang, attributes = _unit_attributes(own)
        source_lang = own_lang or source_lang
    notes, properties = _annotations(annotations) if annotations else ((), ())
    variants: tuple[Variant, ...] = (_variant(lang, more, text), _variant(lang2, more2, text2))
    if others:
        found = _MORE_VARIANTS.findall(others)
        if len(found) != others.count("<tuv"):
            raise NotPlainError
        variants += tuple(_variant(*groups) for groups in found)
    # As in TranslationUnit.pair, for speed.
    return tuple.__new__(TranslationUnit, (variants, source_lang, properties, notes, attributes, line))


@lru_cache(maxsize=1024)  # most units of a file have the same attributes, or none
def _unit_attributes(markup: str) -> tuple[str | None, Mapping[str, str]]:
    """The ``srclang`` and the other attributes of a unit."""
    attributes = _attributes(markup, TU_ATTRIBUTES)
    if attributes.get("segtype", "block") not in SEGTYPES:
        raise NotPlainError
    source_lang = attributes.pop("srclang", None)
    return source_lang, FrozenDict(attributes) if attributes else EMPTY


def _variant(lang: str, attributes: str, text: str) -> Variant:
    if "&" in text:
        text = unescaped(text)
    own = _attributes(attributes, TUV_ATTRIBUTES) if attributes else EMPTY
    return tuple.__new__(Variant, (lang, text, (), (), own))


def _attributes(markup: str, known: frozenset[str]) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(markup)
    attributes = dict(pairs)
    if not known.issuperset(attributes) or len(attributes) != len(pairs):
        raise NotPlainError
    return attributes


_NOTE_ATTRIBUTES = frozenset({"xml:lang", "o-encoding"})
_PROPERTY_ATTRIBUTES = _NOTE_ATTRIBUTES | {"type"}


def _annotations(markup: str) -> tuple[tuple[Note, ...], tuple[Property, ...]]:
    notes, properties = [], []
    for tag, own, text in _NOTE.findall(markup):
        text = unescaped(text) if "&" in text else text  # noqa: PLW2901
        attributes = _attributes(own, _NOTE_ATTRIBUTES if tag == "note" else _PROPERTY_ATTRIBUTES)
        origin = (attributes.get("xml:lang"), attributes.get("o-encoding"))
        if tag == "note":
            notes.append(Note(text, *origin))
        elif "type" in attributes:
            properties.append(Property(attributes["type"], text, *origin))
        else:
            raise NotPlainError
    return tuple(notes), tuple(properties)


def unescaped(text: str) -> str:
    """The text of character data, with its references replaced.

    >>> unescaped("salt &amp; pepper&#33;")
    'salt & pepper!'

    Raises:
        NotPlainError: a reference is neither to a predefined entity nor to a legal character.
    """
    simple = text.replace("&amp;", "&")
    if len(text) - len(simple) == 4 * text.count("&"):  # no other reference
        return simple
    return _REFERENCE.sub(_referred, text)


def _referred(match: re.Match[str]) -> str:
    name, hexadecimal, decimal = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else -1
    if not is_legal(code):
        raise NotPlainError
    return chr(code)
