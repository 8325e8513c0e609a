"""Fixtures that find the project's corpus and the development data beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["tmx_fixtures"]

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The project's own corpus."""
    return ROOT / "corpora"


def shared_folder(name: str) -> Path:
    """A folder of the development data, which is kept beside the project and never in it."""
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"development data {name!r} is not beside the project (../shared/{name})")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """Hand-made alignments: ``sentences/`` and ``paragraphs/``, each NAME.en|fr|de and NAME.gold."""
    return shared_folder("gold")


@pytest.fixture(scope="session")
def tmx_material() -> Path:
    """The TMX DTD and the LISA compliance kit."""
    return shared_folder("tmx")
