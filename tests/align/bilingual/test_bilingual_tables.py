"""Tables with a column for each language: which columns, what pairs, what is said."""

from __future__ import annotations

import itertools

import pytest
from bilingual_files import ENGLISH, FRENCH, PAIRS, table
from hypothesis import given
from hypothesis import strategies as st

from align.bilingual.halves import Halves
from align.bilingual.splitting import split_languages
from align.core.raw import RawDocument
from tmx.base.errors import InputError


def texts(halves: Halves) -> tuple[list[str], list[str]]:
    return list(halves.source.texts), list(halves.target.texts)


def test_two_columns_are_two_texts_and_the_left_is_the_source() -> None:
    halves = split_languages(table(*[(french, english) for english, french in PAIRS]))
    assert halves.langs == ("fr", "en")
    assert texts(halves) == ([*FRENCH], [*ENGLISH])
    assert halves.found == "columns 1 (fr) and 2 (en) of 1 table with 6 rows"


def test_the_languages_asked_for_say_which_is_the_source() -> None:
    raw = table(*PAIRS)
    halves = split_languages(raw, "fr-CA", "en")
    assert halves.langs == ("fr-CA", "en")
    assert texts(halves) == ([*FRENCH], [*ENGLISH])
    assert split_languages(raw, None, "en").langs == ("fr", "en")
    with pytest.raises(InputError, match="with en and de among them: "):
        split_languages(raw, "en", "de")


def test_numbers_and_remarks_are_not_aligned_and_that_is_said() -> None:
    rows = [(f"{number}.", *pair, "ok") for number, pair in enumerate(PAIRS, 1)]
    halves = split_languages(table(("No.", "English", "Version française", "Remarks"), *rows))
    assert texts(halves) == ([*ENGLISH], [*FRENCH])
    assert isinstance(halves.source, RawDocument)
    assert halves.source.warnings == ("both.docx: not aligned: column 4 (Remarks)",)
    aside = {(item.text, item.reason) for item in halves.source.discarded}
    assert ("English", "heading of a column") in aside
    assert ("ok", "column that is not aligned") in aside


def test_headings_name_languages_that_the_text_does_not_tell() -> None:
    halves = split_languages(table(("EN", "FR"), ("Art. 1", "Art. 1"), ("Annex", "Annexe")))
    assert halves.langs == ("en", "fr")
    assert texts(halves) == (["Art. 1", "Annex"], ["Art. 1", "Annexe"])
    halves = split_languages(table(("en_GB", "fr_CA"), *PAIRS))
    assert halves.langs == ("en-GB", "fr-CA")
    assert len(halves.source.texts) == len(PAIRS)


def test_the_first_row_is_text_if_it_names_no_languages() -> None:
    assert len(split_languages(table(("Place", "Lieu"), *PAIRS)).source.texts) == len(PAIRS) + 1


def test_of_three_languages_two_are_chosen_and_the_third_is_named() -> None:
    german = "Der Verkäufer liefert dem Käufer die Ware am vereinbarten Ort und zur vereinbarten Zeit."
    raw = table(("English", "Deutsch", "Français"), *[(en, german, fr) for en, fr in PAIRS])
    halves = split_languages(raw)
    assert halves.langs == ("en", "de")
    assert isinstance(halves.source, RawDocument)
    assert halves.source.warnings == ("both.docx: not aligned: column 3 (Français)",)
    assert split_languages(raw, "en", "fr").langs == ("en", "fr")


def test_a_row_in_each_others_column_is_put_right_and_counted() -> None:
    rows = [*PAIRS[:3], (FRENCH[3], ENGLISH[3]), *PAIRS[4:]]
    halves = split_languages(table(*rows))
    assert texts(halves) == ([*ENGLISH], [*FRENCH])
    assert isinstance(halves.source, RawDocument)
    assert halves.source.warnings == ("both.docx: the languages of 1 row are in each other's column",)


def test_text_outside_the_table_goes_to_its_language() -> None:
    outside = (
        "This is the contract of sale between the parties.",
        "Voici le contrat de vente entre les parties.",
    )
    halves = split_languages(table(*PAIRS, outside=outside))
    assert texts(halves) == ([outside[0], *ENGLISH], [outside[1], *FRENCH])


def test_a_small_table_has_the_languages_of_the_large_ones() -> None:
    large, small = table(*PAIRS), table(("Bern", "Berne"), number=2)
    raw = RawDocument("both.docx", (*large.paragraphs, *small.paragraphs))
    assert texts(split_languages(raw)) == ([*ENGLISH, "Bern"], [*FRENCH, "Berne"])


def test_a_table_in_one_language_is_refused() -> None:
    raw = table(*itertools.pairwise(ENGLISH))
    with pytest.raises(
        InputError, match=r"both.docx: the file does not hold a text in two languages: en \(100%\)"
    ):
        split_languages(raw)


CELLS = st.sampled_from(["", "12", *ENGLISH, *FRENCH, "one\ntwo"])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.sampled_from([None, "fr"]))
def test_no_text_is_lost_or_doubled(rows: list[tuple[str, ...]], source: str | None) -> None:
    raw = table(*[(*pair, "") for pair in PAIRS], *rows, outside=("Note.",))
    halves = split_languages(raw, source)
    assert isinstance(halves.source, RawDocument)
    kept = [*halves.source.texts, *halves.target.texts, *(item.text for item in halves.source.discarded)]
    assert sorted(kept) == sorted(raw.texts)
