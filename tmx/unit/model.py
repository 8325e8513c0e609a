"""Translation units and their parts; names follow the TMX 1.4b specification (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Self

from tmx.base.dates import format_date, parse_date
from tmx.base.frozen import EMPTY
from tmx.base.languages import ALL, best_language
from tmx.base.subtags import names_language
from tmx.unit.content import Content, join_content, plain_text


class Property(NamedTuple):
    """A ``<prop>``: a value that some tool has named (`type`)."""

    type: str
    text: str
    lang: str | None = None
    encoding: str | None = None


class Note(NamedTuple):
    """A ``<note>``: a comment for people."""

    text: str
    lang: str | None = None
    encoding: str | None = None


class Encoding(NamedTuple):
    """A ``<ude>``: the characters that a code set of its own stands for, with the attributes of each ``<map>``."""

    name: str
    base: str | None
    maps: tuple[Mapping[str, str], ...]


class Variant(NamedTuple):
    """The wording of a unit in one language (``<tuv>``); `attributes` are all attributes but ``xml:lang``."""

    lang: str
    content: Content
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()
    attributes: Mapping[str, str] = EMPTY

    @property
    def text(self) -> str:
        """The content as plain text."""
        return plain_text(self.content)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to translate: no inline element, and only white space."""
        content = self.content
        return isinstance(content, str) and (not content or content.isspace())


class TranslationUnit(NamedTuple):
    """Segments of two or more languages that say the same (``<tu>``).

    `source_lang` is the language translated from: the ``srclang`` of the unit or else of the header; it may be
    ``*all*``. `attributes` are the other attributes of the element (``tuid``, ``creationdate`` …) as they are in the
    file. `line` is the 1-based line that the unit was read from, 0 if it was not read; equality ignores it.
    """

    variants: tuple[Variant, ...]
    source_lang: str
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()
    attributes: Mapping[str, str] = EMPTY
    line: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TranslationUnit) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.source_lang, *((variant.lang, variant.text) for variant in self.variants)))

    @classmethod
    def pair(
        cls,
        source_lang: str,
        source: Content,
        target_lang: str,
        target: Content,
        *,
        properties: Mapping[str, str] = EMPTY,
        notes: Iterable[str] = (),
        id: str | None = None,  # noqa: A002 - the name people look for
        created: datetime | None = None,
        changed: datetime | None = None,
        attributes: Mapping[str, str] = EMPTY,
        line: int = 0,
    ) -> Self:
        """Make a unit in two languages.

        >>> unit = TranslationUnit.pair("en", "Decides", "fr", "Décide", properties={"x-role": "operative"})
        >>> unit.target.text, unit.get("x-role")
        ('Décide', 'operative')
        """
        if id is not None or created is not None or changed is not None:
            attributes = {**attributes, **_given(tuid=id, creationdate=created, changedate=changed)}
        source = source if isinstance(source, str) else join_content(source)
        target = target if isinstance(target, str) else join_content(target)
        # tuple.__new__ takes a third of the time of the class itself, which counts when millions are made.
        variants = (
            tuple.__new__(Variant, (source_lang, source, (), (), EMPTY)),
            tuple.__new__(Variant, (target_lang, target, (), (), EMPTY)),
        )
        props = tuple([Property(*item) for item in properties.items()]) if properties else ()
        comments = tuple([Note(text) for text in notes]) if notes else ()
        return tuple.__new__(cls, (variants, source_lang, props, comments, attributes, line))

    @property
    def id(self) -> str | None:
        """The ``tuid``, if there is one."""
        return self.attributes.get("tuid")

    @property
    def source(self) -> Variant:
        """The variant in the source language; the first variant if there is none."""
        if self.variants[0].lang == self.source_lang:
            return self.variants[0]
        found = best_language(self.source_lang, [variant.lang for variant in self.variants])
        return self.variants[found or 0]

    @property
    def target(self) -> Variant:
        """The first variant other than the source.

        Raises:
            ValueError: the unit has only one variant.
        """
        source = self.source
        for variant in self.variants:
            if variant is not source:
                return variant
        raise ValueError("the unit has no target")

    @property
    def targets(self) -> list[Variant]:
        """All variants other than the source."""
        source = self.source
        return [variant for variant in self.variants if variant is not source]

    def get(self, name: str) -> str | None:
        """The first property with this name, with or without the field type that Trados appends."""
        for prop in self.properties:
            if prop.type == name or prop.type.partition(":")[0] == name:
                return prop.text
        return None

    def select(self, source_lang: str | None, target_lang: str | None) -> Self | None:
        """The unit reduced to one pair of languages, source first; None if it lacks one of them.

        None as a language means any: the source of the unit, and the first other variant. For a language that the
        unit lacks, `best_language` chooses another variant of it, but never the variant of the other side.
        """
        langs = [variant.lang for variant in self.variants]
        source = best_language(source_lang or self.source_lang, langs)
        if source is None and source_lang is None and len(langs) > 1:
            source = 0
        if source is None:
            return None
        others = [index for index in range(len(langs)) if index != source]
        if target_lang is None:
            target = others[0] if others else None
        else:
            found = best_language(target_lang, [langs[index] for index in others])
            target = None if found is None else others[found]
        if target is None:
            return None
        pair = (self.variants[source], self.variants[target])
        return self._replace(variants=pair, source_lang=pair[0].lang)

    @property
    def created(self) -> datetime | None:
        """When the unit was created, if it has a valid date."""
        return parse_date(self.attributes.get("creationdate"))

    @property
    def changed(self) -> datetime | None:
        """When the unit or one of its variants last changed, or else was created."""
        texts = [
            attributes.get(name)
            for attributes in (self.attributes, *(variant.attributes for variant in self.variants))
            if attributes
            for name in ("changedate", "creationdate")
        ]
        dates = [date for date in map(parse_date, texts) if date is not None]
        return max(dates, default=None)

    @property
    def confidence(self) -> float | None:
        """The property ``x-confidence`` as a number in [0, 1], if there is one."""
        try:
            value = float(self.get("x-confidence") or "nan")
        except ValueError:
            return None
        return value if 0 <= value <= 1 else None


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about itself (``<header>``); the attributes are as they are in the file."""

    attributes: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()
    version: str = "1.4"
    encodings: tuple[Encoding, ...] = ()

    @property
    def source_lang(self) -> str:
        """The language translated from; ``*all*`` if it may be any, or if the file does not say what it is."""
        named = self.attributes.get("srclang", "")
        return named if names_language(named) else ALL


def _given(**values: str | datetime | None) -> dict[str, str]:
    return {
        name: format_date(value) if isinstance(value, datetime) else value
        for name, value in values.items()
        if value is not None
    }
