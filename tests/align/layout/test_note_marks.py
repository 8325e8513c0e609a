"""Marks of notes in every shape, and what only looks like one."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted

from align.core.raw import RawDocument
from align.layout import lay_out
from align.layout.footnotes import note_patterns
from align.layout.note_marks import ShapedReferences
from align.readers import paginate
from align.structure.grammars import load_grammar


def laid_out(text: str, grammar: str = "generic") -> RawDocument:
    raw = lay_out(paginate("text", text.split("\n")), "en", load_grammar(grammar))
    assert raw_accounted(raw) == ink(text)
    return raw


def refs(raw: RawDocument) -> list[str]:
    return [ref.number for paragraph in raw.paragraphs for ref in paragraph.refs]


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        ("¹", "²", ("¹", "²")),
        ("¹", "²", ("1", "2")),
        ("[1]", "[2]", ("[1]", "[2]")),
        (" [1]", " [2]", ("[1]", "[2]")),
        ("1", "2", ("1", "2")),
        ("*", "†", ("*", "†")),
    ],
)
@pytest.mark.parametrize("rule", ["", "_______________\n"])
def test_marks_leave_the_text_and_notes_their_paragraphs(
    first: str, second: str, heads: tuple[str, str], rule: str
) -> None:
    raw = laid_out(
        f"The treaty was signed in Oslo{first}. It ended a long war.\n\nTrade grew quickly afterwards,{second} above all"
        f" in the ports.\n\n{rule}{heads[0]} See Smith, p. 12.\n{heads[1]} Figures in Jones (1999)."
    )
    assert raw.texts == (
        "The treaty was signed in Oslo. It ended a long war.",
        "Trade grew quickly afterwards, above all in the ports.",
    )
    assert [(note.label, note.text) for note in raw.notes] == [
        (heads[0], "See Smith, p. 12."),
        (heads[1], "Figures in Jones (1999)."),
    ]
    numbers = ["*", "†"] if first == "*" else ["1", "2"]
    assert refs(raw) == numbers


def test_a_note_hangs_from_its_number_and_every_chapter_has_a_first() -> None:
    chapter = "The meta-gnome1 package came from Oslo [1].\n\n[1] This is so that the message can be\n    found again.\n\n"
    raw = laid_out(f"{chapter}The next chapter is long.\n\n{chapter}")
    assert raw.texts == (text := "The meta-gnome1 package came from Oslo.", "The next chapter is long.", text)
    assert [note.text for note in raw.notes] == ["This is so that the message can be found again."] * 2
    assert refs(raw) == ["1", "1"]


def test_references_after_the_signs_of_chinese() -> None:
    raw = laid_out(
        "条约于1648年签署。1 它结束了一场战争。\n\n此后贸易增长，2 特别是在港口。\n\n1 见史密斯，第12页。\n2 数字见琼斯。"
    )
    assert raw.texts == ("条约于1648年签署。它结束了一场战争。", "此后贸易增长，特别是在港口。")
    assert refs(raw) == ["1", "2"]


def test_numbers_in_brackets_are_notes_under_a_rule_only() -> None:
    body = "The treaty (1) was signed in the town (2).\n\n"
    raw = laid_out(f"{body}_______________\n(1) In Oslo.\n(2) In Bergen.")
    assert raw.texts == ("The treaty was signed in the town.",)
    assert refs(raw) == ["1", "2"]
    raw = laid_out(f"{body}(1) The first party pays.\n\n(2) The second party ships.")
    assert raw.texts[1:] == ("(1) The first party pays.", "(2) The second party ships.")
    assert not refs(raw)


def test_a_power_and_the_number_of_a_thing_are_no_references() -> None:
    raw = laid_out(
        "The hall of 40 m² or 10² feet of 1648¹ and high², as section (1) says.\n\n_______________\n¹ See one.\n² See two."
    )
    assert raw.texts == ("The hall of 40 m² or 10² feet of 1648 and high, as section (1) says.",)


def test_where_references_are_raised_a_figure_at_the_end_of_a_word_is_none() -> None:
    text = "The form F1 of model¹ and the form F2 of model2 have² been sent."
    raw = laid_out(f"{text}\n\n_______________\n¹ See one.\n² See two.")
    assert raw.paragraphs[0].text == text.translate(str.maketrans("", "", "¹²"))


def test_where_one_figure_is_raised_the_others_are_found_all_the_same() -> None:
    text = "The form was sent to Oslo1. It came back² to Bergen. Nobody has read it since then.3"
    raw = laid_out(f"{text}\n\n_______________\n1 See one.\n2 See two.\n3 See three.")
    assert refs(raw) == ["1", "2", "3"]


@pytest.mark.parametrize("mark", ["word,1 ", "word [1] ", "word¹ ", "word 1, "])
def test_long_texts_with_many_marks_are_read_in_one_go(mark: str) -> None:
    grammar = load_grammar("generic")
    text = 20_000 * mark
    assert len(ShapedReferences(["[1]", "¹"], grammar).of(text)) in (0, 20_000)
    assert note_patterns(grammar).referenced([text]) <= {"1", "[1]"}


def test_without_notes_a_raised_figure_and_a_bracket_stay() -> None:
    text = "As shown in [1], the year 1648¹ was wet."
    assert laid_out(text).texts == (text,)


def test_references_are_known_by_their_order_where_the_notes_are_not_in_the_file() -> None:
    text = (
        "The first group noted the law.1 It was in force.2 The second group welcomed it,3 as did others.4\n\n"
        "In this regard, 5 per cent of the members5 had left by May 1998 or in summer. 6 The third said so.7 The end came.8"
    )
    raw = laid_out(text)
    assert refs(raw) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert "5 per cent" in raw.texts[1]
    assert "1998 or in summer. The third" in raw.texts[1]


def test_figures_that_do_not_count_up_are_no_references() -> None:
    text = (
        "The groups G20, B52 and Web2 met at Gate5 with R2 and the Area51 staff in Hall9 of Unit4 near Pier7."
    )
    assert laid_out(text).texts == (text,)


def test_the_number_of_a_note_may_be_on_a_line_of_its_own_at_the_foot_of_a_page() -> None:
    raw = laid_out(
        "The court noted that the state had adopted the measures of the\nyear before 1. It asked the state to report on "
        "what it had done in\n\n1\nSee the first order of the court.\n2\nThe second order, which the court had made "
        "in the year before the\nlast one.\n- 2 -\n\fthe north 2. The members of the peoples were moved to the\ntown."
    )
    assert [(note.label, note.text) for note in raw.notes] == [
        ("1", "See the first order of the court."),
        ("2", "The second order, which the court had made in the year before the last one."),
    ]
    assert raw.texts == (
        "The court noted that the state had adopted the measures of the year before. It asked the state to report on "
        "what it had done in the north. The members of the peoples were moved to the town.",
    )
    assert refs(raw) == ["1", "2"]


def test_a_note_without_a_mark_refers_to_nothing() -> None:
    (found,) = ShapedReferences(["", "[1]"], load_grammar("generic")).of("as in [1]")
    assert found.number == "1"
