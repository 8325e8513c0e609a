"""Language codes (BCP 47): their usual spelling, their likely region, and which of several serves a wish.

CLDR says which languages there are, what they are called, and which codes stand for the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from tmx.base.errors import UsageError
from tmx.base.language_names import (
    OLD_SCRIPTS,
    aliases,
    by_english_name,
    by_own_name,
    english_names,
    own_names,
    tidy_subtag,
    usual_region,
    without_locale,
)
from tmx.base.likely import distance, meaning, stands_in
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
    return "-".join([first.lower(), *map(tidy_subtag, rest)])


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
    usual = aliases().get(base.lower()) or (None if is_code(base) else named_language(base))
    if usual is None or not hyphen:
        return usual and tidy_code(usual)
    # Some codes stand for the language of one region, as prs does for fa-AF.
    return "-".join(dict.fromkeys([*tidy_code(usual).split("-"), *map(tidy_subtag, rest.split("-"))]))


def language_code(language: str) -> str:
    """The usual code of a language that is given by its code or by its name.

    >>> language_code("EN"), language_code("es_es"), language_code("jpn"), language_code("Dutch")
    ('en', 'es-ES', 'ja', 'nl')
    >>> language_code("iw")  # a code that is no longer used
    'he'

    Raises:
        UsageError: CLDR knows no such language.
    """
    code = usual_code(language)
    base, hyphen, rest = code.partition("-")
    if is_code(code):
        if base in aliases():
            return tidy_code(f"{aliases()[base]}{hyphen}{rest}")
        if base in english_names() or base in own_names():
            return code
    raise UsageError(
        f"unknown language {language!r}", cure="Give a code such as en or fr-CA, or a name such as French."
    )


@lru_cache(maxsize=4096)
def usual_code(code: str) -> str:
    """The usual spelling of a code, or the code of a language that is given by its name, CLDR knows it or not.

    >>> usual_code("es_es"), usual_code("fre"), usual_code("iw-IL"), usual_code("en-UK"), usual_code("xx_yy")
    ('es-ES', 'fr', 'he-IL', 'en-GB', 'xx-YY')
    >>> usual_code("sr_RS@latin"), usual_code("de_DE.UTF-8"), usual_code("zh-CHT"), usual_code("zh-cmn-Hans-CN")
    ('sr-Latn-RS', 'de-DE', 'zh-Hant', 'zh-Hans-CN')
    """
    code = without_locale(code.strip())
    base, *rest = (two_letter_code(code) or tidy_code(code)).split("-")
    rest = [OLD_SCRIPTS.get(part.lower(), usual_region(part)) for part in rest]
    if rest and re.fullmatch("[a-z]{3}", rest[0]) and len(base) > 1:  # a language within a macrolanguage
        base, rest = rest[0], rest[1:]
    usual = tidy_code(aliases().get(base, base)).split("-")
    return "-".join(dict.fromkeys([*usual, *rest]))


def base_language(language: str) -> str:
    """The code of a language without its region or script, whether CLDR knows it or not.

    >>> base_language("fr-CA"), base_language("FR_ca"), base_language("fra"), base_language("x-none")
    ('fr', 'fr', 'fr', 'x')
    """
    return usual_code(language).partition("-")[0]


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
    code = two_letter_code(language) or without_locale(language)
    if is_code(code.replace("_", "-")):
        return code
    raise UsageError(
        f"{language!r} is not a language code",
        cure="Give a code such as en or en-US, or a name such as French.",
    )


def best_language(wanted: str, available: Sequence[str]) -> int | None:
    """The index of the code that serves a wish best, None if none does; `distance` says which is nearer.

    The script counts: ``zh-HK`` is served by ``zh-Hant`` and ``zh-TW``, never by ``zh`` or ``zh-CN``.

    >>> best_language("en-GB", ["fr-FR", "en-US", "en"]), best_language("French", ["fr-FR", "en-US", "en"])
    (2, 0)
    >>> best_language("zh-HK", ["zh-CN", "zh-TW"]), best_language("sr-Cyrl", ["sr-Latn"])
    (1, None)
    """
    return _best(wanted, tuple(available))


@lru_cache(maxsize=4096)
def _best(wanted: str, available: tuple[str, ...]) -> int | None:
    if wanted in available:
        return available.index(wanted)
    wish = usual_code(wanted)
    far = [
        (there, at)
        for at, code in enumerate(available)
        if (there := distance(wish, usual_code(code))) is not None
    ]
    return min(far)[1] if far else None


def same_language(one: str, other: str) -> bool:
    """Whether two codes mean one language: spelled in two ways, or what one of them leaves out is as usual.

    >>> same_language("en", "en-US"), same_language("no", "nb-NO"), same_language("en", "en-GB")
    (True, True, False)
    """
    return language_meant(one) == language_meant(other)


def language_meant(code: str) -> tuple[object, ...]:
    """A value that is equal for codes that mean the same, see `same_language`."""
    return meaning(usual_code(code))


@lru_cache(maxsize=4096)
def is_stand_in(wanted: str, code: str) -> bool:
    """Whether a code that serves a wish is of another region or script than was wished for.

    >>> is_stand_in("en-GB", "en-US"), is_stand_in("en", "en-US"), is_stand_in("zh-HK", "zh-Hant")
    (True, False, True)
    """
    return stands_in(usual_code(wanted), usual_code(code))


def named_language(name: str) -> str | None:
    """The usual code of a language by its name, None if CLDR knows none of that name.

    The name may be in English or in the language itself, in any case, with or without its accents.

    >>> named_language("Dutch"), named_language("FRANCAIS"), named_language("日本語"), named_language("treaty")
    ('nl', 'fr', 'ja', None)
    """
    folded = fold(name.strip())
    code = by_english_name().get(folded) or by_own_name().get(folded)
    return tidy_code(aliases().get(code, code)) if code else None


def english_name(code: str) -> str | None:
    """The English name of a language, if CLDR has it.

    >>> english_name("nl"), english_name("xx")
    ('Dutch', None)
    """
    return english_names().get(code.replace("-", "_"))


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

    base, *rest = usual_code(language).split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT
    try:
        return Locale(base).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
