"""The forms of one word have one stem, and other words another."""

from __future__ import annotations

import doctest

import pytest

from tmx.base import stems
from tmx.base.stems import has_stems, stem, stemmed


def test_the_examples_run() -> None:
    assert doctest.testmod(stems).failed == 0


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "resolution", "Resolutions"),
        ("en-GB", "party", "parties"),
        ("fr", "travail", "travaux"),
        ("fr", "vitrail", "vitraux"),
        ("fr", "détail", "détails"),
        ("fr", "cheval", "chevaux"),
        ("fr-CA", "national", "nationales"),
        ("fr", "loi", "lois"),
        ("fr", "emploi", "emplois"),
        ("fr", "délai", "délais"),
        ("fr", "eau", "eaux"),
        ("fr", "État", "ETATS"),
        ("de", "Staat", "Staaten"),
        ("de", "Vertrag", "Verträge"),
        ("es", "resolución", "resoluciones"),
        ("es", "ley", "leyes"),
        ("ru", "резолюция", "резолюций"),
        ("ru", "государство", "государства"),
        ("nb", "menneske", "mennesker"),
        ("nob", "menneske", "mennesker"),
        ("vi", "Quốc", "quốc"),
    ],
)
def test_forms_of_one_word(lang: str, one: str, other: str) -> None:
    assert stem(one, lang) == stem(other, lang)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "act", "actor"),
        ("en", "state", "statement"),
        ("en", "plan", "plane"),
        ("en", "law", "lawn"),
        ("en", "policy", "police"),
        ("fr", "acte", "acteur"),
        ("fr", "loi", "loisir"),
        ("de", "Staat", "Stadt"),
        ("es", "acto", "actor"),
        ("ru", "право", "правда"),
        ("vi", "laws", "law"),  # no stemmer
    ],
)
def test_different_words(lang: str, one: str, other: str) -> None:
    assert stem(one, lang) != stem(other, lang)


def test_stems_keep_their_places() -> None:
    text = "Les plans nationaux"
    assert [text[start:end] for _, (start, end) in stemmed(text, "fr")] == ["Les", "plans", "nationaux"]


def test_every_stemmer_is_that_of_a_language() -> None:
    from babel import Locale
    from snowballstemmer import algorithms

    named = {
        name.partition(" ")[0].lower(): code
        for code, name in Locale("en").languages.items()
        if "_" not in code
    }
    for name in {*algorithms()} - {"porter", "dutch_porter", "sesotho"}:
        assert has_stems(named[name]), name
    assert has_stems("st")
