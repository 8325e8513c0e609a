"""Tokens of texts: nothing lost, words divided as tools for corpora do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.output.corpus.tokens import tokens


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’| Assemblée n’| a pas lu A/RES/59/159 |, p. 3 |."),
        ("fr", "Aujourd’hui |, « l’| e-mail » qu’| il a reçu |... !"),
        ("en", "Mr. Smith |'s dog did |n't see the U.N. at 10:30 a.m. on 1,234.5 km² |."),
        ("en", "O’Brien |: see https://example.org/a?b=c |, ( |or a.b@example.org |) |."),
        ("de", "Am 3. Mai |, z. B. um 12.30 Uhr |."),
        ("it", "dell’| arte |; un'| ora"),
        ("zh", "我| 们| 读| A/59/1| 。"),
        ("hi", "हिन्दी में |।"),
        ("ar", "قرار ٥٩ |، نعم"),
        ("en", "In 2004 |."),
    ],
)
def test_words_are_divided_as_tools_for_corpora_do(lang: str, text: str) -> None:
    wanted = [part.strip("|") for part in text.split()]
    running = text.replace("| ", "").replace(" |", "")
    assert [token for token, _ in tokens(running, lang)] == wanted


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text("aé 'l’n.-/1A…我", max_size=40),
    st.sampled_from(["en", "fr", "it", "de", "zh"]),
)
def test_tokens_are_the_text_without_its_white_space(text: str, lang: str) -> None:
    found = list(tokens(text, lang))
    assert all(token and not any(map(str.isspace, token)) for token, _ in found)
    again = "".join(token if glued else f" {token}" for token, glued in found)
    assert again.split() == text.split()
