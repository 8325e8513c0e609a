"""Memories and files: bilingual files in, TMX and other formats out."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tmx.base.characters import printable
from tmx.base.decode import refuse_missing
from tmx.base.errors import InputError, UsageError
from tmx.base.report import WriteReport
from tmx.base.wording import counted
from tmx.formats.base import Languages
from tmx.formats.moses import MOSES
from tmx.memory.codes import Codes
from tmx.memory.memory import Memory
from tmx.memory.places import place_of, refuse_other
from tmx.read.reader import read_tmx
from tmx.tools.conversion import FORMATS, TMX, format_of, write_units
from tmx.unit.model import Property, TranslationUnit
from tmx.write.context import DOCUMENT

ONE_SIDED = "text in fewer than two languages"
"""Why units of a file do not enter a memory."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was to be added.

    `state` is ``added``, ``replaced`` (there was one of its name), or ``unchanged`` (the same was there already).
    """

    name: str
    state: str
    units: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        name = printable(self.name)
        if self.state == "unchanged":
            return f"{name}: nothing new, {counted(self.units, 'unit')} as before"
        what = f"{name}: {counted(self.units, 'unit')} {self.state}"
        return "\n  ".join([what, *(f"{count} left out: {why}" for why, count in self.left_out.items())])

    def as_dict(self) -> dict[str, Any]:
        """The same as data for JSON."""
        return {
            "name": self.name,
            "state": self.state,
            "units": self.units,
            "left_out": dict(self.left_out),
            "remarks": list(self.remarks),
        }


def is_bilingual(path: Path) -> bool:
    """Whether a file is of a format that holds units: TMX, XLIFF …"""
    try:
        format_of(path)
    except UsageError:
        return False
    return not path.is_dir()


def add_file(
    memory: Memory,
    path: Path,
    *,
    name: str | None = None,
    source_format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add the units of a bilingual file; those with text in fewer than two languages are left out and counted.

    Args:
        memory: a memory that is open for writing.
        path: TMX, or any format of `tmx.formats`.
        name: what the document is called in the memory; by default as the file.
        source_format: the format, whatever the suffix is.
        source_lang: the source language, for a format that does not say it.
        target_lang: the same of the target.
        progress: called with the number of units that were read.

    Raises:
        UsageError: there is no such file, its format or languages are unknown, or the memory has a file of the same
            name from another folder, and no name is given.
        InputError: it cannot be read, or no unit of it would be in the memory.
    """
    is_named, name = name is not None, name or path.name
    chosen = format_of(path, source_format)
    files = sorted(path.parent.glob(f"{path.name}.*")) if chosen == MOSES.name else [path]
    refuse_missing(files or [path])
    digest = digest_of(files, chosen, source_lang, target_lang)
    if (known := unchanged(memory, [name], digest)) is not None:
        return known
    place = place_of([path])
    if not is_named:
        refuse_other(memory, name, place)
    left_out, remarks = Counter[str](), list[str]()
    units = _read(path, chosen, Languages(source_lang, target_lang), remarks, left_out)
    facts = {"file": path.name, "format": chosen, "place": place}
    return put(memory, name, _useful(units, path, left_out, progress), digest, facts, left_out, remarks)


def put(
    memory: Memory,
    name: str,
    units: Iterable[TranslationUnit],
    digest: str,
    facts: Mapping[str, Any],
    left_out: Mapping[str, int],
    remarks: Sequence[str] = (),
) -> Added:
    """Add a document, or put it in the place of one of the same name; what was left out and said is read afterwards."""
    state = "replaced" if name in memory.names() else "added"
    codes = Codes(memory.languages)
    count = memory.add(name, map(codes.unit, units), digest=digest, facts=facts)
    return Added(name, state, count, dict(left_out), tuple(dict.fromkeys([*remarks, *codes.remarks])))


def unchanged(memory: Memory, names: Iterable[str], digest: str) -> Added | None:
    """What is said of a document that the memory has as it is; None if it has not."""
    for name in names:
        if memory.has(name, digest):
            return Added(name, "unchanged", memory.size(name))
    return None


def digest_of(files: Iterable[Path], *how: object) -> str:
    """A fingerprint of the content of files and of how they are read.

    Raises:
        InputError: one cannot be read.
    """
    sums = hashlib.sha256(repr(how).encode())
    for file in files:
        try:
            with file.open("rb") as stream:
                sums.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", path=file) from error
    return sums.hexdigest()


def _read(
    path: Path, chosen: str, languages: Languages, remarks: list[str], left_out: Counter[str]
) -> Iterator[TranslationUnit]:
    if chosen != TMX:
        yield from FORMATS[chosen].read(path, languages, remarks.append)
        return
    reader = read_tmx(path, source_lang=languages.source, target_lang=languages.target)
    yield from reader
    left_out.update(reader.losses().left_out)
    remarks += reader.findings.remarks()


def _useful(
    units: Iterable[TranslationUnit], path: Path, left_out: Counter[str], progress: Progress | None
) -> Iterator[TranslationUnit]:
    kept = 0
    for number, unit in enumerate(units, 1):
        if progress is not None and not number % 1000:
            progress(number)
        if len({variant.lang for variant in unit.variants if not variant.is_empty}) < 2:
            left_out[ONE_SIDED] += 1
            continue
        kept += 1
        yield unit
    if not kept:
        why = "; ".join(f"{count} left out: {reason}" for reason, count in left_out.items())
        raise InputError(
            f"nothing to add: {why or 'the file has no units'}",
            path=path,
            cure="Check the file and its languages.",
        )


def export(
    memory: Memory,
    output: str | os.PathLike[str],
    *,
    documents: Sequence[str] = (),
    target_format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    profile: str = "generic",
) -> WriteReport:
    """Write the units of a memory, or of some of its documents, to a file.

    Every unit says in its property ``x-document`` what document it is from: the one that it named when it was added,
    else the document of the memory.

    Args:
        memory: the memory.
        output: the file to write: TMX, or any format of `tmx.formats`.
        documents: the names of documents; by default all.
        target_format: the format, whatever the suffix is.
        source_lang: the source language; by default that of each unit.
        target_lang: the target language; by default all in TMX, else that of the first unit.
        profile: the tool for which a TMX is written.

    Raises:
        UsageError: the memory is empty, there is no such document, or a format or language is unknown.
        InputError: no unit would be written.
        OutputError: the file cannot be written.
    """
    with memory.reading():
        names = memory.names()
        if not names:
            cure = f"Add to it with: bitext memory add {memory.path} FILE…"
            raise UsageError("the memory is empty", path=memory.path, cure=cure)
        for name in documents:
            memory.require(name)
        source, target = (memory.language(lang) if lang else None for lang in (source_lang, target_lang))
        units = (named(unit, name) for name in (documents or names) for unit in memory.units(name))
        return write_units(
            units,
            memory.path,
            output,
            target_format=target_format,
            source_lang=source,
            target_lang=target,
            profile=profile,
        )


def named(unit: TranslationUnit, document: str) -> TranslationUnit:
    """The unit with the name of its document as a property, unless it has one."""
    if unit.get(DOCUMENT):
        return unit
    return unit._replace(properties=(*unit.properties, Property(DOCUMENT, document)))
