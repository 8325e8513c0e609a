"""Small memories for the tests of tools and formats, and what is in a memory."""

from __future__ import annotations

from pathlib import Path

from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx


def unit(source: str, target: str, date: str = "", **properties: str) -> TranslationUnit:
    """A unit in English and French; properties are given without their x-."""
    named = {f"x-{name}": value for name, value in properties.items()}
    attributes = {"changedate": date} if date else {}
    return TranslationUnit.pair("en-US", source, "fr-FR", target, properties=named, attributes=attributes)


UNITS = [
    unit("one", "un", "20010101T000000Z", confidence="0.9", role="title", document="A/1"),
    unit("one", "une", "20030101T000000Z", confidence="0.4", role="title", document="A/2"),
    unit("one", "l'un", "20020101T000000Z", confidence="0.99", role="operative", document="A/1"),
    unit("two", "deux", role="operative", document="../../A/1"),
    unit("three", "trois " * 20),
]


def targets(path: Path) -> list[str]:
    """The target segments of a memory."""
    return [found.target.text for found in read_tmx(path)]


PAIRS = [
    ("=1+1 & <b>", "=SUM(A1) & <i>"),
    ("Recalls “its” resolution", "Rappelle «\u00a0sa\u00a0» résolution"),
    ("-5 °C, +3, @home", "tab\there"),
    ("שלום \U0001f600", 'un, "deux"; trois'),
]
RICH = {"x-document": "A/RES/59/159", "x-path": "5 (a)", "x-role": "operative", "x-confidence": "0.987"}


def rich_memory(folder: Path) -> Path:
    """A memory of `PAIRS`, texts that formats find hard, each unit with properties, a note and an id."""
    path = folder / "memory.tmx"
    units = [
        TranslationUnit.pair("en", source, "fr", target, properties=RICH, notes=["seen"], id=f"id{number}")
        for number, (source, target) in enumerate(PAIRS)
    ]
    write_tmx(path, units, source_lang="en")
    return path
