"""Fixtures for the tests of the review page in a browser. Selenium is imported on use: it may be missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.alignment import Alignment
from align.api import align
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.config import Config
from align.core.document import Document
from align.review import review_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

# Per unit the source, the target and the confidence. By number: 1 has nothing to look at, 2 lacks a number, 3 is
# doubtful, 4 and 6 have no counterpart, 5 is more likely wrong than right.
UNITS = (
    ("A plain sentence.", "Une phrase simple.", 0.99),
    ("There are 30 units.", "Il y a des unités.", 0.98),
    ("Another plain sentence.", "Une autre phrase simple.", 0.7),
    ("Only in the source.", None, None),
    ("Peace and security.", "Paix et sécurité.", 0.2),
    (None, "Seulement dans la cible.", None),
)


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


@pytest.fixture
def flawed(browser: Chrome, tmp_path: Path) -> Chrome:
    """The page of an alignment with something to look at."""
    from browser import open_page

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
