"""Typed bullets are set aside, in whatever format they were typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument, RawParagraph, Run, Style
from align.layout import without_bullets
from align.layout.lists import bullets


def document(*texts: str) -> RawDocument:
    return RawDocument("a", tuple(map(RawParagraph, texts)))


def test_signs_are_bullets_and_dashes_are_where_neighbours_have_them() -> None:
    raw = without_bullets(
        document("• one", "\uf0b7 two", "- three", "- four", "– alone", "text", "·five", "* note")
    )
    assert raw.texts == ("one", "two", "three", "four", "– alone", "text", "five", "* note")
    assert [item.text for item in raw.discarded] == ["•", "\uf0b7", "-", "-", "·"]
    assert {item.reason for item in raw.discarded} == {Furniture.BULLET}
    assert [paragraph.style.level for paragraph in raw.paragraphs] == [1, 1, 1, 1, None, None, 1, None]


def test_offsets_move_and_what_the_file_says_stays() -> None:
    old = RawParagraph("• ab", refs=(NoteRef(3, "1"),), runs=(Run(0, 3, bold=True),), style=Style(level=2))
    labelled, bare = RawParagraph("- c", label="1."), RawParagraph("•")
    raw = without_bullets(RawDocument("a", (old, labelled, bare)))
    assert raw.paragraphs == (
        RawParagraph("ab", refs=(NoteRef(1, "1"),), runs=(Run(0, 1, bold=True),), style=Style(level=2)),
        labelled,
        bare,
    )


@given(st.lists(st.text("ab -–•", max_size=6).map(str.strip), max_size=6))
def test_no_character_is_lost(texts: list[str]) -> None:
    raw = without_bullets(document(*texts))
    found = "".join([*raw.texts, *(item.text for item in raw.discarded)])
    assert sorted(found.replace(" ", "")) == sorted("".join(texts).replace(" ", ""))


def test_the_sign_of_a_section_is_no_bullet() -> None:
    assert not any(bullets(["Inhalt:", "§ 1 Begriffe", "§ 2 Geltung", "Erstes Buch.", "§ 12 Das Ende."]))
    assert bullets(["Liste:", "§ eins", "§ zwei"]) == [None, (0, 2), (0, 2)]
