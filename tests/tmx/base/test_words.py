"""Words in every script: counted, lexical, compound."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.base import words
from tmx.base.words import compounds, count_words, counted_spans, fold, letter_words, word_spans

SPACED = st.text(st.characters(max_codepoint=0xDFF))  # scripts with spaces, and what they have in common
MIXED = st.text(st.one_of(st.characters(), st.sampled_from("第一条人民カタไทยลาวខ្មមြန် \t。，a1é’-")))


def test_the_examples_run() -> None:
    assert doctest.testmod(words).failed == 0


@given(SPACED)
def test_in_scripts_with_spaces_white_space_separates_counted_words(text: str) -> None:
    assert [text[start:end] for start, end in counted_spans(text)] == text.split()
    assert count_words(text) == len(text.split())


@given(MIXED)
def test_counted_words_hold_every_letter_and_digit_once(text: str) -> None:
    spans = list(counted_spans(text))
    assert count_words(text) == len(spans)
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert {place for place, character in enumerate(text) if character.isalnum()} <= set(covered)


@given(MIXED)
def test_lexical_words_hold_every_letter_once(text: str) -> None:
    folded = text.casefold()
    letters = [character for word in letter_words(text) for character in word if character.isalpha()]
    assert letters == [character for character in folded if character.isalpha()]
    spans = word_spans(text)
    inside = {place for start, end in spans for place in range(start, end)}
    assert {k for k, character in enumerate(text) if character.isalpha() or character.isdecimal()} <= inside


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("联合国大会第59/159号决议", 10),
        ("国連総会、決議。", 6),
        ("「はい」", 2),
        ("สมัชชาใหญ่", 8),
        ("ສະຫະປະຊາຊາດ", 11),
        ("សហប្រជាជាតិ", 7),
        ("ကုလသမဂ္ဂ", 6),
        ("유엔 총회", 2),
        ("Генеральная Ассамблея", 2),
        ("A – B", 3),
        ("甲 – 乙", 3),
        ("甲–乙", 2),
        ("", 0),
    ],
)
def test_a_sentence_without_spaces_is_not_one_word(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize("text", ["हिन्दी भाषा", "العَرَبِيَّة لُغَة", "é è"])
def test_marks_do_not_tear_words(text: str) -> None:
    assert letter_words(text) == compounds(text) == text.split()
    assert [text[start:end] for start, end in word_spans(text)] == text.split()


def test_words_of_scripts_without_spaces_are_characters() -> None:
    assert letter_words("第46号决议") == ["第", "号", "决", "议"]
    assert [start for start, _ in word_spans("第46号决议")] == [0, 1, 3, 4, 5]


def test_accents_case_and_the_form_of_apostrophes_are_folded() -> None:
    assert fold("L’ÉTÉ") == fold("l'été") == "l'ete"
