"""Titles that a line of signs underlines."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import Furniture, RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

BODY = "The parties meet in Oslo every year, and they do\nso in the presence of the depositary of the treaty."


def laid_out(text: str) -> RawDocument:
    raw = lay_out(paginate("text", text.split("\n")), "en", load_grammar("generic"))
    assert raw_accounted(raw) == ink(text)
    return raw


@pytest.mark.parametrize("sign", list("=-~^*+#\"'"))
@pytest.mark.parametrize("blank", ["", "\n"])
def test_an_underlined_line_is_a_title(sign: str, blank: str) -> None:
    title = "2.1. Meetings of the parties and of the depositary"
    raw = laid_out(f"{BODY}\n\n{title}\n{sign * len(title)}\n{blank}{BODY}")
    assert raw.texts == (BODY.replace("\n", " "), title, BODY.replace("\n", " "))
    assert [paragraph.style.heading for paragraph in raw.paragraphs] == [None, 1, None]
    assert [item.reason for item in raw.discarded] == [Furniture.UNDERLINE]


def test_each_sign_is_a_level_and_a_line_above_makes_another() -> None:
    raw = laid_out(
        f"======\nTreaty\n======\n\nPart\n====\n\nArticle\n-------\n\n{BODY}\n\nOther\n=====\n\nIt is in force."
    )
    assert [paragraph.style.heading for paragraph in raw.paragraphs] == [1, 2, 3, None, 2, None]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n---------------------\n",
        "J. Smith\n________",
        "1990\n..........",
        "Yes\n--------------------",
        "Use\n```\nmake\n```\nto make it.",
    ],
)
def test_other_rules_underline_nothing(text: str) -> None:
    assert not any(paragraph.style.heading for paragraph in laid_out(text).paragraphs)


@given(st.lists(st.sampled_from(["Title", "=====", "-----", "***", "", "the end of"]), max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    laid_out("\n".join(lines))
