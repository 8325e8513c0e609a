"""Words that say little by themselves, by language."""

from __future__ import annotations

from functools import cache

from tmx.base.data import load_data
from tmx.base.languages import base_language


@cache
def stop_words(lang: str) -> frozenset[str]:
    """The words that neither begin nor end a term, in lower case; none for a language that is not in the table.

    >>> "the" in stop_words("en-GB"), stop_words("xx")
    (True, frozenset())
    """
    return _words("stop", lang)


@cache
def links(lang: str) -> frozenset[str]:
    """The stop words that may be inside a term.

    >>> "of" in links("en"), "which" in links("en")
    (True, False)
    """
    return _words("links", lang)


def _words(table: str, lang: str) -> frozenset[str]:
    return frozenset(load_data("tmx.lexicon", "stop_words.toml")[table].get(base_language(lang), "").split())
