"""Synthetic documents for property tests, and the accounting that must hold for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from align.core.document import Document
from align.core.raw import RawDocument, Run
from align.readers import PagedText
from align.readers.pages import Box, Line, Page

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")  # references to notes have plain numbers

UN_LINES = [
    "",
    " ",
    "\t",
    "\f",
    "_______________ ",
    "------------------------------",
    "A/RES/59/159 ",
    "6",
    "Page 2",
    "/...",
    "[DU1]<<ODS JOB NO>>N0350298E<<ODS JOB NO>>",
    "United NationsA/RES/58/140General AssemblyDistr.: General",
    "4 February 2004Fifty-eighth session",
    "Agenda item 108",
    " 59/159. Strengthening the Programme ",
    " The General Assembly, ",
    " L’Assemblée générale, ",
    "\tRecalling its resolution 58/140;9",
    " Bearing in mind the Declaration,1 as well as the thereto8 and ",
    "siècle 2 , ainsi que Puebla4, et 58/1409",
    " ; ",
    ", ou à y adhérer ; ",
    " 1. Takes note of the report; ",
    "\t2.\tReaffirms the importance of 1373 (2001);",
    "3. ",
    "(a) Of the first kind; ",
    "(i) With regard to 5 per cent; ",
    "a) De la première sorte ;",
    "1 See resolution 55/2. ",
    "2/ A/46/829, annex. ",
    "* Reissued for technical reasons. ",
    "The treaty of 1648.¹ It was [2] late² and (3) long† on 5 m² of",
    "¹ See Smith. ",
    "[2] See Jones. ",
    "(3) See Hill. ",
    "† Deceased. ",
    "10  See Official Records, Supplement No. 10 (E/2004/30), ",
    "chap. V. ",
    "Annex",
    "Annexe II",
    "Contents",
    "Introduction .......... 5",
    "II. Preparations",
    "74 e séance plénière ",
    "74th plenary meeting ",
    "20 December 2004 ",
]

lines = st.lists(
    st.one_of(
        st.sampled_from(UN_LINES),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=90),
        st.text(" .,;:()/*0123456789aébIVX’-–_[]", max_size=40),
    ),
    max_size=40,
)


@st.composite
def set_lines(draw: st.DrawFn) -> PagedText:
    """Pages of lines with whatever a reader may know of each: a box, a size, superscript numbers, bold words."""
    pages, number = [], 0
    for page in range(draw(st.integers(1, 3))):
        placed, top = [], 50.0
        for text in draw(lines)[:20]:
            number += 1
            top += draw(st.sampled_from([12.0, 12.0, 12.0, 30.0]))
            left = draw(st.sampled_from([70.0, 70.0, 90.0]))
            box = Box(left, top, left + 5.0 * len(text), top + 10)
            placed.append(
                Line(
                    text,
                    number,
                    draw(st.sampled_from([box, box, box, None])),
                    draw(st.sampled_from([11.0, 11.0, 11.0, 8.0, None])),
                    tuple(
                        Run(*match.span(), superscript=match[0].isdigit(), bold=match[0].isalpha())
                        for match in re.finditer(r"\d+|[A-Z]\w+", text)
                        if draw(st.integers(0, 3)) == 0
                    ),
                )
            )
        pages.append(Page(tuple(placed), page + 1))
    return PagedText("set", tuple(pages))


def set_text(rows: Sequence[tuple[str, float, float]], *, left: float = 70, page: int = 1) -> Page:
    """A page of lines from text, indent and size, set 6 points per character, each 1.2 sizes below the last."""
    placed, top = [], 60.0
    for number, (text, indent, size) in enumerate(rows, 1):
        top += 1.2 * size
        edge = left + indent
        if text:  # a blank line is only space between others
            box = Box(edge, top, edge + 6 * len(text), top + size)
            placed.append(Line(text, 1000 * page + number, box, size))
    return Page(tuple(placed), page)


def ink(text: str) -> Counter[str]:
    """The characters of a text that are not white space, and how often each appears; a raised figure is a figure."""
    return Counter("".join(text.split()).translate(_RAISED))


def raw_accounted(raw: RawDocument) -> Counter[str]:
    """Every inked character that a raw document answers for: each piece has a place that says where it is."""
    pieces = [*raw.paragraphs, *raw.notes]
    assert all(piece.locator.lines for piece in pieces)
    assert all(item.reason and item.locator.lines for item in raw.discarded)
    texts = [text for piece in pieces for text in (piece.label, piece.text, *(r.number for r in piece.refs))]
    return ink("".join([*texts, *(item.text for item in raw.discarded)]))


def accounted(document: Document) -> Counter[str]:
    """Every inked character that a document answers for."""
    return ink("".join(_parts(document)))


def _parts(document: Document) -> Iterable[str]:
    for block in document:
        yield block.label
        yield block.text
        yield from (ref.number for ref in block.refs)
    yield from (item.text for item in document.set_aside)
