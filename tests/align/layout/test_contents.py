"""Tables of contents by position: entries without leaders and page numbers."""

from __future__ import annotations

from sheets import BODY, Sheet, aside, read, texts

from align.core.raw import Furniture


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


def test_page_numbers_of_contents_make_no_column_and_chapters_have_no_leaders() -> None:
    sheet = Sheet().put(60, 80, "1").put(75, 80, "Of the work").put(500, 80, "3")
    for number in range(1, 5):
        sheet.put(75, 80 + 12 * number, f"1.{number}").put(
            100, 80 + 12 * number, f"Of part {number} . . . . . . ."
        )
        sheet.put(495, 80 + 12 * number, str(number + 8))
    raw = read(sheet)
    assert texts(raw) == ["1 Of the work", *(f"1.{number} Of part {number}" for number in range(1, 5))]
    assert all(paragraph.style.contents for paragraph in raw.paragraphs)


def test_contents_without_leaders_are_told_by_their_titles() -> None:
    titles = ["Scope of the work", "Terms and definitions", "Costs of the work", "Disputes of the parties"]
    contents, body, prices = Sheet(1), Sheet(2), Sheet(3)
    for place, title in enumerate(titles):
        contents.put(60, 80 + 20 * place, title).put(505, 80 + 20 * place, str(place + 2))
        body.put(60, 50 + 90 * place, title, size=14).set(
            60, 110 + 90 * place, [*BODY, "second pays for it."]
        )
        prices.put(60, 80 + 20 * place, f"{title[:5]} of iron").put(505, 80 + 20 * place, str(place + 2))
    raw = read(contents, body, prices)
    entries = [paragraph.text for paragraph in raw.paragraphs if paragraph.style.contents]
    assert entries == titles
    assert aside(raw, Furniture.LEADER) == ["2", "3", "4", "5"]


def test_amounts_that_rise_beside_the_titles_of_sections_are_no_page_numbers() -> None:
    titles = ["Staff of the office", "Travel of experts", "Rent of premises", "Interest on loans"]
    table, body = Sheet(1), Sheet(2)
    for place, title in enumerate(titles):
        table.put(60, 80 + 20 * place, title).put(505, 80 + 20 * place, str(100 + 250 * place))
        body.put(60, 50 + 90 * place, title, size=14).set(
            60, 110 + 90 * place, [*BODY, "second pays for it."]
        )
    assert not aside(read(table, body), Furniture.LEADER)
