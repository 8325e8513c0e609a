"""The provisions of a law keep to themselves, whatever the layout of the text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import pytest

from align.pipeline import document_from
from align.readers import paginate

HARBOUR = [
    "Harbours and Ferries Act",
    "Article 1 – Licences",
    "1 The Minister may issue to any person who keeps a ferry across the strait a licence that is valid for a period of",
    "a) five years, if the ferry carries vehicles and the person has kept it for a period of not less than two years,",
    "b) two years, in any other case.",
    "2 A licence is subject to the conditions that are set out in subparagraph a) of paragraph 1, and to those that the "
    "harbour master of each of the two ports sets under subparagraph c) of paragraph 3;",
    "Article 2 – Duties of the keeper of a ferry",
    "1 A person who keeps a ferry under a licence referred to in paragraph 1 or 2, must",
    "a) keep at each landing a book in which every crossing is entered, and show it to the harbour master at any time,",
    "b) make no crossing while the flag of the harbour master is up, except",
    "i) a crossing that is needed to save a life, whatever the hour of the day and the state of the sea at the landing,",
    "ii) a crossing that the harbour master has allowed in writing.",
    "2 The duties of paragraph 1, so far as they concern the book, do not bind a ferry that carries no vehicles.",
    "3 A person who keeps a ferry without a licence is liable to a fine, and to the loss of the ferry if that person",
    "a) has been found guilty before under this paragraph,",
    "b) has made a crossing while the flag of the harbour master was up, whatever the hour of the day and the state of "
    "the sea at the landing.",
]


def _wrapped(width: int) -> Callable[[Sequence[str]], str]:
    return lambda lines: "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in lines)


@pytest.mark.parametrize(
    "laid_out",
    ["\n".join, "\n\n".join, *map(_wrapped, (56, 64, 72, 80))],
    ids=["lines", "blank", "56", "64", "72", "80"],
)
def test_every_provision_is_a_paragraph(laid_out: Callable[[Sequence[str]], str]) -> None:
    document = document_from(paginate("text", laid_out(HARBOUR).split("\n")), "en")
    assert [f"{block.label} {block.text}".strip() for block in document] == HARBOUR


@pytest.mark.parametrize(
    "laid_out", ["\n".join, "\n\n".join, *map(_wrapped, (64, 72))], ids=["lines", "blank", "64", "72"]
)
def test_so_is_every_one_without_a_number(laid_out: Callable[[Sequence[str]], str]) -> None:
    bare = [line if "Art" in line else line.split(" ", 1)[1] for line in HARBOUR[1:]]
    document = document_from(paginate("text", laid_out(bare).split("\n")), "en")
    assert [f"{block.label} {block.text}".strip() for block in document] == bare


def test_a_blank_line_after_a_full_line_parts_no_sentence() -> None:
    text = (
        "The council has asked the keepers of all the ferries to keep a book at each of the landings, and to show it "
        "to the harbour master, who may ask for it at any time of the day."
    )
    lines = textwrap.wrap(text, 60)
    layout = [*lines[:1], "", *lines[1:], "", *lines]
    assert [block.text for block in document_from(paginate("text", layout), "en")] == [text] * 2


def test_a_title_on_several_lines_is_one_where_blank_lines_part_paragraphs() -> None:
    title = ["Agreement", "between the keepers of the ferries and the board", "on the books of crossings"]
    text = "\n".join(title) + "\n\n" + "\n\n".join(HARBOUR[2:])
    document = document_from(paginate("text", text.split("\n")), "en")
    assert [f"{block.label} {block.text}".strip() for block in document] == [" ".join(title), *HARBOUR[2:]]
