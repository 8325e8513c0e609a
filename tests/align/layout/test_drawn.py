"""Tables that are drawn with lines of signs in plain text."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

GRID = """The table shows what the parties pay.
+---------+------+-------------+
| Country | Paid | Received at |
|         |      | the end     |
+=========+======+=============+
| Norland | 5    | Nothing     |
|         |      | at all      |
+---------+------+-------------+
| Sudland |      | Little      |
+---------+------+-------------+
The text goes on.
"""
BOX = """┌──────────┬─────┐
│ Name     │ Age │
├──────────┼─────┤
│ Anna     │ 5   │
│ Bob      │ 7   │
└──────────┴─────┘
"""


def laid_out(text: str) -> RawDocument:
    raw = lay_out(paginate("text", text.split("\n")), "en", load_grammar("generic"))
    assert raw_accounted(raw) == ink(text)
    return raw


def cells(raw: RawDocument) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [(paragraph.text, paragraph.style.cell) for paragraph in raw.paragraphs]


def test_a_grid_gives_its_cells() -> None:
    assert cells(laid_out(GRID)) == [
        ("The table shows what the parties pay.", None),
        ("Country", (1, 1, 1)),
        ("Paid", (1, 1, 2)),
        ("Received at the end", (1, 1, 3)),
        ("Norland", (1, 2, 1)),
        ("5", (1, 2, 2)),
        ("Nothing at all", (1, 2, 3)),
        ("Sudland", (1, 3, 1)),
        ("Little", (1, 3, 3)),
        ("The text goes on.", None),
    ]


def test_where_nothing_is_drawn_between_rows_every_line_is_one() -> None:
    assert [place for _, place in cells(laid_out(f"{GRID}\n{BOX}"))[-6:]] == [
        (2, row, column) for row in (1, 2, 3) for column in (1, 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "+-----+-----+",
        "| a | b |",
        "+---+---+\n| a |\n| b | c |\n+---+---+",
        "|x| is the size of x, |y| that of y|",
    ],
)
def test_what_has_no_columns_is_no_table(text: str) -> None:
    assert not any(place for _, place in cells(laid_out(f"Some text is here.\n\n{text}")))


@given(st.lists(st.sampled_from([*GRID.split("\n"), *BOX.split("\n"), "| a", "_____"]), max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    laid_out("\n".join(lines))
