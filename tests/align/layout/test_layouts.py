"""Layouts and references that real resolutions bring, each as a small text."""

from __future__ import annotations

import pytest

from align import Document, Kind
from align.pipeline import document_from
from align.readers import paginate


def read_lines(text: str, lang: str = "en") -> Document:
    return document_from(paginate("text", text.split("\n")), lang)


def kinds(document: Document) -> list[str]:
    return [str(block.kind) for block in document]


def refs(body: str, notes: int, lang: str = "en") -> tuple[str, list[str]]:
    """The clean text of one paragraph and the numbers of the references taken out of it."""
    opening = {"en": " The General Assembly,", "fr": " L’Assemblée générale,"}[lang]
    lines = "\n".join(f"{number} Note {number}." for number in range(1, notes + 1))
    document = read_lines(f"{opening}\n\n {body}\n\n_______________\n{lines}\n", lang)
    (block,) = [block for block in document if block.kind not in (Kind.FORMULA, Kind.FOOTNOTE)]
    return block.text, [ref.number for ref in block.refs]


@pytest.mark.parametrize(
    ("body", "notes", "text", "numbers"),
    [
        ("Recalling the Declaration1,2 as well,", 2, "Recalling the Declaration as well,", ["1", "2"]),
        ("Recalling the Plan1 2 of action,", 2, "Recalling the Plan of action,", ["1", "2"]),
        ("Recalling the Plan,1,2 and the report,", 2, "Recalling the Plan, and the report,", ["1", "2"]),
        ("Recalling the Plan,1, 2 and the report,", 2, "Recalling the Plan, and the report,", ["1", "2"]),
        ("At the Summit, 1 and later,", 1, "At the Summit, and later,", ["1"]),
        ("The Declaration 1 and the Plan 2 of action,", 2, "The Declaration and the Plan of action,", ["1", "2"]),
        ("Recalling Plan2 and Level 3, Phase 4, and Goal 4,", 4, "Recalling Plan and Level 3, Phase 4, and Goal 4,", ["2"]),
        ("Of 3 States, 5 per cent, CO2, G20, Corr.1,", 3, "Of 3 States, 5 per cent, CO2, G20, Corr.1,", []),
        ("Under article 1, paragraph 2, of it,", 2, "Under article 1, paragraph 2, of it,", []),
        ("In 20031 and of 1999,2 as (held)3 and “said”,4", 4, "In 2003 and of 1999, as (held) and “said”,", ["1", "2", "3", "4"]),
        ("Resolution 58/1401 of 2003,", 1, "Resolution 58/140 of 2003,", ["1"]),
        ("Held at Vienna II, 1/ and after,", 1, "Held at Vienna II, and after,", ["1"]),
    ],
)  # fmt: skip
def test_references(body: str, notes: int, text: str, numbers: list[str]) -> None:
    assert refs(body, notes) == (text, numbers)


@pytest.mark.parametrize(
    ("body", "text", "numbers"),
    [
        ("Les défis du XXIe siècle 1 , ainsi que cela,", "Les défis du XXIe siècle, ainsi que cela,", ["1"]),
        ("Les Protocoles s’y rapportant 1, de la Convention,", "Les Protocoles s’y rapportant, de la Convention,", ["1"]),
        ("À la 4 e session, le no 1 de l’annexe,", "À la 4e session, le no 1 de l’annexe,", []),
    ],
)  # fmt: skip
def test_french_references(body: str, text: str, numbers: list[str]) -> None:
    assert refs(body, 2, "fr") == (text, numbers)


def test_a_tab_opens_a_paragraph_however_short_the_lines() -> None:
    lines = "\tFirst paragraph here, as a line.\n\tSecond paragraph is another line\n\tThird is another line"
    assert len(read_lines(lines).blocks) == 3


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("The first paragraph has words.", "]]> begins the second one.", False),
        ("He was gone.", "… and came back.", False),
        ("The article (see the resolution 58/140", ") applies to both.", True),
        ("He was gone", "… and came back.", True),
        ("This is so", "; that is not.", True),
    ],
)
def test_a_closing_mark_joins_a_paragraph_only_to_what_it_closes(
    before: str, after: str, joined: bool
) -> None:
    document = document_from(paginate("t", [before, "", after, "", "The last paragraph stands alone."]), "en")
    assert len(document.blocks) == (2 if joined else 3)


def test_a_short_word_processor_resolution() -> None:
    document = read_lines(
        "60/1.\tTitle of it\n\tThe General Assembly,\n\tRecalling its resolution 59/2 on widgets,\n"
        "\tDecides to meet again.\n\n10th plenary meeting\n20 December 2005"
    )
    assert kinds(document) == ["title", "formula", "preambular", "operative", "meeting", "date"]
    assert document.symbol == "A/RES/60/1"


def test_a_short_page_resolution() -> None:
    document = read_lines(
        " 60/2. Title of the resolution that goes on over \ntwo lines \n\n The General Assembly, \n\n"
        " Recalling its resolution of the year \n2005,2 as well as the earlier one,1 \n\n"
        " 1. Decides to convene a meeting in the year two \nthousand and five: \n\n (a) In Vienna; \n\n (b) In Rome. \n"
    )
    assert kinds(document) == ["title", "formula", "preambular", "operative", "operative", "operative"]
    assert document.blocks[3].text == "Decides to convene a meeting in the year two thousand and five:"


