"""Whether a text names a language, and the parts of codes that do not exist, as CLDR knows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from tmx.base.errors import UsageError
from tmx.base.languages import checked_code, is_code, tidy_code


def names_language(text: str) -> bool:
    """Whether a text is the name of a language, or has the form of a code."""
    try:
        return bool(text) and checked_code(text) != ""
    except UsageError:
        return False


@lru_cache(maxsize=512)
def unknown_subtags(code: str) -> dict[str, str | None]:
    """The language, script and region in a code that do not exist, each with the one that is meant, if that is sure.

    >>> unknown_subtags("en-UK"), unknown_subtags("zz-ZZ"), unknown_subtags("sr-Cyrl-RS")
    ({'UK': 'GB'}, {'zz': None, 'ZZ': None}, {})
    """
    code = tidy_code(code)
    if not is_code(code):
        return {}
    base, *rest = code.split("-")
    found: dict[str, str | None] = {} if base in _languages() else {base: None}
    for subtag in rest:
        if len(subtag) == 1:  # what follows is private or an extension
            break
        if len(subtag) == 4 and subtag.isalpha():
            if subtag not in _names("scripts"):
                found[subtag] = None
        elif (len(subtag) == 2 or subtag.isdecimal()) and not _is_region(subtag):
            found[subtag] = _other_region(subtag)
    return found


def _is_region(code: str) -> bool:
    if code == "ZZ":  # CLDR's own sign of a region that is not known
        return False
    return code in _names("territories") or code in _several_regions()


@cache
def _languages() -> frozenset[str]:
    from babel.core import get_global

    known = {*_names("languages"), *get_global("language_aliases"), *get_global("likely_subtags")}
    private = {f"q{second}{third}" for second in "abcdefghijklmnopqrst" for third in _LETTERS}
    return frozenset({code.replace("_", "-").partition("-")[0] for code in known} | private)


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _names(kind: str) -> Mapping[str, str]:
    from babel import Locale

    return getattr(Locale("en"), kind)  # type: ignore[no-any-return]


@cache
def _several_regions() -> frozenset[str]:
    """Former regions that are several now; their codes were valid."""
    from babel.core import get_global

    return frozenset(code for code, now in get_global("territory_aliases").items() if len(now) > 1)


def _other_region(code: str) -> str | None:
    from babel.core import get_global

    now = get_global("territory_aliases").get(code)
    return now[0] if now and len(now) == 1 else None
