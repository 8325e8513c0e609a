"""The concepts of TBX files, version 2 or 3 and of any dialect, with their terms in several languages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tmx.base.characters import unframed
from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError
from tmx.formats.tbx_categories import PROPERTIES, STATUSES
from tmx.formats.toolkit import checked_root

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names of TBX 2 (ISO 30042:2008), of TBX 3 (ISO 30042:2019) in any namespace, and of TBX-Min before it.
_ROOTS = ("martif", "tbx")
_ENTRIES = ("{*}termEntry", "{*}conceptEntry", "{*}entry")
_LANGUAGES = ("{*}langSet", "{*}langSec", "{*}langGroup")
_TERM_GROUPS = ("{*}tig", "{*}ntig", "{*}termSec", "{*}termGroup")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADVISED_AGAINST = re.compile(
    r"deprecated|superseded|forbidden|prohibited|obsolete|rejected|not[- ]?recommended|do[- ]?not[- ]?use"
)
_WRAP = re.compile(r"(?<![ \t])[ \t]*\n[ \t]+")  # where a file that is set out by indents breaks a sentence
_SAYING = ("descrip", "termNote", "admin")
_CORE = frozenset(
    """term termGrp termNoteGrp descripGrp descripNote adminGrp adminNote transacGrp transac transacNote date ref xref
    hi foreign sc ec ph p tig ntig termSec langSet langSec termCompList termCompGrp termComp""".split()
)


class Saying(NamedTuple):
    """Something said about a concept or a term.

    `kind` is ``note``, ``definition``, ``context``, ``subjectField``, or another data category of the file.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term, its language (empty if the file does not say it), and whether the file advises against it.

    `sayings` are about the term, or about all terms of its language in the concept.
    """

    text: str
    lang: str
    deprecated: bool = False
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept: its terms in the order of the file, what is said about it as a whole, and its id (or nothing)."""

    terms: tuple[Term, ...]
    sayings: tuple[Saying, ...] = ()
    id: str = ""


def read_concepts(path: str | os.PathLike[str]) -> Iterator[TermEntry]:
    """Yield the concepts of a TBX file, version 2 or 3, one at a time. Nothing is fetched from elsewhere.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not well-formed, declares entities, or is not TBX.
    """
    from lxml import etree

    root, _ = checked_root(Path(path))
    if root.lower() not in _ROOTS:
        raise InputError(
            f"not a TBX file: its root is <{root[:40]}>",
            path=path,
            cure="Export the termbase as TBX or as CSV.",
        )
    with open_bytes(path) as stream, reading_errors(path):
        entries = etree.iterparse(
            stream,
            tag=_ENTRIES,
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in entries:
                yield _entry(element)
                element.clear()
                while (before := element.getprevious()) is not None and (
                    parent := before.getparent()
                ) is not None:
                    parent.remove(before)
        except etree.XMLSyntaxError as error:
            raise InputError(f"not a TBX file: {error.msg}", path=path, line=error.lineno) from error


def _entry(element: _Element) -> TermEntry:
    terms: list[Term] = []
    sayings = _sayings(element)
    deprecated = _is_deprecated(sayings)
    for language in element.iterchildren(*_LANGUAGES):
        lang = (language.get(_LANG) or language.get("lang") or "").strip()
        shared = _sayings(language)
        for term in language.iter("{*}term"):
            if text := _text(term):
                group = next(term.iterancestors(*_TERM_GROUPS), term)
                about = (*shared, *(_sayings(group, deep=True) if group is not term else ()))
                advised_against = deprecated or _is_deprecated(about)
                terms.append(Term(text, lang, advised_against, tuple(dict.fromkeys(about))))
    return TermEntry(tuple(terms), sayings, element.get("id") or "")


def _sayings(element: _Element, *, deep: bool = False) -> tuple[Saying, ...]:
    """What is said of an element by its children and in their groups, or with `deep` by all elements in it."""
    inside = element.iter("*") if deep else (near for child in element for near in (child, *_grouped(child)))
    return tuple(
        Saying(kind, _WRAP.sub(" ", text))
        for found in inside
        if (kind := _kind(found)) and (text := _text(found))
    )


def _grouped(element: _Element) -> Iterator[_Element]:
    """The children of a group such as ``descripGrp``."""
    if element.tag.endswith("Grp"):
        yield from element


def _kind(element: _Element) -> str:
    """The data category of an element: its `type`, or its name in TBX 3 (DCT) and TBX-Min; empty if it has none."""
    namespace, _, name = str(element.tag).rpartition("}")
    if name == "note":
        return "note"
    if name in _SAYING:
        return element.get("type") or ""
    return "" if name in _CORE or not (namespace or name.lower() in PROPERTIES) else name


def _text(element: _Element) -> str:
    """The text of an element without the line ends and indents at its ends, which are those of the file."""
    text = "".join(map(str, element.itertext()))
    return unframed(text) if text.strip() else ""


def _is_deprecated(about: tuple[Saying, ...]) -> bool:
    """Whether the administrative status of a term says so (ISO 12620, as tools and TBX-Basic write it)."""
    return any(
        said.kind.lower() in STATUSES and _ADVISED_AGAINST.match(said.text.lower()) is not None
        for said in about
    )