def test_notes_after_the_date_need_no_other_evidence() -> None:
    document = read_lines(
        "60/1.\tTitle\n\tThe General Assembly,\n\tRecalling the Declaration 1 and the Plan 2 of Action,\n"
        "\t1.\tDecides.\n\n10th plenary meeting\n20 December 2005\n1 Resolution 55/2.\n2 Resolution 55/51."
    )
    assert [block.text for block in document.of_kind(Kind.FOOTNOTE)] == [
        "Resolution 55/2.",
        "Resolution 55/51.",
    ]
    (block,) = document.of_kind(Kind.PREAMBULAR)
    assert [ref.number for ref in block.refs] == ["1", "2"]


def test_asterisks_are_notes_too() -> None:
    document = read_lines("The Declaration* and the Plan,** of it.\n\n* A/1.\n** A/2.")
    assert [(block.path, block.text) for block in document.of_kind(Kind.FOOTNOTE)] == [
        (("*",), "A/1."),
        (("**",), "A/2."),
    ]
    assert document.blocks[0].text == "The Declaration and the Plan, of it."
    assert [ref.number for ref in document.blocks[0].refs] == ["*", "**"]


def test_what_looks_like_a_code_is_text_in_other_documents() -> None:
    document = read_lines("Our stock:\n\n75 12345\n\nN/A1\n\nE 123456\n\nThat is all.")
    assert document.set_aside == ()


def test_a_page_number_beside_a_form_feed_interrupts_nothing() -> None:
    document = read_lines(
        "The States agreed on the matter and\n\n7\n\n\fdecided. They met in the same\nyear."
    )
    assert [(item.text, item.reason) for item in document.set_aside] == [("7", "page number")]
    assert [block.text for block in document] == [
        "The States agreed on the matter and decided. They met in the same year."
    ]


def test_security_council() -> None:
    document = read_lines(
        "S/RES/1540 (2004)\n\nDistr. générale\n\nResolution 1540 (2004)\n\n"
        "Adopted by the Security Council at its 4956th meeting, on 28 April 2004\n\nThe Security Council,\n\n"
        "Affirming that it is so,\n\n1. Decides that States act;\n\n2. Decides to remain seized."
    )
    assert kinds(document) == ["title", "adoption", "formula", "preambular", "operative", "operative"]
    assert (document.symbol, document.facts["date"]) == ("S/RES/1540 (2004)", "2004-04-28")


def test_numbers_may_run_on_across_sections() -> None:
    document = read_lines(
        "The General Assembly,\n\nI\n\nGeneral provisions\n\nRecalling it,\n\n1. Decides one;\n\n2. Decides two;\n\n"
        "II\n\nOther matters\n\n3. Decides three;\n\n4. Decides four."
    )
    assert document.warnings == ()
    assert [block.path for block in document.of_kind(Kind.OPERATIVE)] == [
        ("I", "1"),
        ("I", "2"),
        ("II", "3"),
        ("II", "4"),
    ]
    headings = [block.text for block in document.of_kind(Kind.HEADING)]
    assert headings == ["I", "General provisions", "II", "Other matters"]


def test_a_report_numbers_on_across_sections() -> None:
    document = read_lines(
        "I. First part\n\n1. There was one.\n\n2. And two.\n\nII. Second part\n\n3. And three."
    )
    assert [block.path for block in document if block.kind is Kind.PARAGRAPH] == [
        ("I", "1"),
        ("I", "2"),
        ("II", "3"),
    ]


@pytest.mark.parametrize(("article", "lang"), [("Article {}", "en"), ("Article {}", "fr")])
def test_articles_give_their_paragraphs_a_path(article: str, lang: str) -> None:
    text = "\n\n".join(
        f"{article.format(number)}\n\n1. The first rule.\n\n2. The second rule." for number in (1, 2)
    )
    paths = [block.path for block in read_lines(text, lang)]
    assert paths == [
        ("article 1",),
        ("article 1", "1"),
        ("article 1", "2"),
        ("article 2",),
        ("article 2", "1"),
        ("article 2", "2"),
    ]


def test_preambular_paragraphs_need_no_blank_line() -> None:
    document = read_lines(
        " The General Assembly, \nRecalling its resolution on the matter, which was adopted at the session, \n"
        "Noting that the report of the Secretary-General on the same matter was submitted, \n"
        "Convinced that this is right, in particular for States and for all the others, \n1. Decides to meet; \n"
        "2. Decides, in the light of what was said and done before the opening of the session \nto go on. "
    )
    assert kinds(document) == ["formula", "preambular", "preambular", "preambular", "operative", "operative"]


def test_recitals_with_blank_lines_between_them_are_apart_whatever_their_first_letter() -> None:
    text = (
        "da die Anerkennung der Würde die Grundlage von Freiheit und\nFrieden in der Welt bildet und bleibt,\n\n"
        "da die Verkennung der Rechte zu Taten der Barbarei geführt hat,\ndie das Gewissen der Welt empören,\n"
    )
    assert len(read_lines(text, "de").blocks) == 2
