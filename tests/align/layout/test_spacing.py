"""A blank line after every line says nothing; other blank lines divide paragraphs."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

ENGLISH = (
    "The harbour board met in March and agreed on the",
    "plan for the new quay. The ships that unload coal",
    "will be moved to the northern basin before the",
    "winter.",
    "The fees will rise by two per cent in the course of",
    "the year.",
)
CHINESE = (
    "港口委员会在三月举行了会议，并就新码头的计划达成了",
    "一致意见。卸煤的船只将在冬天之前移到北部的港池，",
    "费用将在一年中上涨百分之二。委员会听取了关于航道",
    "疏浚需要两年时间的报告。",
)


def laid_out(text: str, lang: str = "en") -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), lang, load_grammar("generic"))


def test_lines_of_a_sentence_are_joined_over_blank_lines() -> None:
    raw = laid_out("\n\n".join(ENGLISH))
    assert raw.texts == (" ".join(ENGLISH[:4]), " ".join(ENGLISH[4:]))
    assert laid_out("\n\n".join(CHINESE), "zh").texts == ("".join(CHINESE),)


def test_in_german_lines_begin_with_capitals_inside_a_sentence() -> None:
    german = (
        "Im März legte die Regierung dem Parlament ihre Strategie für die",
        "kleinen Häfen des Landes vor, und sie enthält mehrere Teile, die die",
        "Rechte der Fischer betreffen und nach einem Beschluss der zwei",
        "Ausschüsse gelten.",
        "Siebzig Millionen werden im Lauf des nächsten Jahres für die neue",
        "und größere Werft ausgegeben.",
    )
    assert laid_out("\n\n".join(german), "de").texts == (" ".join(german[:4]), " ".join(german[4:]))


def test_more_blank_lines_divide_paragraphs() -> None:
    raw = laid_out(
        "\n\n".join(ENGLISH[:3])
        + "\n\nwinter. "
        + "\n\n\n\n".join(["It was so.", *ENGLISH[4:5]])
        + "\n\nyear."
    )
    assert len(raw.texts) == 2


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["apples", "pears", "plums", "cherries", "grapes"],
        ["The Assembly met.", "It voted.", "It adopted the report.", "It rose."],
        ["Recalling its resolution,", "Noting the report,", "Decides to meet;", "requests a report."],
    ],
)
def test_paragraphs_of_one_line_stay_apart(paragraphs: list[str]) -> None:
    assert laid_out("\n\n".join(paragraphs)).texts == tuple(paragraphs)


@given(st.lists(st.sampled_from([*ENGLISH, "", "\f", "12"]), max_size=20), st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert raw_accounted(laid_out(text)) == ink(text)
