"""Tables and outlines: what a notebook shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from alignments import small

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.core.table import Table
from align.notebook import tables
from align.notebook.outlines import outlines

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def alignment(corpora: Path) -> Alignment:
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt", encoder="none")


def test_tables_escape_texts_and_say_their_language() -> None:
    table = Table.of(("unit", "en"), [(1, EVIL)], {"en": "en'onload='x"})
    shown = table._repr_html_()
    assert "<script" not in shown
    assert "'onload='" not in shown
    assert "&lt;script&gt;" in shown
    assert table.to_pandas()["en"].to_list() == [EVIL]
    with pytest.raises(ValueError, match="more or fewer cells"):
        Table.of(("one",), [(1, 2)])
    assert repr(Table.of(("one",), [])) == "(nothing)"


def test_outlines_escape_texts_and_show_numbers_and_notes() -> None:
    block = Block(Kind.OPERATIVE, ("5", "a"), EVIL, refs=(NoteRef(3, "<9>"),))
    document = Document(EVIL, "en", (block,), {"symbol": EVIL}, warnings=(EVIL,))
    for shown in (document._repr_html_(), outlines([document, document])._repr_html_()):
        assert "<script" not in shown
        assert "5 (a)" in shown
        assert "<sup>&lt;9&gt;</sup>" in shown
    frame = document.to_pandas()
    assert frame.loc[0, "number"] == "5 (a)"
    assert frame.loc[0, "refs"] == ["<9>"]


def test_the_worst_come_first_and_gaps_before_all() -> None:
    found = small(
        Bead(range(1), range(1), confidence=0.9),
        Bead(range(1, 2), range(1, 2), confidence=0.3),
        Bead(range(2, 3), range(2, 2)),
    )
    frame = tables.worst(found, 2).to_pandas()
    assert frame["unit"].to_list() == [3, 2]
    assert frame["bead"].to_list() == ["1-0", "1-1"]
    assert "no counterpart" in frame["why"][0]
    assert "probably wrong (confidence 0.30)" in frame["why"][1]


def test_every_footnote_reference_has_its_row_and_note(alignment: Alignment) -> None:
    frame = tables.footnotes(alignment).to_pandas()
    assert len(frame) == 13
    assert (frame["note en"] == frame["note fr"]).all()
    row = frame.set_index("note en").loc["9"]
    assert (row["unit"], row["role"]) == (19, "operative 1")
    assert row["before it en"].endswith("58/140;")
    assert row["its text fr"] == "A/59/205."


def test_facts_roles_and_what_was_set_aside(corpora: Path) -> None:
    documents = [align.read(corpora / f"A-RES-{name}" / "en.txt") for name in ("58-140", "59-159")]
    facts = tables.facts(documents).to_pandas()
    assert facts["symbol"].to_list() == ["A/RES/58/140", "A/RES/59/159"]
    roles = tables.roles(documents).to_pandas().set_index("role")
    assert roles.T["all"].to_list() == [len(document.blocks) for document in documents]
    assert roles.loc["footnote references", "A/RES/59/159"] == 13
    assert len(tables.set_aside(documents[0])) == len(documents[0].set_aside)


def test_metrics_show_the_document_last(alignment: Alignment) -> None:
    table = tables.measures(alignment.metrics()).to_pandas()
    assert table["role"].iloc[-1] == "all"
    assert table["units"].iloc[-1] == 53
    assert "As a memory: 53 units" in alignment.metrics()._repr_html_()
