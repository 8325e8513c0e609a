"""Translation units, TMX and the memories made of them.

The ground floor of bitext: it knows nothing of documents or aligners and is useful alone to anyone who
holds a TMX file. Names are imported on first use, so that the command starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmx.check import check_tmx
    from tmx.content import Content, Inline, plain_text, with_placeholders
    from tmx.conversion import convert
    from tmx.duplicates import dedupe
    from tmx.filters import Conditions, filter_tmx
    from tmx.findings import Finding
    from tmx.fix import fix_tmx
    from tmx.merging import merge
    from tmx.reader import TmxReader, read_tmx
    from tmx.report import WriteReport
    from tmx.split import split_by_property, split_by_size
    from tmx.stats import memory_stats
    from tmx.unit import Header, Note, Property, TranslationUnit, Variant
    from tmx.writer import write_tmx

_HOMES = {
    "Conditions": "tmx.filters",
    "Content": "tmx.content",
    "Finding": "tmx.findings",
    "Header": "tmx.unit",
    "Inline": "tmx.content",
    "Note": "tmx.unit",
    "Property": "tmx.unit",
    "TmxReader": "tmx.reader",
    "TranslationUnit": "tmx.unit",
    "Variant": "tmx.unit",
    "WriteReport": "tmx.report",
    "check_tmx": "tmx.check",
    "convert": "tmx.conversion",
    "dedupe": "tmx.duplicates",
    "filter_tmx": "tmx.filters",
    "fix_tmx": "tmx.fix",
    "memory_stats": "tmx.stats",
    "merge": "tmx.merging",
    "plain_text": "tmx.content",
    "read_tmx": "tmx.reader",
    "split_by_property": "tmx.split",
    "split_by_size": "tmx.split",
    "with_placeholders": "tmx.content",
    "write_tmx": "tmx.writer",
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
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tmx' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
