"""Writing and cutting in the review page: what is open in a row, and the way of its keys."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("selenium")

from browser import choose, count, current, go, numbers, open_page, press, press_with, said, saved, text_of
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.config import Config
from align.core.document import Document
from align.output.files import write_alignment
from align.review import apply_decisions, read_decisions, read_texts, review_page
from tmx.read.reader import read_tmx


def is_closed(page: Chrome) -> bool:
    inert = page.execute_script("return document.getElementById('top').inert")
    return not inert and count(page, "textarea, .slider") == 0


def click_another_unit(page: Chrome) -> None:
    page.find_elements(By.CSS_SELECTOR, "li.unit:not(.current) .text.target")[0].click()


@pytest.mark.parametrize("key", ["e", "s"])
def test_escape_closes_what_is_open_wherever_the_focus_is(page: Chrome, key: str) -> None:
    go(page, 3)
    before = current(page, "source")
    press(page, key)
    click_another_unit(page)
    assert "Esc" in said(page)
    page.execute_script("document.activeElement.blur()")
    press(page, Keys.ESCAPE)
    assert is_closed(page)
    assert current(page, "source") == before
    press(page, Keys.ARROW_DOWN)
    assert current(page, "source") != before


def test_a_wording_is_kept_wherever_the_focus_is(page: Chrome) -> None:
    go(page, 3)
    press(page, Keys.ARROW_RIGHT, "e", Keys.END, " – un ajout")
    click_another_unit(page)
    press(page, " de plus")
    page.execute_script("document.activeElement.blur()")
    press_with(page, Keys.CONTROL, Keys.ENTER)
    assert is_closed(page)
    assert current(page, "target").endswith(" – un ajout de plus")


def test_a_cut_is_moved_and_made_wherever_the_focus_is(page: Chrome) -> None:
    go(page, 3)
    before = count(page)
    press(page, "s")
    click_another_unit(page)
    page.execute_script("document.activeElement.blur()")
    press(page, Keys.HOME, Keys.ARROW_RIGHT, Keys.ENTER)
    assert is_closed(page)
    assert count(page) == before + 1


def test_saving_keeps_the_wording_that_is_being_written(page: Chrome, review_folder: Path) -> None:
    go(page, 3)
    press(page, Keys.ARROW_RIGHT, "e", Keys.END, " – un ajout")
    units = json.loads(saved(page, review_folder).read_text())["units"]
    assert [unit["target_text"][-10:] for unit in units if unit["target_text"]] == ["– un ajout"]
    assert is_closed(page)


@pytest.fixture
def one_sided(browser: Chrome, tmp_path: Path) -> Chrome:
    """The page of two texts of which the second lacks a paragraph."""
    texts = {"en": ["Good morning.", "Only here."], "fr": ["Bonjour."]}
    for lang, lines in texts.items():
        (tmp_path / f"{lang}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    source, target = (
        Document(
            str(tmp_path / f"{lang}.txt"), lang, tuple(Block(Kind.PARAGRAPH, (), line) for line in lines)
        )
        for lang, lines in texts.items()
    )
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in (source, target)]
    beads = Bead(range(1), range(1), confidence=0.99), Bead(range(1, 2), range(1, 1))
    config = Config(encoder="none", segment="paragraph")
    review_page(Alignment(source, target, segments[0], segments[1], beads, config), tmp_path / "r.html")
    return open_page(browser, tmp_path / "r.html")


def test_a_translation_that_is_written_for_a_side_without_text_enters_the_memory(
    one_sided: Chrome, tmp_path: Path, review_folder: Path
) -> None:
    go(one_sided, 1)
    press(one_sided, "e")
    empty = one_sided.switch_to.active_element
    assert empty.get_attribute("lang") == "fr"
    assert "Write it here" in str(empty.get_attribute("placeholder"))
    press(one_sided, "Seulement ici.")
    press_with(one_sided, Keys.CONTROL, Keys.ENTER)
    assert current(one_sided, "target") == "Seulement ici."
    assert one_sided.find_elements(By.CSS_SELECTOR, "li.gap") == []
    assert "nothing left to look at" in text_of(one_sided, "progress-text")

    folder = tmp_path.name.replace("_", "-")
    decisions = read_decisions(saved(one_sided, review_folder, folder).rename(tmp_path / "d.json"))
    texts = read_texts(decisions, tmp_path / "d.json", tmp_path / "en.txt", tmp_path / "fr.txt")
    apply_decisions(decisions, *texts).alignment.to_tmx(tmp_path / "o.tmx")
    units = [tuple(variant.text for variant in unit.variants) for unit in read_tmx(tmp_path / "o.tmx")]
    assert units == [("Good morning.", "Bonjour."), ("Only here.", "Seulement ici.")]


def test_a_comment_is_written_shown_found_and_saved(page: Chrome, review_folder: Path) -> None:
    go(page, 3)
    press(page, "c", "Which session?")
    press_with(page, Keys.CONTROL, Keys.ENTER)
    assert page.find_element(By.CSS_SELECTOR, "li.current .note").text == "Which session?"
    assert count(page, "li.accepted, li.corrected") == 0
    choose(page, "show", "commented")
    assert count(page) == 1
    units = json.loads(saved(page, review_folder).read_text())["units"]
    assert [(index, unit["comment"]) for index, unit in enumerate(units) if "comment" in unit] == [
        (3, "Which session?")
    ]
    press(page, "z")
    assert count(page, ".note") == 0


def test_the_cut_between_two_units_moves_by_words_up_and_down(page: Chrome) -> None:
    go(page, 10)
    upper = current(page, "target")
    press(page, Keys.ARROW_DOWN)
    lower = current(page, "target")
    press(page, Keys.ARROW_UP, Keys.ARROW_RIGHT, "b")
    assert count(page, "li.lent") == 1
    press(page, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
    first, second, rest = lower.split(maxsplit=2)
    assert current(page, "target") == f"{upper}|{first} {second}"
    press(page, Keys.ARROW_DOWN)
    assert current(page, "target") == rest
    press_with(page, Keys.SHIFT, "b")
    press(page, Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ENTER)
    assert current(page, "target") == lower
    assert is_closed(page)
    assert count(page, "li.lent") == 0


def test_text_is_found_and_replaced_in_the_units_shown_and_decides_nothing(page: Chrome) -> None:
    press(page, "r", "nations")
    assert re.fullmatch(r"\d+ places in \d+ units", text_of(page, "replace-count"))
    places, units = map(int, re.findall(r"\d+", text_of(page, "replace-count")))
    press(page, Keys.TAB, "AG")
    press(page, Keys.ENTER)
    assert "nations" in current(page, "target").casefold()
    page.find_element(By.ID, "replace-here").click()
    assert said(page).startswith("1 place replaced")
    assert text_of(page, "replace-count") == f"{places - 1} places in {units - 1} units"
    page.find_element(By.ID, "replace-all").click()
    assert said(page).startswith(
        f"{places - 1} places replaced (Z undoes it). {units - 1} units with new wording"
    )
    assert text_of(page, "replace-count") == "0 places in 0 units"
    assert count(page, "li.accepted, li.corrected") == 0
    assert len(numbers(page)) == count(page)
    assert count(page, "li.edited") == units
    press(page, Keys.ESCAPE)
    assert not page.find_element(By.ID, "replace").is_displayed()
    press(page, "z", "z")
    assert len(numbers(page)) == count(page)
    assert count(page, "li.edited") == 0


def test_the_memory_that_the_page_exports_is_what_apply_makes_of_the_accepted_units(
    page: Chrome, review_folder: Path, tmp_path: Path
) -> None:
    press(page, "x", Keys.ARROW_DOWN)
    press_with(page, Keys.SHIFT, "a")
    accepted = int(said(page).split()[0])
    press(page, "c", "Ask <whom>?")
    press_with(page, Keys.CONTROL, Keys.ENTER)
    path = review_folder / "A-RES-59-159.reviewed.tmx"
    path.unlink(missing_ok=True)
    page.execute_script("document.getElementById('export').click()")
    WebDriverWait(page, 20).until(lambda _: path.is_file() and path.stat().st_size)
    pattern = rf"{accepted} units in {re.escape(path.name)}\. Not in it: (\d+ open, )?1 left out\."
    assert re.search(pattern, said(page))

    decisions = saved(page, review_folder)
    review = read_decisions(decisions)
    applied = apply_decisions(review, *read_texts(review, decisions)).alignment
    write_alignment(applied, tmp_path / "o.tmx", only="accepted")
    exported = list(read_tmx(path))
    assert len(exported) == accepted
    assert exported == list(read_tmx(tmp_path / "o.tmx"))
    head = path.read_text(encoding="utf-8").split("<body>")[0]
    assert head == (tmp_path / "o.tmx").read_text(encoding="utf-8").split("<body>")[0]
