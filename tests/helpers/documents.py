"""Synthetic documents for property tests, and the accounting that must hold for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import strategies as st

from align.core.document import Document

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


def ink(text: str) -> Counter[str]:
    """The characters of a text that are no white space, and how often each stands."""
    return Counter("".join(text.split()))


def accounted(document: Document) -> Counter[str]:
    """Every inked character that a document answers for."""
    return ink("".join(_parts(document)))


def _parts(document: Document) -> Iterable[str]:
    for block in document:
        yield block.label
        yield block.text
        yield from (ref.number for ref in block.refs)
    yield from (item.text for item in document.set_aside)
