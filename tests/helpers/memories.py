"""A small memory for the tests of the tools, and what is in a memory."""

from __future__ import annotations

from pathlib import Path

from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit


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
