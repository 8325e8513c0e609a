"""A text reads the same from a plain text, from Word and from OpenDocument, with numbers typed or computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from office_files import docx, item, level, numbering, para, run
from open_document import li, list_style, number_level, odt, ol, p

import align
from align.core.document import Document
from align.core.raw import RawDocument, RawParagraph
from align.layout import lay_out
from align.readers import read_text
from align.readers.docx import read_docx
from align.readers.odt import read_odt
from align.structure.grammars import choose

NUMBERS = numbering(level(0, "%1.") + level(1, "(%2)", "lowerLetter") + level(2, "(%3)", "lowerRoman"))
_LABEL = re.compile(r"(?:(\d+)\.|\(([a-z])\))\s+")


def laid_out(path: Path) -> RawDocument:
    text = read_text(path)
    return lay_out(text, path.stem, choose(text.texts).grammar)


def pieces(paragraph: RawParagraph, skip: int = 0) -> Iterator[tuple[str, str]]:
    """The text of a paragraph between its references, and the number of the reference after it."""
    start = skip
    for ref in paragraph.refs:
        yield paragraph.text[start : ref.offset], ref.number
        start = max(start, ref.offset)
    yield paragraph.text[start:], ""


def in_word(raw: RawDocument, *, computed: bool) -> bytes:
    numbers = {note.label: index for index, note in enumerate(raw.notes, 1)}

    def paragraph(each: RawParagraph) -> str:
        label = _LABEL.match(each.text) if computed else None
        runs = "".join(
            run(text) + (f'<w:r><w:footnoteReference w:id="{numbers[number]}"/></w:r>' if number else "")
            for text, number in pieces(each, label.end() if label else 0)
        )
        depth = 0 if label is None or label[1] else 1
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return para(runs, place if label else "")

    footnotes = "".join(
        f'<w:footnote w:id="{numbers[note.label]}">{para(note.text)}</w:footnote>' for note in raw.notes
    )
    return docx(
        "".join(map(paragraph, raw.paragraphs)), footnotes=footnotes, numbering=NUMBERS, header1=para("A/RES")
    )


def in_open_document(raw: RawDocument) -> bytes:
    notes = {note.label: note.text for note in raw.notes}

    def note(number: str) -> str:
        if number not in notes:  # it was referred to before
            return (
                f'<text:span text:style-name="S"><text:note-ref>{number}</text:note-ref></text:span>'
                * bool(number)
            )
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body>{p(notes.pop(number))}</text:note-body></text:note>"
        )

    raised = '<style:text-properties style:text-position="super 58%"/>'
    return odt(
        "".join(
            p(
                "".join(
                    f"<text:span>{escape(text)}</text:span>{note(number)}" for text, number in pieces(each)
                )
            )
            for each in raw.paragraphs
        ),
        f'<style:style style:name="S" style:family="text">{raised}</style:style>',
    )


def lines_in_word(path: Path) -> bytes:
    return docx("".join(map(para, path.read_text(encoding="utf-8").split("\n"))), header1=para("A/RES"))


def lines_in_open_document(path: Path) -> bytes:
    return odt("".join(map(p, path.read_text(encoding="utf-8").split("\n"))))


WRITERS: dict[str, Callable[[RawDocument], bytes]] = {
    "typed.docx": lambda raw: in_word(raw, computed=False),
    "computed.docx": lambda raw: in_word(raw, computed=True),
    "typed.odt": in_open_document,
}


def content(document: Document) -> list[tuple[object, ...]]:
    return [(block.kind, block.path, block.label, block.text, block.refs) for block in document]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_resolution_and_its_alignment_are_the_same(writer: str, corpora: Path, tmp_path: Path) -> None:
    plain, office = [], []
    for lang in ("en", "fr"):
        path = corpora / "A-RES-59-159" / f"{lang}.txt"
        plain.append(align.read(path))
        file = tmp_path / f"{lang}.{writer}"
        file.write_bytes(WRITERS[writer](laid_out(path)))
        office.append(align.read(file, lang))
        assert content(office[-1]) == content(plain[-1])
    alignments = [
        align.align(*documents, segment="sentence", encoder="none") for documents in (plain, office)
    ]
    beads = [[(pair.source.text, pair.target.text) for pair in alignment] for alignment in alignments]
    assert beads[0] == beads[1]


def test_lists_of_open_document_have_the_numbers_that_word_gives() -> None:
    levels = list_style(
        "L", number_level(1), number_level(2, "a", 'style:num-prefix="(" style:num-suffix=")"')
    )
    body = ol(li(p("One") + ol(li("first"), li("second"), style="")), li("Two"))

    word = read_docx(
        docx(item("One") + item("first", 1, 1) + item("second", 1, 1) + item("Two"), numbering=NUMBERS),
        Path("a"),
    )
    found = read_odt(odt(body, levels), Path("a"))
    assert isinstance(word, RawDocument)
    assert isinstance(found, RawDocument)
    assert [(q.label, q.text, q.style) for q in found.paragraphs] == [
        (q.label, q.text, q.style) for q in word.paragraphs
    ]


@pytest.mark.parametrize("writer", [lines_in_word, lines_in_open_document])
def test_a_text_whose_lines_became_paragraphs_is_read_as_plain_text(
    writer: Callable[[Path], bytes], corpora: Path, tmp_path: Path
) -> None:
    for lang in ("en", "fr"):
        path = corpora / "A-RES-59-159" / f"{lang}.txt"
        file = tmp_path / f"{lang}.office"
        file.write_bytes(writer(path))
        document = align.read(file, lang)
        assert content(document) == content(align.read(path))
        assert "every line is a paragraph" in document.warnings[0]


@pytest.mark.parametrize(
    "lines",
    [
        ["apples", "pears and plums", "a kilo of potatoes of the old kind", "rice"] * 5,
        ["The first paragraph ends here.", "the second begins with a small letter; it ends too."] * 8,
        ["Chapter One and what is in it", "Chapter Two and what is in it"] * 8,
        ["a line that goes on in the", "next line, but there are two", "of them."],
        ["第一段的文字到此为止。", "第二段也是这样结束的。"] * 8,
    ],
)
def test_paragraphs_that_are_no_lines_stay_paragraphs(lines: list[str]) -> None:
    raw = read_docx(docx("".join(map(para, lines))), Path("a"))
    assert isinstance(raw, RawDocument)
    assert raw.texts == tuple(lines)
