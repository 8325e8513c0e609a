"""EPUB 2 and 3: the pages of a book in the order of reading, each read as a page of HTML.

Read from its parts: ebooklib neither refuses what is unsafe nor reads more than the parts.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from align.core.raw import RawDocument
from align.readers.epub.package import Chapter, read_package
from align.readers.html.charset import decode_html
from align.readers.html.content import PART
from align.readers.html.document import content_warnings
from align.readers.html.tree import Node, parse_xhtml
from align.readers.html.writer import write_content
from align.readers.zipped import Archive, is_zip
from tmx.base.errors import InputError
from tmx.base.wording import counted

__all__ = ["read_epub", "recognises_epub"]

_TYPE = b"application/epub+zip"


def recognises_epub(data: bytes) -> bool:
    """Whether a file is an EPUB."""
    with suppress(InputError):
        if is_zip(data) and "mimetype" in (archive := Archive(data, Path())):
            return archive.read("mimetype").strip() == _TYPE
    return False


def read_epub(data: bytes, path: Path) -> RawDocument:
    """Read a book. Notes may be on other pages than the references to them.

    Raises:
        InputError: the book is protected, damaged, holds no text, or is refused as unsafe.
    """
    archive = Archive(data, path)
    package = read_package(archive)
    book = Node("#root")
    for chapter in package.chapters:
        _add(book, chapter, archive)
    content = write_content(book, site=False)
    if not content.paragraphs:
        raise InputError(
            "the book holds no text", path=path, cure="It may be made of pictures; give a book with text."
        )
    warnings = list(content_warnings(content))
    if missing := package.missing:
        warnings.append(f"{counted(len(missing), 'page')} named but not in the file: {', '.join(missing)}")
    return RawDocument(
        str(path),
        tuple(content.paragraphs),
        tuple(content.notes),
        tuple(content.discarded),
        package.facts,
        tuple(f"{path}: {warning}" for warning in warnings),
    )


def _add(book: Node, chapter: Chapter, archive: Archive) -> None:
    """Add a page to the tree of the book; names in it are made unique, and links lead to them."""
    data = archive.read(chapter.name)
    page = parse_xhtml(data, decode_html(data).text, archive.path, chapter.name)
    page.tag, page.parent = PART, book
    page.attrs = {"name": chapter.name, **({"role": "navigation"} if chapter.contents else {})}
    shift = book.index + 1
    for node in page.nodes():
        book.index = node.index = node.index + shift
        if node is not page and not node.attrs.keys().isdisjoint(("id", "name", "href")):
            node.attrs = {name: _unique(name, value, chapter.name) for name, value in node.attrs.items()}
    book.children.append(page)
    book.chars += page.chars


def _unique(attribute: str, value: str, page: str) -> str:
    """The value of an attribute, in which a name also says in which file it is."""
    if attribute in ("id", "name"):
        return f"{page}#{value}"
    if attribute == "href" and "#" in value and ":" not in value.partition("#")[0]:
        file, _, name = value.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(file))) if file else page
        return f"#{target}#{name}"
    return value
