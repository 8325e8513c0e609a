"""A review in a real browser: by keys alone, saved, applied, and found again in the TMX."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("selenium")

from browser import count, current, go, open_page, press, press_with, said, saved
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import apply_decisions, read_decisions, read_texts, review_page
from tmx.read.reader import read_tmx

Pair = tuple[str, str]


def units_of(path: Path) -> list[Pair]:
    return [(unit.variants[0].text, unit.variants[1].text) for unit in read_tmx(path)]


def cut(text: str, words: int) -> Pair:
    """A text in two, before the word of that number."""
    at = list(re.finditer(r"\s+(?=\S)", text))[words - 1]
    return text[: at.start()], text[at.end() :]


def test_the_five_changes_and_nothing_else_reach_the_memory(page: Chrome, review_folder: Path) -> None:
    expected = units_of(review_folder / "before.tmx")
    assert count(page) == len(expected)

    # An edit near the end, so that the numbers of the units before it hold.
    go(page, 40)
    press(page, Keys.ARROW_RIGHT, "e", Keys.END, " – ajouté")
    press_with(page, Keys.CONTROL, Keys.ENTER)
    expected[40] = (expected[40][0], expected[40][1] + " – ajouté")

    # A move: the only target segment of unit 30 goes down, which leaves unit 30 one-sided, out of the memory.
    go(page, 30)
    assert current(page, "target") == expected[30][1]
    press_with(page, Keys.ALT, Keys.ARROW_DOWN)
    expected[30:32] = [(expected[31][0], f"{expected[30][1]} {expected[31][1]}")]

    # A merge with the unit below.
    go(page, 20)
    press(page, "m")
    expected[20:22] = [tuple(f"{a} {b}" for a, b in zip(expected[20], expected[21], strict=True))]  # type: ignore[list-item]

    # A split before the fifth source word and the fourth target word.
    go(page, 10)
    press(page, Keys.ARROW_LEFT, "s", Keys.HOME, *[Keys.ARROW_RIGHT] * 5)
    press(page, Keys.ARROW_DOWN, Keys.HOME, *[Keys.ARROW_RIGHT] * 4, Keys.ENTER)
    halves = [cut(text, words) for text, words in zip(expected[10], (5, 4), strict=True)]
    expected[10:11] = [(halves[0][0], halves[1][0]), (halves[0][1], halves[1][1])]

    # An accept, which goes on to the next unit.
    go(page, 0)
    press(page, "a")
    assert current(page, "source") == expected[1][0]
    assert count(page, "li.accepted") == 1

    decisions = read_decisions(saved(page, review_folder))
    applied = apply_decisions(
        decisions, *read_texts(decisions, review_folder / "A-RES-59-159.decisions.json")
    )
    assert applied.problems == ()
    assert not applied.realigned
    applied.alignment.to_tmx(review_folder / "after.tmx")
    assert units_of(review_folder / "after.tmx") == expected
    marks = [unit.get("x-review") for unit in read_tmx(review_folder / "after.tmx")]
    assert [(i, mark) for i, mark in enumerate(marks) if mark] == [
        (0, "accepted"),
        (10, "corrected"),
        (11, "corrected"),
        (21, "corrected"),
        (30, "corrected"),
        (39, "edited"),
    ]
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []  # type: ignore[no-untyped-call]


def test_undo_takes_everything_back_and_redo_brings_it_again(page: Chrome, review_folder: Path) -> None:
    before = json.loads(saved(page, review_folder).read_text())["units"]
    go(page, 5)
    press(page, "a", "x", "m", "s", Keys.ENTER)
    press_with(page, Keys.ALT, Keys.ARROW_UP)
    press_with(page, Keys.SHIFT, "a")
    done = json.loads(saved(page, review_folder).read_text())["units"]
    assert done != before
    press(page, *["z"] * 6)
    assert json.loads(saved(page, review_folder).read_text())["units"] == before
    assert page.find_element(By.ID, "undo").get_attribute("disabled")
    for _ in range(6):
        press_with(page, Keys.SHIFT, "z")
    assert json.loads(saved(page, review_folder).read_text())["units"] == done


def test_a_merge_puts_the_halves_of_a_split_together_again(page: Chrome, review_folder: Path) -> None:
    before = json.loads(saved(page, review_folder).read_text())["units"]
    go(page, 7)
    press(page, "s", Keys.ENTER, "m")
    after = json.loads(saved(page, review_folder).read_text())["units"]
    assert [unit["source"] for unit in after] == [unit["source"] for unit in before]
    assert [unit["target"] for unit in after] == [unit["target"] for unit in before]


def test_work_survives_a_reload(browser: Chrome, review_folder: Path) -> None:
    browser.get((review_folder / "review.html").as_uri())
    browser.execute_script("localStorage.clear(); document.querySelector('li.current').focus()")
    press(browser, "a", "x")
    browser.refresh()
    assert count(browser, "li.accepted") == 1
    assert count(browser, "li.excluded") == 1
    assert "2" in said(browser)


def test_a_saved_file_is_loaded_again_and_a_foreign_one_refused(page: Chrome, review_folder: Path) -> None:
    press(page, "a", "a", "x")
    path = saved(page, review_folder)
    page.execute_script("document.getElementById('restart').click()")
    assert count(page, "li.accepted") == 0
    field = page.find_element(By.ID, "file")
    field.send_keys(str(path))
    WebDriverWait(page, 20).until(lambda _: count(page, "li.accepted") == 2)
    assert count(page, "li.excluded") == 1
    data = json.loads(path.read_text())
    data["source"]["fingerprint"] = "sha256:0"
    foreign = review_folder / "foreign.json"
    foreign.write_text(json.dumps(data))
    field.send_keys(str(foreign))
    WebDriverWait(page, 20).until(lambda _: "another text" in said(page))
    assert count(page, "li.accepted") == 2


def test_while_a_wording_is_edited_nothing_else_can_be_done(page: Chrome) -> None:
    press(page, "a", "e")
    script = "return document.getElementById('top').inert"
    assert page.execute_script(script)
    before = str(page.switch_to.active_element.get_property("value"))
    press_with(page, Keys.CONTROL, "a")
    press(page, Keys.BACKSPACE)
    press_with(page, Keys.CONTROL, Keys.ENTER)
    assert "cannot be empty" in said(page)
    assert count(page, "textarea") == 2
    press(page, Keys.ESCAPE)
    assert not page.execute_script(script)
    assert current(page, "target") == before
    assert count(page, "li.accepted") == 1


def test_offsets_count_characters_beyond_the_first_plane(tmp_path: Path, browser: Chrome) -> None:
    """A split behind a character that JavaScript counts twice is where Python has it."""
    texts = ("𝄞 first 𝄞 second half", "𝄞 premier 𝄞 seconde moitié")
    source, target = (
        Document(f"{lang}.txt", lang, (Block(Kind.PARAGRAPH, (), text),))
        for lang, text in zip(("en", "fr"), texts, strict=True)
    )
    review_page(
        align_documents(source, target, Config(encoder="none", segment="paragraph")), tmp_path / "p.html"
    )
    open_page(browser, tmp_path / "p.html")
    press(
        browser,
        "s",
        Keys.HOME,
        *[Keys.ARROW_RIGHT] * 3,
        Keys.ARROW_UP,
        Keys.HOME,
        *[Keys.ARROW_RIGHT] * 3,
        Keys.ENTER,
    )
    press(browser, "a")
    browser.refresh()
    shown = [
        [node.text for node in browser.find_elements(By.CSS_SELECTOR, f"li.unit .{side} .segment")]
        for side in ("source", "target")
    ]
    assert shown == [["𝄞 first 𝄞", "second half"], ["𝄞 premier 𝄞", "seconde moitié"]]
    kept = json.loads(
        str(
            browser.execute_script(
                "return Object.entries(localStorage).find(([k]) => k.includes('sha256'))[1]"
            )
        )
    )
    pieces = [unit["source"][0] for unit in kept["units"]]
    assert [source.blocks[0].text[start:end] for _, start, end in pieces] == shown[0]
    browser.execute_script("localStorage.clear()")
