"""A termbase from TBX or CSV."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from os import PathLike, fspath
from pathlib import Path

from tmx.base.errors import InputError, UsageError
from tmx.base.languages import base_language
from tmx.base.stems import stemmed


@dataclass(frozen=True)
class Concept:
    """A concept: its terms by language, and those that should no longer be used."""

    terms: Mapping[str, tuple[str, ...]]
    deprecated: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Termbase:
    """Concepts with their terms in several languages (codes without a region, such as ``en``).

    `path` is the file that they were read from, for messages.
    """

    concepts: tuple[Concept, ...]
    path: str | None = None

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Termbase:
        """Read a TBX file, or a CSV or TSV file whose first line names the language of each column.

        A cell of a CSV may hold several terms, separated by ``|``.

        Raises:
            UsageError: there is no such file, it is a folder, or the suffix is not ``.tbx``, ``.csv`` or ``.tsv``.
            InputError: the file cannot be read, or has no terms.
        """
        kind = Path(path).suffix.lower()
        readers = {".tbx": _read_tbx, ".csv": _read_csv, ".tsv": _read_csv}
        if kind not in readers:
            raise UsageError(
                f"unknown termbase format {kind!r}", path=path, cure="Give a .tbx, .csv or .tsv file."
            )
        concepts = tuple(readers[kind](Path(path)))
        if not any(concept.terms for concept in concepts):
            raise InputError(
                "the termbase has no terms", path=path, cure="Give a termbase with terms in both languages."
            )
        return cls(concepts, fspath(path))

    def check_languages(self, source: str, target: str) -> None:
        """Check that some concept has terms in both languages (codes with or without a region).

        Raises:
            UsageError: no concept has.
        """
        wanted = {base_language(source), base_language(target)}
        languages = [{*concept.terms, *concept.deprecated} for concept in self.concepts]
        if not any(wanted <= langs for langs in languages):
            raise UsageError(
                f"the termbase has no concept with terms in both {source} and {target}; "
                f"its languages are {', '.join(sorted(set().union(*languages)))}",
                path=self.path,
                cure="Give a termbase in the languages of the two texts.",
            )

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[tuple[tuple[str, ...], Concept]]]]:
        return {}

    def starting(self, lang: str) -> Mapping[str, list[tuple[tuple[str, ...], Concept]]]:
        """The terms of a language as the stems of their words, the longest first, by their first stem."""
        if lang not in self._indexes:
            index: dict[str, list[tuple[tuple[str, ...], Concept]]] = defaultdict(list)
            for concept in self.concepts:
                for term in concept.terms.get(lang, ()):
                    if stems := tuple(stem for stem, _ in stemmed(term, lang)):
                        index[stems[0]].append((stems, concept))
            for found in index.values():
                found.sort(key=lambda item: -len(item[0]))
            self._indexes[lang] = dict(index)
        return self._indexes[lang]


def _read_tbx(path: Path) -> Iterator[Concept]:
    from tmx.formats.tbx_reading import read_concepts

    for entry in read_concepts(path):
        terms: dict[str, list[str]] = defaultdict(list)
        deprecated: dict[str, list[str]] = defaultdict(list)
        for term in entry.terms:
            if term.lang:
                (deprecated if term.deprecated else terms)[base_language(term.lang)].append(term.text)
        yield _concept(terms, deprecated)


def _read_csv(path: Path) -> Iterator[Concept]:
    from tmx.formats.text import open_text

    with open_text(path) as stream:
        first = stream.readline()
        rows = csv.reader(chain([first], stream), delimiter=max("\t,;", key=first.count), strict=True)
        try:
            langs = [base_language(cell.strip()) for cell in next(rows, [])]
            if len(langs) < 2 or not all(re.fullmatch(r"[a-z]{2,3}|", lang) for lang in langs):
                raise InputError(
                    "the first line of the termbase does not name two languages",
                    path=path,
                    line=1,
                    cure="Begin the file with the language codes of its columns, such as en,fr.",
                )
            for row in rows:
                yield _concept(
                    {
                        lang: [term.strip() for term in cell.split("|") if term.strip()]
                        for lang, cell in zip(langs, row, strict=False)
                        if lang
                    },
                    {},
                )
        except csv.Error as error:
            raise InputError(f"not a table of terms: {error}", path=path, line=rows.line_num) from error


def _concept(terms: Mapping[str, Iterable[str]], deprecated: Mapping[str, Iterable[str]]) -> Concept:
    return Concept(
        {lang: tuple(found) for lang, found in terms.items() if found},
        {lang: tuple(found) for lang, found in deprecated.items() if found},
    )
