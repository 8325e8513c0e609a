"""Layout by position: heads and feet, notes, paragraphs and what opens them; no character is lost."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import BODY, Sheet, aside, read, texts

from align.core.raw import Furniture, Run
from align.layout.printed.openings import follows
from align.readers.pages import Box, Line


def test_notes_under_a_short_rule_and_a_paragraph_that_goes_on_after_them() -> None:
    upper = Sheet(1).set(60, 80, [*BODY, "second shall pay for it as the law1 provides for in"])
    upper.rules.append(Box(60, 690, 150, 690.5))
    upper.put(60, 700, "1", size=5).put(90, 700, "The law of 2004, as it was", size=8).put(
        60, 710, "amended in 2005.", size=8
    )
    line = upper.lines[2]
    upper.lines[2] = Line(
        line.text, line.number, line.box, line.size, (Run(34, 35, superscript=True),), line.stops
    )
    lower = Sheet(2).set(60, 80, ["all such cases, whoever", "it is that has done the work."])
    raw = read(upper, lower)
    (note,) = raw.notes
    assert (note.label, note.text) == ("1", "The law of 2004, as it was amended in 2005.")
    (text,) = texts(raw)
    assert text.endswith("as the law provides for in all such cases, whoever it is that has done the work.")
    assert [ref.number for ref in raw.paragraphs[0].refs] == ["1"]


def test_a_note_whose_number_has_a_full_stop_is_told_by_its_reference() -> None:
    sheet = Sheet().set(60, 80, [*BODY, "second shall pay for it, as the law1 provides."])
    sheet.put(70, 700, "1. The law of 2004, as it was", size=8).put(60, 710, "amended in 2005.", size=8)
    (note,) = read(sheet).notes
    assert (note.label, note.text) == ("1.", "The law of 2004, as it was amended in 2005.")
    items = Sheet().set(60, 80, [*BODY, "second shall pay for it:"])
    items.put(70, 700, "1. the work itself;", size=8).put(70, 710, "2. the costs of the work.", size=8)
    assert not read(items).notes


@pytest.mark.parametrize("sign", ["•", "▪", "❏", "\uf0b7", "–", "o"])
def test_bullets_are_set_aside(sign: str) -> None:
    sheet = (
        Sheet()
        .put(60, 80, "There are two of them:")
        .put(70, 92, sign)
        .put(90, 92, "software options;")
        .put(70, 104, sign)
    )
    raw = read(sheet.put(90, 104, "plans of all kinds."))
    assert texts(raw) == ["There are two of them:", "software options;", "plans of all kinds."]
    assert aside(raw, Furniture.BULLET) == [sign, sign]
    assert [paragraph.style.level for paragraph in raw.paragraphs] == [None, 1, 1]


def test_a_dash_inside_a_sentence_is_no_bullet() -> None:
    lines = [
        "The plan of the Committee for the whole territory and",
        "– what is more – for its neighbours, has been made and",
        "is in force.",
    ]
    assert texts(read(Sheet().set(60, 80, lines))) == [" ".join(lines)]


def test_items_inside_a_sentence_stay_in_it() -> None:
    lines = [
        "They have agreed on the following: (i) on the law of",
        "the sea; (ii) on the law of the air, as it is applied;",
        "(iii) on the law of outer space; and (iv) on all that",
        "is left of it.",
    ]
    assert texts(read(Sheet().set(60, 80, lines))) == [" ".join(lines)]


def test_centred_lines_are_one_heading() -> None:
    sheet = (
        Sheet()
        .put(180, 40, "RESOLUTION OF THE")
        .put(130, 52, "INTER-AMERICAN COURT OF JUSTICE")
        .put(60, 90, BODY[0])
    )
    assert texts(read(sheet.put(60, 102, BODY[1])))[0] == "RESOLUTION OF THE INTER-AMERICAN COURT OF JUSTICE"


@pytest.mark.parametrize(
    ("number", "before", "expected"),
    [("2.", "1.", True), ("(c)", "(b)", True), ("iv.", "iii.", True), ("1.1.3", "1.1.2", True), ("3.", "1.", False), ("(b)", "a)", False), ("2.1", "1.9", False)],
)  # fmt: skip
def test_what_number_follows_another(number: str, before: str, expected: bool) -> None:
    assert follows(number, before) is expected


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    """Pages of pieces anywhere, with lines drawn anywhere."""
    words = st.sampled_from(
        [
            "Page 2",
            "7",
            "1.",
            "(a)",
            "•",
            "The parties,1 as",
            "and so on;",
            "A/RES/1",
            "….... 5",
            "A. b",
            "o",
            "المادة",
            "x-",
            "* note",
            "1 See there.",
        ]
    )
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        sheet = Sheet(number)
        for _ in range(draw(st.integers(0, 14))):
            text = draw(
                st.one_of(
                    words, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
                )
            )
            sheet.put(
                draw(st.sampled_from([60, 90, 200, 320])),
                draw(st.integers(2, 12)) * 30.0,
                text,
                draw(st.sampled_from([10.0, 10.0, 8.0, 5.0])),
            )
        if draw(st.booleans()):
            sheet.frame([50, draw(st.integers(60, 300)), 400], sorted({60, draw(st.integers(61, 380)), 390}))
        found.append(sheet)
    return found


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_no_character_of_a_page_is_lost(given_sheets: list[Sheet]) -> None:
    raw = read(*given_sheets)
    assert raw_accounted(raw) == ink(" ".join(line.text for sheet in given_sheets for line in sheet.lines))


def test_a_numbered_paragraph_whose_text_hangs_goes_on_with_a_capital() -> None:
    upper = Sheet(1).put(60, 80, "7.").set(90, 80, [*BODY, "and in all of the member States of the Central"])
    lower = Sheet(2).set(90, 80, ["American Union that have", "agreed to it."]).put(60, 120, "8.")
    lower.set(90, 120, ["The annex says how the work shall be", "paid for."])
    assert texts(read(upper, lower))[0].endswith("of the Central American Union that have agreed to it.")


def test_a_line_in_another_font_goes_on_with_its_sentence() -> None:
    sheet = Sheet().set(60, 80, [*BODY, "second shall pay for it as it is said in the paper"])
    sheet.put(60, 117, "act.annex.terms.", size=9).put(60, 160, "The end.")
    assert texts(read(sheet)) == [
        " ".join([*BODY, "second shall pay for it as it is said in the paper act.annex.terms."]),
        "The end.",
    ]


def test_a_line_that_sticks_out_does_not_widen_the_text() -> None:
    lines = [
        "the parties, each of them and all of them, have the said",
        "part of the said costs, as they have of all the work",
    ]
    sheet = Sheet().put(60, 80, "a/word/that/cannot/ever/be/divided/sticks/out/beyond/all/the/rest")
    for top, word in ((120, "T"), (180, "C")):
        sheet.put(60, top, f"{word} {lines[0]}").set(90, top + 12, [lines[1], "rest of it."])
    assert texts(read(sheet))[1:] == [
        " ".join([f"{word} {lines[0]}", lines[1], "rest of it."]) for word in "TC"
    ]


def test_a_bullet_further_in_opens_an_item_after_a_full_line() -> None:
    sheet = Sheet().set(60, 80, BODY).put(60, 104, "second shall pay for all of it:").put(70, 120, "•")
    sheet.put(90, 120, "the costs of the work and of the plans, both of")
    sheet.put(100, 132, "o").put(120, 132, "costs of the roads, and of all the means,")
    sheet.put(100, 144, "o").put(120, 144, "costs of the ways.")
    assert texts(read(sheet))[1:] == [
        "the costs of the work and of the plans, both of",
        "costs of the roads, and of all the means,",
        "costs of the ways.",
    ]


def test_centred_lines_of_a_title_page_are_one_paragraph() -> None:
    title = (
        Sheet(1)
        .put(150, 300, "Report of the parties on the work of the")
        .put(207.5, 312, "Years of the War.")
    )
    body = Sheet(2).set(60, 80, [*BODY, "second shall pay for all of it, whatever the cost is."])
    assert texts(read(title, body))[0] == "Report of the parties on the work of the Years of the War."


def test_bold_words_that_fill_a_justified_line_are_no_heading() -> None:
    sheet = Sheet().put(
        60, 80, "The work shall be done this year by the two parties.", runs=(Run(0, 52, bold=True),)
    )
    sheet.set(60, 92, [*BODY, "second shall pay for all of it."])
    assert len(texts(read(sheet))) == 1


def test_an_item_goes_on_after_items_of_its_own_in_the_list_it_belongs_to() -> None:
    sheet = Sheet().put(60, 80, "(b) the costs of the work, of which there are two:")
    sheet.put(80, 92, "(i) those of the first of the parties for the work").put(100, 104, "itself;")
    sheet.put(80, 116, "(ii) those of the second of the parties for a road")
    sheet.put(60, 128, "(c) Justice for all the parties and for both of the")
    sheet.put(80, 140, "others.")
    assert [text.split()[0] for text in texts(read(sheet))] == ["(b)", "(i)", "(ii)", "(c)"]


def test_the_first_item_of_a_list_opens_after_a_full_line_too() -> None:
    stem = [*BODY, "second shall pay for all of the works, to the party"]
    items = ["(a) that has done the works, or has paid for them,", "(b) that has asked for them."]
    assert texts(read(Sheet().set(60, 80, [*stem, *items]))) == [" ".join(stem), *items]


def test_an_item_inside_a_sentence_opens_nothing_at_the_head_of_a_line() -> None:
    text = [
        *BODY,
        "second shall pay for all of the works, to the party",
        "(a) that did them, (b) that asks, or (c) both.",
    ]
    assert texts(read(Sheet().set(60, 80, text))) == [" ".join(text)]
