"""What CLDR, POSIX and Windows call languages, scripts and regions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tmx.base.data import load_data
from tmx.base.words import fold

# What a locale of POSIX says after the at sign, as subtags.
_MODIFIERS = {
    "latin": "Latn",
    "latn": "Latn",
    "cyrillic": "Cyrl",
    "cyrl": "Cyrl",
    "arabic": "Arab",
    "devanagari": "Deva",
    "valencia": "valencia",
}
_LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:\.[\w-]+)?(?:@(\w+))?", re.ASCII)
# How Windows once named the scripts of Chinese.
OLD_SCRIPTS = {"chs": "Hans", "cht": "Hant"}


def without_locale(code: str) -> str:
    """The code of a POSIX locale: without its encoding, and what it says after the at sign as a subtag."""
    match = _LOCALE.fullmatch(code)
    if match is None or not {".", "@"} & set(code):
        return code
    base, region, modifier = match.groups(default="")
    subtag = _MODIFIERS.get(modifier.lower(), "")
    parts = [base, region, subtag] if len(subtag) > 4 else [base, subtag, region]
    return "-".join(part for part in parts if part)


def usual_region(subtag: str) -> str:
    """The region of two letters for one of three, or for one that is no longer used or never was, such as UK."""
    from babel.core import get_global

    if not 2 <= len(subtag) <= 3 or not subtag.isalpha():
        return subtag
    now = get_global("territory_aliases").get(subtag.upper(), ())
    return now[0] if len(now) == 1 else subtag


@cache
def aliases() -> Mapping[str, str]:
    """The usual codes of languages, as CLDR writes them, by codes that should not be used."""
    from babel.core import get_global

    return get_global("language_aliases")


@cache
def english_names() -> Mapping[str, str]:
    """The English names of languages by their codes, as CLDR writes them."""
    from babel import Locale

    return Locale("en").languages


@cache
def by_english_name() -> dict[str, str]:
    """The codes of languages by their English names, folded."""
    return {fold(name): code for code, name in reversed(list(english_names().items()))}


@cache
def by_own_name() -> dict[str, str]:
    """The codes of languages by their own names, folded."""
    return {fold(name): code for code, name in reversed(list(own_names().items()))}


@cache
def own_names() -> Mapping[str, str]:
    """The names that languages have for themselves, by their codes."""
    return load_data("tmx.base", "own_names.toml")["names"]  # type: ignore[no-any-return]


def tidy_subtag(subtag: str) -> str:
    """A part of a code in its usual case: regions in capital letters, scripts with a capital one."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()
