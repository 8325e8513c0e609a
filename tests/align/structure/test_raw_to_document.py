"""A raw document of any reader becomes a document: what the file knows counts, and no character is lost."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from align import Kind
from align.core.locator import Locator
from align.core.raw import RawDocument, RawParagraph, Run, Style
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import choose
from align.structure.parsing import parse


def test_documents_pickle_and_copy_raw_or_read(corpora: Path) -> None:
    text = paginate("en.txt", (corpora / "A-RES-58-140" / "en.txt").read_text(encoding="utf-8").split("\n"))
    raw = lay_out(text, "en", choose(text.texts).grammar)
    for value in (text, raw, parse(raw, "en")):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 (our own bytes)
        assert copy.deepcopy(value) == value


def test_what_a_word_processor_knows_counts() -> None:
    raw = RawDocument(
        "c.docx",
        (
            RawParagraph("Scope of it", Locator(path="p1"), style=Style(heading=1)),
            RawParagraph("The Seller delivers.", Locator(path="p2"), label="1.", style=Style(level=1)),
            RawParagraph("The Buyer pays.", Locator(path="p3"), label="2."),
            RawParagraph("In euros.", Locator(path="p4"), label="•", runs=(Run(0, 2, bold=True),)),
        ),
        facts={"title": "Contract"},
        warnings=("one tracked change was accepted",),
    )
    document = parse(raw, "en")
    assert [(b.kind, b.path, b.label, b.text) for b in document] == [
        (Kind.HEADING, (), "", "Scope of it"),
        (Kind.PARAGRAPH, ("1",), "1.", "The Seller delivers."),
        (Kind.PARAGRAPH, ("2",), "2.", "The Buyer pays."),
        (Kind.PARAGRAPH, (), "•", "In euros."),
    ]
    assert document.facts == {"title": "Contract"}
    assert document.warnings == ("one tracked change was accepted",)
    assert [str(block.locator) for block in document] == ["p1", "p2", "p3", "p4"]
    assert [block.style for block in document] == [Style(heading=1), Style(level=1), Style(), Style()]


@given(
    st.lists(st.text("ab 1.(", max_size=12).map(str.strip), max_size=8),
    st.sampled_from(["", "7.", "•", "(a)"]),
)
def test_no_character_of_a_raw_document_is_lost(texts: list[str], label: str) -> None:
    raw = RawDocument("r", tuple(RawParagraph(text, label=label) for text in texts))
    found = [(f"{b.label} {b.text}" if not label else f"{b.label}|{b.text}") for b in parse(raw, "en")]
    if label:
        assert found == [f"{label}|{text}" for text in texts]
    else:
        assert ["".join(text.split()) for text in found] == ["".join(text.split()) for text in texts]
