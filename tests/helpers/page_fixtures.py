"""Fixtures for the tests of the review page in a browser. Selenium is imported on use: it may be missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.api import align
from align.review import review_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture(scope="session")
def review_folder(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Path:
    """The two texts of 59/159, their review page, and the memory as the aligner made it."""
    folder = tmp_path_factory.mktemp("review")
    for name in ("en.txt", "fr.txt"):
        shutil.copy(corpora / "A-RES-59-159" / name, folder)
    alignment = align(folder / "en.txt", folder / "fr.txt", segment="clause", encoder="none")
    review_page(alignment, folder / "review.html")
    alignment.to_tmx(folder / "before.tmx")
    return folder


@pytest.fixture(scope="session")
def browser(review_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser that saves files in the folder of the review."""
    from browser import chromium

    with chromium(tmp_path_factory.mktemp("profile"), review_folder) as browser:
        yield browser


@pytest.fixture
def page(browser: Chrome, review_folder: Path) -> Chrome:
    """The review page of the resolution as it opens for the first time."""
    from browser import open_page

    return open_page(browser, review_folder / "review.html")
