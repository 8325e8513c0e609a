"""Language codes (BCP 47): their usual spelling, their likely region, and which of several serves a wish.

CLDR says which languages there are, what they are called, and which codes stand for the same one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import overload

from tmx.base.data import load_data
from tmx.base.errors import UsageError
from tmx.base.words import fold

ALL = "*all*"
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)


@lru_cache(maxsize=512)
def tidy_code(code: str) -> str:
    """The code with hyphens, the language in lower case, the region in upper case and the script in title case.

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


@lru_cache(maxsize=512)
def two_letter_code(code: str) -> str | None:
    """The usual code for a three-letter code, or for the name of a language; None if there is none or no need.

    A word of two or three Latin letters is a code, not a name.

    >>> two_letter_code("eng"), two_letter_code("fre-CA"), two_letter_code("French"), two_letter_code("fr")
    ('en', 'fr-CA', 'fr', None)
    """
    code = code.strip().replace("_", "-")
    base, hyphen, rest = code.partition("-")
    if not base[:1].isalpha() or (base.isascii() and len(base) < 3):
        return None
    if len(code) > 3 and (named := named_language(code)):
        return named
    usual = _aliases().get(base.lower()) or (None if is_code(base) else named_language(base))
    if usual is None or not hyphen:
        return usual and tidy_code(usual)
    # Some codes stand for the language of one region, as prs does for fa-AF.
    return "-".join(dict.fromkeys([*tidy_code(usual).split("-"), *map(_tidy_subtag, rest.split("-"))]))


def language_code(language: str) -> str:
    """The usual code of a language that is given by its code or by its name.

    >>> language_code("EN"), language_code("es_es"), language_code("jpn"), language_code("Dutch")
    ('en', 'es-ES', 'ja', 'nl')
    >>> language_code("iw")  # a code that is no longer used
    'he'

    Raises:
        UsageError: CLDR knows no such language.
    """
    code = _usual(language)
    base, hyphen, rest = code.partition("-")
    if is_code(code):
        if base in _aliases():
            return tidy_code(f"{_aliases()[base]}{hyphen}{rest}")
        if base in _english_names() or base in _own_names():
            return code
    raise UsageError(
        f"unknown language {language!r}", cure="Give a code such as en or fr-CA, or a name such as French."
    )


def base_language(language: str) -> str:
    """The code of a language without its region or script, whether CLDR knows it or not.

    >>> base_language("fr-CA"), base_language("FR_ca"), base_language("fra"), base_language("x-none")
    ('fr', 'fr', 'fr', 'x')
    """
    return _usual(language).partition("-")[0]


def _usual(code: str) -> str:
    return two_letter_code(code) or tidy_code(code)


@overload
def checked_code(language: str) -> str: ...
@overload
def checked_code(language: str | None) -> str | None: ...
def checked_code(language: str | None) -> str | None:
    """A code as it was given, if one was; the usual one for a three-letter code or the name of a language.

    Unlike `language_code`, it takes codes that CLDR does not know, which a memory may hold.

    Raises:
        UsageError: this is neither the name of a language nor does it have the form of a code.
    """
    if language is None:
        return None
    code = two_letter_code(language) or language
    if is_code(code.replace("_", "-")):
        return code
    raise UsageError(
        f"{language!r} is not a language code",
        cure="Give a code such as en or en-US, or a name such as French.",
    )


@cache
def default_regions() -> Mapping[str, str]:
    """The code with a region that stands for a bare one: ``en`` -> ``en-US``."""
    return load_data("tmx.base", "regions.toml")["regions"]  # type: ignore[no-any-return]


def best_language(wanted: str, available: Sequence[str]) -> int | None:
    """The index of the code that serves a wish best, None if none does.

    The same code comes first, then one that differs from it in spelling only; then, for ``en-GB``, a bare ``en``,
    the default region ``en-US``, and any other English; for ``en`` the default region and any other English.

    >>> best_language("en-GB", ["fr-FR", "en-US", "en"]), best_language("French", ["fr-FR", "en-US", "en"])
    (2, 0)
    """
    if wanted in available:
        return available.index(wanted)
    codes = [_usual(code) for code in available]
    wish = _usual(wanted)
    base = wish.partition("-")[0]
    for candidate in (wish, base, default_regions().get(base)):
        if candidate in codes:
            return codes.index(candidate)
    for index, code in enumerate(codes):
        if code.partition("-")[0] == base:
            return index
    return None


@cache
def _aliases() -> Mapping[str, str]:
    """The usual codes of languages, as CLDR writes them, by codes that should not be used."""
    from babel.core import get_global

    return get_global("language_aliases")


@cache
def _english_names() -> Mapping[str, str]:
    """The English names of languages by their codes, as CLDR writes them."""
    from babel import Locale

    return Locale("en").languages


def named_language(name: str) -> str | None:
    """The usual code of a language by its name, None if CLDR knows none of that name.

    The name may be in English or in the language itself, in any case, with or without its accents.

    >>> named_language("Dutch"), named_language("FRANCAIS"), named_language("日本語"), named_language("treaty")
    ('nl', 'fr', 'ja', None)
    """
    folded = fold(name.strip())
    code = _by_english_name().get(folded) or _by_own_name().get(folded)
    return tidy_code(_aliases().get(code, code)) if code else None


def english_name(code: str) -> str | None:
    """The English name of a language, if CLDR has it.

    >>> english_name("nl"), english_name("xx")
    ('Dutch', None)
    """
    return _english_names().get(code.replace("-", "_"))


def language_name(code: str, lang: str) -> str | None:
    """The name of a language in another one, as a heading has it, if CLDR has it.

    >>> language_name("nl", "fr"), language_name("nl", "en"), language_name("xx", "fr")
    ('Néerlandais', 'Dutch', None)
    """
    from babel import Locale

    name: str | None = Locale(lang).languages.get(code.replace("-", "_"))
    return name[:1].upper() + name[1:] if name else None


# The scripts that are written from right to left, of the languages that have several (ISO 15924).
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, by its script if the code gives one, else as CLDR says.

    >>> is_right_to_left("ar-EG"), is_right_to_left("az-Arab"), is_right_to_left("fr"), is_right_to_left("xx")
    (True, True, False, False)
    """
    from babel import Locale
    from babel.core import UnknownLocaleError

    base, *rest = _usual(language).split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT
    try:
        return Locale(base).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


@cache
def _by_english_name() -> dict[str, str]:
    return {fold(name): code for code, name in reversed(list(_english_names().items()))}


@cache
def _by_own_name() -> dict[str, str]:
    return {fold(name): code for code, name in reversed(list(_own_names().items()))}


@cache
def _own_names() -> Mapping[str, str]:
    """The names that languages have for themselves, by their codes."""
    return load_data("tmx.base", "own_names.toml")["names"]  # type: ignore[no-any-return]
