"""Which language a file holds: by its name, else by its text, offline."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

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
_ALONE = re.compile(r"(?:^|[_-])(?P<lang>[A-Za-z]+)$")
_WITH_REGION = re.compile(r"(?:^|[_-])(?P<lang>[A-Za-z]+)[_-](?P<region>[A-Z]{2})$")
_SAMPLE = 20_000  # characters of the text that the detection reads


def base_language(code: str) -> str:
    """The language of a code without its region or script, in lower case: ``fr`` for ``fr-CA`` or ``FR_ca``."""
    return re.split(r"[-_]", code, maxsplit=1)[0].lower()


def language_of_name(path: str | PathLike[str]) -> str | None:
    """The language that a file name gives as its last part, such as ``en.txt``, ``law.fr``, ``act_fr-CA.txt``."""
    for part in reversed(re.split(r"[.\s]", Path(path).name)):
        for pattern in (_WITH_REGION, _ALONE):
            match = pattern.search(part)
            if match is not None and (lang := _code(match["lang"].lower())) is not None:
                region = match.groupdict().get("region")
                return f"{lang}-{region}" if region else lang
    return None


def _code(word: str) -> str | None:
    return word if word in _CODES else _ISO_639_2.get(word) or _ENGLISH_NAMES.get(word)


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code."""
    from py3langid import classify

    return str(classify(text[:_SAMPLE])[0])
