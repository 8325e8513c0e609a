"""Fixtures that find the project's corpus and the development data beside the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from places import ROOT, SHARED

from align.alignment import Alignment
from align.api import align

pytest_plugins = ["page_fixtures", "tmx_fixtures"]

# How fast the machine is, or how busy, is no property of the code.
settings.register_profile("bitext", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("bitext")


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


@pytest.fixture(scope="session")
def resolution(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Alignment:
    """59/159 by sentences, aligned in a folder of its own, without the encoder."""
    folder = tmp_path_factory.mktemp("apply")
    for name in ("en.txt", "fr.txt"):
        shutil.copy(corpora / "A-RES-59-159" / name, folder)
    return align(folder / "en.txt", folder / "fr.txt", segment="sentence", encoder="none")
