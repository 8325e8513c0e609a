"""OpenDocument texts: numbers, notes, tables, and what is set aside."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from office_files import aside, packed, plain_parts
from open_document import DEEP, MIME, fodt, li, odt, ol, p, read

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument, Run
from align.readers import read_file
from align.readers.odt import read_odt, recognises_odt
from tmx.base.errors import InputError


def note(citation: str, text: str, more: str = "", kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation {more}>{citation}</text:note-citation>'
        f"<text:note-body>{text if text.startswith('<') else p(text)}</text:note-body></text:note>"
    )


def test_notes_and_references() -> None:
    star = note("*", "starred", 'text:label="*"')
    body = p(f"<text:s/>One{note('1', 'first')} two {star}.") + p(
        f"<text:s/>Three{note('1', p('a') + p('b'))}"
    )
    raw = read(body + p(f"<text:s/>Four{note('i', 'end', kind='endnote')}"))
    assert [(q.text, q.refs) for q in raw.paragraphs] == [
        ("One two.", (NoteRef(3, "1"), NoteRef(7, "*"))),
        ("Three", (NoteRef(5, "2"),)),
        ("Four", (NoteRef(4, "i"),)),
    ]
    assert [(n.label, n.text) for n in raw.notes] == [
        ("1", "first"),
        ("*", "starred"),
        ("2", "a b"),
        ("i", "end"),
    ]


def test_tables_with_covered_and_repeated_cells() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text) if text else ''}</table:table-cell>"

    covered = f"<table:covered-table-cell>{p('unseen')}</table:covered-table-cell>"
    repeated = 'table:number-columns-repeated="2"'
    rows = (
        f"<table:table-header-rows><table:table-row>{cell('a')}{covered}{cell('b')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('', repeated)}{cell('c')}</table:table-row>"
    )
    raw = read(f"<table:table><table:table-column/>{rows}</table:table>")
    assert [(q.text, q.style.cell) for q in raw.paragraphs] == [
        *(("a", (1, 1, 1)), ("b", (1, 1, 3)), ("c", (1, 2, 3)))
    ]
    assert aside(raw) == [("unseen", Furniture.HIDDEN)]


CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>me</dc:creator>"
    f"</office:change-info>{p('old text')}</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
    "</text:changed-region><text:changed-region><text:format-change/></text:changed-region></text:tracked-changes>"
)


def test_what_is_beside_the_text_is_set_aside() -> None:
    comment = f"<office:annotation><dc:creator>me</dc:creator>{p('why?')}</office:annotation>"
    hidden = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    frame = (
        f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box><svg:title>A map</svg:title></draw:frame>"
    )
    body = (
        f"{CHANGES}<text:p>seen{comment}<text:span text:style-name='H'>hidden</text:span>{frame}"
        "<text:page-number>7</text:page-number><text:ruby><text:ruby-base>漢</text:ruby-base>"
        "<text:ruby-text>kan</text:ruby-text></text:ruby></text:p>"
        f"<text:section text:display='none'>{p('secret')}</text:section>"
    )
    masters = (
        f'<style:master-page style:name="S"><style:header>{p("head")}</style:header></style:master-page>'
    )
    raw = read(body, hidden, masters=masters, meta="<dc:title>Title</dc:title>")
    assert raw.texts == ("seen漢", "boxed")
    assert set(aside(raw)) == {
        *(("why?", Furniture.COMMENT), ("hidden", Furniture.HIDDEN), ("A map", Furniture.PICTURE)),
        *(("7", Furniture.FIELD), ("kan", Furniture.READING), ("secret", Furniture.HIDDEN)),
        *(("old text", Furniture.DELETED), ("head", Furniture.HEADER)),
    }
    assert raw.warnings == ("a.odt: 2 tracked changes taken as accepted",)
    assert raw.facts == {"title": "Title"}


def test_what_stands_between_paragraphs() -> None:
    comment = f"<office:annotation><dc:creator>me</dc:creator>{p('why?')}</office:annotation>"
    frame = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box><svg:desc>A map</svg:desc></draw:frame>"
    raw = read(comment + frame + p("text"))
    assert raw.texts == ("boxed", "text")
    assert aside(raw) == [("why?", Furniture.COMMENT), ("A map", Furniture.PICTURE)]


def test_entries_of_contents_lose_their_page_numbers() -> None:
    body = f"<text:index-body>{p('<text:a>1. Scope<text:tab/>12</text:a>')}</text:index-body>"
    raw = read(f"<text:table-of-content><text:table-of-content-source/>{body}</text:table-of-content>")
    assert [(q.text, q.style.contents) for q in raw.paragraphs] == [("1. Scope", True)]
    assert aside(raw) == [("12", Furniture.LEADER)]


def test_white_space_breaks_and_type() -> None:
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="C" style:family="text" style:parent-style-name="B">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    )
    spans = '<text:span text:style-name="B">b</text:span><text:span text:style-name="C">c</text:span>'
    raw = read(f"<text:p> a\n  {spans}<text:s text:c='3'/>d<text:tab/>e<text:line-break/>f</text:p>", styles)
    assert raw.texts == ("a bc d e f",)
    assert raw.paragraphs[0].runs == (Run(2, 3, bold=True), Run(3, 4, bold=True, superscript=True))


def test_properties_that_cannot_be_read_do_not_stop_a_document() -> None:
    content = plain_parts(odt(p("text")))
    damaged = packed({**content, "meta.xml": "<broken", "META-INF/manifest.xml": "<m:broken/>"})
    assert read_odt(damaged, Path("a.odt")).texts == ("text",)


def test_one_xml_file_and_a_wrong_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(fodt(ol(li("x")), DEEP))
    found = read_file(path)
    assert isinstance(found, RawDocument)
    assert [(q.label, q.text) for q in found.paragraphs] == [("1.", "x")]


def test_what_cannot_be_read_is_said() -> None:
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
    locked = packed({"mimetype": MIME, "content.xml": b"\0\1", "META-INF/manifest.xml": manifest})
    assert recognises_odt(locked)
    with pytest.raises(InputError, match="protected by a password"):
        read_odt(locked, Path("a.odt"))
    with pytest.raises(InputError, match="no text document"):
        read_odt(packed({"mimetype": MIME, "content.xml": "<a/>"}), Path("a.odt"))
    with pytest.raises(InputError, match=r"no part content\.xml"):
        read_odt(packed({"mimetype": MIME}), Path("a.odt"))
    with pytest.raises(InputError, match="holds no text"):
        read(f"<text:p/>{CHANGES}")
    assert not recognises_odt(packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))


WORDS = st.text("ab é&<“漢", min_size=1, max_size=6).map(escape)
PIECES = st.one_of(
    WORDS,
    WORDS.map(lambda text: f"<text:span>{text}</text:span>"),
    WORDS.map(lambda text: f"<text:page-number>{text}</text:page-number>"),
    WORDS.map(lambda text: f"<office:annotation><text:p>{text}</text:p></office:annotation>"),
    WORDS.map(
        lambda text: f"<draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"
    ),
    WORDS.map(lambda text: note("", f"<text:p>{text}</text:p>")),
    st.sampled_from(["<text:tab/>", "<text:s/>", "<text:line-break/>", "<text:unknown/>"]),
)
PARAGRAPHS = st.lists(PIECES, max_size=4).map(lambda pieces: f"<text:p>{''.join(pieces)}</text:p>")
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inside: st.lists(inside, min_size=1, max_size=3).flatmap(
        lambda blocks: st.sampled_from(
            [
                ol(li("".join(blocks))),
                f"<table:table><table:table-row><table:table-cell>{''.join(blocks)}</table:table-cell></table:table-row></table:table>",
                f"<text:section>{''.join(blocks)}</text:section>",
            ]
        )
    ),
    max_leaves=4,
)


@given(st.lists(BLOCKS, max_size=5).map("".join))
def test_every_character_is_in_a_paragraph_in_a_note_or_set_aside(body: str) -> None:
    body += ol(li(p("end")))  # a document with a list is not read line by line
    raw = read(body)
    found = [*raw.texts, *(n.text for n in raw.notes), *(item.text for item in raw.discarded)]
    content = etree.fromstring(fodt(body))
    assert sorted("".join("".join(found).split())) == sorted(
        "".join("".join(map(str, content.itertext())).split())
    )
