"""Books: their pages in order, notes on other pages, and what protects them."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import packed
from raw_documents import aside, labelled

from align.core.block import NoteRef
from align.core.raw import RawDocument
from align.readers import read_file
from align.readers.epub import read_epub, recognises_epub
from tmx.base.errors import InputError

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="fr"><head><title/></head><body>{}</body></html>'
)


def book(pages: dict[str, str], spine: str = "", **parts: str) -> bytes:
    """A book whose pages have these bodies, read in the order of `spine`, by default that of the pages."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav' else ''}/>"
        for name in pages
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in (spine.split() or pages))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title> The  Book</dc:title><dc:language>fr</dc:language></metadata><manifest>{items}"
        f'<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine>{refs}</spine></package>'
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package,
            **{f"OPS/{name}.xhtml": PAGE.format(body) for name, body in pages.items()},
            **{f"META-INF/{name}.xml": content for name, content in parts.items()},
        }
    )


def read(pages: dict[str, str], spine: str = "", **parts: str) -> RawDocument:
    return read_epub(book(pages, spine, **parts), Path("b.epub"))


def test_pages_are_read_in_the_order_of_the_spine() -> None:
    raw = read({"two": "<p>Second.</p>", "one": "<h1 id='h'>First</h1><p>text</p>"}, spine="one two")
    assert raw.texts == ("First", "text", "Second.")
    assert [str(paragraph.locator) for paragraph in raw.paragraphs] == [
        "OPS/one.xhtml, #h",
        "OPS/one.xhtml, paragraph 2",
        "OPS/two.xhtml, paragraph 1",
    ]
    assert raw.facts == {"title": "The Book", "language": "fr"}


def test_notes_may_be_on_another_page() -> None:
    ref = '<a epub:type="noteref" href="{}">{}</a>'
    raw = read(
        {
            "one": f"<p>A word{ref.format('notes.xhtml#n1', '1')}.</p>",
            "two": f"<p>Here{ref.format('#n1', '*')}.</p><aside epub:type='footnote' id='n1'><p>* On this page.</p></aside>",
            "notes": "<ol><li epub:type='endnote' id='n1'><p>At the end.</p></li></ol>",
        }
    )
    assert [(paragraph.text, paragraph.refs) for paragraph in raw.paragraphs] == [
        ("A word.", (NoteRef(6, "1"),)),
        ("Here.", (NoteRef(4, "*"),)),
    ]
    assert [(note.label, note.text) for note in raw.notes] == [("*", "On this page."), ("1", "At the end.")]


def test_contents_and_page_numbers_are_set_aside_and_menus_are_not_looked_for() -> None:
    raw = read(
        {
            "nav": "<nav epub:type='toc'><ol><li><a href='one.xhtml'>Chapter</a></li></ol></nav>",
            "one": "<header><h1>Chapter</h1></header><p class='menu'><a href='http://x'>link</a> "
            "<span epub:type='pagebreak'>12</span>text</p>",
        },
        spine="one",
    )
    assert labelled(raw) == [("", "Chapter"), ("", "link text")]
    assert aside(raw) == [("page number", "12"), ("navigation", "Chapter")]


def test_a_page_that_is_missing_is_named_and_a_page_that_is_not_well_formed_is_read() -> None:
    raw = read({"one": "<p>a<br>b<p>c &nbsp;&eacute;"}, spine="one gone")
    assert raw.texts == ("a b", "c \xa0é")
    assert raw.warnings == ("b.epub: 1 page named but not in the file: OPS/gone.xhtml",)


def encryption(algorithm: str, name: str) -> str:
    return (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{algorithm}"/><e:CipherData><e:CipherReference URI="{name}"/></e:CipherData>'
        "</e:EncryptedData></encryption>"
    )


def test_protected_books_are_refused_and_scrambled_fonts_are_fine() -> None:
    fonts = encryption("http://www.idpf.org/2008/embedding", "OPS/font.otf")
    assert read({"one": "<p>x</p>"}, encryption=fonts).texts == ("x",)
    with pytest.raises(InputError, match="protected"):
        read(
            {"one": "<p>x</p>"},
            encryption=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/one.xhtml"),
        )


def test_damaged_and_empty_books_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read({"one": "<p><img src='x'/></p>"})
    bare: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container/>",
    }
    with pytest.raises(InputError, match="names no package"):
        read_epub(packed(bare), Path("b.epub"))
    path = tmp_path / "en.zip"
    path.write_bytes(book({"one": "<p>x</p>"}))
    assert isinstance(read_file(path), RawDocument)
    assert not recognises_epub(packed({"mimetype": "application/zip"}))
