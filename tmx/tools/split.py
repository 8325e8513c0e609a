"""Splitting: one memory in several files."""

from __future__ import annotations

import dataclasses
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from tmx.base.errors import InputError, RunError, UsageError
from tmx.base.files import atomic_folder
from tmx.base.report import Ledger, Losses, WriteReport
from tmx.read.reader import read_tmx
from tmx.read.source import Source
from tmx.tools.sources import source_of, stem_of
from tmx.tools.writing import write_again
from tmx.unit.markup import CLOSING_MARKUP, UnitMarkup, opening_markup
from tmx.unit.model import Header, TranslationUnit
from tmx.write.prepare import Preparation
from tmx.write.profiles import profile_named

# The most files of one split; more are a sign of the wrong property.
MAX_FILES = 10_000
_BATCH_SIZE = 5_000
_MAX_NAMES_LISTED = 20
# Characters of a value in a file name; a character has up to four bytes, a file name up to 255.
_NAME_LENGTH = 40


def split_by_size(
    given: Source | str | os.PathLike[str], folder: str | os.PathLike[str], size: int
) -> list[WriteReport]:
    """Write files of `size` units each: ``NAME-001.tmx``, ``NAME-002.tmx`` …

    Raises:
        UsageError: there is no such file, it is a folder, or the size is not a positive number.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    if size < 1:
        raise UsageError(f"a file cannot contain {size} units", cure="Give a positive number.")
    source = source_of(given)
    reports: list[WriteReport] = []
    with atomic_folder(folder) as made:
        units = iter(source)
        while (first := next(units, None)) is not None:
            output = _output(made, source, f"{len(reports) + 1:03}")
            chunk = chain([first], islice(units, size - 1))
            reports.append(write_again(source, output, chunk, duplicates=True, ledger=Ledger()))
        return _final_reports(reports, source, Path(folder))


def split_by_property(
    given: Source | str | os.PathLike[str], folder: str | os.PathLike[str], name: str
) -> list[WriteReport]:
    """Write one file for each value of a property, in order of first appearance.

    Units pass through temporary files, so that many values need little memory. Units without the property go to
    ``NAME-none.tmx``.

    Raises:
        UsageError: there is no such file, it is a folder, or the property has no name.
        RunError: the property has more values than `MAX_FILES`.
        InputError: the memory cannot be read.
        OutputError: a file cannot be written.
    """
    if not name.strip():
        raise UsageError("the name of the property is empty", cure="Give one, such as x-document.")
    source = source_of(given)
    with atomic_folder(folder) as made, tempfile.TemporaryDirectory(prefix="bitext-") as temporary:
        spooling = Ledger()
        groups = _spooled(source, Path(temporary), lambda unit: unit.get(name) or None, spooling)
        if groups.keys() == {None}:
            raise InputError(
                f"no unit has the property {name}", path=source.path, cure=_properties_of(source)
            )
        names = _file_names(groups)
        reports = [
            write_again(
                source,
                _output(made, source, names[value]),
                read_tmx(spool),
                duplicates=True,
                ledger=Ledger(),
            )
            for value, spool in groups.items()
        ]
        altered = Counter(spooling.report(Path(temporary)).altered)
        return _final_reports(reports, source, Path(folder), Losses(Counter(), altered))


def _final_reports(
    reports: Sequence[WriteReport], source: Source, folder: Path, before: Losses | None = None
) -> list[WriteReport]:
    """The reports with the final names of the files; the last one includes what was lost in reading, and `before`.

    Raises:
        InputError: no units were written.
    """
    if not any(report.written for report in reports):
        raise InputError(
            "there are no units to split", path=source.path, cure="Look at it with `bitext stats`."
        )
    final = [dataclasses.replace(report, path=folder / report.path.name) for report in reports]
    return [*final[:-1], final[-1].with_losses(source.losses() + (before or Losses()))]


def _properties_of(source: Source) -> str:
    """A sentence that names the properties of a memory."""
    names = Counter(prop.type for unit in source for prop in unit.properties)
    if not names:
        return "Its units have no properties."
    return (
        f"The properties in the file: {', '.join(name for name, _ in names.most_common(_MAX_NAMES_LISTED))}."
    )


def _spooled(
    source: Source, folder: Path, value_of: Callable[[TranslationUnit], str | None], ledger: Ledger
) -> dict[str | None, Path]:
    """Write the units with each value to a temporary TMX file; return the files by value, alterations in the ledger."""
    markup = UnitMarkup(source.header.source_lang, lambda code: code)
    preparation = Preparation(profile_named("generic"), ledger, languages={}, footnotes=True)
    spools: dict[str | None, Path] = {}
    units = iter(source)
    while batch := list(islice(units, _BATCH_SIZE)):
        groups: dict[str | None, list[str]] = {}
        for unit in batch:
            groups.setdefault(value_of(unit), []).append(markup(preparation.unit(unit)))
        for value, texts in groups.items():
            if value not in spools:
                if len(spools) == MAX_FILES:
                    raise RunError(
                        f"the property has more than {MAX_FILES:,} values",
                        path=source.path,
                        cure="Choose another property.",
                    )
                spools[value] = folder / f"{len(spools)}.tmx"
                _append(spools[value], [opening_markup(Header(source.header.attributes))])
            _append(spools[value], texts)
    for spool in spools.values():
        _append(spool, [CLOSING_MARKUP])
    return spools


def _append(path: Path, texts: Iterable[str]) -> None:
    with path.open("a", encoding="utf-8", newline="") as stream:
        stream.writelines(texts)


def _file_names(values: Iterable[str | None]) -> dict[str | None, str]:
    """A different file name for each value, without anything that leads out of a folder."""
    names: dict[str | None, str] = {}
    taken: Counter[str] = Counter()
    for value in values:
        base = re.sub(r"[^\w.-]+", "-", value or "").strip("-.")[:_NAME_LENGTH] or "none"
        name = base
        while taken[name.lower()]:
            taken[base.lower()] += 1
            name = f"{base}-{taken[base.lower()]}"
        taken[name.lower()] = 1
        names[value] = name
    return names


def _output(folder: str | os.PathLike[str], source: Source, part: str) -> Path:
    return Path(folder) / f"{stem_of(source.path)}-{part}.tmx"
