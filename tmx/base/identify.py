"""Which language a text is in, offline."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from tmx.base.languages import base_language

DETECTED = frozenset(
    "ar bg ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv mk mt nl no pl pt ro ru sk sl sq sr "
    "sv sw th tr uk ur vi zh".split()
)
"""The languages that the classifier chooses among."""
_SAMPLE = 20_000  # characters of the text that the detection reads
_SURE = 12.0  # log-odds from which a text is in another language than its code says
_LETTERS = 20  # letters from which it is judged at all; a name may be of any language
_FEW_LETTERS = 6  # the same where a letter is a word or a syllable
_DENSE = frozenset({"zh", "ja", "ko"})
# Languages that a text may be in as well: what is written in one reads like the other.
_ALIKE = (
    {"hr", "sr", "sl"},
    {"cs", "sk"},
    {"da", "no", "sv"},
    {"es", "pt", "ca"},
    {"bg", "mk"},
    {"ru", "uk"},
    {"ar", "fa", "ur"},
)
_SAME = {"nb": "no", "nn": "no"}


def language_of_text(text: str) -> str:
    """The most likely language of a text, an ISO 639-1 code."""
    return str(_classifier()(text[:_SAMPLE])[0])


def leaning(text: str, first: str, second: str) -> float:
    """How much more likely a text is in the first language than in the second: the natural logarithm of the odds.

    It grows with the length of the text; 0 if the text has no letters, or if a language is not among those known.
    """
    codes = base_language(first), base_language(second)
    if codes[0] == codes[1]:
        return 0.0
    if not DETECTED.issuperset(codes) or not any(character.isalpha() for character in text):
        return 0.0
    scores = _scores(text)
    return float(scores[codes[0]] - scores[codes[1]])


def seems_in(text: str, lang: str) -> str | None:
    """The language that a text is surely in, if it is another one than its code says.

    None if it is in that language, if it is too short or too close to it to tell, or if the language is not known.

    >>> seems_in("The General Assembly has adopted the resolution.", "fr"), seems_in("Paris, le 3 mai", "en")
    ('en', None)
    """
    other, sure = _rival(text[:_SAMPLE], lang)
    return other if sure > 1 else None


def foreignness(text: str, lang: str) -> float:
    """How surely a text is in another language than its code says: above 1 where `seems_in` says so, else 0 to 1.

    It is the log-odds of the other language over those from which `seems_in` is sure; 0 if the text is too short.
    """
    return max(0.0, _rival(text[:_SAMPLE], lang)[1])


@lru_cache(maxsize=4096)  # who scores units asks for the same texts again when they are judged
def _rival(text: str, lang: str) -> tuple[str, float]:
    """The most likely other language of a text, and its log-odds against the text's own, over those that are sure."""
    own = base_language(lang)
    own = _SAME.get(own, own)
    if own not in DETECTED:
        return own, 0.0
    letters = sum(map(str.isalpha, text))
    if letters < _FEW_LETTERS:
        return own, 0.0
    scores = _scores(text.lower() if text.isupper() else text)  # the classifier knows few words in capitals
    best = max(scores, key=scores.__getitem__)
    if best == own or (letters < _LETTERS and best not in _DENSE):
        return own, 0.0
    alike = any({best, own} <= some for some in _ALIKE)
    return best, (scores[best] - scores[own]) / (_SURE * (2 if alike else 1))


def _scores(text: str) -> dict[str, float]:
    """The log-probabilities of the known languages."""
    from py3langid.langid import rank

    _classifier()
    return dict(rank(text[:_SAMPLE]))


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """The classifier of py3langid, choosing among the languages known here."""
    from py3langid.langid import classify, set_languages

    set_languages(sorted(DETECTED))
    return classify  # type: ignore[no-any-return]  # py3langid has no types
