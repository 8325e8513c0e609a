"""Translation units, TMX, and the translation memories made of them.

The ground floor of bitext: it knows nothing about documents or aligners, and is useful on its own to anyone who has
a TMX file. Names are imported on first use, so that the command starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmx.base.findings import Finding
    from tmx.base.report import WriteReport
    from tmx.check.check import check_tmx
    from tmx.check.fix import fix_tmx
    from tmx.read.reader import TmxReader, read_tmx
    from tmx.tools.conversion import convert
    from tmx.tools.duplicates import dedupe
    from tmx.tools.filters import Conditions, filter_tmx
    from tmx.tools.merging import merge
    from tmx.tools.split import split_by_property, split_by_size
    from tmx.tools.stats import memory_stats
    from tmx.unit.content import Content, Inline, plain_text, with_placeholders
    from tmx.unit.model import Header, Note, Property, TranslationUnit, Variant
    from tmx.write.writer import write_tmx

__distribution__ = "bitext"  # what another package of the same name lacks: see align/cli/script.py

_HOMES = {
    "Conditions": "tmx.tools.filters",
    "Content": "tmx.unit.content",
    "Finding": "tmx.base.findings",
    "Header": "tmx.unit.model",
    "Inline": "tmx.unit.content",
    "Note": "tmx.unit.model",
    "Property": "tmx.unit.model",
    "TmxReader": "tmx.read.reader",
    "TranslationUnit": "tmx.unit.model",
    "Variant": "tmx.unit.model",
    "WriteReport": "tmx.base.report",
    "check_tmx": "tmx.check.check",
    "convert": "tmx.tools.conversion",
    "dedupe": "tmx.tools.duplicates",
    "filter_tmx": "tmx.tools.filters",
    "fix_tmx": "tmx.check.fix",
    "memory_stats": "tmx.tools.stats",
    "merge": "tmx.tools.merging",
    "plain_text": "tmx.unit.content",
    "read_tmx": "tmx.read.reader",
    "split_by_property": "tmx.tools.split",
    "split_by_size": "tmx.tools.split",
    "with_placeholders": "tmx.unit.content",
    "write_tmx": "tmx.write.writer",
}

__all__ = [
    "Conditions",
    "Content",
    "Finding",
    "Header",
    "Inline",
    "Note",
    "Property",
    "TmxReader",
    "TranslationUnit",
    "Variant",
    "WriteReport",
    "check_tmx",
    "convert",
    "dedupe",
    "filter_tmx",
    "fix_tmx",
    "memory_stats",
    "merge",
    "plain_text",
    "read_tmx",
    "split_by_property",
    "split_by_size",
    "with_placeholders",
    "write_tmx",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tmx' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, for Tab completion and `help`."""
    return sorted(__all__)
