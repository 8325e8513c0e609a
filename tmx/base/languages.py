"""Language codes (BCP 47): their one spelling, their likely region, and which of several serves a wish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from tmx.base.data import load_data
from tmx.base.errors import UsageError

ALL = "*all*"
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)


@lru_cache(maxsize=512)
def tidy_code(code: str) -> str:
    """The code in its usual spelling: hyphens, small language, capital region, titled script.

    >>> tidy_code("en_us"), tidy_code("ZH-hant-tw"), tidy_code("fr")
    ('en-US', 'zh-Hant-TW', 'fr')
    """
    if code.lower() == ALL:
        return ALL
    first, *rest = code.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *map(_tidy_subtag, rest)])


def _tidy_subtag(subtag: str) -> str:
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()


def is_code(code: str) -> bool:
    """Whether the text has the form of a language code with hyphens."""
    return _CODE.fullmatch(code) is not None


def checked_code(code: str | None) -> str | None:
    """The code as it was given, if anything was.

    Raises:
        UsageError: it has not the form of a code.
    """
    if code is None or is_code(code.replace("_", "-")):
        return code
    raise UsageError(f"{code!r} is no language code", cure="Write one such as en or en-US.")


@cache
def default_regions() -> Mapping[str, str]:
    """The code with a region that stands for a bare one: ``en`` -> ``en-US``."""
    return load_data("tmx.base", "regions.toml")["regions"]  # type: ignore[no-any-return]


def best_language(wanted: str, available: Sequence[str]) -> int | None:
    """The index of the code that serves a wish best, None if none does.

    The same code comes first, whatever its case and hyphen; then, for ``en-GB``, a bare ``en``, the default
    region ``en-US``, and any other English; for ``en`` the default region and any other English.

    >>> best_language("en-GB", ["fr-FR", "en-US", "en"])
    2
    """
    if wanted in available:
        return available.index(wanted)
    codes = [tidy_code(code) for code in available]
    wish = tidy_code(wanted)
    base = wish.partition("-")[0]
    for candidate in (wish, base, default_regions().get(base)):
        if candidate in codes:
            return codes.index(candidate)
    for index, code in enumerate(codes):
        if code.partition("-")[0] == base:
            return index
    return None


@cache
def _two_letter_codes() -> Mapping[str, str]:
    """The usual codes by three-letter codes and by English names, both in small letters."""
    from babel.core import Locale, get_global

    names = {name.lower(): code for code, name in reversed(list(Locale("en").languages.items()))}
    return names | {code: short for code, short in get_global("language_aliases").items() if len(code) == 3}


def two_letter_code(code: str) -> str | None:
    """The usual code for a three-letter code or an English language name; None if there is none or no need.

    >>> two_letter_code("eng"), two_letter_code("fre-CA"), two_letter_code("French"), two_letter_code("fr")
    ('en', 'fr-CA', 'fr', None)
    """
    base, _, rest = code.strip().replace("_", "-").partition("-")
    short = _two_letter_codes().get(base.lower()) if len(base) > 2 else None
    if not short:
        return None
    return tidy_code(f"{short}-{rest}" if rest else short.replace("_", "-"))
