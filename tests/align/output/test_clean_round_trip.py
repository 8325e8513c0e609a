"""What is written clean is read again by the readers with the same texts, numbers, notes and references."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from clean_documents import documents
from hypothesis import assume, given
from hypothesis import strategies as st

from align import Kind, read
from align.core.block import Block, NoteRef
from align.core.document import Document
from align.core.raw import RawDocument, RawParagraph, Style
from align.language.labels import is_label
from align.output.clean import write_document
from align.readers import READERS

Content = list[tuple[str, str, tuple[NoteRef, ...]]]
FORMATS = [".docx", ".html", ".md"]
APART = [".docx", ".html"]  # formats that keep numbers apart from the text


def read_again(document: Document, suffix: str) -> RawDocument:
    stream = io.BytesIO()
    write_document(document, stream, suffix=suffix)
    data = stream.getvalue()
    path = Path(f"d{suffix}")
    raw = next(reader for reader in READERS if reader.takes(data, path)).read(data, path)
    assert isinstance(raw, RawDocument)
    return raw


def content(parts: Iterable[Block | RawParagraph]) -> Content:
    return [(part.label, part.text, part.refs) for part in parts]


@given(documents(), st.sampled_from(APART))
def test_texts_numbers_and_notes_are_the_same(document: Document, suffix: str) -> None:
    raw = read_again(document, suffix)
    body = [block for block in document if block.kind != Kind.FOOTNOTE]
    assert content(raw.paragraphs) == content(body)
    assert [paragraph.style.heading for paragraph in raw.paragraphs] == [
        block.style.heading for block in body
    ]
    assert sorted((n.label, n.text) for n in raw.notes) == sorted(
        (block.label, block.text) for block in document.of_kind(Kind.FOOTNOTE)
    )


def whole(parts: Iterable[Block | RawParagraph]) -> list[tuple[str, tuple[tuple[int, str], ...]]]:
    """The texts with their numbers at their heads, and the references from the end of the text."""
    return [
        (
            f"{part.label} {part.text}".strip(),
            tuple((len(part.text) - ref.offset, ref.number) for ref in part.refs),
        )
        for part in parts
    ]


@given(documents())
def test_markdown_has_the_same_texts_and_notes(document: Document) -> None:
    marked = (Block("heading", (), "Heading", style=Style(heading=1)), *document.blocks)
    document = dataclasses.replace(document, blocks=marked)
    assume("*" not in {number for block in document for number in block.path})
    assume(not any(is_label(block.text) for block in document))  # its own number, to the reader
    raw = read_again(document, ".md")
    assert whole(raw.paragraphs) == whole(block for block in document if block.kind != Kind.FOOTNOTE)
    assert sorted((note.label, note.text) for note in raw.notes) == sorted(
        (block.label, block.text) for block in document.of_kind(Kind.FOOTNOTE)
    )


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_resolution_is_the_same_after_writing_and_reading(
    corpora: Path, tmp_path: Path, suffix: str, lang: str
) -> None:
    document = read(corpora / "A-RES-59-159" / f"{lang}.txt")
    write_document(document, tmp_path / f"{lang}{suffix}")
    again = read(tmp_path / f"{lang}{suffix}")
    assert [(b.kind, b.path, b.text, b.refs) for b in again] == [
        (b.kind, b.path, b.text, b.refs) for b in document
    ]
    assert [b.label for b in again if b.kind != Kind.FOOTNOTE] == [
        b.label for b in document if b.kind != Kind.FOOTNOTE
    ]
