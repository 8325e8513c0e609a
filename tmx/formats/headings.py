"""What the first row of a table says: which columns are in which language, and which are source and target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tmx.base.errors import UsageError
from tmx.base.languages import (
    base_language,
    best_language,
    is_code,
    is_stand_in,
    language_code,
    named_language,
    usual_code,
)
from tmx.base.words import fold

_SOURCE = frozenset({"source", "src", "original"})
_TARGET = frozenset({"target", "tgt", "trg", "translation", "cible", "traduction"})
# Words beside the name of a language that do not change what the column holds.
_OF_LANGUAGE = frozenset({"language", "lang", "langue"})  # alone with a side, such a column holds codes
_FILLERS = _OF_LANGUAGE | frozenset(
    "text texts texte segment segments string column term terms terme sentence phrase".split()
)
_NO_CODES = frozenset({"id"})  # a column of numbers, whatever its case
_SCRIPTS = {"simplified": "Hans", "traditional": "Hant", "latin": "Latn", "cyrillic": "Cyrl"}
_TAIL = re.compile(r"(.*?\w)\s*(?:[(\[]\s*(.+?)\s*[)\]]|\s[-–—/]\s*(.+)|,\s*(.+))")
_LONGEST = 100  # characters of a heading; the time for a longer text grows with its square


class Heading(NamedTuple):
    """The language of a column as its heading gives it, in its usual spelling, and its side: source or target."""

    lang: str | None = None
    side: str | None = None


@lru_cache(maxsize=512)
def heading_of(name: str) -> Heading:
    """What a heading says; nothing if it is that of another column, or text.

    >>> heading_of("English (UK)"), heading_of("fr_CA")
    (Heading(lang='en-GB', side=None), Heading(lang='fr-CA', side=None))
    >>> heading_of("source_en"), heading_of("Target text")
    (Heading(lang='en', side='source'), Heading(lang=None, side='target'))
    >>> heading_of("Target length") == heading_of("No") == Heading()
    True
    """
    name = name.strip()
    if len(name) > _LONGEST:
        return Heading()
    if lang := _language(name):
        return Heading(lang)
    words = re.findall(r"[^\W_]+", name.lower())
    sides = [side for side, known in (("source", _SOURCE), ("target", _TARGET)) if known & set(words)]
    if not sides and not _FILLERS & set(words):
        return Heading()
    said = _FILLERS | _SOURCE | _TARGET
    rest = re.sub(r"[^\W_]+", lambda match: "" if match[0].lower() in said else match[0], name)
    rest = rest.strip(" \t-_:/.()[]")
    lang = _language(rest) if rest else None
    is_other = bool(rest) or bool(_OF_LANGUAGE & set(words))
    if (lang is None and is_other) or len(sides) > 1 or not (sides or lang):
        return Heading()
    return Heading(lang, sides[0] if sides else None)


def _language(name: str) -> str | None:
    """The language that a text names: by a code in small or capital letters, or by its name and that of a region."""
    if (code := _by_code(name)) is not None:
        return code
    if len(name) < 4 and name.isascii():
        return None
    if (named := named_language(name)) or (named := _french_names().get(fold(name))):
        return usual_code(named)
    match = _TAIL.fullmatch(name)
    if match is None:
        return None
    tail = next(filter(None, match.groups()[1:]))
    lang, code = _language(match[1]), _by_code(tail)
    if lang is None or (code is not None and base_language(code) == base_language(lang)):
        return lang and code
    return _with_region(lang, tail)


def _by_code(name: str) -> str | None:
    base = re.split("[-_@.]", name, maxsplit=1)[0]
    if name.lower() in _NO_CODES or not (base.islower() or base.isupper()):
        return None
    code = usual_code(name)
    if len(base) > 3 or not is_code(code):
        return None
    try:
        language_code(code)
    except UsageError:  # of a language that CLDR does not know
        return None
    is_rare = len(base) == 3 and base.isupper() and len(code.partition("-")[0]) == 3
    return None if is_rare else code


def _with_region(lang: str, tail: str) -> str | None:
    if script := _SCRIPTS.get(tail.lower()):
        return f"{lang.partition('-')[0]}-{script}"
    region = _regions().get(fold(tail)) or (tail.upper() if re.fullmatch("[A-Za-z]{2}", tail) else None)
    return usual_code(f"{lang}-{region}") if region else None


@cache
def _french_names() -> dict[str, str]:
    from babel import Locale

    return {fold(name): code for code, name in reversed(list(Locale("fr").languages.items()))}


@cache
def _regions() -> dict[str, str]:
    """The codes of regions by their English and French names."""
    from babel import Locale

    names = {fold(name): code for lang in ("fr", "en") for code, name in Locale(lang).territories.items()}
    return {**names, "usa": "US", "great britain": "GB"}


def is_headed(names: Sequence[str]) -> bool:
    """Whether a first row names two columns: in two languages, or a source and a target."""
    headings = [heading_of(name) for name in names]
    langs = {heading.lang for heading in headings if heading.lang}
    sides = {heading.side for heading in headings if heading.side}
    mixed = any(heading.lang for heading in headings if not heading.side)
    return len(langs) > 1 or len(sides) > 1 or (bool(sides) and mixed)


def code_columns(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """The columns that hold the languages of the rows, as in glossaries of DeepL; none if the first row is a heading.

    >>> code_columns(["Hello", "Bonjour", "en", "fr"], ["Bye", "Au revoir", "en", "fr"])
    [2, 3]
    >>> code_columns(["en", "fr", "pos", "note"], ["is", "est", "verb", "en"])
    []
    """
    places = [at for at, name in enumerate(first) if heading_of(name).lang and not heading_of(name).side]
    if len(places) != 2 or len(first) < 4 or len(second) <= places[1]:
        return []
    codes = [_by_code(second[at].strip()) for at in places]
    same = [code == heading_of(first[at]).lang for code, at in zip(codes, places, strict=True)]
    return places if all(codes) and any(same) else []


def place_of(wish: str, headings: Sequence[Heading], side: str, taken: int | None) -> int | None:
    """The column that serves a wish for a language: by the language it names, or else a side that names none."""
    free = [at for at, heading in enumerate(headings) if heading.lang and at != taken]
    found = best_language(wish, [headings[at].lang or "" for at in free])
    return _unnamed_side(headings, side) if found is None else free[found]


def usual_place(headings: Sequence[Heading], side: str, taken: int | None) -> int | None:
    """The column of a side for which there is no wish: the one that says so, or the first in another language."""
    for at, heading in enumerate(headings):
        if heading.side == side and at != taken:
            return at
    other = None if taken is None else headings[taken].lang
    for at, heading in enumerate(headings):
        if heading.lang and not heading.side and at != taken and heading.lang != other:
            return at
    return None


def _unnamed_side(headings: Sequence[Heading], side: str) -> int | None:
    return next((at for at, heading in enumerate(headings) if heading == Heading(None, side)), None)


def code_of(wish: str | None, heading: Heading) -> str | None:
    """The code of a column: that of its heading, unless it only says less than the wish."""
    if wish is None or heading.lang is None:
        return heading.lang or wish
    is_bare = "-" not in heading.lang
    return wish if is_bare or (not is_stand_in(wish, heading.lang) and "-" in wish) else heading.lang
