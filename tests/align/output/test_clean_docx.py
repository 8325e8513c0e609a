"""DOCX out: numbers that Word counts, real footnotes, tables; whole, valid and harmless."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from clean_documents import contract
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.output.clean import write_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(document: Document) -> dict[str, etree._Element]:
    stream = io.BytesIO()
    write_document(document, stream, suffix=".docx")
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def value(element: etree._Element, attribute: str = "val") -> str:
    return str(element.get(f"{W}{attribute}"))


def labels(files: dict[str, etree._Element]) -> list[str]:
    """The numbers of the paragraphs as a word processor counts them, by the definitions in the file."""
    roman = {1: "i", 2: "ii", 3: "iii", 4: "iv", 5: "v"}
    numbering = files["word/numbering.xml"]
    lists = {value(a, "abstractNumId"): a for a in numbering.iter(f"{W}abstractNum")}
    used = {value(n, "numId"): lists[value(n[0])] for n in numbering.iter(f"{W}num")}
    counts: dict[str, int] = {}
    shown = []
    for properties in files["word/document.xml"].iter(f"{W}numPr"):
        level, number = (value(child) for child in properties)
        definition = next(lvl for lvl in used[number].iter(f"{W}lvl") if value(lvl, "ilvl") == level)
        start, kind, text = (
            value(next(definition.iter(f"{W}{name}"))) for name in ("start", "numFmt", "lvlText")
        )
        if kind == "bullet":
            continue
        counts[number] = count = counts.get(number, int(start) - 1) + 1
        letter = (
            roman.get(count, "?") if "Roman" in kind else chr(96 + count) if "Letter" in kind else str(count)
        )
        shown.append(text.replace(f"%{int(level) + 1}", letter.upper() if "upper" in kind else letter))
    return shown


def test_numbers_are_counted_by_word_as_they_were_printed() -> None:
    printed = [
        "1.",
        "2.",
        "(a)",
        "(b)",
        "3.",
        "(a)",
        "(i)",
        "(ii)",
        "(b)",
        "7.",
        "4.1.2",
        "4.1.3",
        "A.",
        "I.",
        "5 bis.",
        "٣ -",
    ]
    blocks = tuple(Block("paragraph", ("1",), "text", label) for label in printed)
    files = parts(Document("d", "en", blocks))
    assert labels(files) == printed
    assert {text_of(p) for p in files["word/document.xml"].iter(f"{W}p")} == {"text"}


@given(
    st.lists(
        st.from_regex(r"\(?([1-9]\d?|[a-e]|i|ii|iii|iv|v|[A-C]|%|§)[.)]?", fullmatch=True),
        min_size=1,
        max_size=12,
    )
)
def test_any_numbers_are_shown_as_they_were_printed(printed: list[str]) -> None:
    blocks = tuple(Block("paragraph", ("1",), "text", label) for label in printed)
    assert labels(parts(Document("d", "en", blocks))) == printed


def test_a_number_that_word_would_take_for_a_count_is_written_as_text() -> None:
    files = parts(Document("d", "en", (Block("paragraph", ("1",), "text", "%1"),)))
    assert "word/numbering.xml" not in files
    assert text_of(files["word/document.xml"]) == "%1text"


def test_footnotes_are_real_and_keep_their_marks() -> None:
    files = parts(contract())
    references = list(files["word/document.xml"].iter(f"{W}footnoteReference"))
    assert [r.get(f"{W}customMarkFollows") for r in references] == [
        None,
        "1",
    ]  # Word counts 1, and leaves the asterisk
    notes = {
        n.get(f"{W}id"): text_of(n).strip() for n in files["word/footnotes.xml"] if n.get(f"{W}type") is None
    }
    assert [notes[r.get(f"{W}id") or ""] for r in references] == ["See annex I.", "* At the Buyer’s risk."]
    last = [text_of(p) for p in files["word/document.xml"].iter(f"{W}p")][-2:]
    assert last == ["# Done1 at Geneva7", "9 Nothing refers to this."]


def test_footnotes_may_begin_at_another_number() -> None:
    blocks = (
        Block("paragraph", (), "ab", refs=(NoteRef(1, "5"), NoteRef(2, "6"))),
        Block(Kind.FOOTNOTE, ("5",), "five", "5"),
        Block(Kind.FOOTNOTE, ("6",), "six", "6"),
    )
    files = parts(Document("d", "en", blocks))
    start = files["word/document.xml"].find(f".//{W}numStart")
    assert start is not None
    assert start.get(f"{W}val") == "5"
    assert len(list(files["word/footnotes.xml"].iter(f"{W}footnoteRef"))) == 2


def test_headings_lists_and_tables_are_those_of_word() -> None:
    files = parts(contract())
    body = files["word/document.xml"][0]
    styles = [(s.get(f"{W}val"), text_of(s.getparent().getparent())) for s in body.iter(f"{W}pStyle")]  # type: ignore[union-attr, arg-type]
    assert styles[:2] == [("Heading1", "Sale & <purchase>"), ("Heading2", "Scope")]
    assert [text for style, text in styles if style == "ListParagraph"] == ["crates", "of wood", "pallets"]
    tables = [
        [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in t.iter(f"{W}tr")]
        for t in body.iter(f"{W}tbl")
    ]
    assert tables == [[["Goods", "Price | EUR"], ["", "30a piece"]], [["Another table"]]]
    defined = {style.get(f"{W}styleId") for style in files["word/styles.xml"].iter(f"{W}style")}
    assert {s.get(f"{W}val") for s in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")} <= defined


def test_arabic_runs_from_right_to_left() -> None:
    files = parts(contract("ar"))
    paragraphs = [p for p in files["word/document.xml"].iter(f"{W}p") if text_of(p)]
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in paragraphs)
    assert all(r.find(f"{W}rPr/{W}rtl") is not None for p in paragraphs for r in p.iter(f"{W}r"))


@given(st.lists(st.text(st.characters(codec=None), max_size=12).map(str.strip), max_size=4))
def test_any_text_gives_a_file_that_can_be_opened(texts: list[str]) -> None:
    document = Document("\x00\ud800", "en", tuple(Block("paragraph", ("1",), text, "1.") for text in texts))
    shown = "".join(text_of(p) for p in parts(document)["word/document.xml"].iter(f"{W}p"))
    assert "\x00" not in shown


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_shows_the_numbers_and_the_notes(tmp_path: Path) -> None:
    write_document(contract(), tmp_path / "c.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "c.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    lines = (tmp_path / "c.txt").read_text(encoding="utf-8-sig").splitlines()
    assert [line.strip() for line in lines[:5]] == [
        "Sale & <purchase>",
        "1. Scope",
        *(
            "1.1 The Seller delivers.1 The Buyer pays.",
            "1.2 Delivery is *not* <b>late</b>.",
            "(a) by sea*",
        ),
    ]


def test_the_symbol_of_a_document_is_text_and_no_number_of_a_list() -> None:
    files = parts(Document("d", "en", (Block("title", ("48/161",), "Peace", "48/161."),)))
    assert "word/numbering.xml" not in files
    assert text_of(files["word/document.xml"]).startswith("48/161.")
