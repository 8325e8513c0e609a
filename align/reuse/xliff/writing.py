"""A pretranslated document as XLIFF, version 1.2 or 2.0, in the form that the standard gives each thing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from align.reuse.pretranslate import Pretranslation
from align.reuse.xliff.version_1 import as_xliff_1
from align.reuse.xliff.version_2 import as_xliff_2
from tmx.base.files import atomic_write

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSIONS = ("1.2", "2.0")
"""The versions that can be written."""


def write_xliff(
    pretranslation: Pretranslation, path: str | os.PathLike[str], *, version: str = "1.2"
) -> None:
    """Write a pretranslated document as XLIFF, whole or not at all.

    Args:
        pretranslation: the document.
        path: the file.
        version: ``1.2`` or ``2.0``.

    Raises:
        OutputError: the file cannot be written.
    """
    from lxml import etree

    original = os.path.relpath(pretranslation.original.name, Path(path).parent).replace(os.sep, "/")
    root: _Element = (as_xliff_2 if version == "2.0" else as_xliff_1)(pretranslation, original)
    with atomic_write(path) as stream:
        stream.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
