"""Translation units, TMX and the memories made of them.

The ground floor of bitext: it knows nothing of documents or aligners and is useful alone to anyone who
holds a TMX file. Names are imported on first use, so that the command starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmx.report import WriteReport
    from tmx.unit import (
        Content,
        Header,
        Inline,
        Note,
        Property,
        TranslationUnit,
        Variant,
        plain_text,
        with_placeholders,
    )
    from tmx.writer import write_tmx

_HOMES = {
    "Content": "tmx.unit",
    "Header": "tmx.unit",
    "Inline": "tmx.unit",
    "Note": "tmx.unit",
    "Property": "tmx.unit",
    "TranslationUnit": "tmx.unit",
    "Variant": "tmx.unit",
    "WriteReport": "tmx.report",
    "plain_text": "tmx.unit",
    "with_placeholders": "tmx.unit",
    "write_tmx": "tmx.writer",
}

__all__ = [
    "Content",
    "Header",
    "Inline",
    "Note",
    "Property",
    "TranslationUnit",
    "Variant",
    "WriteReport",
    "plain_text",
    "with_placeholders",
    "write_tmx",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tmx' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
