"""One code for one language in a memory, so that a look-up finds all that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tmx.base.languages import base_language, language_meant
from tmx.unit.model import TranslationUnit


class Codes:
    """The codes under which a memory keeps languages: the first of those that mean the same.

    A bare code and the one with the region that is written for it, such as ``en`` and ``en-US``, mean the same: what
    is aligned has the one, and TMX files have the other.

    >>> codes = Codes(["en"])
    >>> codes.code("en-us"), codes.code("en-GB"), codes.code("fr-FR"), codes.code("fr")
    ('en', 'en-GB', 'fr-FR', 'fr-FR')
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._codes: dict[str, str] = {}
        self._kept: dict[object, str] = {}
        for code in known:
            self._codes[code] = self._kept.setdefault(language_meant(code), code)
        self._before = set(self._codes)

    def code(self, code: str) -> str:
        """The code that the memory has for a language."""
        if code not in self._codes:
            self._codes[code] = self._kept.setdefault(language_meant(code), code)
        return self._codes[code]

    def unit(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit with the codes of the memory."""
        codes = [self.code(variant.lang) for variant in unit.variants]
        if all(code == variant.lang for code, variant in zip(codes, unit.variants, strict=True)):
            return unit
        variants = [variant._replace(lang=code) for code, variant in zip(codes, unit.variants, strict=True)]
        return unit._replace(
            variants=tuple(variants), source_lang=self._codes.get(unit.source_lang, unit.source_lang)
        )

    @property
    def remarks(self) -> Iterator[str]:
        """What the user should know about the codes that came."""
        for came, code in self._codes.items():
            if came not in self._before and came != code:
                yield f"texts in {came} are kept as {code}, which means the same"
        by_base: dict[str, list[str]] = {}
        for code in dict.fromkeys(self._codes.values()):
            by_base.setdefault(base_language(code), []).append(code)
        for codes in by_base.values():
            if len(codes) > 1 and not set(codes) <= self._before:
                yield f"the memory has {' and '.join(codes)}: a look-up searches one of them"
