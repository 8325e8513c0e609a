"""The units of any file that has some: a memory, TMX, or another format."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tmx.base.errors import UsageError
from tmx.memory.files import named
from tmx.memory.memory import Memory
from tmx.memory.schema import is_sqlite
from tmx.read.reader import TmxReader, read_tmx
from tmx.tools.conversion import format_of
from tmx.tools.sources import Units, open_units
from tmx.unit.model import TranslationUnit


def units_of(
    path: str | os.PathLike[str],
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> TmxReader | Units:
    """The units of a memory, or of a file in any format that `convert` reads.

    A file of an unknown suffix that is no memory is read as TMX. Units of a memory name their document in
    ``x-document``.

    Args:
        path: the file.
        source_lang: the source language; None takes that of each unit.
        target_lang: the target language; None takes that of the file, of TMX and memories all.

    Raises:
        UsageError: on iteration, there is no such file, or it is a folder; a language is not a language code.
        InputError: on iteration, the file cannot be read, or none of its units has the languages.
    """
    path = Path(path)
    if _has_known_suffix(path):
        return open_units(path, source_lang=source_lang, target_lang=target_lang)
    if path.is_file() and is_sqlite(path):
        return Units(path, lambda _: _of_memory(path), source_lang, target_lang)
    return read_tmx(path, source_lang=source_lang, target_lang=target_lang)


def _has_known_suffix(path: Path) -> bool:
    try:
        format_of(path)
    except UsageError:
        return False
    return True


def _of_memory(path: Path) -> Iterator[TranslationUnit]:
    with Memory(path) as memory, memory.reading():
        for name in memory.names():
            for unit in memory.units(name):
                yield named(unit, name)
