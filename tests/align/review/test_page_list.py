"""Moving through the review page: the current unit, its neighbours, the search, one line per unit."""

from __future__ import annotations

import pytest

pytest.importorskip("selenium")

from browser import choose, count, go, numbers, press, text_of, window
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


def test_the_actions_have_their_place_outside_the_list_so_that_no_unit_jumps(page: Chrome) -> None:
    script = "return [...document.querySelectorAll('li.unit')].slice(8, 11).map((node) => node.offsetHeight)"
    with window(page, 1280):
        go(page, 8)
        before = page.execute_script(script)
        press(page, Keys.ARROW_DOWN)
        assert page.execute_script(script) == before
    buttons = page.find_elements(By.CSS_SELECTOR, "#actions button")
    assert [button.get_attribute("data-action") for button in buttons][:2] == ["accept", "split"]
    page.execute_script("arguments[0].click()", buttons[0])
    assert count(page, "li.accepted") == 1


def middle_of_the_current_unit(page: Chrome) -> tuple[float, float]:
    """Where its middle is once the page is drawn, and where the middle of the list's part of the window is."""
    script = (
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => {"
        "const box = document.querySelector('li.current .card').getBoundingClientRect();"
        "const [top, foot] = ['top', 'actions'].map((id) => document.getElementById(id).offsetHeight);"
        "done([(box.top + box.bottom) / 2, (top + innerHeight - foot) / 2]); }))"
    )
    middle, wanted = page.execute_async_script(script)
    return middle, wanted


def test_the_current_unit_stays_near_the_middle_of_the_window(page: Chrome) -> None:
    with window(page, 1280):
        go(page, 20)
        for key in [Keys.ARROW_DOWN] * 6 + [Keys.ARROW_UP] * 2 + ["a"]:
            press(page, key)
            middle, wanted = middle_of_the_current_unit(page)
            assert abs(middle - wanted) < 20


def wait_for_count(page: Chrome, wanted: int) -> None:
    WebDriverWait(page, 20).until(lambda _: count(page) == wanted)


def hits(page: Chrome) -> list[str]:
    """The stretches that are marked as found, in the order of the list."""
    page.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    return [str(node.get_property("textContent")) for node in page.find_elements(By.CSS_SELECTOR, "mark.hit")]


def test_escape_ends_a_search_in_the_box_and_in_the_list(flawed: Chrome) -> None:
    press(flawed, "/", "PHRASE")
    wait_for_count(flawed, 2)
    assert hits(flawed) == ["phrase", "phrase"]
    press(flawed, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert flawed.find_element(By.CSS_SELECTOR, "li.current .number").text == "3"
    press(flawed, "/", Keys.ESCAPE)
    assert flawed.find_element(By.ID, "search").get_property("value") == ""
    assert count(flawed) == 6
    assert hits(flawed) == []
    assert flawed.find_element(By.CSS_SELECTOR, "li.current .number").text == "3"


def test_escape_in_the_list_ends_the_search_first_then_the_other_filters(flawed: Chrome) -> None:
    choose(flawed, "show", "gap")
    press(flawed, "/", "cible", Keys.ENTER)
    assert numbers(flawed) == [6]
    press(flawed, Keys.ESCAPE)
    assert numbers(flawed) == [4, 6]
    press(flawed, Keys.ESCAPE)
    assert numbers(flawed) == [1, 2, 3, 4, 5, 6]


def test_the_slider_shows_what_is_less_sure_and_what_is_one_sided(flawed: Chrome) -> None:
    script = (
        "const most = document.getElementById('most'); most.value = arguments[0];"
        "most.dispatchEvent(new Event('input'))"
    )
    flawed.execute_script(script, "70")
    wait_for_count(flawed, 4)
    assert numbers(flawed) == [3, 4, 5, 6]
    assert text_of(flawed, "most-text") == "70%"
    flawed.execute_script(script, "69")
    wait_for_count(flawed, 3)
    assert numbers(flawed) == [4, 5, 6]


def neighbours(page: Chrome) -> list[str]:
    """The texts of the dimmed neighbours, each with its number."""
    return [node.text.replace("\n", " | ") for node in page.find_elements(By.CSS_SELECTOR, "li.unit .near")]


def test_neighbours_that_are_filtered_out_are_shown_around_the_current_unit(flawed: Chrome) -> None:
    choose(flawed, "show", "gap")
    assert neighbours(flawed) == [
        "3 | Another plain sentence. | Une autre phrase simple.",
        "5 | Peace and security. | Paix et sécurité.",
    ]
    press(flawed, Keys.ARROW_DOWN)
    assert neighbours(flawed) == ["5 | Peace and security. | Paix et sécurité."]
    with window(flawed, 1280):
        flawed.find_element(By.CSS_SELECTOR, "li.unit .near").click()
    assert numbers(flawed) == [4, 5, 6]
    assert flawed.find_element(By.CSS_SELECTOR, "li.current .number").text == "5"
    assert neighbours(flawed) == []


def test_a_row_of_one_line_shows_its_gravest_finding_and_the_current_unit_whole(flawed: Chrome) -> None:
    script = "return [...document.querySelectorAll('li.unit .body')].map((node) => node.offsetHeight)"
    with window(flawed, 1280):
        press(flawed, "l", Keys.END)
        heights = flawed.execute_script(script)
        assert max(heights[:5]) <= 24 < heights[5]
        assert flawed.find_element(By.CSS_SELECTOR, "li.unit:nth-child(2) .brief").text == "numbers"
        flawed.refresh()  # the browser keeps the choice
        assert flawed.execute_script("return document.documentElement.dataset.view") == "compact"
        press(flawed, "l")
        assert min(flawed.execute_script(script)[1:2]) > 24


def test_an_empty_list_says_what_was_asked_for_and_leads_back(flawed: Chrome) -> None:
    choose(flawed, "show", "accepted")
    press(flawed, "/", "Zebra", Keys.ENTER)
    assert text_of(flawed, "nothing-text") == "No unit matches these filters: accepted, with “Zebra”."
    flawed.execute_script("document.getElementById('show-all').click()")
    assert numbers(flawed) == [1, 2, 3, 4, 5, 6]
    assert flawed.execute_script("return document.getElementById('nothing').hidden")
