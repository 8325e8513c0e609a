"""What the review page shows: the filters, the order, what is to look at, both languages, any window."""

from __future__ import annotations

import pytest

pytest.importorskip("selenium")

from browser import choose, count, go, numbers, press, press_with, said, text_of, window
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


def test_what_is_to_look_at_is_counted_found_and_filtered(flawed: Chrome) -> None:
    assert "5 left to look at" in text_of(flawed, "progress-text")
    press(flawed, "f")
    assert numbers(flawed) == [2, 3, 4, 5, 6]
    press(flawed, "n")
    assert flawed.find_element(By.CSS_SELECTOR, "li.current .number").text == "3"
    press(flawed, "a")
    assert "4 left to look at" in text_of(flawed, "progress-text")
    press(flawed, "f", "f")
    assert numbers(flawed) == [2, 4, 5, 6]
    choose(flawed, "show", "flagged")
    assert numbers(flawed) == [2, 3, 4, 5, 6]


def test_worst_first_begins_with_errors_gaps_and_what_is_likely_wrong(flawed: Chrome) -> None:
    press(flawed, "w")
    assert numbers(flawed) == [2, 4, 6, 5, 3, 1]
    press(flawed, "w")
    assert numbers(flawed) == [1, 2, 3, 4, 5, 6]


def test_only_units_without_doubt_are_accepted_together_and_the_rest_is_named(flawed: Chrome) -> None:
    """Unit 3 has no remarks, but its confidence is 0.7: nobody has looked at it."""
    press_with(flawed, Keys.SHIFT, "a")
    left = "Left open: 2 one-sided, 2 that may be wrong, 1 with remarks."
    assert said(flawed) == f"1 unit accepted (Z undoes it). {left}"
    press_with(flawed, Keys.SHIFT, "a")
    assert said(flawed) == f"No open unit shown is free of doubt. {left}"
    choose(flawed, "show", "accepted")
    assert numbers(flawed) == [1]


def test_doubtful_units_are_accepted_together_only_if_asked_for(flawed: Chrome) -> None:
    flawed.execute_script("document.getElementById('accept-doubtful').click()")
    assert "3 open units shown are doubtful" in text_of(flawed, "doubtful-text")
    press(flawed, Keys.ESCAPE)
    assert count(flawed, "li.accepted") == 0
    flawed.execute_script("document.getElementById('accept-doubtful').click()")
    flawed.find_element(By.ID, "doubtful-yes").click()
    assert said(flawed) == "4 units accepted (Z undoes it). Left open: 2 one-sided."
    choose(flawed, "show", "accepted")
    assert numbers(flawed) == [1, 2, 3, 5]


def test_an_undo_says_what_it_took_back(flawed: Chrome) -> None:
    press(flawed, "x", "z")
    assert said(flawed) == "Undone: leaving out of the memory."
    press_with(flawed, Keys.SHIFT, "z")
    assert said(flawed) == "Redone: leaving out of the memory."
    flawed.execute_script("document.getElementById('restart').click()")
    press(flawed, "z")
    assert said(flawed) == "Undone: starting over."


def test_a_split_renumbers_the_units_after_it(flawed: Chrome) -> None:
    go(flawed, 1)
    press(flawed, "s", Keys.ENTER)
    assert numbers(flawed) == [1, 2, 3, 4, 5, 6, 7]
    assert count(flawed) == 7


def test_filters_search_and_language(page: Chrome) -> None:
    everything = count(page)
    press(page, "/", "assemblee", Keys.ENTER)
    WebDriverWait(page, 20).until(lambda _: 0 < count(page) < everything)
    assert all(
        "assemblée" in row.text.casefold() for row in page.find_elements(By.CSS_SELECTOR, "li.unit .target")
    )
    page.execute_script(
        "const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'));"
    )
    choose(page, "role", "footnote")
    assert count(page) == 10
    page.execute_script("document.getElementById('language').click()")
    assert page.find_element(By.ID, "save").text == "Enregistrer"
    assert page.execute_script("return document.documentElement.lang") == "fr"
    page.execute_script("document.getElementById('language').click()")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(page: Chrome, width: int) -> None:
    with window(page, width):
        assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
