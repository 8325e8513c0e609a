"""What the review page shows: the filters, the order, what is to look at, both languages, any window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("selenium")

from browser import choose, count, go, numbers, open_page, press, press_with, said, text_of
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.config import Config
from align.core.document import Document
from align.review import review_page

# Per unit the source, the target and the confidence. By number: 1 and 3 have nothing to look at, 2 lacks a number,
# 4 and 6 have no counterpart, 5 is more likely wrong than right.
UNITS = (
    ("A plain sentence.", "Une phrase simple.", 0.99),
    ("There are 30 units.", "Il y a des unités.", 0.98),
    ("Another plain sentence.", "Une autre phrase simple.", 0.7),
    ("Only in the source.", None, None),
    ("Peace and security.", "Paix et sécurité.", 0.2),
    (None, "Seulement dans la cible.", None),
)


@pytest.fixture
def flawed(browser: Chrome, tmp_path: Path) -> Chrome:
    """The page of an alignment with something to look at."""
    sides = []
    for lang, column in (("en", 0), ("fr", 1)):
        texts = [str(unit[column]) for unit in UNITS if unit[column] is not None]
        sides.append(Document(f"a.{lang}", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts)))
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in sides]
    beads = []
    at = [0, 0]
    for source, target, confidence in UNITS:
        ends = [at[0] + (source is not None), at[1] + (target is not None)]
        beads.append(Bead(range(at[0], ends[0]), range(at[1], ends[1]), confidence=confidence))
        at = ends
    config = Config(segment="paragraph")
    review_page(
        Alignment(sides[0], sides[1], segments[0], segments[1], tuple(beads), config), tmp_path / "r.html"
    )
    return open_page(browser, tmp_path / "r.html")


def test_what_is_to_look_at_is_counted_found_and_filtered(flawed: Chrome) -> None:
    assert "4 left to look at" in text_of(flawed, "progress-text")
    press(flawed, "f")
    assert numbers(flawed) == [2, 4, 5, 6]
    press(flawed, "n")
    assert flawed.find_element(By.CSS_SELECTOR, "li.current .number").text == "4"
    press(flawed, "a")
    assert "3 left to look at" in text_of(flawed, "progress-text")
    press(flawed, "f", "f")
    assert numbers(flawed) == [2, 5, 6]
    choose(flawed, "show", "flagged")
    assert numbers(flawed) == [2, 4, 5, 6]


def test_worst_first_begins_with_errors_gaps_and_what_is_likely_wrong(flawed: Chrome) -> None:
    press(flawed, "w")
    assert numbers(flawed) == [4, 6, 5, 2, 3, 1]
    press(flawed, "w")
    assert numbers(flawed) == [1, 2, 3, 4, 5, 6]


def test_only_units_without_doubt_are_accepted_together_and_the_rest_is_named(flawed: Chrome) -> None:
    """Unit 3 has no remarks, but its confidence is 0.7: nobody has looked at it."""
    press_with(flawed, Keys.SHIFT, "a")
    left = "Left open: 2 one-sided, 2 with a confidence below 90%, 1 with remarks."
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


@contextmanager
def window(page: Chrome, width: int, height: int = 800) -> Iterator[None]:
    """A window of that size, in pixels."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(page: Chrome, width: int) -> None:
    with window(page, width):
        assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")


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
        "const box = document.querySelector('li.current').getBoundingClientRect();"
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
