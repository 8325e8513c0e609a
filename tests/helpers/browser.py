"""Chromium without a screen, and what a reviewer does in it, for the tests of the review page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium(profile: Path, downloads: Path) -> Iterator[Chrome]:
    """A browser with a new profile; the test is skipped where there is none."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("Chromium or ChromeDriver is not installed (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


def open_page(browser: Chrome, path: Path) -> Chrome:
    """Open a review page as if for the first time; the browser keeps no work of it, and its console is empty."""
    browser.get(path.as_uri())
    browser.execute_script("localStorage.clear()")
    browser.execute_script("window.addEventListener('pagehide', () => localStorage.clear())")
    browser.refresh()
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    browser.execute_script("document.querySelector('li.current').focus()")
    return browser


def press(browser: Chrome, *keys: str) -> None:
    """Press keys one after the other where the focus is."""
    chain = ActionChains(browser)
    for key in keys:
        chain.send_keys(key)
    chain.perform()


def press_with(browser: Chrome, modifier: str, key: str) -> None:
    """Press a key while another one is held."""
    ActionChains(browser).key_down(modifier).send_keys(key).key_up(modifier).perform()


def current(page: Chrome, side: str) -> str:
    """The text of the current unit on one side, its segments joined by ``|``, without footnote references."""
    return str(
        page.execute_script(
            "return [...document.querySelectorAll('li.current .' + arguments[0] + ' .segment')]"
            ".map((node) => { const copy = node.cloneNode(true);"
            " copy.querySelectorAll('sup').forEach((note) => note.remove()); return copy.textContent; }).join('|')",
            side,
        )
    )


def count(page: Chrome, selector: str = "li.unit") -> int:
    """How many elements there are; units, if nothing else is asked for."""
    return len(page.find_elements(By.CSS_SELECTOR, selector))


def text_of(page: Chrome, identifier: str) -> str:
    """The text of the element with that id, whether it can be seen or not."""
    return str(page.execute_script("return document.getElementById(arguments[0]).textContent", identifier))


def said(page: Chrome) -> str:
    """What the page said of the last action."""
    return text_of(page, "said")


def choose(page: Chrome, identifier: str, value: str) -> None:
    """Choose a value in a list of the page's filters."""
    page.execute_script(
        "const list = document.getElementById(arguments[0]); list.value = arguments[1];"
        "list.dispatchEvent(new Event('change'));",
        identifier,
        value,
    )


def numbers(page: Chrome) -> list[int]:
    """The numbers of the units in the list; all rows are rendered first, as for printing."""
    page.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    return [int(node.text) for node in page.find_elements(By.CSS_SELECTOR, "li.unit .number")]


def saved(page: Chrome, folder: Path, name: str = "A-RES-59-159") -> Path:
    """Save by key and wait for the file."""
    path = folder / f"{name}.decisions.json"
    path.unlink(missing_ok=True)
    press_with(page, Keys.CONTROL, "s")
    WebDriverWait(page, 20).until(lambda _: path.is_file() and path.stat().st_size)
    return path


def go(page: Chrome, index: int) -> None:
    """Go to a unit by keys; the first one has the index 0."""
    press(page, Keys.HOME, *[Keys.ARROW_DOWN] * index)


@contextmanager
def window(page: Chrome, width: int, height: int = 800) -> Iterator[None]:
    """A window of that size, in pixels."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
