"""Layout by position: the order of reading, tables, heads and feet, notes, paragraphs, each on small pages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from documents import ink, raw_accounted
from hypothesis import given, settings
from hypothesis import strategies as st

from align.core.raw import Furniture, RawDocument, Run
from align.layout import lay_out
from align.layout.printed.grids import find_grids
from align.layout.printed.openings import follows
from align.readers import PagedText
from align.readers.pages import Box, Line, Page
from align.structure.grammars import load_grammar

WIDTH = 5.0  # points of a character in these pages
SIZE, PITCH = 10.0, 12.0


class Sheet:
    """A page that is set piece by piece."""

    def __init__(self, number: int = 1) -> None:
        self.number = number
        self.lines: list[Line] = []
        self.rules: list[Box] = []

    def put(
        self, left: float, top: float, text: str, size: float = SIZE, runs: tuple[Run, ...] = ()
    ) -> Sheet:
        """A piece of a line; its characters are of one width."""
        width = WIDTH * size / SIZE
        stops = tuple(left + place * width for place in range(len(text) + 1))
        box = Box(left, top, stops[-1], top + size)
        self.lines.append(Line(text, 1000 * self.number + len(self.lines) + 1, box, size, runs, stops))
        return self

    def set(self, left: float, top: float, texts: Iterable[str], size: float = SIZE) -> Sheet:
        """Lines one under the other."""
        for place, text in enumerate(texts):
            self.put(left, top + place * PITCH * size / SIZE, text, size)
        return self

    def frame(self, xs: Iterable[float], ys: Iterable[float]) -> Sheet:
        """A grid of drawn lines."""
        xs, ys = list(xs), list(ys)
        self.rules += [Box(xs[0], y, xs[-1], y + 0.5) for y in ys]
        self.rules += [Box(x, ys[0], x + 0.5, ys[-1]) for x in xs]
        return self

    @property
    def page(self) -> Page:
        return Page(tuple(self.lines), self.number, (600.0, 800.0), tuple(self.rules))


def read(*sheets: Sheet, lang: str = "en") -> RawDocument:
    return lay_out(PagedText("text", tuple(sheet.page for sheet in sheets)), lang, load_grammar("generic"))


def texts(raw: RawDocument) -> list[str]:
    return [paragraph.text for paragraph in raw.paragraphs]


def aside(raw: RawDocument, reason: Furniture) -> list[str]:
    return [item.text for item in raw.discarded if item.reason == reason]


BODY = [
    "The parties agree that the work shall be done by the",
    "first of them as it is said in the annex, and that the",
]
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
    raw = read(Sheet().set(60, 80, left).set(320, 80, right), lang="ar")
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


def paged(count: int) -> list[Sheet]:
    """Pages with an alternating head, a numbered foot, and the same line in every body."""
    sheets = []
    for number in range(1, count + 1):
        sheet = Sheet(number).put(
            60 if number % 2 else 400, 30, "Report of the Committee" if number % 2 else "A/50/1"
        )
        words = [f"Part {'abcdefgh'[number]} has", "begun with words of", "its own."]
        sheet.set(60, 80, words[: number % 3 + 1])
        sheet.put(60, 300, "Repeated in the body.").put(60, 340, f"The end of part {'abcdefgh'[number]}.")
        sheets.append(sheet.put(280, 760, f"Page {number + 3} of 12"))
    return sheets


def test_heads_and_feet_are_told_by_repetition_and_place() -> None:
    raw = read(*paged(6))
    assert aside(raw, Furniture.RUNNING_HEAD) == ["Report of the Committee", "A/50/1"] * 3
    assert aside(raw, Furniture.PAGE_NUMBER) == [f"Page {number} of 12" for number in range(4, 10)]
    assert texts(raw).count("Repeated in the body.") == 6


def test_a_title_in_large_type_is_no_head() -> None:
    sheets = []
    for number, word in enumerate(("Injection", "Exposure", "Forgery", "Redirects"), 1):
        sheet = Sheet(number).put(60, 30, word, size=24).set(60, 80, [*BODY, f"{word.lower()} ends here."])
        sheets.append(sheet)
    raw = read(*sheets)
    assert [text for text in texts(raw) if " " not in text] == [
        "Injection",
        "Exposure",
        "Forgery",
        "Redirects",
    ]


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


def test_entries_of_contents_lose_their_leaders() -> None:
    raw = read(
        Sheet()
        .put(60, 80, "1. Purpose ............................ 4")
        .put(60, 92, "2. Scope ................................... 15")
    )
    assert [(paragraph.text, paragraph.style.contents) for paragraph in raw.paragraphs] == [
        ("1. Purpose", True),
        ("2. Scope", True),
    ]
    assert [item.split()[-1] for item in aside(raw, Furniture.LEADER)] == ["4", "15"]


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
