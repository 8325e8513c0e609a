"""Running heads and page numbers in plain text: told by repetition and by counting, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import Furniture, RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

# A report whose pages end inside its sentences.
PAGES = (
    "The harbour board met in March and agreed on the\nplan for the new quay. The ships that unload coal will",
    "be moved to the northern basin before the winter. The\nfees will rise by two per cent.\n\nThe board was",
    "told that the dredging of the channel would take two\nyears. The contract has been signed and the work",
    "began in May. The board thanks the crews of all ships.",
)


def laid_out(text: str) -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), "en", load_grammar("generic"))


TEXTS = (
    "The harbour board met in March and agreed on the plan for the new quay. The ships that unload coal will be moved "
    "to the northern basin before the winter. The fees will rise by two per cent.",
    "The board was told that the dredging of the channel would take two years. The contract has been signed and the "
    "work began in May. The board thanks the crews of all ships.",
)

FEET = {
    "a number": lambda n: f"\n{n}\n",
    "a number between dashes": lambda n: f"\n- {n} -\n",
    "a number beside the title": lambda n: f"\n{n} | Report of the harbour board\n",
    "a number before or after the title": lambda n: (
        f"\n{n}   Harbour board\n" if n % 2 else f"\nThe year 2021   {n}\n"
    ),
    "a page of all pages": lambda n: f"\npage {n} sur 12\n",
    "in Russian": lambda n: f"\nстр. {n}\n",
    "number, then head": lambda n: f"\n{n}\n\nReport of the harbour board\n",
    "symbol, then page": lambda n: f"\nA/76/{245}\nPage {n}\n",
    "page of all pages, then a head that counts": lambda n: f"Page {n} of 17\nHARBOUR BOARD REPORT {n + 1}\n",
    "head on two lines": lambda n: f"\n{n}\nHARBOUR BOARD\nThe year under review\n",
}


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("feed", ["", "\f"])
def test_feet_of_every_kind_leave_the_text(foot: str, feed: str) -> None:
    between: Callable[[int], str] = FEET[foot]
    text = "".join(f"{page}\n{between(7 + n)}{feed}\n" for n, page in enumerate(PAGES))
    raw = laid_out(text)
    assert raw.texts == TEXTS
    assert {item.reason for item in raw.discarded} <= {Furniture.PAGE_NUMBER, Furniture.RUNNING_HEAD}
    assert raw_accounted(raw) == ink(text)


def test_heads_of_pages_that_a_form_feed_ends() -> None:
    heads = ["Annual report", "The harbour"]
    text = "\n\f".join(f"{heads[n % 2]}\n\n{page}" for n, page in enumerate((*PAGES[:3], PAGES[3], *PAGES)))
    assert laid_out(text).texts == TEXTS * 2


def test_a_title_that_is_the_head_too_stays_once() -> None:
    def pages(head: str) -> str:
        return "".join(f"{page}\n\n{number}\n{head}\n\n" for number, page in enumerate(PAGES, 12))

    text = f"Annual report 2021\n\nChapter 1 The harbour\n\n{pages('Annual report 2021')}"
    assert laid_out(text).texts == ("Annual report 2021", "Chapter 1 The harbour", *TEXTS)
    # A head above a title page is no title.
    text = f"CONFIDENTIAL\n\nThe harbour of Porto\n\n{pages('CONFIDENTIAL')}"
    assert laid_out(text).texts == ("The harbour of Porto", *TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "Article 1\n\nThe sea is open.\n\nArticle 2\n\nThe sea is free.\n\nArticle 3\n\nThe sea is deep.",
        "Mr. Hill: What of it?\n\nNothing.\n\nMr. Hill: Is that all?\n\nNothing.\n\nMr. Hill: Well.\n\nNothing.",
        "Row, row\n\nYour boat is fast\n\nMerrily\n\nand so is mine\n\nRow, row",
        "1990\n\nThe war ended.\n\n1991\n\nThe peace began.\n\n1992\n\nThe bridge was built.",
    ],
)
def test_what_repeats_in_a_text_is_not_of_its_pages(text: str) -> None:
    assert laid_out(text).texts == tuple(text.split("\n\n"))


def test_a_line_of_a_paragraph_that_occurs_twice_stays() -> None:
    text = (
        "It asks the office to help those of the\nleast developed countries and of the\nsmall islands that need it.\n"
        "\nIt also asks the donors to help those of the\nleast developed countries and of the\npoor that do."
    )
    assert not laid_out(text).discarded


def test_the_numbers_of_items_at_the_tops_of_pages_are_not_those_of_pages() -> None:
    ships = ["Ada", "Bella", "Clara", "Doris", "Emma"]
    pages = [
        f"{2 * n - 1}.\nThe {ship} is late.\n\n{2 * n}.\nNobody sees the {ship}.\n\nPage {n}"
        for n, ship in enumerate(ships, 1)
    ]
    raw = laid_out("\n\f".join(pages))
    assert [item.text for item in raw.discarded] == [f"Page {n}" for n in range(1, 6)]


@given(
    st.lists(
        st.sampled_from(
            [
                "",
                "\f",
                "12",
                "13",
                "- 14 -",
                "Annual report",
                "xv",
                "the ship was",
                "late.",
                "3 | Title",
                "4 | Title",
            ]
        ),
        max_size=30,
    )
)
def test_nothing_is_lost(lines: list[str]) -> None:
    assert raw_accounted(laid_out("\n".join(lines))) == ink("\n".join(lines))


def law(page: int) -> list[str]:
    """Provisions that open alike, under headings that repeat."""
    return [
        f"{3 * page + 1} The Minister may grant a licence to any person who keeps a ferry across",
        f"the strait, if the ferry carries {page + 2} vehicles.",
        "",
        "Fees",
        "",
        f"{3 * page + 2} The Minister may grant a licence to any person who keeps a ferry across",
        f"the strait, if the ferry is needed in the year {1950 + 7 * page}.",
        "",
        "Fees",
        "",
        f"{3 * page + 3} The fees are those of schedule {page + 1}, and they are paid to the harbour",
        "master of the port where the ferry is kept.",
    ]


@pytest.mark.parametrize(
    ("foot", "heads"),
    [
        ("", ("", "")),
        ("- {} -", ("", "")),
        ("- {} -", ("Ferries Act", "Consolidated text")),
        ("Page {}", ("Ferries Act", "Ferries Act")),
    ],
)
def test_what_a_law_repeats_is_no_head(foot: str, heads: tuple[str, str]) -> None:
    lines = [
        line
        for page in range(12)
        for line in (heads[page % 2] if page else "", "", *law(page), "", foot.format(page + 1))
    ]
    document = lay_out(paginate("law", lines), "en", load_grammar("generic"))
    words = [word for page in range(12) for line in law(page) for word in line.split()]
    assert [word for paragraph in document.paragraphs for word in paragraph.text.split()] == words
