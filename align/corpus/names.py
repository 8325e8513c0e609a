"""Which files are language versions of one document, by their names and folders.

A language may stand anywhere in a path, as a code or a name, in any case and between any signs: ``act.en.pdf`` and
``act.fr.docx``, ``en/act.pdf`` and ``fr/act.pdf``, ``act_EN`` and ``act_FR``, ``act-eng`` and ``act-fra``. Many words
are also codes, such as *de* and *it*: of several readings of a path, that one counts by which most languages meet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from align.language.detection import language_of_word
from align.readers.folder import SUFFIXES
from tmx.base.languages import base_language

# A language, perhaps with its region, that no letter or digit touches.
_WORD = re.compile(r"(?<![^\W_])([^\W\d_]+)(?:[-_]([A-Z]{2}))?(?![^\W_])")
_SIGNS = re.compile(r"[^\w/]+|_+")
_EDGES = " ._-/"


@dataclass(frozen=True, slots=True)
class File:
    """A file: its place, and the path by which it is compared with others, from a folder that they share."""

    place: str
    path: str


@dataclass(frozen=True, slots=True)
class Versions:
    """The language versions of a document: its name, and its files by language, mostly one for each."""

    name: str
    files: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a path: the language in it, and what is left of the path, for comparing and as a name."""

    lang: str
    key: str
    name: str


def versions_by_name(files: Sequence[File], fallback: str) -> tuple[list[Versions], list[File]]:
    """The documents that exist in several languages, by name, and the files that belong to none.

    Args:
        files: the files.
        fallback: what a document is called of which nothing but the language is in the names.
    """
    readings = [list(_readings(file.path)) for file in files]
    languages: dict[str, set[str]] = defaultdict(set)
    for some in readings:
        for reading in some:
            languages[reading.key].add(base_language(reading.lang))
    groups: dict[str, dict[str, list[File]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    rest = []
    for file, some in zip(files, readings, strict=True):
        best = max(some, key=lambda reading: len(languages[reading.key]), default=None)
        if best is None:
            rest.append(file)
        else:
            groups[best.key][best.lang].append(file)
            names.setdefault(best.key, best.name or fallback)
    found = []
    taken: set[str] = set()
    for key, by_lang in sorted(groups.items()):
        if len({base_language(lang) for lang in by_lang}) < 2:
            rest += [file for some in by_lang.values() for file in some]
            continue
        name = names[key]
        while name in taken:
            name += "'"
        taken.add(name)
        versions = {lang: tuple(file.place for file in some) for lang, some in sorted(by_lang.items())}
        found.append(Versions(name, versions))
    return sorted(found, key=lambda one: one.name), sorted(rest, key=lambda file: file.path)


def is_document(path: str) -> bool:
    """Whether the name of a file is that of a document: it has a known suffix, or a language for one."""
    pure = PurePosixPath(path)
    suffix = pure.suffix.lower()
    return suffix in SUFFIXES or (suffix != "" and language_of_word(suffix[1:]) is not None)


def _readings(path: str) -> Iterator[_Reading]:
    """The ways to read a path, the likeliest first: all mentions of a language, then the last one, and so on."""
    pure = PurePosixPath(path)
    stem = str(pure.with_suffix("")) if pure.suffix.lower() in SUFFIXES else path
    found = list(_mentions(stem))
    by_lang: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for lang, span in found:
        by_lang[lang].append(span)
    for lang, spans in by_lang.items():
        if len(spans) > 1:
            yield _reading(stem, lang, spans)
    for lang, span in reversed(found):
        yield _reading(stem, lang, [span])


def _mentions(stem: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The languages in a path with their places, with and without a region."""
    place = 0
    while (match := _WORD.search(stem, place)) is not None:
        word, region = match.groups()
        lang = language_of_word(word)
        place = match.end() if lang is not None else match.end(1)
        if lang is not None:
            yield (f"{lang}-{region}", match.span()) if region else (lang, match.span(1))
            if region:
                yield lang, match.span(1)


def _reading(stem: str, lang: str, spans: Iterable[tuple[int, int]]) -> _Reading:
    parts, end = [], 0
    for start, stop in spans:
        parts.append(stem[end:start])
        end = stop
    parts.append(stem[end:])
    key = "*".join(_SIGNS.sub(".", part.casefold()) for part in parts)
    names = filter(None, (part.strip(_EDGES) for part in parts))
    return _Reading(lang, key, "/".join(names) if "/" in stem else "-".join(names))
