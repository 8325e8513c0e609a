"""Units made ready for one tool: what XML or the profile forbids is taken out and entered in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tmx.characters import ILLEGAL, name_of
from tmx.hashset import HashSet
from tmx.languages import ALL, default_regions, tidy_code
from tmx.profiles import Profile
from tmx.report import Ledger
from tmx.unit import Content, Inline, Property, TranslationUnit, Variant, join_content, without_placeholders

FOOTNOTE = "fnote"


@dataclass(frozen=True, slots=True)
class Preparation:
    """The choices of one writing.

    `languages` maps codes to those written; `footnotes` says whether footnote references stay in segments;
    `duplicates` whether a unit may come twice.
    """

    profile: Profile
    languages: Mapping[str, str]
    footnotes: bool
    duplicates: bool

    def language(self, code: str, ledger: Ledger) -> str:
        """The code as it is written."""
        if code in self.languages:
            return self.languages[code]
        clean = self.text(code, ledger)
        tidy = tidy_code(clean)
        if tidy != clean:
            ledger.alter("language code respelt", f"{clean} -> {tidy}")
        return self.languages.get(tidy, tidy)

    def text(self, text: str, ledger: Ledger) -> str:
        """The text less what XML cannot hold."""
        if (found := ILLEGAL.search(text)) is None:
            return text
        ledger.alter("illegal character removed", name_of(found[0]))
        return ILLEGAL.sub("", text)

    def content(self, content: Content, ledger: Ledger) -> Content:
        """The content less what XML or the profile forbids."""
        if isinstance(content, str):
            return self.text(content, ledger)
        if not self.footnotes:
            plain = without_placeholders(content, FOOTNOTE)
            if plain != content:
                ledger.alter("footnote references left out of segments")
            content = plain
        return join_content(self._part(part, ledger) for part in _as_parts(content))

    def _part(self, part: str | Inline, ledger: Ledger) -> str | Inline:
        if isinstance(part, str):
            return self.text(part, ledger)
        attributes = self.attributes(part.attributes, ledger)
        return Inline(part.tag, attributes, tuple(self._part(inner, ledger) for inner in part.content))

    def attributes(self, attributes: Mapping[str, str], ledger: Ledger) -> Mapping[str, str]:
        """The attributes, values less what XML cannot hold."""
        if not attributes:
            return attributes
        return {name: self.text(value, ledger) for name, value in attributes.items()}

    def properties(self, properties: tuple[Property, ...], ledger: Ledger) -> tuple[Property, ...]:
        """The properties under the names of the profile."""
        kept = []
        for prop in properties:
            name = self.profile.property_name(prop.type)
            if name is None:
                ledger.alter(f"property {prop.type} left out", f"{self.profile.title} treats it as its own")
            else:
                kept.append(prop._replace(type=self.text(name, ledger), text=self.text(prop.text, ledger)))
        return tuple(kept)

    def variant(self, variant: Variant, ledger: Ledger) -> Variant:
        """One variant made ready."""
        return Variant(
            self.language(variant.lang, ledger),
            self.content(variant.content, ledger),
            self.properties(variant.properties, ledger) if variant.properties else (),
            tuple(note._replace(text=self.text(note.text, ledger)) for note in variant.notes),
            self.attributes(variant.attributes, ledger),
        )

    def unit(self, unit: TranslationUnit, ledger: Ledger) -> TranslationUnit:
        """One unit made ready, with every variant."""
        source_lang = unit.source_lang if unit.source_lang == ALL else self.language(unit.source_lang, ledger)
        return TranslationUnit(
            tuple([self.variant(variant, ledger) for variant in unit.variants]),
            source_lang,
            self.properties(unit.properties, ledger) if unit.properties else (),
            tuple(note._replace(text=self.text(note.text, ledger)) for note in unit.notes),
            self.attributes(unit.attributes, ledger),
            unit.line,
        )


def _as_parts(content: Content) -> tuple[str | Inline, ...]:
    return (content,) if isinstance(content, str) else content


def language_map(profile: Profile, languages: Mapping[str, str] | None) -> Mapping[str, str]:
    """The codes to write for others: those asked for, else the profile's regions for bare codes."""
    if languages is not None:
        return languages
    return default_regions() if profile.regions else {}


def prepare(
    units: Iterable[TranslationUnit], preparation: Preparation, ledger: Ledger
) -> Iterator[TranslationUnit]:
    """Yield the units that can be written, in order; enter the others in the ledger."""
    seen = HashSet()
    limit = preparation.profile.max_length
    for given in units:
        ledger.next_unit(given.line)
        unit = preparation.unit(given, ledger)
        if any(variant.is_empty for variant in unit.variants):
            unit = _without_empty(unit, ledger)
        if len(unit.variants) < 2:
            ledger.leave_out(_what_is_missing(given))
        elif limit and (longest := max(len(variant.text) for variant in unit.variants)) > limit:
            ledger.leave_out("segment too long", f"{longest} characters, at most {limit}")
        elif not preparation.duplicates and not seen.add(_key(unit)):
            ledger.leave_out("unit given before")
        else:
            ledger.written += 1
            yield unit


def _without_empty(unit: TranslationUnit, ledger: Ledger) -> TranslationUnit:
    if unit.source.is_empty:
        return replace(unit, variants=())
    full = tuple(variant for variant in unit.variants if not variant.is_empty)
    if len(full) > 1:
        ledger.alter("empty variant left out")
    return replace(unit, variants=full)


def _what_is_missing(unit: TranslationUnit) -> str:
    if len(unit.variants) < 2:
        return "only one language"
    return "empty source" if unit.source.is_empty else "empty target"


def _key(unit: TranslationUnit) -> object:
    """What makes two units the same: their languages and segments, codes included."""
    return tuple(
        [
            (variant.lang, variant.content if isinstance(variant.content, str) else repr(variant.content))
            for variant in unit.variants
        ]
    )
