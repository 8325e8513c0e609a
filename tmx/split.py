"""One memory in several files."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from itertools import chain, islice
from pathlib import Path

from tmx.errors import OutputError, RunError, UsageError
from tmx.markup import CLOSING_MARKUP, UnitMarkup, opening_markup
from tmx.prepare import Preparation
from tmx.profiles import profile_named
from tmx.reader import TmxReader, read_tmx
from tmx.report import Ledger, WriteReport
from tmx.rewrite import rewrite
from tmx.unit import Header, TranslationUnit

# Files that one split may make; more is a sign of a wrong property.
MOST_FILES = 10_000
_UNITS_HELD = 5_000


def split_by_size(
    path: str | os.PathLike[str], folder: str | os.PathLike[str], size: int
) -> list[WriteReport]:
    """Write files of `size` units each: ``NAME-001.tmx``, ``NAME-002.tmx`` …

    Raises:
        UsageError: the size is no positive number.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    if size < 1:
        raise UsageError(f"a file cannot hold {size} units", cure="Give a positive number.")
    reader = read_tmx(path)
    folder = _made(folder)
    units = iter(reader)
    reports: list[WriteReport] = []
    while (first := next(units, None)) is not None:
        output = _output(folder, reader, f"{len(reports) + 1:03}")
        chunk = chain([first], islice(units, size - 1))
        reports.append(rewrite(reader, output, chunk, duplicates=True))
    return reports


def split_by_property(
    path: str | os.PathLike[str], folder: str | os.PathLike[str], name: str
) -> list[WriteReport]:
    """Write one file for each value of a property, in order of first appearance.

    Units go to temporary files on their way, so that any number of values takes little memory. Units without
    the property go to ``NAME-none.tmx``.

    Raises:
        RunError: the property has more values than `MOST_FILES`.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    reader = read_tmx(path)
    folder = _made(folder)
    with tempfile.TemporaryDirectory(prefix="bitext-") as temporary:
        groups = _spooled(reader, Path(temporary), lambda unit: unit.get(name) or "none")
        names = _file_names(groups)
        return [
            rewrite(reader, _output(folder, reader, names[value]), read_tmx(spool), duplicates=True)
            for value, spool in groups.items()
        ]


def _spooled(reader: TmxReader, folder: Path, value_of: Callable[[TranslationUnit], str]) -> dict[str, Path]:
    """Each group of units in a TMX file of its own, by the group's value."""
    markup = UnitMarkup(reader.header.source_lang, lambda code: code)
    preparation = Preparation(profile_named("generic"), Ledger(), languages={}, footnotes=True)
    spools: dict[str, Path] = {}
    units = iter(reader)
    while batch := list(islice(units, _UNITS_HELD)):
        held: dict[str, list[str]] = {}
        for unit in batch:
            held.setdefault(value_of(unit), []).append(markup(preparation.unit(unit)))
        for value, texts in held.items():
            if value not in spools:
                if len(spools) == MOST_FILES:
                    raise RunError(
                        f"the property has more than {MOST_FILES:,} values",
                        path=reader.path,
                        cure="Choose another.",
                    )
                spools[value] = folder / f"{len(spools)}.tmx"
                _append(spools[value], [opening_markup(Header(reader.header.attributes))])
            _append(spools[value], texts)
    for spool in spools.values():
        _append(spool, [CLOSING_MARKUP])
    return spools


def _append(path: Path, texts: Iterable[str]) -> None:
    with path.open("a", encoding="utf-8", newline="") as stream:
        stream.writelines(texts)


def _file_names(values: Iterable[str]) -> dict[str, str]:
    """A different file name for each value, with nothing in it that leads out of a folder."""
    names: dict[str, str] = {}
    for value in values:
        base = re.sub(r"[^\w.-]+", "-", value).strip("-.")[:80] or "none"
        name, count = base, 1
        while name.lower() in {taken.lower() for taken in names.values()}:
            count += 1
            name = f"{base}-{count}"
        names[value] = name
    return names


def _made(folder: str | os.PathLike[str]) -> Path:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot make the folder: {error.strerror}", path=folder, cure="Name another."
        ) from error
    return Path(folder)


def _output(folder: str | os.PathLike[str], reader: TmxReader, part: str) -> Path:
    stem = re.sub(r"\.tmx(\.gz)?$", "", reader.path.name, flags=re.IGNORECASE)
    return Path(folder) / f"{stem}-{part}.tmx"
