"""A pretranslated document as XLIFF, version 1.2 or 2.0, in the form that the standard gives each thing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from align.reuse.pretranslate import Pretranslation
from align.reuse.xliff.version_1 import as_xliff_1
from align.reuse.xliff.version_2 import as_xliff_2
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSIONS = ("1.2", "2.0")
"""The versions that can be written."""


def write_xliff(
    pretranslation: Pretranslation,
    path: str | os.PathLike[str],
    *,
    version: str = "1.2",
    omegat: bool = False,
) -> None:
    """Write a pretranslated document as XLIFF, whole or not at all.

    Args:
        pretranslation: the document.
        path: the file.
        version: ``1.2`` or ``2.0``.
        omegat: whether it is for OmegaT, which reads only targets: each is the source, and what the memory has
            must be given to it as TMX (`Pretranslation.units`).

    Raises:
        UsageError: OmegaT is to read version 2.0, which it does not.
        OutputError: the file cannot be written.
    """
    from lxml import etree

    original = os.path.relpath(pretranslation.original.name, Path(path).parent).replace(os.sep, "/")
    root: _Element
    if version == "2.0":
        if omegat:
            raise UsageError("OmegaT does not read XLIFF 2.0", path=path, cure="Write version 1.2.")
        root = as_xliff_2(pretranslation, original)
    else:
        root = as_xliff_1(pretranslation, original, omegat=omegat)
    with atomic_write(path) as stream:
        stream.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
