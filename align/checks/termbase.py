"""A termbase from TBX or CSV."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path

from align.checks.words import fold
from tmx.errors import InputError, UsageError

WORD = re.compile(r"[^\W_]+")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KEY = 3  # letters that two forms of a word share at least


@dataclass(frozen=True)
class Concept:
    """A concept: its terms by language, and those that should no longer be used."""

    terms: Mapping[str, tuple[str, ...]]
    deprecated: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Termbase:
    """Concepts with their terms in several languages (codes without region, such as ``en``)."""

    concepts: tuple[Concept, ...]

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Termbase:
        """Read a TBX file, or a CSV or TSV file whose first line names the language of each column.

        A cell of a CSV may hold several terms, separated by ``|``.

        Raises:
            UsageError: the suffix is none of ``.tbx``, ``.csv``, ``.tsv``.
            InputError: the file cannot be read, or holds no term.
        """
        kind = Path(path).suffix.lower()
        readers = {".tbx": _read_tbx, ".csv": _read_csv, ".tsv": _read_csv}
        if kind not in readers:
            raise UsageError(
                f"unknown termbase format {kind!r}", path=path, cure="Give a .tbx, .csv or .tsv file."
            )
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"cannot read the termbase: {error.strerror}", path=path) from error
        concepts = tuple(readers[kind](data, path))
        if not any(concept.terms for concept in concepts):
            raise InputError("the termbase holds no term", path=path)
        return cls(concepts)

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[tuple[tuple[str, ...], Concept]]]]:
        return {}

    def starting(self, lang: str) -> Mapping[str, list[tuple[tuple[str, ...], Concept]]]:
        """The terms of a language as folded words, longest first, by the first letters of their first word."""
        if lang not in self._indexes:
            index: dict[str, list[tuple[tuple[str, ...], Concept]]] = defaultdict(list)
            for concept in self.concepts:
                for term in concept.terms.get(lang, ()):
                    words = tuple(WORD.findall(fold(term)))
                    if words:
                        index[words[0][:KEY]].append((words, concept))
            for found in index.values():
                found.sort(key=lambda item: -len(item[0]))
            self._indexes[lang] = dict(index)
        return self._indexes[lang]


def _read_tbx(data: bytes, path: str | PathLike[str]) -> Iterator[Concept]:
    from lxml import etree
    from translate.storage.tbx import tbxfile

    # Read first with entities off and no network: what the toolkit is given then is plain XML.
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(data, parser)
        store = tbxfile.parsestring(etree.tostring(root, encoding="utf-8", doctype=""))  # type: ignore[no-untyped-call]
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(f"not a TBX file: {error}", path=path, line=line) from error
    except AssertionError as error:  # how the toolkit refuses another root element
        raise InputError(f"not a TBX file: its root is <{etree.QName(root).localname}>", path=path) from error
    for unit in store.units:
        terms: dict[str, list[str]] = defaultdict(list)
        deprecated: dict[str, list[str]] = defaultdict(list)
        for lang in [node.get(_XML_LANG) for node in unit.getlanguageNodes()]:
            for term in unit.get_target_terms(lang) if lang else ():
                (deprecated if term.deprecated else terms)[_base(lang)].append(term.text)
        yield _concept(terms, deprecated)


def _read_csv(data: bytes, path: str | PathLike[str]) -> Iterator[Concept]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the termbase is not UTF-8", path=path, cure="Save it as CSV UTF-8.") from error
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    langs = [_base(cell.strip()) for cell in next(rows, [])]
    if len(langs) < 2 or not all(re.fullmatch(r"[a-z]{2,3}|", lang) for lang in langs):
        raise InputError(
            "the first line of the termbase does not name two languages",
            path=path,
            line=1,
            cure="Begin the file with the language codes of its columns, such as en,fr.",
        )
    for row in rows:
        terms = {
            lang: [term.strip() for term in cell.split("|") if term.strip()]
            for lang, cell in zip(langs, row, strict=False)
            if lang
        }
        yield _concept(terms, {})


def _base(lang: str) -> str:
    return re.split("[-_]", lang)[0].lower()


def _concept(terms: Mapping[str, Iterable[str]], deprecated: Mapping[str, Iterable[str]]) -> Concept:
    return Concept(
        {lang: tuple(found) for lang, found in terms.items() if found},
        {lang: tuple(found) for lang, found in deprecated.items() if found},
    )
