"""Fixtures for translation units: validation against the DTD, files made of a few lines of markup, a small memory."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from memories import UNITS

from tmx.write.writer import write_tmx

HEADER = (
    '<header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="test" adminlang="en-US" '
    'srclang="en-US" datatype="plaintext"/>'
)


@pytest.fixture(scope="session")
def dtd_errors(tmx_material: Path) -> Callable[[Path], list[str]]:
    """Return the errors that the TMX 1.4 DTD finds in a file."""
    dtd = etree.DTD(str(tmx_material / "tmx14.dtd"))

    def errors(path: Path) -> list[str]:
        content = path.read_bytes()
        root = etree.fromstring(gzip.decompress(content) if path.suffix == ".gz" else content)
        dtd.validate(root)
        return str(dtd.error_log).splitlines()

    return errors


@pytest.fixture
def tmx_file(tmp_path: Path) -> Callable[..., Path]:
    """Make a TMX file of units given as markup; the first unit is on line 5."""

    def make(*units: str, header: str = HEADER, version: str = "1.4", encoding: str = "utf-8") -> Path:
        lines = [
            f'<?xml version="1.0" encoding="{encoding}"?>',
            f'<tmx version="{version}">',
            header,
            "<body>",
            *units,
            "</body>",
            "</tmx>",
            "",
        ]
        path = tmp_path / "memory.tmx"
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return make


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A memory of five units, three of them with the same source."""
    path = tmp_path / "memory.tmx"
    write_tmx(path, UNITS, source_lang="en-US")
    return path
