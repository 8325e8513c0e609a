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
_SAMPLE = 20_000  # characters of the text that the detection reads


def language_of_name(path: str | PathLike[str]) -> str | None:
    """The language that a file name gives as its last part, such as ``en.txt``, ``law.fr``, ``act_fr-CA.txt``."""
    name = Path(path).name
    for part in reversed(re.split(r"[.\s]", name)):
        last = re.split(r"_|-(?![A-Z]{2}\b)", part)[-1]
        code = last.replace("_", "-")
        base = code.split("-")[0].lower()
        if base in _CODES:
            return base if code.lower() == base else f"{base}-{code.split('-')[1].upper()}"
        known = _ISO_639_2.get(base) or _ENGLISH_NAMES.get(base)
        if known:
            return known
    return None


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code."""
    from py3langid import classify

    return str(classify(text[:_SAMPLE])[0])
