"""Times of day are the same in every language, and other numbers are no times."""

from __future__ import annotations

import pytest

from align.language.numbers import number_tokens


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "The meeting was called to order at 10.05 a.m.", "10:05"),
        ("fr", "La séance est ouverte à 10 h 5.", "10:05"),
        ("en", "at 3.30 p.m. in Oslo", "15:30"),
        ("fr", "à 15h30", "15:30"),
        ("es", "a las 15.30 horas", "15:30"),
        ("de", "um 15.30 Uhr", "15:30"),
        ("ru", "в 15 ч. 30 м.", "15:30"),
        ("zh", "下午3时30分", "15:30"),
        ("it", "alle ore 15.30", "15:30"),
        ("en", "at 12.15 a.m.", "0:15"),
        ("zh", "下午3时", "15:00"),
        ("ja", "午後3時30分", "15:30"),
        ("ko", "오후 3시 30분", "15:30"),
        ("pl", "o godz. 15.30", "15:30"),
        ("sv", "kl. 15.30", "15:30"),
    ],
)
def test_a_time_is_one_number(lang: str, text: str, value: str) -> None:
    assert number_tokens(text, lang) == (value,)


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "section 3.30 of it", ("3.30",)),
        ("fr", "en 8 heures", ("8",)),
        ("en", "35.5 per cent", ("35.5",)),
        ("zh", "3小时，第3时", ("3", "3")),
    ],
)
def test_other_numbers_are_no_times(lang: str, text: str, values: tuple[str, ...]) -> None:
    assert number_tokens(text, lang) == values
