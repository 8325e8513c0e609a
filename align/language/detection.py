"""Which language a file holds: by its name, else by its text, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from os import PathLike
from pathlib import Path

from tmx.base.errors import UsageError

# Languages that a file name may give: ISO 639-1 codes of the languages that CLDR knows well enough to align.
_CODES = frozenset(
    "ar bg ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv mk mt nl no pl pt ro ru sk sl sq sr "
    "sv sw th tr uk ur vi zh".split()
)
_ISO_639_2 = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "rus": "ru",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
    "ita": "it",
    "por": "pt",
}
_ENGLISH_NAMES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "russian": "ru",
    "arabic": "ar",
    "chinese": "zh",
    "italian": "it",
    "portuguese": "pt",
}
_COMMON = frozenset({"en", "fr", "de", "es", "ru", "ar", "zh"})
_SAMPLE = 20_000  # characters of the text that the detection reads


def base_language(code: str) -> str:
    """The language of a code without its region or script, in lower case: ``fr`` for ``fr-CA`` or ``FR_ca``."""
    return re.split(r"[-_]", code, maxsplit=1)[0].lower()


def tidy_language(code: str) -> str:
    """A language code or English name as BCP 47 writes it: ``fr`` for "FR" or "French", ``fr-CA`` for "fr_ca".

    Raises:
        UsageError: the code names no language that is known here.
    """
    base, *rest = re.split(r"[-_]", code.strip())
    lang = _code(base.lower())
    if lang is None:
        raise UsageError(f"unknown language {code!r}", cure="Give a code such as en, fr or fr-CA.")
    return "-".join([lang, *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def language_of_name(path: str | PathLike[str]) -> str | None:
    """The language that a file name gives as its last part, such as ``en.txt``, ``law.fr``, ``act_fr-CA.txt``."""
    stem, _, suffix = Path(path).name.rpartition(".")
    for part in reversed([*stem.split("."), suffix]):
        *rest, last = re.split(r"[_-]", part)
        if rest and re.fullmatch(r"[A-Z]{2}", last) and re.fullmatch(r"[a-z]{2}", rest[-1]):
            lang = _code(rest[-1])
            if lang is not None:
                return f"{lang}-{last}"
        # A language stands alone between full stops, or ends a name in capitals, in full, or as one of the
        # languages of most documents: in "read_it" and "how-it-is" stand words.
        if not rest or last.isupper() or len(last) > 3 or last in _COMMON:
            lang = _code(last.lower())
            if lang is not None:
                return lang
    return None


def _code(word: str) -> str | None:
    return word if word in _CODES else _ISO_639_2.get(word) or _ENGLISH_NAMES.get(word)


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code."""
    return str(_classifier()(text[:_SAMPLE])[0])


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """The classifier of py3langid, choosing among the languages known here."""
    from py3langid.langid import classify, set_languages

    set_languages(sorted(_CODES))
    return classify  # type: ignore[no-any-return]  # py3langid has no types
