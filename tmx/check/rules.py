"""What a CAT tool would refuse, drop or match badly in a unit. Each rule is a small function."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import is_normalized

from tmx.base.characters import name_of
from tmx.base.dates import parse_date
from tmx.base.hidden import hidden_spans
from tmx.base.languages import ALL, best_language, tidy_code
from tmx.base.mojibake import decoded_again
from tmx.unit.content import Inline, parts_of, trimmed
from tmx.unit.inline import disordered, elements, repeated, unpaired
from tmx.unit.model import TranslationUnit, Variant
from tmx.unit.vocabulary import DATE_ATTRIBUTES

# The limit of several cloud importers, in characters.
LONG = 2000
# Properties that OmegaT takes for the location of an alternative translation, and names that it does not know.
OMEGAT_PROPERTIES = {"file": "x-document", "id": "x-id", "prev": "x-prev", "next": "x-next", "path": "x-path"}

_NUMBER = re.compile(r"(?:\d{1,3}\.|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\))\s", re.IGNORECASE)
_LOST = re.compile("[\ue000-\uf8ff\ufffd]")

BrokenRules = Iterator[tuple[str, str]]  # rule id, detail


def variant_rules(variant: Variant) -> BrokenRules:
    """The rules for a segment that is not empty."""
    text = variant.text
    if re.search(r"[\n\r\t]", text):
        yield "segment-newline", variant.lang
    if trimmed(variant.content, " \t\n\r") != variant.content:
        yield "segment-edge-space", variant.lang
    if "  " in text.strip(" "):
        yield "segment-double-space", variant.lang
    if not is_normalized("NFC", text) and not all(map(_is_composed, parts_of(variant.content))):
        yield "segment-not-nfc", variant.lang
    if _NUMBER.match(text):
        yield "segment-number", f"{variant.lang}: {text[:20]}"
    if len(text) > LONG:
        yield "segment-long", f"{variant.lang}: {len(text):,} characters"
    yield from _wrong_characters(text, variant.lang)
    if not isinstance(variant.content, str):
        yield from _pairs(variant)


def _is_composed(part: str | Inline) -> bool:
    """Whether a part of a segment is in NFC; what a code stands between cannot be composed."""
    if isinstance(part, str):
        return is_normalized("NFC", part)
    return part.tag != "hi" or all(map(_is_composed, part.content))


def _wrong_characters(text: str, lang: str) -> BrokenRules:
    if text.isascii():
        return
    if found := _LOST.search(text):
        yield "segment-private-use", f"{lang}: U+{ord(found[0]):04X}"
    if hidden := hidden_spans(text, lang):
        named = sorted({name_of(text[start]) for start, _ in hidden})
        yield "segment-hidden", f"{lang}: {', '.join(named)}"
    if right := decoded_again(text):
        yield "segment-mojibake", f"{lang}: {_difference(text, right)}"


def _difference(text: str, right: str) -> str:
    """The first word that a text has and its correction has not, and the first one of the correction."""
    words, better = text.split(), set(right.split())
    wrong = next((word for word in words if word not in better), text)
    return f"{wrong[:20]} is {next((word for word in right.split() if word not in words), right)[:20]}"


def _pairs(variant: Variant) -> BrokenRules:
    """What is wrong with the pairs of ``bpt`` and ``ept``."""
    for number in repeated(variant.content):
        yield "inline-repeated", f"{variant.lang}: bpt i={number}"
    for element in disordered(variant.content):
        yield "inline-order", f"{variant.lang}: ept i={element.attributes.get('i')}"
    for element in unpaired(variant.content):
        yield "inline-unpaired", f"{variant.lang}: {element.tag} i={element.attributes.get('i')}"


def segments(unit: TranslationUnit) -> BrokenRules:
    """Empty segments, and what is wrong with others."""
    source = unit.source
    for variant in unit.variants:
        if not variant.is_empty:
            yield from variant_rules(variant)
        elif variant is source:
            yield "segment-empty-source", variant.lang
        else:
            yield "segment-empty-target", variant.lang


def languages(unit: TranslationUnit) -> BrokenRules:
    """Whether the unit has the languages of a pair, each once."""
    codes = [variant.lang for variant in unit.variants]
    if len(codes) < 2:
        yield "unit-one-language", ", ".join(codes)
    for code, count in Counter(map(tidy_code, codes)).items():
        if count > 1:
            yield "lang-repeated", code
    if unit.source_lang != ALL and best_language(unit.source_lang, codes) is None:
        yield "source-missing", f"srclang is {unit.source_lang}, the variants are {', '.join(codes)}"


def inline_elements(unit: TranslationUnit) -> BrokenRules:
    """Whether all variants have the same inline elements."""
    if all(isinstance(variant.content, str) for variant in unit.variants):
        return
    found = [list(elements(variant.content)) for variant in unit.variants]
    kinds = [Counter(element.tag for element in inside) for inside in found]
    if any(kind != kinds[0] for kind in kinds[1:]):
        yield "inline-differs", ""
        return
    numbers = [
        Counter(element.attributes["x"] for element in inside if "x" in element.attributes)
        for inside in found
    ]
    for variant, own in zip(unit.variants[1:], numbers[1:], strict=True):
        if own and numbers[0] and own != numbers[0]:
            other = sorted((own - numbers[0]) or (numbers[0] - own))
            yield "inline-x", f"{variant.lang}: x={', '.join(other[:5])}"


def properties(unit: TranslationUnit) -> BrokenRules:
    """Properties that a tool takes for its own."""
    for prop in unit.properties:
        if prop.type in OMEGAT_PROPERTIES:
            yield "property-omegat", prop.type


def dates(unit: TranslationUnit) -> BrokenRules:
    """Dates that are not in the format of TMX."""
    for attributes in (unit.attributes, *(variant.attributes for variant in unit.variants)):
        for name in DATE_ATTRIBUTES:
            if name in attributes and parse_date(attributes[name]) is None:
                yield "date", f"{name} is {attributes[name]!r}"


UNIT_RULES: tuple[Callable[[TranslationUnit], BrokenRules], ...] = (
    languages,
    segments,
    inline_elements,
    properties,
    dates,
)
