"""Units made ready for one tool: what XML or the profile forbids is removed and recorded in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tmx.base.characters import legal_text
from tmx.base.hashset import HashSet
from tmx.base.languages import ALL, usual_code
from tmx.base.likely import default_regions
from tmx.base.report import Ledger
from tmx.unit.content import Content, Inline, mapped, without_placeholders
from tmx.unit.inline import complete, well_placed
from tmx.unit.model import Encoding, Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import MAP_ATTRIBUTES, TU_ATTRIBUTES, TUV_ATTRIBUTES
from tmx.write.codes import Codes, checked_codes
from tmx.write.legality import with_legality
from tmx.write.profiles import Profile
from tmx.write.unit_key import unit_key

FOOTNOTE = "fnote"
FOOTNOTES_LEFT_OUT = "footnote references left out of segments"
"""The reason of an alteration that loses nothing where properties hold the references, as those of `align` do."""


class _Written(dict[str, str]):
    """The codes to write, each found when it is first asked for; a look-up costs little, as there are millions."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__({ALL: ALL})
        self._find = find

    def __missing__(self, code: str) -> str:
        self[code] = written = self._find(code)
        return written


class Preparation:
    """Prepares units for writing according to a profile and a few choices.

    `languages` maps codes to the codes to write; None adds the regions of the profile to bare codes. `footnotes` says
    whether footnote references are kept in segments; None leaves that to the profile.
    """

    def __init__(
        self,
        profile: Profile,
        ledger: Ledger,
        *,
        languages: Mapping[str, str] | None = None,
        footnotes: bool | None = None,
    ) -> None:
        self.profile = profile
        self.ledger = ledger
        self._footnotes = profile.footnotes if footnotes is None else footnotes
        regions = default_regions() if profile.regions else {}
        self._wanted = dict(regions) if languages is None else checked_codes(languages)
        self._says_changes = languages is not None
        self._languages = _Written(self._written)
        self.language: Callable[[str], str] = self._languages.__getitem__
        """The code to write for a code; a change of spelling, or to a code asked for, is recorded once per code."""

    def _written(self, code: str) -> str:
        clean = self.text(code)
        self.ledger.codes.add(usual_code(clean))
        if isinstance(self._wanted, Codes):  # whoever gave them says what they change
            return self._wanted[clean]
        usual = usual_code(clean)
        written = self._wanted.get(usual, usual)
        if self._says_changes and written != usual:
            self.ledger.alter(f"language code {clean} written as {written}")
        elif usual != clean:
            self.ledger.alter("language code normalised", f"{clean} -> {usual}")
        return written

    def text(self, text: str) -> str:
        """The text without the characters that XML cannot hold."""
        return legal_text(text, self.ledger)

    def content(self, content: Content) -> Content:
        """The content without what XML or the profile forbids."""
        if isinstance(content, str):
            return self.text(content)
        if not self._footnotes:
            plain = without_placeholders(content, FOOTNOTE)
            if plain != content:
                self.ledger.alter(FOOTNOTES_LEFT_OUT)
            content = plain
        placed = well_placed(content)
        if placed != content:
            self.ledger.alter("misplaced inline element removed", "its text is kept")
        return mapped(placed, self.text, self._element)

    def _element(self, element: Inline) -> Inline:
        whole = complete(element)
        if whole.attributes != element.attributes:
            self.ledger.alter("attributes of an inline element corrected", element.tag)
        values = {name: self.text(value) for name, value in whole.attributes.items()}
        return whole._replace(attributes=values)

    def attributes(self, attributes: Mapping[str, str], known: frozenset[str]) -> Mapping[str, str]:
        """The attributes that TMX defines, without the characters that XML cannot hold."""
        for name in attributes.keys() - known:
            self.ledger.alter("attribute not defined by TMX left out", name)
        return {name: self.text(value) for name, value in attributes.items() if name in known}

    def properties(self, properties: Iterable[Property]) -> tuple[Property, ...]:
        """The properties under the names that the profile gives them."""
        kept = []
        for prop in properties:
            name = self.profile.property_name(prop.type)
            if name is None:
                self.ledger.alter(f"property {prop.type} left out", f"reserved by {self.profile.title}")
            else:
                kept.append(
                    Property(self.text(name), self.text(prop.text), *self._origin(prop.lang, prop.encoding))
                )
        return tuple(kept)

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes without the characters that XML cannot hold."""
        return tuple(Note(self.text(note.text), *self._origin(note.lang, note.encoding)) for note in notes)

    def _origin(self, lang: str | None, encoding: str | None) -> tuple[str | None, str | None]:
        return lang and self.text(lang), encoding and self.text(encoding)

    def encodings(self, encodings: Iterable[Encoding]) -> tuple[Encoding, ...]:
        """The encodings of a header without the characters that XML cannot hold."""
        return tuple(
            Encoding(
                self.text(name),
                base and self.text(base),
                tuple(self.attributes(item, MAP_ATTRIBUTES) for item in maps),
            )
            for name, base, maps in encodings
        )

    def unit(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit without what XML or the profile forbids."""
        return TranslationUnit(
            tuple([self._variant(variant) for variant in unit.variants]),
            self.text(unit.source_lang),
            self.properties(unit.properties),
            self.notes(unit.notes),
            self.attributes(unit.attributes, TU_ATTRIBUTES),
            unit.line,
        )

    def _variant(self, variant: Variant) -> Variant:
        return Variant(
            self.text(variant.lang),
            self.content(variant.content),
            self.properties(variant.properties),
            self.notes(variant.notes),
            self.attributes(variant.attributes, TUV_ATTRIBUTES),
        )

    def units(self, units: Iterable[TranslationUnit], *, duplicates: bool) -> Iterator[TranslationUnit]:
        """Yield the units that can be written, in order; record the others in the ledger.

        Raises:
            UsageError: something is not a unit.
        """
        ledger, limit = self.ledger, self.profile.max_length
        seen = HashSet()
        for given, legal in with_legality(units):
            ledger.unit += 1
            ledger.line = given.line
            unit = given if legal and _is_plain(given) else self._without_empty(self.unit(given))
            if len(unit.variants) < 2:
                ledger.leave_out(what_is_missing(given) or "empty target")
            elif limit and (longest := max(len(variant.text) for variant in unit.variants)) > limit:
                ledger.leave_out("segment too long", f"{longest} characters, at most {limit}")
            elif not duplicates and not seen.add(unit_key(unit, self.language)):
                ledger.leave_out("duplicate unit")
            else:
                ledger.written += 1
                yield unit

    def _without_empty(self, unit: TranslationUnit) -> TranslationUnit:
        if not any(variant.is_empty for variant in unit.variants):
            return unit
        if unit.source.is_empty:
            return unit._replace(variants=())
        full = tuple(variant for variant in unit.variants if not variant.is_empty)
        if len(full) > 1:
            self.ledger.alter("empty variant left out")
        return unit._replace(variants=full)


def what_is_missing(unit: TranslationUnit) -> str | None:
    """Why a unit cannot be written; None if it has text in two languages."""
    if len(unit.variants) < 2:
        return "only one language"
    if unit.source.is_empty:
        return "empty source"
    return None if sum(not variant.is_empty for variant in unit.variants) > 1 else "empty target"


def _is_plain(unit: TranslationUnit) -> bool:
    """Whether a unit is only text, as most units of most memories are."""
    variants, _, properties, notes, attributes, _ = unit
    if properties or notes or attributes:
        return False
    for _, content, own_properties, own_notes, own_attributes in variants:
        if own_properties or own_notes or own_attributes or not isinstance(content, str):
            return False
        if not content or content.isspace():
            return False
    return True
