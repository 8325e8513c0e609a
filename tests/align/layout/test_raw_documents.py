"""Pages become a raw document and nothing is lost: with and without evidence of how the lines are set."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ink, lines, raw_accounted, set_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument, Run
from align.layout import lay_out
from align.readers import PagedText, paginate, read_text
from align.readers.pages import Box, Line, Page
from align.structure.grammars import choose, load_grammar

GRAMMARS = st.sampled_from(["generic", "un_resolution"])


def laid_out(text: str, grammar: str = "un_resolution", lang: str = "en") -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), lang, load_grammar(grammar))


def test_every_character_of_the_corpus_is_accounted_for(corpora: Path) -> None:
    for path in corpora.glob("*/*.txt"):
        text = read_text(path)
        raw = lay_out(text, path.stem, choose(text.texts).grammar)
        assert raw_accounted(raw) == ink(path.read_text(encoding="utf-8")), path


@settings(max_examples=300)
@given(lines, st.sampled_from(["en", "fr"]), GRAMMARS)
def test_nothing_is_lost_from_any_lines(content: list[str], lang: str, grammar: str) -> None:
    raw = lay_out(paginate("text", content), lang, load_grammar(grammar))
    assert raw_accounted(raw) == ink("\n".join(content))


@settings(max_examples=200)
@given(set_lines(), st.sampled_from(["en", "fr"]), GRAMMARS)
def test_nothing_is_lost_from_lines_whose_setting_is_known(text: PagedText, lang: str, grammar: str) -> None:
    raw = lay_out(text, lang, load_grammar(grammar))
    assert raw_accounted(raw) == ink("\n".join(text.texts))
    pages = {line.number: page.number for page in text.pages for line in page.lines}
    places = [piece.locator for piece in (*raw.paragraphs, *raw.notes)]
    for place in [*places, *(item.locator for item in raw.discarded)]:
        assert place.page == pages[place.line]


def test_what_each_part_of_a_page_becomes() -> None:
    raw = laid_out(
        "A/RES/60/1\n\n The General Assembly, \n\n Recalling the Declaration,1 \n\n_______________\n1/ A/59/205.\n"
    )
    assert [(p.text, p.locator.lines) for p in raw.paragraphs] == [
        ("The General Assembly,", (3,)),
        ("Recalling the Declaration,", (5,)),
    ]
    assert raw.paragraphs[1].refs == (NoteRef(26, "1"),)
    assert [(note.label, note.text) for note in raw.notes] == [("1/", "A/59/205.")]
    assert [(item.line, item.reason) for item in raw.discarded] == [
        (1, Furniture.RUNNING_HEAD),
        (7, Furniture.RULE),
    ]


def test_a_number_at_the_head_of_a_paragraph_is_left_to_the_structure() -> None:
    raw = laid_out("The General Assembly,\n\n 5. Decides to meet.\n\n (a) In Vienna.")
    assert [paragraph.text for paragraph in raw.paragraphs[1:]] == ["5. Decides to meet.", "(a) In Vienna."]
    assert {paragraph.label for paragraph in raw.paragraphs} == {""}


def test_what_a_reference_has_besides_its_number_is_set_aside_where_it_was() -> None:
    raw = laid_out(
        " The General Assembly,\n\n Recalling the report of the Secretary-General on\nthe Vienna Declaration 1/ and "
        "the Plan,2, 3 in\nparticular,\n\n_______________\n1/ One.\n2/ Two.\n3/ Three."
    )
    assert [(item.line, item.text) for item in raw.discarded if item.reason is Furniture.FOOTNOTE_MARK] == [
        (4, "/"),
        (4, ","),
    ]


@pytest.mark.parametrize(("lang", "text"), [("fr", "À la 4e session,"), ("en", "À la 4 e session,")])
def test_only_french_has_french_ordinals(lang: str, text: str) -> None:
    assert laid_out("À la 4 e session,", "generic", lang).paragraphs[0].text == text


def runs(paragraph_text: str, found: tuple[Run, ...]) -> list[str]:
    return [paragraph_text[run.start : run.end] for run in found]


def noted(*content: tuple[str, list[str]], superscript: bool = True) -> PagedText:
    """Lines, each with the strings of it that are set as superscripts (or in bold)."""
    placed = []
    for number, (text, strings) in enumerate(
        [*content, ("", []), ("_____", []), ("1 One.", []), ("2 Two.", [])], 1
    ):
        spans = [(text.index(string), text.index(string) + len(string)) for string in strings]
        found = tuple(Run(*span, superscript=superscript, bold=not superscript) for span in spans)
        placed.append(Line(text, number, runs=found))
    return PagedText("text", (Page(tuple(placed)),))


def test_a_known_superscript_is_a_reference_and_a_plain_number_is_not() -> None:
    text = noted(("Of Accord2 and Plan 2 of paragraph 1", ["1"]), ("to the Committee2 of", ["2"]))
    raw = lay_out(text, "en", load_grammar("generic"))
    (paragraph,) = raw.paragraphs
    assert paragraph.text == "Of Accord2 and Plan 2 of paragraph to the Committee of"
    assert paragraph.refs == (NoteRef(34, "1"), NoteRef(51, "2"))
    # Without superscripts the same lines are read by their evidence.
    plain = lay_out(paginate("text", text.texts), "en", load_grammar("generic"))
    assert "paragraph 1" in plain.paragraphs[0].text
    assert "Accord and" in plain.paragraphs[0].text


def test_several_numbers_in_one_superscript() -> None:
    (paragraph,) = lay_out(noted(("The Plan1, 2 of it", ["1, 2"])), "en", load_grammar("generic")).paragraphs
    assert (paragraph.text, [ref.number for ref in paragraph.refs]) == ("The Plan of it", ["1", "2"])


def test_a_superscript_at_the_head_of_a_paragraph() -> None:
    (paragraph,) = lay_out(noted(("1 Of it", ["1"])), "en", load_grammar("generic")).paragraphs
    assert (paragraph.text, paragraph.refs) == ("Of it", (NoteRef(0, "1"),))


def test_runs_keep_their_words() -> None:
    text = noted(
        ("  The   Members1  shall", ["Members"]), (" comply, 2 and ", ["comply", "and"]), superscript=False
    )
    (paragraph,) = lay_out(text, "en", load_grammar("generic")).paragraphs
    assert paragraph.text == "The Members shall comply, and"
    assert runs(paragraph.text, paragraph.runs) == ["Members", "comply", "and"]


def test_a_reference_is_kept_as_it_is_printed() -> None:
    """A raised "00" that a note of that name answers is not the reference 0."""
    raised = (Run(0, 2, superscript=True),)
    pages = [
        Page(
            (
                Line("Adopted in 2004,", 1, Box(70, 86, 355, 96), 11),
                Line("00:0", 2, Box(70, 98, 90, 108), 11, raised),
            ),
            1,
        ),
        Page((Line("00", 3, Box(70, 62, 80, 72), 8, raised),), 2),
    ]
    text = PagedText("set", tuple(pages))
    assert raw_accounted(lay_out(text, "en", load_grammar("generic"))) == ink("\n".join(text.texts))
