"""The rules of layout on lines whose positions and sizes are known, as a reader of PDFs gives them."""

from __future__ import annotations

from documents import set_text

from align.core.raw import RawDocument
from align.layout import lay_out
from align.layout.evidence import measure
from align.readers import PagedText
from align.readers.pages import Box, Line, Page
from align.structure.grammars import load_grammar

BODY, SMALL = 11.0, 8.0
FULL = "The parties agree that the work shall be carried out as it"
WHOLE = [(FULL, 0, BODY)] * 8


def pages(*given: Page) -> RawDocument:
    return lay_out(PagedText("text", given), "en", load_grammar("generic"))


def texts(raw: RawDocument) -> list[str]:
    return [paragraph.text for paragraph in raw.paragraphs]


def line(
    text: str, left: float = 70, right: float = 400, top: float = 100, size: float | None = None
) -> Line:
    return Line(text, 1, Box(left, top, right, top + 10), size)


def test_what_is_measured() -> None:
    evidence = measure(
        [line("Full", size=11, top=12.0 * k) for k in range(9)] + [line("a note", size=8, top=120)]
    )
    assert (evidence.margins, evidence.leading, evidence.size) == ((70, 400), 12, 11)
    assert evidence.wrapped  # what has positions comes from pages
    plain = measure([Line("The house is", 1), Line("old.", 2)])
    assert (plain.margins, plain.leading, plain.size) == (None, None, None)


def test_a_full_line_goes_by_its_right_edge_or_by_its_characters() -> None:
    evidence = measure([line("x")] * 9)
    assert evidence.fills(line("few", right=390))
    assert not evidence.fills(line("many characters in narrow type", right=200))
    plain = measure([Line("x" * 50, 1)] * 9)
    assert plain.fills(Line("y" * 40 + "   ", 1))
    assert not plain.fills(Line("y" * 30 + " " * 20, 1))


def test_an_indented_line_goes_by_its_left_edge_or_by_its_white_space() -> None:
    evidence = measure([line("x")] * 9)
    assert evidence.inset(line("x", left=90))
    assert not evidence.inset(line("  x", left=71))
    plain = measure([Line("x", 1)])
    assert plain.inset(Line(" x", 1))
    assert not plain.inset(Line("x", 1))


def test_a_word_that_would_have_fitted() -> None:
    evidence = measure([line("x")] * 9)
    assert evidence.leaves_room(line("in all, 40 characters that take 120 points", right=190), "word")
    assert not evidence.leaves_room(line("in all, 40 characters that take 310 points", right=380), "word")


def test_more_space_than_usual_divides_paragraphs() -> None:
    rows = [*WHOLE, (FULL, 0, BODY), ("", 0, BODY), ("", 0, BODY), ("and so it went on.", 0, BODY)]
    assert len(texts(pages(set_text(rows)))) == 2
    assert len(texts(pages(set_text([row for row in rows if row[0]])))) == 1


def test_an_indented_line_opens_a_paragraph() -> None:
    rows = [(FULL, 0, BODY), (FULL + ".", 0, BODY), (FULL, 18, BODY), ("is said.", 0, BODY)]
    assert texts(pages(set_text(rows))) == [f"{FULL} {FULL}.", f"{FULL} is said."]
    flush = [(text, 0.0, size) for text, _, size in rows]
    assert len(texts(pages(set_text(flush)))) == 1


def test_a_paragraph_goes_on_after_the_page_if_its_last_line_is_full() -> None:
    upper = set_text(WHOLE)
    lower = set_text([("Committee has said.", 0, BODY)], page=2)
    (whole,) = texts(pages(upper, lower))
    assert whole.endswith("as it Committee has said.")
    short = set_text([*WHOLE, ("and so on", 0, BODY)])
    assert len(texts(pages(short, lower))) == 2


def test_small_type_makes_footnotes_where_no_rule_is_printed() -> None:
    first = set_text(
        [
            (FULL, 0, BODY),
            ("is said in the Plan1 and the Act2 of", 0, BODY),
            ("1 The Plan of Action of", 0, SMALL),
            ("2004, as amended.", 0, SMALL),
            ("2 The Act.", 0, SMALL),
        ]
    )
    second = set_text([("the year 2004, and it was so.", 0, BODY)], page=2)
    raw = pages(first, second)
    assert [(note.label, note.text) for note in raw.notes] == [
        ("1", "The Plan of Action of 2004, as amended."),
        ("2", "The Act."),
    ]
    assert texts(raw) == [f"{FULL} is said in the Plan and the Act of the year 2004, and it was so."]
    assert [ref.number for ref in raw.paragraphs[0].refs] == ["1", "2"]
    # In type of one size nothing says that these lines are notes.
    one_size = [
        set_text([(row.text, 0, BODY) for row in page.lines], page=n)
        for n, page in enumerate((first, second), 1)
    ]
    assert pages(*one_size).notes == ()


def test_a_number_by_a_page_break_is_a_page_number() -> None:
    upper = set_text([(FULL, 0, BODY), (FULL, 0, BODY), ("7", 150, BODY)])
    lower = set_text([("goes on.", 0, BODY)], page=2)
    raw = pages(upper, lower)
    assert [(item.text, str(item.reason), str(item.locator)) for item in raw.discarded] == [
        ("7", "page number", "page 1, line 1003")
    ]
    assert texts(raw) == [f"{FULL} {FULL} goes on."]
