"""How the review page looks: nothing moves that was not moved, columns stand in line, no button is without words."""

from __future__ import annotations

import pytest

pytest.importorskip("selenium")

from browser import count, go, press, press_with, text_of, window
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


@pytest.mark.parametrize("key", ["a", "x"])
def test_a_row_gets_no_higher_by_a_decision(flawed: Chrome, key: str) -> None:
    script = "return [...document.querySelectorAll('li.unit .card')].map((node) => node.offsetHeight)"
    with window(flawed, 1280):
        press(flawed, "f", "f")
        before = flawed.execute_script(script)
        press(flawed, key)
        assert flawed.execute_script(script) == before


@pytest.mark.parametrize("width", [390, 1280])
def test_texts_stand_in_line_in_either_view(page: Chrome, width: int) -> None:
    script = (
        "return [...document.querySelectorAll('li.unit')].slice(3, 8)"
        ".map((node) => node.querySelector('.text.target').getBoundingClientRect().left)"
    )
    with window(page, width):
        go(page, 5)
        assert len(set(page.execute_script(script))) == 1
        press(page, "l")
        if width > 900:
            assert len(set(page.execute_script(script))) == 1


def test_every_button_has_words_in_both_languages(page: Chrome) -> None:
    script = (
        "return [...document.querySelectorAll('button, summary')].filter((node) => !node.textContent.trim())"
        ".map((node) => node.id)"
    )
    for _ in ("en", "fr"):
        assert page.execute_script(script) == ["doubtful-yes"]  # its words are those of the question
        page.execute_script("document.getElementById('language').click()")


def test_a_text_of_one_role_has_no_headings_of_roles(flawed: Chrome) -> None:
    assert [node.is_displayed() for node in flawed.find_elements(By.CSS_SELECTOR, ".section")] in (
        [],
        [False],
    )


def test_the_help_begins_with_its_heading_and_needs_no_scrolling(page: Chrome) -> None:
    with window(page, 1280):
        press(page, "?")
        box = page.find_element(By.ID, "help")
        script = (
            "return arguments[0].scrollTop === 0 && arguments[0].scrollHeight <= arguments[0].clientHeight"
        )
        assert page.execute_script(script, box)
        press(page, Keys.ESCAPE)


def test_what_is_to_be_replaced_is_marked_while_the_bar_is_open(flawed: Chrome) -> None:
    press(flawed, "r", "phrase")
    hits = [str(node.text) for node in flawed.find_elements(By.CSS_SELECTOR, ".text.target mark.hit")]
    assert hits == ["phrase", "phrase"]
    assert count(flawed, ".text.source mark.hit") == 0
    press(flawed, "s")
    assert count(flawed, "mark.hit") == 0
    press(flawed, Keys.BACKSPACE, Keys.ESCAPE)
    assert count(flawed, "mark.hit") == 0


def test_a_choice_by_key_is_said_with_what_it_chooses(flawed: Chrome) -> None:
    press(flawed, "w")
    assert text_of(flawed, "said") == "Order: worst first"
    press_with(flawed, Keys.SHIFT, "f")
    assert text_of(flawed, "said") == "Show: left to look at"


def test_a_plain_paragraph_is_not_named_in_its_row_and_any_other_part_is(page: Chrome) -> None:
    places = [node.text for node in page.find_elements(By.CSS_SELECTOR, "li.unit .role")]
    assert places[:2] == ["title 59/159", "formula"]


def test_a_unit_of_a_text_without_roles_has_none_beside_its_number(flawed: Chrome) -> None:
    assert count(flawed, "li.unit .number") == 6
    assert count(flawed, "li.unit .role") == 0


@pytest.mark.parametrize("ui", ["en", "fr"])
def test_the_filters_stand_in_one_row(page: Chrome, ui: str) -> None:
    if ui == "fr":
        page.execute_script("document.getElementById('language').click()")
    script = (
        "return [...document.querySelectorAll('#filters > *')].map((node) => node.getBoundingClientRect())"
        ".map((box) => Math.round((box.top + box.bottom) / 2))"
    )
    page.execute_script(  # as in a text of thousands of units
        "const count = document.getElementById('count'); count.textContent = count.textContent.replaceAll('53', '1053')"
    )
    with window(page, 1280):
        middles = page.execute_script(script)
        assert max(middles) - min(middles) <= 2


def test_a_row_of_one_line_says_once_that_a_unit_is_one_sided(flawed: Chrome) -> None:
    script = (
        "return [...document.querySelectorAll('li.gap:not(.current) .meta')]"
        ".map((node) => node.innerText.match(/one-sided/g).length)"
    )
    with window(flawed, 1280):
        press(flawed, "l")
        assert flawed.execute_script(script) == [1, 1]
