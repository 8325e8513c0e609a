"""Fixtures for translation units: validation against the DTD, and files made from a few lines of markup."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

HEADER = (
    '<header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="test" adminlang="en-US" '
    'srclang="en-US" datatype="plaintext"/>'
)


@pytest.fixture(scope="session")
def dtd_errors(tmx_material: Path) -> Callable[[Path], list[str]]:
    """What the TMX 1.4 DTD finds wrong with a file."""
    dtd = etree.DTD(str(tmx_material / "tmx14.dtd"))

    def errors(path: Path) -> list[str]:
        content = path.read_bytes()
        root = etree.fromstring(gzip.decompress(content) if path.suffix == ".gz" else content)
        dtd.validate(root)
        return str(dtd.error_log).splitlines()

    return errors


@pytest.fixture
def tmx_file(tmp_path: Path) -> Callable[..., Path]:
    """Make a TMX file of some units, each given as markup; the first unit stands on line 5."""

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
