"""The units of a memory or of a TMX file as rows: document, source, target."""

from __future__ import annotations

import os
from pathlib import Path

from tmx.base.errors import InputError
from tmx.memory.memory import Memory
from tmx.memory.two_languages import Pairs
from tmx.read.pairs import PairSelection
from tmx.read.reader import read_tmx
from tmx.unit.content import CODE
from tmx.write.context import DOCUMENT

Row = tuple[str, str, str]
_TMX = (".tmx", ".tmx.gz")


def rows_of(
    path: str | os.PathLike[str], source_lang: str | None = None, target_lang: str | None = None
) -> tuple[tuple[str, str], list[Row]]:
    """The two languages of a memory or a TMX file, and its units in them.

    Args:
        path: the file.
        source_lang: the source language; by default that from which most units of a memory were translated, or the
            first of a TMX file.
        target_lang: the target language; by default the other one of a memory, or the first other one of a TMX file.

    Raises:
        UsageError: the file is not there or lacks a language, or several of a memory could be meant.
        InputError: it cannot be read, or holds no units.
    """
    path = Path(path)
    is_tmx = path.name.lower().endswith(_TMX)
    langs, rows = (_of_tmx if is_tmx else _of_memory)(path, source_lang, target_lang)
    if not rows:
        raise InputError("there are no units in two languages", path=path, cure="Add a TMX file to it first.")
    return langs, rows


def _of_memory(
    path: Path, source_lang: str | None, target_lang: str | None
) -> tuple[tuple[str, str], list[Row]]:
    with Memory(path) as memory:
        langs = memory.direction([], source_lang, target_lang)
    with Pairs(path, *langs) as pairs:
        return langs, [
            (pair.origin.document, pair.source.replace(CODE, ""), pair.target.replace(CODE, ""))
            for pair in pairs.all()
        ]


def _of_tmx(
    path: Path, source_lang: str | None, target_lang: str | None
) -> tuple[tuple[str, str], list[Row]]:
    choice = PairSelection(source_lang, target_lang, one_pair=True)
    rows = []
    for unit in choice.select(read_tmx(path), path):
        document = unit.get(DOCUMENT) or path.name
        rows.append((document, unit.variants[0].text, unit.variants[1].text))
    return (choice.source_lang or "", choice.target_lang or ""), rows
