"""Layout by position: the order of reading and tables, each on small pages."""

from __future__ import annotations

from sheets import BODY, PITCH, WIDTH, Sheet, aside, read, texts

from align.core.raw import Furniture
from align.layout.printed.grids import find_grids
from align.readers.pages import Box

FIRST = [
    "On the left there is a column",
    "of text, whose lines go on in",
    "the column itself and not in",
    "the other one beside it.",
]
SECOND = [
    "On the right there is another",
    "column. It has sentences of its",
    "own, and nobody reads across",
    "the two of them.",
]


def test_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().put(60, 40, "A heading across both columns of the page, as wide as the page")
    sheet.set(60, 80, FIRST).set(320, 80, SECOND)
    raw = read(sheet)
    assert texts(raw)[1:] == [" ".join(FIRST), " ".join(SECOND)]
    assert [paragraph.style.column for paragraph in raw.paragraphs] == [None, 1, 2]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    sheet = (
        Sheet()
        .set(60, 80, [*FIRST[:3], "beside it, where the text is"])
        .set(320, 80, ["continued until it ends at last.", *SECOND])
    )
    assert "beside it, where the text is continued until it ends at last." in texts(read(sheet))[0]


def test_columns_of_right_to_left_text_are_read_from_the_right() -> None:
    right = ["هذا هو النص في العمود الأول", "من الصفحة وهو يستمر في السطر", "التالي حتى نهاية الجملة هنا."]
    left = ["وهذا هو النص في العمود الثاني", "من الصفحة وهو يستمر في السطر", "التالي حتى نهاية الجملة هنا."]
    sheet = Sheet()
    for edge, lines in ((280, left), (540, right)):
        for place, text in enumerate(lines):
            sheet.put(edge - WIDTH * len(text), 80 + PITCH * place, text)
    raw = read(sheet, lang="ar")
    assert texts(raw) == [" ".join(right), " ".join(left)]


def test_numbers_hang_left_of_their_text_and_make_no_column() -> None:
    sheet = Sheet()
    for place, number in enumerate(("1.", "2.", "3.")):
        top = 80 + 3 * PITCH * place
        sheet.put(60, top, number).set(
            90, top, ["Each of the items goes on in a line", "that is set under its text."]
        )
    assert texts(read(sheet)) == [
        f"{n} Each of the items goes on in a line that is set under its text." for n in ("1.", "2.", "3.")
    ]


def test_cells_between_drawn_lines_are_read_row_by_row() -> None:
    sheet = Sheet().frame([50, 150, 300, 450], [70, 100, 140])
    sheet.put(60, 75, "Status").set(160, 75, ["Description of", "the status"]).put(310, 75, "Date")
    sheet.put(60, 105, "Open").set(160, 105, ["Work on it has", "not begun."]).put(310, 105, "2004")
    raw = read(sheet)
    assert [(paragraph.text, paragraph.style.cell) for paragraph in raw.paragraphs] == [
        ("Status", (1, 1, 1)),
        ("Description of the status", (1, 1, 2)),
        ("Date", (1, 1, 3)),
        ("Open", (1, 2, 1)),
        ("Work on it has not begun.", (1, 2, 2)),
        ("2004", (1, 2, 3)),
    ]


def test_cells_without_lines_are_read_row_by_row() -> None:
    sheet = Sheet()
    for place, (term, meaning) in enumerate(
        (("Party", "one who has"), ("Annex", "a text that"), ("Act", "a law that"))
    ):
        top = 80 + place * 3 * PITCH
        sheet.put(60, top, term).set(200, top, [meaning, "signed the treaty"])
    raw = read(sheet)
    assert texts(raw)[:2] == ["Party", "one who has signed the treaty"]
    assert [paragraph.style.cell for paragraph in raw.paragraphs[:3]] == [(1, 1, 1), (1, 1, 2), (1, 2, 1)]


def test_a_number_beside_the_middle_of_a_cell_is_its_label_and_a_tick_is_set_aside() -> None:
    sheet = Sheet().frame([50, 90, 300, 350], [70, 110, 150])
    for row, number in enumerate(("1", "2")):
        top = 75 + 40 * row
        sheet.put(65, top + PITCH / 2, number).set(
            100, top, ["Links are marked so that", "everybody sees them."]
        ).put(320, top + 6, "✓")
    raw = read(sheet)
    assert [(paragraph.label, paragraph.text) for paragraph in raw.paragraphs] == [
        ("1", "Links are marked so that everybody sees them."),
        ("2", "Links are marked so that everybody sees them."),
    ]
    assert aside(raw, Furniture.SYMBOL) == ["✓", "✓"]


def test_two_tables_with_double_borders_stay_two_with_the_text_between_them() -> None:
    sheet = Sheet()
    for top in (60, 300):
        for off in (0.5, 0.0):
            xs, ys = [50 + off, 150 + off, 400 + off], [top + off, top + 40 + off]
            sheet.frame(xs, ys)
        sheet.put(60, top + 10, "Party").put(160, top + 10, "One of the two of them.")
    raw = read(sheet.set(60, 160, [*BODY, "second pays for it."]))
    cells = [paragraph.style.cell for paragraph in raw.paragraphs]
    assert cells == [(1, 1, 1), (1, 1, 2), None, (2, 1, 1), (2, 1, 2)]


def test_centred_lines_of_a_cell_are_one_paragraph() -> None:
    sheet = Sheet().frame([50, 150, 400], [60, 130]).put(160, 65, "Meaning of the term")
    for place, text in enumerate(("Sickness of the", "Eyes and of", "Ears by a motion")):
        sheet.put(100 - WIDTH * len(text) / 2, 65 + PITCH * place, text)
    assert texts(read(sheet.set(60, 200, BODY)))[0] == "Sickness of the Eyes and of Ears by a motion"


