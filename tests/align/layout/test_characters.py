"""Characters that nobody sees are set aside; those that a script needs stay."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument, RawParagraph, Run
from align.layout import lay_out, visible_document
from align.layout.characters import visible_pages
from align.readers import paginate
from align.readers.pages import Line, Page, PagedText
from align.structure.grammars import load_grammar
from tmx.base.hidden import hidden_spans


def shown(text: str, lang: str = "en") -> str:
    dropped = {index for start, end in hidden_spans(text, lang) for index in range(start, end)}
    return "".join(character for index, character in enumerate(text) if index not in dropped)


@pytest.mark.parametrize(
    "hidden",
    [
        "\ufeff",
        "\u00ad",
        "\u200b",
        "\u2060",
        "\u200e",
        "\u202a",
        "\u2069",
        "\ufffe",
        "\U0001ffff",
        "\x02",
        "\u0096",
    ],
)
def test_what_nobody_sees_leaves_a_text_in_latin_letters(hidden: str) -> None:
    assert shown(f"{hidden}The da{hidden}ys.{hidden}") == "The days."


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "می\u200cخواهم"),
        ("hi", "क्\u200dष"),
        ("en", "\U0001f468\u200d\U0001f469"),
        ("ar", "\u200fالمادة \u200e5\u200e من"),
        ("en", "the word \u202bשלום\u202c means peace"),
        ("fr", "l’année\u00a0: 1\u202f234 €"),
    ],
)
def test_what_a_script_needs_stays(lang: str, text: str) -> None:
    assert shown(text, lang) == text


def test_joiners_between_latin_letters_go() -> None:
    assert shown("Auf\u200clage and co\u200dop") == "Auflage and coop"


def test_separators_of_lines_and_paragraphs_end_lines() -> None:
    raw = lay_out(
        paginate("text", ["It was the first of the\u2028two days.\u2029The second came\u2028and went."]),
        "en",
        load_grammar("generic"),
    )
    assert raw.texts == ("It was the first of the two days.", "The second came and went.")
    assert {paragraph.locator.line for paragraph in raw.paragraphs} == {1}


def test_a_line_keeps_what_is_known_of_its_other_characters() -> None:
    line = Line("a\u200bb1", 1, runs=(Run(3, 4, superscript=True),), stops=(1.0, 2.0, 3.0, 4.0, 5.0))
    content, aside = visible_pages(PagedText("x", (Page((line,)),)), "en")
    assert content.pages[0].lines == (
        Line("ab1", 1, runs=(Run(2, 3, superscript=True),), stops=(1.0, 3.0, 4.0, 5.0)),
    )
    assert [(item.line, item.text, item.reason) for item in aside] == [(1, "\u200b", Furniture.INVISIBLE)]


def test_paragraphs_of_other_formats_are_cleaned_as_well() -> None:
    paragraph = RawParagraph(
        "\ufeff The da\u00adys are\u2028long", refs=(NoteRef(7, "1"),), runs=(Run(0, 6, bold=True),)
    )
    raw = visible_document(RawDocument("x", (paragraph,)), "en")
    (clean,) = raw.paragraphs
    assert (clean.text, clean.refs, clean.runs) == (
        "The days are long",
        (NoteRef(5, "1"),),
        (Run(0, 4, bold=True),),
    )
    assert [item.text for item in raw.discarded] == ["\ufeff\u00ad"]


@given(st.lists(st.text("ab \u00ad\u200b\u200c\ufeff\u2028\u2029\u200fاِ\u0002\f", max_size=12), max_size=8))
def test_nothing_is_lost(lines: list[str]) -> None:
    raw = lay_out(paginate("text", lines), "en", load_grammar("generic"))
    assert raw_accounted(raw) == ink("\n".join(lines))
    assert not any(hidden_spans(text, "en") for text in raw.texts)


@given(st.text("ab \u00ad\u200b\u200c\ufeff\u2028\u2029\u200fاِ\u0002\f", max_size=12).map(str.strip))
def test_nothing_is_lost_from_paragraphs(text: str) -> None:
    raw = visible_document(RawDocument("x", (RawParagraph(text),)), "en")
    left = "".join([*raw.texts, *(item.text for item in raw.discarded)])
    assert ink(left) == ink(text)
    assert not hidden_spans(raw.texts[0], "en")
