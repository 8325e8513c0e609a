"""Clean text out: one paragraph per line, or with its structure, and nothing that could run or break."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from clean_documents import contract
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from align import read
from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.output.clean import write_document
from tmx.base.errors import OutputError, UsageError


def written(document: Document, suffix: str, **options: object) -> str:
    stream = io.BytesIO()
    write_document(document, stream, suffix=suffix, **options)  # type: ignore[arg-type]
    return stream.getvalue().decode("utf-8")


def content(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def found(page: etree._Element, path: str) -> list[str]:
    return list(map(str, page.xpath(path)))  # type: ignore[arg-type]


def test_plain_text_is_one_paragraph_per_line_as_a_memory_has_it() -> None:
    lines = written(contract(), ".txt").split("\n\n")
    assert lines[:4] == [
        "Sale & <purchase>",
        "Scope",
        "The Seller delivers. The Buyer pays.",
        "Delivery is *not* <b>late</b>.",
    ]
    assert lines[-3:] == ["See annex I.", "At the Buyer’s risk.", "Nothing refers to this.\n"]
    assert len(lines) == len(contract().blocks)


def test_plain_text_has_numbers_bullets_and_marks_if_they_are_asked_for() -> None:
    text = written(contract(), ".txt", labels=True, notes=True)
    assert "1.1 The Seller delivers.[1] The Buyer pays.\n\n" in text
    assert "(a) by sea[*]\n\n(b) by air\n\n4 bis. =1+1" in text
    assert "• crates\n\n• of wood\n\n" in text
    assert text.endswith("[1] See annex I.\n\n[*] At the Buyer’s risk.\n\n[9] Nothing refers to this.\n")


def test_footnotes_are_left_out_on_request() -> None:
    for suffix in (".txt", ".html", ".md"):
        text = written(contract(), suffix, notes=False)
        assert "annex I" not in text
        assert "[1]" not in text
        assert "sup>" not in text


def test_a_sentence_can_be_a_paragraph_and_only_the_first_has_the_number() -> None:
    text = written(contract(), ".txt", segment="sentence", labels=True, notes=True)
    assert "\n\n1.1 The Seller delivers.[1]\n\nThe Buyer pays.\n\n" in text
    with pytest.raises(UsageError, match="no segments of the kind 'clause'"):
        written(contract(), ".txt", segment="clause")


def test_line_breaks_inside_a_paragraph_do_not_break_its_line() -> None:
    document = Document("d", "en", (Block("paragraph", (), "one\u2028two\nthree\x0bfour"),))
    assert written(document, ".txt") == "one two threefour\n"
    assert "one\ntwo" not in written(document, ".md")
    assert "two<br>\nthree" in written(document, ".html")


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx"])
def test_what_is_written_is_the_same_each_time(suffix: str) -> None:
    streams = io.BytesIO(), io.BytesIO()
    for stream in streams:
        write_document(contract(), stream, suffix=suffix)
    assert streams[0].getvalue() == streams[1].getvalue()


def test_html_is_valid_and_holds_the_structure() -> None:
    text = written(contract(), ".html")
    page = etree.fromstring(
        re.sub("<(meta[^>]*|br|hr)>", r"<\1/>", text.partition("\n")[2])
    )  # tags are balanced
    assert page.get("lang") == "en"
    assert page.get("dir") == "ltr"
    assert [h.text for h in page.iter("h1", "h2")] == ["Sale & <purchase>", "Scope"]
    assert [p.get("data-bitext-label") for p in page.iter("p") if p.get("data-bitext-label")] == [
        *("1.1", "1.2", "(a)", "(b)", "4 bis.")
    ]
    assert [" ".join((li.text or "").split()) for li in page.iter("li")] == ["crates", "of wood", "pallets"]
    assert len(page.findall(".//ul/li/ul/li")) == 1
    tables = [[[content(td) for td in tr] for tr in table] for table in page.iter("table")]
    assert tables == [[["Goods", "Price | EUR"], ["", "30a piece"]], [["Another table"]]]


def test_footnotes_in_html_are_linked_both_ways() -> None:
    page = html.fromstring(written(contract(), ".html"))
    ids = found(page, "//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in found(page, "//a/@href")} <= set(ids)
    assert found(page, "//*[@id='note1']/p/text()") == [" See annex I."]
    assert found(page, "//sup[not(a)]/text()") == ["7", "9"]  # no such note; a note without reference


def test_the_direction_is_that_of_the_language() -> None:
    assert '<html lang="ar" dir="rtl">' in written(contract("ar"), ".html")


HOSTILE = st.text(st.sampled_from("<>&\"'`*_[]()#|~!\\:;=+-.$^ aé1\n\t\u2028"), max_size=30)


@given(
    st.lists(HOSTILE.map(str.strip).filter(bool), min_size=1, max_size=4),
    st.sampled_from(["", "1.", "(a)", "-"]),
)
def test_hostile_text_stays_text_in_html(texts: list[str], label: str) -> None:
    document = Document("<script>", "en", tuple(Block("paragraph", ("1",), text, label) for text in texts))
    page = html.document_fromstring(written(document, ".html"))
    assert {element.tag for element in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "p", "br")
    }
    shown = [content(p) for p in page.iter("p")]
    assert [text.split() for text in shown] == [text.split() for text in texts]
    assert {p.get("data-bitext-label", "") for p in page.iter("p")} == {label}


def rendered(markdown: str) -> list[str]:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    body = html.document_fromstring(f"<body>{page}</body>").find("body")
    assert body is not None
    assert {element.tag for element in body.iter()} <= {*("body", "p", "br", "ol", "li", "h1", "h2")}
    return [content(element) for element in body.iter("p", "li", "h1", "h2") if element.find("p") is None]


@given(
    st.lists(HOSTILE.map(str.strip).filter(bool), min_size=1, max_size=4), st.sampled_from(["", "(a)", "3."])
)
def test_hostile_text_stays_text_in_markdown(texts: list[str], label: str) -> None:
    document = Document("d", "en", tuple(Block("paragraph", ("1",), text, label) for text in texts))
    shown = [text.removeprefix(label).split() for text in rendered(written(document, ".md"))]
    assert shown == [text.split() for text in texts]


def test_markdown_holds_the_structure() -> None:
    text = written(contract(), ".md")
    assert text.startswith(
        "# Sale & \\<purchase>\n\n## 1. Scope\n\n1.1 The Seller delivers.[^1] The Buyer pays.\n"
    )
    assert (
        "- crates\n\n  - of wood\n\n- pallets\n\n| Goods | Price \\| EUR |\n| --- | --- |\n|  | 30<br>a piece |"
        in text
    )
    assert "\\# Done[^1] at Geneva[7]" in text
    assert "[^1]: See annex I.\n\n[^n2]: At the Buyer’s risk.\n" in text
    assert text.endswith("[9] Nothing refers to this.\n")


def test_numbers_in_markdown_are_shown_as_they_are() -> None:
    numbers = ["1.", "2.", "4.", "4.", "(a)", "5.", "01."]
    blocks = tuple(Block("paragraph", (), "text", label) for label in numbers)
    page = MarkdownIt().render(written(Document("d", "en", blocks), ".md"))
    shown = []
    for part in html.document_fromstring(page).iter("ol", "p"):
        if part.tag == "ol":
            start = int(part.get("start", "1"))
            shown += [f"{start + at}." for at in range(len(part.findall("li")))]
        elif part.getparent().tag != "li":  # type: ignore[union-attr]
            shown.append((part.text or "").split()[0])
    assert shown == numbers


def test_two_notes_of_one_number_each_have_their_reference() -> None:
    blocks = (
        Block("paragraph", (), "ab", refs=(NoteRef(1, "1"), NoteRef(2, "1"))),
        Block(Kind.FOOTNOTE, ("1",), "first", "1"),
        Block(Kind.FOOTNOTE, ("1",), "second", "1"),
    )
    assert "a[^1]b[^1-n2]\n\n[^1]: first\n\n[^1-n2]: second" in written(Document("d", "en", blocks), ".md")


def test_files_are_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown output format '\.odt'"):
        write_document(contract(), tmp_path / "c.odt")
    with pytest.raises(OutputError, match=r"No such file"):
        write_document(contract(), tmp_path / "none" / "c.md")
    assert list(tmp_path.iterdir()) == []
    clean = write_document(contract(), tmp_path / "C.HTM")
    assert (len(clean.items), len(clean.notes)) == (16, 3)
    assert (tmp_path / "C.HTM").read_text(encoding="utf-8") == written(contract(), ".html")


def test_a_resolution_is_read_again_as_it_was(corpora: Path, tmp_path: Path) -> None:
    document = read(corpora / "A-RES-59-159" / "en.txt")
    write_document(document, tmp_path / "en.txt", labels=True, notes=False)
    kept = [block for block in document if block.kind != Kind.FOOTNOTE]
    again = read(tmp_path / "en.txt")
    assert [(b.kind, b.path, b.label, b.text) for b in again] == [
        (b.kind, b.path, b.label, b.text) for b in kept
    ]
    assert again.set_aside == ()
