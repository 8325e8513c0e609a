"""The package of an EPUB: its metadata, and its chapters in the order of reading."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from align.readers.zipped import Archive
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
# Fonts are scrambled by these, which hides no text (EPUB 3.3, section 4.3; Adobe's older way).
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_DAMAGED = "Get the file again, or make it again from its source."


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book: its name in the archive, and whether it is a table of contents."""

    name: str
    contents: bool = False


@dataclass(frozen=True)
class Package:
    """What the package of a book says.

    Attributes:
        facts: its title and language.
        chapters: its pages in the order of reading; a table of contents outside this order is last.
        missing: pages that it names and that are not there.
    """

    facts: dict[str, str]
    chapters: tuple[Chapter, ...]
    missing: tuple[str, ...]


def read_package(archive: Archive) -> Package:
    """Read the package of a book.

    Raises:
        InputError: the book is protected, or names no package.
    """
    name = next((root.get("full-path", "") for root in _named(archive.xml(_CONTAINER), "rootfile")), "")
    if not name or name not in archive:
        raise InputError("the book names no package", path=archive.path, cure=_DAMAGED)
    root = archive.xml(name)
    items = {item.get("id", ""): item for item in _named(root, "item")}
    spine = [items[ref.get("idref", "")] for ref in _named(root, "itemref") if ref.get("idref", "") in items]
    navigation = [item for item in items.values() if _is_contents(item) and item not in spine]
    pages = [item for item in (*spine, *navigation) if item.get("media-type") in _PAGES]
    chapters = [Chapter(_resolved(name, item.get("href", "")), _is_contents(item)) for item in pages]
    _refuse_protection(archive, {chapter.name for chapter in chapters})
    return Package(
        dict(_facts(root)),
        tuple(chapter for chapter in chapters if chapter.name in archive),
        tuple(chapter.name for chapter in chapters if chapter.name not in archive),
    )


def _named(root: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name, whatever their namespace."""
    return root.iter(f"{{*}}{name}")


def _is_contents(item: _Element) -> bool:
    return "nav" in item.get("properties", "").split()


def _resolved(package: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href.partition("#")[0])))


def _facts(root: _Element) -> Iterator[tuple[str, str]]:
    for key in ("title", "language"):
        text = next((" ".join((element.text or "").split()) for element in _named(root, key)), "")
        if text:
            yield key, text


def _refuse_protection(archive: Archive, pages: set[str]) -> None:
    """Raise an error for a book whose pages are encrypted."""
    if _ENCRYPTION not in archive:
        return
    for data in _named(archive.xml(_ENCRYPTION), "EncryptedData"):
        methods = {method.get("Algorithm", "") for method in _named(data, "EncryptionMethod")}
        names = {unquote(reference.get("URI", "")) for reference in _named(data, "CipherReference")}
        if not methods <= _OBFUSCATION and names & pages:
            raise InputError(
                "the book is protected (DRM): its text is encrypted",
                path=archive.path,
                cure="Ask the publisher for a file without protection.",
            )
