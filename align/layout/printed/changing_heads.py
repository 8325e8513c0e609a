"""Heads and feet that change from page to page: those of chapters, and numbers that stand alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from align.core.raw import Furniture
from align.layout.printed.measures import Measures
from align.layout.printed.openings import starts_small
from align.layout.printed.pieces import Piece, Row

DEEPEST = 6
"""Rows of a head or foot at most."""
USUAL = 0.6
"""Share of the pages that have something in a place which is that of running heads."""
STAMPED = 0.3
"""Share of the pages that have a stamp in their margin, or the title of a section beside their number."""
_SAME_HEIGHT = 0.5  # sizes of type, by which the rows of two pages differ that are in one place
_FEWEST = 2  # pages with a number in step beside a title
_APART = 1.25  # times the usual distance between lines: what is further from the text is not part of it
# Shares of all pages, and of those with a line at that height, that make it one of heads.
_HALF, _SURE = 0.5, 0.9
_INSIDE = 2  # pages on which such a line stands inside a sentence
_LARGER = 1.1  # times the size of the body's type: larger type is that of titles

_FIGURES = re.compile(r"[-–—]? ?\d{1,4} ?[-–—]?")
_OF_ALL = re.compile(r"(?:[^\W\d]{1,12}\.? )?(\d{1,4}) ?(?:/|[^\W\d]{1,5}) ?(\d{1,4})")
_TITLED = re.compile(r"(\d{1,4}) ?[|•·–—-] ?[^\W\d]{2}.*|(?=.*?[^\W\d]{2}).* ?[|•·–—-] ?(\d{1,4})")

_Pages = Sequence[Sequence[Row]]  # the rows of each page, from the edge inwards
_Reasons = Sequence[dict[int, Furniture]]  # for each page, why pieces, given by their keys, are set aside


def changing_heads(
    pages: _Pages, reasons: _Reasons, measures: Measures, *, top: bool
) -> dict[int, Furniture]:
    """The heads, or the feet, that name a chapter or only count the page.

    Args:
        pages: the rows of each page, from the edge inwards.
        reasons: for each page, the heads or feet that are repeated, by the keys of their pieces.
        measures: those of the document.
        top: whether they are heads.
    """
    dividing = _dividing(pages, reasons, measures) if top else set[int]()
    found = [
        *_chapters(pages, reasons, measures, dividing),
        *_lone(pages, reasons, measures),
        *_titled(pages, reasons, measures, top=top),
    ]
    return {key: reason for page in found for key, reason in page.items()}


def _chapters(
    pages: _Pages,
    reasons: _Reasons,
    measures: Measures,
    dividing: set[int],
) -> Iterator[dict[int, Furniture]]:
    """Heads that name a chapter or a section: where most pages have a head, and set off from the text like one."""
    known: Counter[int] = Counter()
    for page, found in zip(pages, reasons, strict=True):
        if page and page[0].pieces[0].key in found:
            known.update(slots_of(page[0].pieces[0], measures))
    for page, found in zip(pages, reasons, strict=True):
        place = len([row for row in page if row.pieces[0].key in found])
        if not _may_head(page, place, measures):
            continue
        slots = slots_of(page[place].pieces[0], measures)
        usual = not found and max(known[slot] for slot in slots) >= USUAL * len(pages)
        if usual or not dividing.isdisjoint(slots):
            yield {piece.key: Furniture.RUNNING_HEAD for piece in page[place].pieces}


def _dividing(pages: _Pages, reasons: _Reasons, measures: Measures) -> set[int]:
    """The heights of heads that change: half of the pages have a line there, set off from the text.

    On some pages it stands inside a sentence, as no heading of the text does.
    """
    lines, apart, inside = Counter[int](), Counter[int](), Counter[int]()
    for page, found in zip(pages, reasons, strict=True):
        for place, row in enumerate(page[:DEEPEST]):
            slots = slots_of(row.pieces[0], measures)
            lines.update(slots)
            if row.pieces[0].key in found:
                apart.update(slots)
                continue
            if _may_head(page, place, measures):
                apart.update(slots)
                inside.update(slots if starts_small(page[place + 1].text) else ())
            break
    return {
        slot
        for slot, count in inside.items()
        if count >= _INSIDE and apart[slot] >= max(_HALF * len(pages), _SURE * lines[slot])
    }


def _may_head(page: Sequence[Row], place: int, measures: Measures) -> bool:
    """Whether a row is set off from the text, in type that is not that of titles."""
    if place + 1 >= len(page) or not is_apart(page, place, measures):
        return False
    return page[place].size <= _LARGER * measures.size


def _lone(pages: _Pages, reasons: _Reasons, measures: Measures) -> Iterator[dict[int, Furniture]]:
    """A number alone at the edge of a page, set off from the text or from its left edge: 4, or page 4 of all."""
    for number, (page, known) in enumerate(zip(pages, reasons, strict=True), 1):
        if len(page) < 2 or known:
            continue
        counted = _OF_ALL.fullmatch(page[0].text)
        of_all = counted is not None and (int(counted[1]), int(counted[2])) == (number, len(pages))
        if not of_all and _FIGURES.fullmatch(page[0].text) is None:
            continue
        left = min(row.box.left for row in page)
        if is_apart(page, 0, measures) or page[0].box.left > left + 2 * page[0].size:
            yield {piece.key: Furniture.PAGE_NUMBER for piece in page[0].pieces}


def _titled(
    pages: _Pages, reasons: _Reasons, measures: Measures, *, top: bool
) -> Iterator[dict[int, Furniture]]:
    """The number of the page in one piece with the title of a section: Costs | 12.

    At the top of a page it may be the heading of a section, which is on no other.
    """
    found: dict[tuple[int, int], list[tuple[str, Row]]] = defaultdict(list)
    for number, (page, known) in enumerate(zip(pages, reasons, strict=True)):
        if not page or known or not is_apart(page, 0, measures):
            continue
        match = _TITLED.fullmatch(page[0].text)
        if match is not None:
            printed = match[1] or match[2]
            title = page[0].text.replace(printed, "", 1)
            for slot in slots_of(page[0].pieces[0], measures):
                found[int(printed) - number, slot].append((title, page[0]))
    for heads in found.values():
        repeated = len({title for title, _ in heads}) < len(heads)
        if len(heads) >= max(_FEWEST, STAMPED * len(pages)) and (repeated or not top):
            yield {piece.key: Furniture.RUNNING_HEAD for _, row in heads for piece in row.pieces}


def is_apart(page: Sequence[Row], place: int, measures: Measures) -> bool:
    """Whether a row is set off from the next one; the last row is."""
    if place + 1 >= len(page):
        return True
    row, following = page[place], page[place + 1]
    distance = abs(following.box.bottom - row.box.bottom)
    return distance > _APART * measures.pitch * max(row.size, following.size)


def slots_of(piece: Piece, measures: Measures) -> tuple[int, int]:
    """The two overlapping steps of height that a piece is in: two pieces of one height share at least one."""
    step = piece.box.bottom / (2 * _SAME_HEIGHT * measures.size)
    return int(step), -int(step + 0.5) - 1
