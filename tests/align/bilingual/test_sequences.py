"""Two texts in one file: after each other, by turns, or in two columns of the pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from bilingual_files import ENGLISH, FRENCH, PAIRS
from hypothesis import given
from hypothesis import strategies as st

from align.bilingual.sequences import stretches
from align.bilingual.splitting import split_languages
from align.core.block import NoteRef
from align.core.raw import RawDocument, RawParagraph
from align.readers import PagedText, paginate
from align.readers.pages import Box, Line, Page
from tmx.base.errors import InputError


def document(*paragraphs: str) -> RawDocument:
    return RawDocument("both.docx", tuple(RawParagraph(text) for text in paragraphs))


def spaced(*paragraphs: str) -> PagedText:
    return paginate("both.txt", [line for text in paragraphs for line in (text, "")])


def shown(text: PagedText | RawDocument) -> list[str]:
    return [line for line in text.texts if line]


@pytest.mark.parametrize("make", [document, spaced])
def test_one_text_after_the_other_is_cut_where_the_language_changes(make: type) -> None:
    halves = split_languages(make(*FRENCH, "12", *ENGLISH))
    assert halves.langs == ("fr", "en")
    assert [text for text in shown(halves.source) if text != "12"] == [*FRENCH]
    assert [text for text in shown(halves.target) if text != "12"] == [*ENGLISH]
    assert halves.found.startswith("fr, then from ")


@pytest.mark.parametrize("make", [document, spaced])
def test_paragraphs_that_take_turns_are_told_apart_even_short_ones(make: type) -> None:
    pairs = [*PAIRS[:3], ("Definitions", "Définitions"), *PAIRS[3:]]
    halves = split_languages(make(*[text for pair in pairs for text in pair]))
    assert list(zip(shown(halves.source), shown(halves.target), strict=True)) == pairs
    assert halves.found == "en and fr by turns, in 14 parts"


def test_pages_that_take_turns_keep_their_numbers() -> None:
    pages = []
    for number, (english, french) in enumerate(PAIRS):
        for at, text in enumerate((english, french)):
            page = 2 * number + at + 1
            pages.append(Page((Line(text, page * 10), Line(str(page), page * 10 + 1)), page))
    halves = split_languages(PagedText("both.pdf", tuple(pages)))
    assert isinstance(halves.target, PagedText)
    assert [page.number for page in halves.target.pages] == [2, 4, 6, 8, 10, 12]
    assert [page.lines[0].text for page in halves.target.pages] == [*FRENCH]
    assert [page.lines[1].text for page in halves.target.pages] == ["2", "4", "6", "8", "10", "12"]


def test_notes_go_where_they_are_referred_to() -> None:
    first, *rest = document(*ENGLISH, *FRENCH).paragraphs
    raw = RawDocument(
        "both.docx",
        (replace(first, refs=(NoteRef(3, "1"),)), *rest[:-1], replace(rest[-1], refs=(NoteRef(2, "2"),))),
        (RawParagraph("Ibid.", label="1"), RawParagraph("Ibid.", label="2")),
    )
    halves = split_languages(raw)
    assert isinstance(halves.source, RawDocument)
    assert isinstance(halves.target, RawDocument)
    assert [note.label for note in halves.source.notes] == ["1"]
    assert [note.label for note in halves.target.notes] == ["2"]


def test_quotations_do_not_make_a_bilingual_file() -> None:
    with pytest.raises(InputError, match="does not hold a text in two languages"):
        split_languages(document(*ENGLISH * 4, FRENCH[4]))


def facing(*, gap: float = 20, swap: bool = False) -> PagedText:
    """A page with two columns, and a heading across."""
    lines = [Line("12", 1, Box(290, 20, 310, 30))]
    for number, pair in enumerate(PAIRS):
        top = 60 + 30 * number
        for side, text in enumerate(reversed(pair) if swap else pair):
            left = 50 if side == 0 else 300 + gap / 2
            lines.append(Line(text, 2 * number + side + 2, Box(left, top, left + 250 - gap / 2, top + 10)))
    return PagedText("both.pdf", (Page(tuple(lines), 1, (600, 800)),))


def test_columns_of_pages_are_two_texts() -> None:
    halves = split_languages(facing())
    assert halves.found == "en on the left of the pages, fr on the right"
    assert [text for text in halves.source.texts if text != "12"] == [*ENGLISH]
    assert [text for text in halves.target.texts if text != "12"] == [*FRENCH]
    assert split_languages(facing(swap=True)).langs == ("fr", "en")
    assert split_languages(facing(swap=True), "en").found == "en on the right of the pages, fr on the left"


def test_a_line_that_reaches_over_the_space_is_cut_there() -> None:
    english, french = PAIRS[0]
    text = f"{english} {french}"
    stops = tuple(50 + 4 * at for at in range(len(english) + 1))
    right = tuple(stops[-1] + 6 + 3 * at for at in range(len(french) + 1))
    long = Line(text, 99, Box(50, 300, right[-1], 310), stops=(*stops, *right))
    page = facing().pages[0]
    lines = tuple(line for line in page.lines if line.text not in (english, french))
    moved = stops[-1] + 3
    shifted = tuple(
        replace(line, box=replace(line.box, left=moved + 1, right=moved + 200))
        if line.box and line.box.left > 250 and line.text != "12"
        else replace(line, box=replace(line.box, right=moved - 1))
        if line.box and line.text != "12"
        else line
        for line in lines
    )
    halves = split_languages(PagedText("both.pdf", (Page((*shifted, long), 1),)))
    assert english in halves.source.texts
    assert french in [text.strip() for text in halves.target.texts]


@given(st.lists(st.floats(-50, 50), max_size=12), st.floats(0, 40))
def test_the_stretches_are_the_likeliest(leanings: list[float], price: float) -> None:
    def cost(sides: list[int]) -> float:
        changes = sum(one != other for one, other in pairwise(sides))
        return (
            price * changes
            - sum(lean if side == 0 else -lean for lean, side in zip(leanings, sides, strict=True)) / 2
        )

    found = stretches(leanings, [price] * len(leanings))
    assert len(found) == len(leanings)
    for at in range(len(found) + 1):
        for other in ([0] * at + [1] * (len(found) - at), [1] * at + [0] * (len(found) - at)):
            assert cost(found) <= cost(other) + 1e-6


def ruled() -> PagedText:
    """A page with a table of three columns between drawn lines: numbers, and two languages."""
    lines, rules = [Line("Contract of sale between the parties", 1, Box(60, 20, 260, 30))], []
    for number, pair in enumerate(PAIRS):
        top = 60.0 + 40 * number
        rules.append(Box(50, top - 6, 550, top - 5))
        lines.append(Line(str(number + 1), 10 * number + 2, Box(60, top, 66, top + 10)))
        for side, text in enumerate(pair):
            words = text.split()
            left = 90.0 if side == 0 else 330.0
            for part, half in enumerate((words[: len(words) // 2], words[len(words) // 2 :])):
                box = Box(left, top + 12 * part, left + 4 * len(" ".join(half)), top + 12 * part + 10)
                lines.append(Line(" ".join(half), 10 * number + 3 + 2 * side + part, box))
    rules.append(Box(50, 60 + 40 * len(PAIRS) - 6, 550, 60 + 40 * len(PAIRS) - 5))
    rules += [Box(x, 54, x + 1, 60 + 40 * len(PAIRS) - 5) for x in (50, 80, 320, 550)]
    return PagedText("both.pdf", (Page(tuple(lines), 1, (600, 800), tuple(rules)),))


def test_rows_of_a_table_with_drawn_lines_pair_as_rows() -> None:
    halves = split_languages(ruled())
    assert halves.found == "columns 2 (en) and 3 (fr) of 1 table with 6 rows"
    assert isinstance(halves.source, RawDocument)
    assert [p.text for p in halves.source.paragraphs if p.style.cell] == [*ENGLISH]
    assert list(halves.target.texts) == [*FRENCH]
