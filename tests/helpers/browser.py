"""Chromium without a screen, for the tests of the review page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.chrome.service import Service

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


def press(browser: Chrome, *keys: str) -> None:
    """Press keys one after the other where the focus is."""
    chain = ActionChains(browser)
    for key in keys:
        chain.send_keys(key)
    chain.perform()


def press_with(browser: Chrome, modifier: str, key: str) -> None:
    """Press a key while another one is held."""
    ActionChains(browser).key_down(modifier).send_keys(key).key_up(modifier).perform()
