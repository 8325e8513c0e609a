"""Small memories and documents for the tests of what a memory saves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from align.api import read
from align.core.document import Document
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit

REPORT = (
    "The Committee met on 4 May.",
    "It adopted the report of the Secretary-General on the work of the regional offices.",
    "The next session will be held in Geneva.",
    "The meeting rose at 6 p.m.",
)


def memory_of(path: Path, texts: Sequence[str], *, document: str = "report", target: str = "fr") -> Path:
    """A memory in English with these texts, each with a translation that names it."""
    with Memory(path, write=True) as memory:
        memory.add(document, [TranslationUnit.pair("en", text, target, f"{target} {text}") for text in texts])
    return path


def lines_of(*texts: str) -> Document:
    """A document whose paragraphs are these."""
    return read("".join(f"{text}\n" for text in texts), "en", lines=True)
