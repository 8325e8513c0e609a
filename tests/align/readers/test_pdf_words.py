"""Words of PDF files: spaces, ligatures, marks, hyphens, symbol fonts, text from right to left."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from pdf_files import lines_of, make_pdf, read, shown

from align.readers.pdf.order import mirror_brackets


def text(*parts: str, others: Mapping[str, str] | None = None) -> str:
    (line,) = lines_of(*parts, others=others)
    return line.text


def spread(letters: str, step: float, x: float = 72) -> str:
    return "".join(
        shown(letter, x + step * index, 700, font="U")
        for index, letter in enumerate(letters)
        if letter != " "
    )


def test_a_gap_is_a_space_even_if_none_is_drawn() -> None:
    assert text(shown("deux", 72, 700), shown("mots", 96, 700)) == "deux mots"


def test_a_gap_before_other_type_is_a_space_on_a_page_that_draws_its_spaces() -> None:
    words = "BT /R 10 Tf 72 700 Td [(le) -100 ( cas) -100 ( de) -100 ( la) -100 ( loi, dit) -190] TJ "
    assert text(f"{words} /I 10 Tf (RC) Tj ET\n") == "le cas de la loi, dit RC"


def test_no_space_where_letters_only_stand_a_little_apart() -> None:
    assert text("BT /R 10 Tf 72 700 Td [(sé) -60 (ance)] TJ ET\n") == "séance"


def test_a_space_that_takes_no_room_is_none() -> None:
    assert (
        text("BT /R 10 Tf 72 700 Td [(la sé ) 278 (ance de la session)] TJ ET\n") == "la séance de la session"
    )


def test_spaces_stay_as_they_are_drawn() -> None:
    assert text(shown("voir :\u00a012", 72, 700, font="U")) == "voir :\u00a012"


def test_a_line_end_that_is_drawn_in_a_line_is_a_space() -> None:
    assert text("BT /R 10 Tf 72 700 Td (voir\\01212) Tj ET\n") == "voir 12"


def test_a_letter_spaced_title_is_words() -> None:
    assert text(spread("RESOLUTION", 8)) == "RESOLUTION"
    assert text(spread("PROJET DE LOI", 7)) == "PROJET DE LOI"


def test_letters_with_spaces_between_them_are_a_word_and_initials_are_not() -> None:
    assert text(shown("T I T R E   I", 72, 700)) == "TITRE I"
    assert text(shown("J. R. R. Tolkien", 72, 700)) == "J. R. R. Tolkien"
    assert text(shown("vitamins A B C", 72, 700)) == "vitamins A B C"


def test_ligatures_are_letters() -> None:
    assert text(shown("o\ufb03ce, \ufb01n", 72, 700, font="U")) == "office, fin"
    assert text(shown("o#ce", 72, 700, font="U"), others={"#": "ffi"}) == "office"


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    first, second = lines_of(shown("la coopé-", 72, 700), shown("ration", 72, 688))
    assert (first.text, second.text) == ("la coopé-", "ration")


def test_accents_that_are_drawn_apart_are_put_on_their_letters() -> None:
    assert text(shown("e\u0301te\u0301", 72, 700, font="U")) == "été"
    accent = "BT /R 10 Tf 72 700 Td [(caf) 0 (e) 445 (\xb4)] TJ ET\n"
    assert text(accent) == "café"
    before = "BT /R 10 Tf 72 700 Td [(caf) -111 (\xb4) 445 (e)] TJ ET\n"
    assert text(before) == "café"
    assert text(shown("le mot ^ seul", 72, 700)) == "le mot ^ seul"


def test_symbol_fonts_have_their_bullets_and_letters() -> None:
    assert text(shown("\uf0b7", 72, 700, font="S"), shown("point", 82, 700)) == "• point"
    assert text(shown("\uf061\uf0a3", 72, 700, font="S")) == "α≤"
    assert text(shown("\uf041\uf042", 72, 700, font="U")) == "AB"


def test_what_is_drawn_twice_to_look_bold_is_read_once() -> None:
    again = shown("Titre", 72.3, 700) + shown("gras", 95.1, 700)
    page = read(make_pdf(shown("Titre gras", 72, 700) + shown("autre", 72, 650) + again))
    assert page.texts == ("Titre gras", "autre")
    assert [(item.text, item.reason) for item in page.set_aside] == [("Titre gras", "drawn twice")]


def test_the_same_letter_next_to_itself_is_not_drawn_twice() -> None:
    assert text(shown("l", 72, 700), shown("l", 74.2, 700), shown("l", 76.4, 700)) == "lll"


def test_arabic_is_in_the_order_of_reading() -> None:
    # Drawn from the left end of the line, as programs do; letters are set 5 points apart.
    drawn = spread("برارق", 5) + shown("48/161", 104, 700, font="U") + spread("خرؤملا", 5, 141)
    assert text(drawn) == "المؤرخ 48/161 قرارب"


def test_a_ligature_of_arabic_and_its_presentation_forms_are_letters() -> None:
    assert text(spread("م\ufefbس", 5)) == "سلام"
    assert text(spread("م#س", 5), others={"#": "لا"}) == "سلام"


def test_latin_symbols_and_brackets_in_a_line_from_right_to_left() -> None:
    drawn = spread("ىلإو", 5) + shown("(A/RES/48/161)", 97, 700, font="U") + spread("رارقلا", 5, 172)
    assert text(drawn) == "القرار (A/RES/48/161) وإلى"


def test_marks_of_arabic_follow_their_letters() -> None:
    marks = shown("\u064e", 79, 705, 4, font="U") + shown("\u0651", 79.5, 703, 4, font="U")
    assert text(spread("دمرم", 5) + marks) == "مرم\u064e\u0651د"


def test_a_hebrew_word_in_a_latin_line_is_turned_alone() -> None:
    assert text(shown("see", 72, 700), spread("םולש", 5, 91), shown("there", 115, 700)) == "see שלום there"


@pytest.mark.parametrize("size", [0.5, 4, 10, 100])
def test_spaces_are_measured_by_the_type(size: float) -> None:
    assert text(shown("deux mots", 10, 300, size)) == "deux mots"


def test_a_letter_in_brackets_after_a_number_in_arabic() -> None:
    codes = np.array(list(map(ord, "القسم 1)ب) والقسم")), np.uint32)
    mirror_brackets(codes)
    assert "".join(map(chr, codes)) == "القسم 1(ب) والقسم"


def test_all_pages_say_which_way_arabic_paragraphs_run() -> None:
    # "8." before the words: a paragraph that runs from left to right, of which this page alone says nothing.
    numbered = shown("8.", 72, 700, font="U") + spread("برارق", 5, 90)
    ended = spread("برارق", 5) + shown(".", 97, 700, font="U")
    first, second = (page.lines[0].text for page in read(make_pdf(numbered, ended)).pages)
    assert (first, second) == ("8. قرارب", "قرارب.")
    (alone,) = lines_of(numbered)
    assert alone.text == "قرارب .8"


def test_the_narrow_space_after_a_raised_ending_is_one_even_where_spaces_are_drawn() -> None:
    parts = shown("signed du 1", 72, 700), shown("er", 120.3, 703.5, size=6.7), shown("juillet", 128.05, 700)
    first, _ = lines_of(*parts, shown("a line that draws all of its spaces", 72, 680))
    assert first.text == "signed du 1er juillet"
