"""Raised endings that came out apart are in one word with their figures again, in the languages that have them."""

from __future__ import annotations

import pytest

from align.core.raw import without
from align.layout.ordinals import detached_endings


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "À la 74 e séance, le 1 er mai du XXI e siècle", "À la 74e séance, le 1er mai du XXIe siècle"),
        ("fr-CA", "la 1 re partie", "la 1re partie"),
        ("fr", "le Supplément n o 10 et M me Dupont", "le Supplément no 10 et Mme Dupont"),
        ("en", "the 21 st, 2 nd, 3 rd and 74 th meetings", "the 21st, 2nd, 3rd and 74th meetings"),
        ("es", "el 1 .º de mayo y la 2 ª sesión", "el 1.º de mayo y la 2ª sesión"),
        ("pt", "o 1 º dia", "o 1º dia"),
        ("it", "la 2 ª seduta", "la 2ª seduta"),
        ("nl", "de 21 ste eeuw", "de 21ste eeuw"),
    ],
)
def test_an_ending_is_joined_to_its_figure(lang: str, text: str, expected: str) -> None:
    assert without(text, detached_endings(text, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "at 21 St. Mary Street, in 12 st of it"),
        ("en", "la 74 e séance"),
        ("de", "am 1 e"),
        ("fr", "10 euros et 3 ères, n os"),
        ("fr", "1 en 2, n’o"),
        ("es", "10 de mayo, 3 a 5"),
        ("it", "a 20 °C"),
    ],
)
def test_other_words_stay_apart(lang: str, text: str) -> None:
    assert detached_endings(text, lang) == []
