"""Running heads and feet by position: what is at the edge of page after page."""

from __future__ import annotations

from dataclasses import replace

from sheets import BODY, Sheet, aside, read, texts

from align.core.raw import Furniture


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


SECTIONS = ["1. SCOPE", "2. TERMS", "2. TERMS", "3. WORK", "4. COSTS", "5. RISKS", "6. DISPUTES", "7. END"]


def test_a_head_that_changes_from_page_to_page_stands_inside_sentences() -> None:
    sheets = []
    for number, title in enumerate(SECTIONS, 1):
        sheet = Sheet(number).put(60, 30, title).put(280, 760, str(number))
        word = "abcdefgh"[number - 1] * 4
        opened = title[3:].capitalize() if number % 2 else f"second shall pay {word} for it."
        sheets.append(sheet.set(60, 80, [opened, f"For {word} the parties agree that the"]))
    raw = read(*sheets)
    assert aside(raw, Furniture.RUNNING_HEAD) == SECTIONS
    assert "Costs" in texts(raw)


def test_a_title_at_the_top_of_every_page_is_no_head() -> None:
    sheets = [
        Sheet(number).put(60, 30, title).set(60, 80, [*BODY, "second shall pay for it."])
        for number, title in enumerate(SECTIONS[2:], 1)
    ]
    assert [text for text in texts(read(*sheets)) if text.isupper()] == SECTIONS[2:]


def test_what_stands_beside_the_number_of_the_page_belongs_to_the_head() -> None:
    sheets = []
    for number, title in enumerate(SECTIONS, 11):
        sheet = Sheet(number).set(60, 80, [*BODY, f"number {title[3:].lower()} shall pay for it."])
        sheets.append(
            sheet.put(60, 30, str(number)).put(300, 30, "CHAPTER 2")
            if number % 2
            else sheet.put(60, 30, title).put(300, 30, str(number))
        )
    assert len(texts(read(*sheets))) == len(SECTIONS)


def test_a_watermark_across_the_text_is_set_aside() -> None:
    sheets = []
    for number, title in enumerate(SECTIONS[3:6], 1):
        sheet = (
            Sheet(number)
            .put(60, 80, f"{title[3:].capitalize()} of two parties")
            .put(100, 90, "DRAFT", size=60)
        )
        sheet.lines[-1] = replace(sheet.lines[-1], angle=40)
        sheets.append(sheet)
    assert aside(read(*sheets), Furniture.RUNNING_HEAD) == ["DRAFT"] * 3


def test_what_stands_beside_the_title_of_a_report_on_every_page_is_of_the_head() -> None:
    sheets = []
    for number, title in enumerate(SECTIONS, 1):
        word = "abcdefgh"[number - 1] * 4
        body = [f"The {word} of the parties is made by all of them.", f"So is the {word} of the others."]
        sheets.append(Sheet(number).put(60, 30, title).put(400, 30, "Report of 2004").set(60, 80, body))
    assert not any(text.isupper() for text in texts(read(*sheets)))


def test_the_number_of_the_only_page_is_known_by_the_count_of_pages() -> None:
    raw = read(Sheet(1).set(60, 80, [*BODY, "second pays for it."]).put(250, 760, "Page 1 of 1"))
    assert aside(raw, Furniture.PAGE_NUMBER) == ["Page 1 of 1"]
    assert "Room 3 of 8" in texts(read(Sheet(1).set(60, 80, BODY).put(60, 760, "Room 3 of 8")))


def numbered(titles: list[str], top: float) -> list[Sheet]:
    """Pages with a line apart from the text, which is another one on each."""
    sheets = []
    for number, title in enumerate(titles, 1):
        word = "abcdefghijkl"[number - 1] * 4
        body = [f"The {word} of the parties is made by all of them.", f"So is {word}."]
        sheets.append(Sheet(number).put(60, top, title).set(60, 80, body))
    return sheets


def test_a_title_with_the_number_of_the_page_in_one_piece_is_a_foot() -> None:
    feet = [f"{title} | {number}" for number, title in enumerate(SECTIONS[3:], 7)]
    assert aside(read(*numbered(feet, 760)), Furniture.RUNNING_HEAD) == feet


def test_a_title_with_a_number_is_a_head_where_it_is_repeated_and_else_the_heading_of_a_section() -> None:
    headings = [f"{number} – {title[3:]}" for number, title in enumerate(SECTIONS[3:], 1)]
    assert not aside(read(*numbered(headings, 30)), Furniture.RUNNING_HEAD)
    heads = [f"{number} – {SECTIONS[3 + number // 3][3:]}" for number in range(1, 7)]
    assert aside(read(*numbered(heads, 30)), Furniture.RUNNING_HEAD) == heads