def test_a_table_goes_on_over_the_page() -> None:
    upper = Sheet(1).set(60, 40, BODY).frame([50, 150, 400], [100, 130, 160])
    upper.put(60, 105, "Term").put(160, 105, "Meaning").put(60, 135, "Party").put(
        160, 135, "one of those who have"
    )
    lower = Sheet(2).frame([50, 150, 400], [60, 90, 120])
    lower.put(60, 65, "Term").put(160, 65, "Meaning").put(160, 95, "signed the treaty.")
    raw = read(upper, lower)
    assert texts(raw)[1:] == ["Term", "Meaning", "Party", "one of those who have signed the treaty."]
    assert aside(raw, Furniture.REPEATED_ROW) == ["Term", "Meaning"]


def test_a_row_is_cut_though_a_cell_of_it_went_over_to_the_next_page_whole() -> None:
    upper = Sheet(1).set(60, 40, BODY).frame([50, 150, 250, 500], [100, 130, 160])
    upper.put(60, 105, "Term").put(160, 105, "Source").put(260, 105, "Meaning")
    upper.put(60, 135, "Party").put(260, 135, "one of those who have")
    lower = Sheet(2).frame([50, 150, 250, 500], [60, 90, 120])
    lower.put(160, 65, "Article 2").put(260, 65, "signed the treaty.")
    lower.put(60, 95, "Act").put(160, 95, "Article 3").put(260, 95, "the law of 2004.")
    assert "one of those who have signed the treaty." in texts(read(upper, lower))


def test_columns_whose_lines_are_nearly_level_are_no_table() -> None:
    sheet, left, right = Sheet(), list[str](), list[str]()
    for _ in range(4):
        left += [
            "ties of the first act, which they and",
            "all the others have made for the par-",
            "ties of it;",
        ]
        right += [
            "and those of the second act as well;",
            "as are those of all other acts of the",
            "year, all",
        ]
    for edge, lines in ((60, left), (320, right)):
        for place, text in enumerate(lines):
            sheet.put(edge, 80 + PITCH * place + (4 if edge > 60 and place % 3 == 2 else 0), text)
    assert all(paragraph.style.cell is None for paragraph in read(sheet).paragraphs)


def test_items_beside_signs_that_nobody_knows_are_not_one_text() -> None:
    sheet = Sheet().set(60, 300, [*BODY, *BODY, *BODY, *BODY, *BODY, "second pays for it."])
    for place, word in enumerate(("kind", "size", "form", "cost", "date")):
        sheet.put(60, 80 + 20 * place, "ν").put(120, 80 + 20 * place, f"the {word} of all of the values")
    found = texts(read(sheet))
    assert [text for text in found if text.endswith("values") and text.count("values") == 1] == [
        f"the {word} of all of the values" for word in ("kind", "size", "form", "cost", "date")
    ]


def test_a_line_that_is_stretched_to_the_margin_makes_no_columns() -> None:
    sheet = Sheet()
    for place, words in enumerate(("With each word that", "they have made here", "both will have seen")):
        for at, word in enumerate(words.split()):
            sheet.put(60 + 45 * at, 80 + PITCH * place, word)
    assert texts(read(sheet.put(60, 116, "them."))) == [
        "With each word that they have made here both will have seen them."
    ]


def test_justified_lines_whose_gaps_are_one_above_the_other_make_no_columns() -> None:
    sheet = Sheet().put(60, 80, "The parties agree that the work is done by each of the two")
    for place, word in enumerate(("first", "other", "third")):
        sheet.put(60, 92 + PITCH * place, f"of the {word} ones, which are")
        sheet.put(215, 92 + PITCH * place, f"those of the {word} annexes,")
    sheet.put(60, 128, "both of the parties have to pay all that has been asked ..").put(60, 140, "them.")
    assert "first ones, which are those of the first annexes, of the other" in texts(read(sheet))[0]


def test_numbers_beside_a_box_in_the_other_column_stay_with_their_texts() -> None:
    sheet = Sheet().frame([320, 420, 540], [70, 100, 130])
    sheet.put(330, 75, "Party").put(430, 75, "One of the two.").put(330, 105, "Annex").put(
        430, 105, "A text."
    )
    for place, number in enumerate(("16.", "17.", "18.")):
        sheet.put(60, 76 + 20 * place, number).put(
            85, 76 + 20 * place, f"The law of act {place} is in force."
        )
    assert [text for text in texts(read(sheet)) if "force" in text] == [
        f"{place + 16}. The law of act {place} is in force." for place in range(3)
    ]


def test_the_colour_behind_words_makes_no_cells() -> None:
    sheet = Sheet().set(60, 80, BODY)
    box = sheet.lines[0].box
    assert box is not None
    sheet.frame([box.left, box.left + 100, box.right], [box.top, box.bottom])
    assert texts(read(sheet)) == [" ".join(BODY)]


def test_many_strokes_are_no_table() -> None:
    strokes = [Box(10 + 7 * k, 10, 10.5 + 7 * k, 700) for k in range(90)]
    strokes += [Box(10, 10 + 7 * k, 700, 10.5 + 7 * k) for k in range(90)]
    assert find_grids(strokes, []) == []


def test_arabic_in_paragraphs_that_run_from_left_to_right_is_not_mirrored() -> None:
    lines = ["هذا هو النص في هذه الصفحة وهو", "يستمر في السطر التالي من الصفحة حتى", "نهاية الجملة هنا."]
    assert texts(read(Sheet().set(60, 80, lines), lang="ar")) == [" ".join(lines)]
