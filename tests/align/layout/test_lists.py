"""Items of lists: numbers of a sequence open paragraphs, bullets leave the text, and speech keeps its dashes."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import Furniture, RawDocument
from align.layout import lay_out
from align.layout.lists import bullets
from align.readers import paginate
from align.structure.grammars import load_grammar


def laid_out(text: str) -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), "en", load_grammar("generic"))


def without(texts: list[str]) -> list[str]:
    return [text[span[1] :] if span else text for text, span in zip(texts, bullets(texts), strict=True)]


@pytest.mark.parametrize("sign", ["•", "–", "-", "*", "o", "▪", "\uf0b7", "·", "—"])
def test_bullets_leave_the_items_of_a_list(sign: str) -> None:
    items = ["translation of contracts;", "revision of reports; and", "interpretation."]
    assert without(["The services are:", *(f"{sign} {item}" for item in items)]) == [
        "The services are:",
        *items,
    ]


@pytest.mark.parametrize(
    "speech",
    [
        ["— Bonjour, dit-il.", "— Bonjour, madame !", "Elle sourit."],
        ["– Where is he?", "– In Oslo.", "– Good."],
        ["Er sagte:", "– Komm!", "– Nein."],
    ],
)
def test_speech_keeps_its_dashes(speech: list[str]) -> None:
    assert without(speech) == speech


def test_one_item_alone_is_known_by_what_introduces_it() -> None:
    assert without(["It provides for:", "- a fund."]) == ["It provides for:", "a fund."]
    assert without(["The day was long.", "- 5 degrees."]) == ["The day was long.", "- 5 degrees."]


def test_a_list_of_one_item_has_the_sign_of_the_other_lists() -> None:
    lists = ["Choose:", "* ships;", "* harbours.", "Then go.", "* Never sail alone.", "- 5 degrees."]
    assert without(lists) == [
        "Choose:",
        "ships;",
        "harbours.",
        "Then go.",
        "Never sail alone.",
        "- 5 degrees.",
    ]


def test_items_with_asterisks_are_no_notes() -> None:
    raw = laid_out(
        "The text is *not* complete, and the *second\nedition* has more of it.\n\n* The first item, which goes on\n"
        "  in a second line.\n\n* The second item.\n"
    )
    assert raw.texts[1:] == ("The first item, which goes on in a second line.", "The second item.")
    assert not raw.notes


def test_bullets_are_set_aside_and_open_paragraphs_in_wrapped_text() -> None:
    raw = laid_out(
        "The Protocol that was signed in Oslo provides for the\nfollowing:\n• a fund of two million that the\nparties "
        "pay; and\n• annual reviews of what the parties\nhave done.\n"
    )
    assert raw.texts[1:] == (
        "a fund of two million that the parties pay; and",
        "annual reviews of what the parties have done.",
    )
    assert [paragraph.style.level for paragraph in raw.paragraphs] == [None, 1, 1]
    assert [(item.text, item.reason) for item in raw.discarded] == [("•", Furniture.BULLET)] * 2


def test_a_bullet_or_a_number_on_a_line_of_its_own_belongs_to_what_follows() -> None:
    raw = laid_out("B.\n\nScope of the agreement\n\n•\n\nthe first item\n\n2.\nThe parties meet in Oslo.")
    assert raw.texts == ("B. Scope of the agreement", "the first item", "2. The parties meet in Oslo.")


def test_numbers_of_a_sequence_open_paragraphs_after_a_reference_to_a_note() -> None:
    raw = laid_out(
        "1. The first submission noted that the country had ratified the\nconvention on the rights of the child.4\n"
        "2. The second submission noted that the law on the rights of\nprisoners was in force.5\n3. The third\nwas late."
    )
    assert [text[:2] for text in raw.texts] == ["1.", "2.", "3."]


def test_the_sections_of_an_annex_open_lines_of_their_own() -> None:
    raw = laid_out(
        "B.2. Settings of the mirror and of the clock\nB.2.1. Settings of the accounts of users\nB.2.2. Settings of the "
        "loader\nB.2.3. The end of the installation, which\nis long and goes on in a line of its own"
    )
    assert [text.split()[0] for text in raw.texts] == ["B.2.", "B.2.1.", "B.2.2.", "B.2.3."]


def test_a_number_at_the_end_of_a_sentence_opens_nothing_in_running_text() -> None:
    text = "The annex is described at length in the notes to chapter\n5. This is so because the text of the\nannex is old."
    assert len(laid_out(text).texts) == 1


def test_items_in_small_letters_are_no_wrapped_lines() -> None:
    lines = [
        "a) en caso de impago, la fecha; o",
        "b) en otro caso, la de liquidación.",
        "«Distribuidor»",
        "Significa uno.",
    ]
    assert len(laid_out("\n".join(lines)).texts) == 4


def test_a_heading_is_apart_from_the_paragraph_below_it() -> None:
    raw = laid_out(
        "Equality and discrimination\nThe office noted that there had been no progress in the\nimplementation of the law "
        "that was adopted a year before\nthe review."
    )
    assert raw.texts[0] == "Equality and discrimination"
    assert len(raw.texts) == 2


@given(
    st.lists(
        st.sampled_from(["• a;", "- b;", "-", "•", "– C.", "1.", "2. d", "B.", "", "the end of"]), max_size=12
    )
)
def test_nothing_is_lost(lines: list[str]) -> None:
    raw = laid_out("\n".join(lines))
    assert raw_accounted(raw) == ink("\n".join(lines))
    assert all(raw.texts)
