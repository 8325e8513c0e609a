"""The repair of a TMX file: every fault with one certain cure is cured; the others are left to people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from unicodedata import normalize

from tmx.base.characters import joined_lines
from tmx.base.dates import parse_date, readable_date
from tmx.base.hidden import without_hidden
from tmx.base.languages import ALL, is_code, tidy_code, usual_code
from tmx.base.likely import default_regions
from tmx.base.report import Ledger, WriteReport
from tmx.base.subtags import names_language
from tmx.check.rules import OMEGAT_PROPERTIES
from tmx.read.reader import read_tmx
from tmx.unit.content import Content, Inline, join_content, parts_of, trimmed
from tmx.unit.inline import isolated, renumbered, well_placed
from tmx.unit.model import Header, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import DATE_ATTRIBUTES
from tmx.write.codes import Codes
from tmx.write.rewrite import rewrite
from tmx.write.writer import TOOL

_BREAKS = frozenset("\n\r\t")


def fix_tmx(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
    keep_codes: bool = False,
) -> WriteReport:
    """Write a repaired copy of a TMX file; the report counts every change by its kind.

    Args:
        path: the file to repair.
        output: the copy to write.
        profile: the tool for which it is written.
        languages: the codes to write instead of others, as in ``{"en": "en-GB"}``.
        keep_codes: whether codes that TMX allows stay as they are; otherwise they get their usual spelling and region.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not TMX, or is built to do harm.
        OutputError: the copy cannot be written.
    """
    reader = read_tmx(path)
    ledger = Ledger(needs_units=True)
    fixer = Fixer(ledger, languages or {}, keep_codes=keep_codes)
    report = rewrite(
        reader,
        output,
        fixer.units(reader),
        profile=profile,
        languages=fixer.codes,
        header=fixer.header(reader.header),
        ledger=ledger,
    )
    return report.with_losses(reader.findings.losses(reader.path, every=True))


class Fixer:
    """Repairs units one by one, and records each change in a ledger."""

    def __init__(self, ledger: Ledger, languages: Mapping[str, str], *, keep_codes: bool) -> None:
        self._ledger = ledger
        self._languages = {usual_code(code): tidy_code(other) for code, other in languages.items()}
        self._keep_codes = keep_codes
        self.codes = Codes(self._code)

    def units(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """The units with white space, letters, codes, dates, properties and unpaired tags repaired."""
        ledger = self._ledger
        for number, unit in enumerate(units, start=1):
            place = ledger.unit, ledger.line  # of the writer, which is behind
            ledger.unit, ledger.line = number, unit.line
            fixed = self._apart(self._unit(unit))
            ledger.unit, ledger.line = place
            yield from fixed

    def header(self, header: Header) -> Header:
        """The header with its dates repaired; that it names another tool from now on is recorded."""
        tool = header.attributes.get("creationtool", TOOL)
        if tool != TOOL:
            self._ledger.alter(f"creationtool {tool[:40]} of the header written as {TOOL}")
        return replace(header, attributes=self._dates(header.attributes))

    def _code(self, code: str) -> str:
        usual = usual_code(code)
        self._ledger.codes.add(usual)
        if usual in self._languages:
            return self._languages[usual]
        if self._keep_codes:
            return code if code == ALL or is_code(code) else usual
        return default_regions().get(usual, usual)

    def _unit(self, unit: TranslationUnit) -> TranslationUnit:
        return unit._replace(
            variants=tuple([self._variant(variant) for variant in unit.variants]),
            source_lang=self.codes[self._source_lang(unit)],
            properties=tuple([self._property(prop) for prop in unit.properties]),
            attributes=self._dates(unit.attributes),
        )

    def _source_lang(self, unit: TranslationUnit) -> str:
        lang = unit.source_lang
        if lang == ALL or names_language(lang) or not names_language(unit.source.lang):
            return lang
        self._ledger.alter(
            "srclang of a unit, no language code, written as that of its first variant", lang[:40]
        )
        return unit.source.lang

    def _property(self, prop: Property) -> Property:
        name = OMEGAT_PROPERTIES.get(prop.type)
        if name is None:
            return prop
        self._ledger.alter(f"property {prop.type} renamed {name}")
        return prop._replace(type=name)

    def _variant(self, variant: Variant) -> Variant:
        lang = self.codes[variant.lang]
        if lang != variant.lang:
            self._ledger.alter(f"language code {variant.lang} written as {lang}")
        content = variant.content
        for change, says in (
            (well_placed, "misplaced inline element removed"),
            (partial(_mapped, change=_joined), "line break or tab in a segment written as a space"),
            (
                partial(_mapped, change=partial(without_hidden, lang=lang)),
                "characters that nobody sees removed",
            ),
            (partial(_mapped, change=partial(normalize, "NFC")), "letters and accents composed (NFC)"),
            (partial(trimmed, characters=" "), "space at the edge of a segment removed"),
            (renumbered, "pairs of inline elements numbered"),
            (isolated, "inline element without its other half written as it"),
        ):
            if (new := change(content)) != content:
                self._ledger.alter(says, lang)
                content = new
        return variant._replace(lang=lang, content=content, attributes=self._dates(variant.attributes))

    def _apart(self, unit: TranslationUnit) -> list[TranslationUnit]:
        """The unit; if several of its variants are in one language, a unit for each of them."""
        by_lang: dict[str, list[Variant]] = {}
        for variant in unit.variants:
            same = by_lang.setdefault(variant.lang, [])
            if variant not in same:
                same.append(variant)
        if len(by_lang) == len(unit.variants):
            return [unit]
        source = unit.source.lang
        units = []
        for turn in range(max(map(len, by_lang.values()))):
            own = {lang: same[turn] for lang, same in by_lang.items() if turn < len(same)}
            if own.keys() == {source}:
                own = {**{lang: same[0] for lang, same in by_lang.items()}, **own}
            own.setdefault(source, by_lang[source][0])
            variants = tuple([own[lang] for lang in by_lang if lang in own])
            attributes = {
                name: value for name, value in unit.attributes.items() if name != "tuid" or not turn
            }
            units.append(unit._replace(variants=variants, attributes=attributes))
        for _ in units[1:]:
            self._ledger.alter("further variant in the same language made a unit of its own")
        for _ in range(len(unit.variants) - sum(map(len, by_lang.values()))):
            self._ledger.alter("variant that a unit has twice left out")
        return units

    def _dates(self, attributes: Mapping[str, str]) -> Mapping[str, str]:
        wrong = [name for name in DATE_ATTRIBUTES if name in attributes and not parse_date(attributes[name])]
        if not wrong:
            return attributes
        right = {name: moment for name in wrong if (moment := readable_date(attributes[name]))}
        for name in wrong:
            self._ledger.alter(
                "date corrected" if name in right else "date that says nothing removed", attributes[name]
            )
        return {**{name: value for name, value in attributes.items() if name not in wrong}, **right}


def _joined(text: str) -> str:
    return joined_lines(text, _BREAKS)


def _mapped(content: Content, change: Callable[[str], str]) -> Content:
    """The content with its text changed, but not its codes."""
    if isinstance(content, str):
        return change(content)
    parts: list[str | Inline] = []
    for part in content:
        if isinstance(part, str):
            parts.append(change(part))
        elif part.tag == "hi":
            parts.append(part._replace(content=parts_of(_mapped(part.content, change))))
        else:
            parts.append(part)
    return join_content(parts)
