"""Numbers, dates and symbols are the same in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language.numbers import find_numbers, number_tokens


@pytest.mark.parametrize(
    ("source", "target", "target_lang"),
    [
        ("on 18 December 1991", "le 18 décembre 1991", "fr"),
        ("on December 18, 1991", "am 18. Dezember 1991", "de"),
        ("May 1, 2004", "el 1 de mayo de 2004", "es"),
        ("18 December 1991", "18 декабря 1991 года", "ru"),
        ("the 1st and the 74th meeting", "la 1re et la 74e séance", "fr"),
        ("of the Twenty-first Century", "du XXIe siècle", "fr"),
        ("at its sixtieth session", "à sa soixantième session", "fr"),
        ("20,000 persons, 2.5 per cent", "20 000 personnes, 2,5 %", "fr"),
        ("1,000.5", "1.000,5", "de"),
        ("A/RES/59/159 and E/CN.15/2004/5", "A/RES/59/159 et E/CN.15/2004/5", "fr"),
        ("resolution 1373 (2001)", "résolution 1373 (2001)", "fr"),
        ("annexes I–III", "annexes I à III", "fr"),
        ("from 10–17 April 2000", "du 10 au 17 avril 2000", "fr"),
        ("between sixty and one hundred flashes", "de 60 à 100 éclats", "fr"),
        ("500 and 506 euros, 3,000 copies", "cinquecento e cinquecentosei euro, tremila copie", "it"),
        ("250 pages of 1990", "zweihundertfünfzig Seiten von neunzehnhundertneunzig", "de"),
        ("365 days, 22 hours", "driehonderdvijfenzestig dagen, tweeëntwintig uur", "nl"),
        ("two hundred and six nautical miles", "deux cent six milles marins", "fr"),
    ],
)
def test_translations_hold_the_same_numbers(source: str, target: str, target_lang: str) -> None:
    numbers = sorted(number_tokens(source, "en"), key=str)
    assert numbers
    assert numbers == sorted(number_tokens(target, target_lang), key=str)


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("you may 5 times; the second one", "en", ("5",)),
        ("un homme, deux ou trois", "fr", ()),
        ("resolution 58/140 of 2003", "en", ("58/140", "2003")),
        ("No. 10 (E/2004/30), chap. V", "en", ("10", "E/2004/30")),
        ("on 18/12/1991", "en", ("18", "12", "1991")),
        ("no numbers", "xx", ()),
    ],
)
def test_what_counts_as_a_number(text: str, lang: str, numbers: tuple[str, ...]) -> None:
    assert number_tokens(text, lang) == numbers


@given(st.text(), st.sampled_from(["en", "fr", "de", "zh", "ar", "tlh", "fr-CA"]))
def test_numbers_are_in_order_and_do_not_overlap(text: str, lang: str) -> None:
    end = 0
    for number in find_numbers(text, lang):
        assert end <= number.start < number.end <= len(text)
        end = number.end


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("douze mille cinq cents dollars et cinquante cents", "fr", ("12500", "50")),
        ("dix euros et neuf cents", "fr", ("10", "9")),
        ("neuf cents soldats, mille neuf cents chevaux", "fr", ("900", "1900")),
        ("quinze cents hommes", "fr", ("1500",)),
    ],
)
def test_cents_are_hundreds_or_money(text: str, lang: str, numbers: tuple[str, ...]) -> None:
    assert number_tokens(text, lang) == numbers


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("上涨３．５％，共１，２００元", "zh", ("3.5", "1200")),
        ("٣٫٥ و١٬٢٠٠", "ar", ("3.5", "1200")),
        ("1\u202f234\u202f567,50 Euro", "de", ("1234567.50",)),
        ("1\u2009234\u2009567.50 euros", "en", ("1234567.50",)),
        ("Fr. 1’234.50", "en", ("1234.50",)),
        ("registered under No. 123 456 789", "en", ("123456789",)),
        ("in 2003 100 people", "en", ("2003", "100")),
        ("on page 12 345 lines", "en", ("12", "345")),
    ],
)
def test_separators_of_other_scripts_and_spaces_that_group(
    text: str, lang: str, numbers: tuple[str, ...]
) -> None:
    assert number_tokens(text, lang) == numbers
