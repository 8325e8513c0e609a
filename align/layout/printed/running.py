"""Running heads and feet, and page numbers: what stands at the edge of page after page.

The same text at the same height, or the same text with the number of its page in it, is at the edge of the page for
the reader's sake. Rows are looked at from the edge inwards as long as they are of that kind, so that a line of the
body that is repeated at the same height stays where it is. Where most pages have such a row, another text in its place
is the head of a chapter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from align.core.raw import Furniture
from align.language.roman import roman_label
from align.layout.printed.measures import Measures
from align.layout.printed.openings import starts_small
from align.layout.printed.pieces import Piece, Row, rows_of

_DEEPEST = 6  # rows of a head or foot at most
_SAME_HEIGHT = 0.5  # sizes of type, by which the rows of two pages differ that are in one place
_USUAL = 0.6  # share of the pages that have something in a place which is that of running heads
_FEWEST = 2  # pages with a number in step beside a title
_STAMPED = 0.3  # share of the pages that have a stamp in their margin
_OUTSIDE = 0.03  # share of the characters of a page that may stand in its margins
_APART = 1.25  # times the usual distance between lines: what is further from the text is not part of it
_HALF, _SURE = (
    0.5,
    0.9,
)  # shares of all pages, and of those with a line at that height, that make it one of heads
_INSIDE = 2  # pages on which such a line stands inside a sentence
_LARGER = 1.1  # times the size of the body's type: larger type is that of titles

_Key = tuple[str, int | None]  # a text, or a text with a gap for a number, and number minus page
_NUMBER = re.compile(r"\d{1,4}(?!\d)|\b[ivxlc]+\b|\b[IVXLC]+\b")
_FIGURES = re.compile(r"[-–—]? ?\d{1,4} ?[-–—]?")
_OF_ALL = re.compile(r"(?:[^\W\d]{1,12}\.? )?(\d{1,4}) ?(?:/|[^\W\d]{1,5}) ?(\d{1,4})")
_TITLED = re.compile(r"(\d{1,4}) ?[|•·–—-] ?[^\W\d]{2}.*|.*[^\W\d]{2}.* ?[|•·–—-] ?(\d{1,4})")
_BARE = re.compile(r"[^\w]*(?:\w{1,12}\.? )?\0(?: ?(?:/|\w{1,5}) ?\d{1,4})?[^\w]*")


def running(pages: Sequence[Sequence[Piece]], measures: Measures) -> dict[int, Furniture]:
    """Why pieces, by their keys, are not part of the text."""
    rows = [rows_of(page) for page in pages]
    found: dict[int, Furniture] = {}
    for order in (1, -1):
        found |= _edge([page[::order] for page in rows], measures, top=order > 0)
    return _beside(pages) | found


def _beside(pages: Sequence[Sequence[Piece]]) -> dict[int, Furniture]:
    """What stands in one place on page after page outside the text or across it: a stamp in the margin, a watermark."""
    places: dict[tuple[str, int, int], list[Piece]] = defaultdict(list)
    for page in pages:
        left, right = _text_edges(page)
        for piece in page:
            if piece.placed.line.angle or piece.box.right <= left or piece.box.left >= right:
                places[piece.text, round(piece.box.left), round(piece.box.top)].append(piece)
    return {
        piece.key: Furniture.RUNNING_HEAD
        for same in places.values()
        if len({piece.page for piece in same}) >= max(2, _STAMPED * len(pages))
        for piece in same
    }


def _text_edges(page: Sequence[Piece]) -> tuple[float, float]:
    """Between which edges nearly all characters of a page are."""
    total = sum(len(piece.text) for piece in page)
    edges = []
    for side in (
        sorted((piece.box.left, len(piece.text)) for piece in page),
        sorted(((piece.box.right, len(piece.text)) for piece in page), reverse=True),
    ):
        passed = 0
        for edge, length in side:
            passed += length
            if passed > _OUTSIDE * total:
                edges.append(edge)
                break
    return (edges[0], edges[1]) if len(edges) == 2 else (0.0, 0.0)


def _edge(pages: Sequence[Sequence[Row]], measures: Measures, *, top: bool) -> dict[int, Furniture]:
    """The heads, or the feet, of pages whose rows are given from the edge inwards."""
    counts: Counter[tuple[_Key, int]] = Counter()
    for number, page in enumerate(pages):
        seen = {
            (key, slot)
            for row in page[:_DEEPEST]
            for piece in row.pieces
            for slot in _slots(piece, measures)
            for key in _keys(piece.text, number)
        }
        counts.update(seen)
    needed = 2 if len(pages) <= 5 else 3
    reasons: list[dict[int, Furniture]] = []
    for number, page in enumerate(pages):
        reasons.append({})
        for place, row in enumerate(page[:_DEEPEST]):
            one = {
                piece.key: reason
                for piece in row.pieces
                if (reason := _reason(piece, number, counts, measures, needed)) is not None
            }
            # What stands beside the number of a page, or beside what is on most pages, names the chapter or section.
            sure = Furniture.PAGE_NUMBER in one.values() or any(
                counts[(piece.text, None), slot] >= max(needed, _USUAL * len(pages))
                for piece in row.pieces
                for slot in _slots(piece, measures)
            )
            if len(one) < len(row.pieces) and not (sure and _is_apart(page, place, measures)):
                break
            reasons[-1] |= {piece.key: one.get(piece.key, Furniture.RUNNING_HEAD) for piece in row.pieces}
    dividing = _dividing(pages, reasons, measures) if top else set[int]()
    others = [
        *_chapters(pages, reasons, measures, dividing),
        *_lone(pages, reasons, measures),
        *_titled(pages, reasons, measures),
    ]
    return {key: reason for page in [*reasons, *others] for key, reason in page.items()}


def _reason(
    piece: Piece, number: int, counts: Counter[tuple[_Key, int]], measures: Measures, needed: int
) -> Furniture | None:
    best = max(
        ((counts[key, slot], key) for slot in _slots(piece, measures) for key in _keys(piece.text, number)),
        key=lambda item: item[0],
    )
    bare = any(key[1] is not None and _BARE.fullmatch(key[0]) for key in _keys(piece.text, number))
    if best[0] < (2 if bare else needed):
        return None
    return Furniture.PAGE_NUMBER if bare and best[1][1] is not None else Furniture.RUNNING_HEAD


def _chapters(
    pages: Sequence[Sequence[Row]],
    reasons: Sequence[dict[int, Furniture]],
    measures: Measures,
    dividing: set[int],
) -> Iterator[dict[int, Furniture]]:
    """Heads that name a chapter or a section: where most pages have a head, and set off from the text like one."""
    known: Counter[int] = Counter()
    for page, found in zip(pages, reasons, strict=True):
        if page and page[0].pieces[0].key in found:
            known.update(_slots(page[0].pieces[0], measures))
    for page, found in zip(pages, reasons, strict=True):
        place = len([row for row in page if row.pieces[0].key in found])
        if not _may_head(page, place, measures):
            continue
        slots = _slots(page[place].pieces[0], measures)
        usual = not found and max(known[slot] for slot in slots) >= _USUAL * len(pages)
        if usual or not dividing.isdisjoint(slots):
            yield {piece.key: Furniture.RUNNING_HEAD for piece in page[place].pieces}


def _dividing(
    pages: Sequence[Sequence[Row]], reasons: Sequence[dict[int, Furniture]], measures: Measures
) -> set[int]:
    """The heights of heads that change: half of the pages have a line there, set off from the text.

    On some pages it stands inside a sentence, as no heading of the text does.
    """
    lines, apart, inside = Counter[int](), Counter[int](), Counter[int]()
    for page, found in zip(pages, reasons, strict=True):
        for place, row in enumerate(page[:_DEEPEST]):
            slots = _slots(row.pieces[0], measures)
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
    if place + 1 >= len(page) or not _is_apart(page, place, measures):
        return False
    return page[place].size <= _LARGER * measures.size


def _is_apart(page: Sequence[Row], place: int, measures: Measures) -> bool:
    """Whether a row is set off from the next one; the last row is."""
    if place + 1 >= len(page):
        return True
    row, following = page[place], page[place + 1]
    distance = abs(following.box.bottom - row.box.bottom)
    return distance > _APART * measures.pitch * max(row.size, following.size)


def _lone(
    pages: Sequence[Sequence[Row]], reasons: Sequence[dict[int, Furniture]], measures: Measures
) -> Iterator[dict[int, Furniture]]:
    """A number alone at the edge of a page, set off from the text or from its left edge: 4, or page 4 of all."""
    for number, (page, known) in enumerate(zip(pages, reasons, strict=True), 1):
        if len(page) < 2 or known:
            continue
        counted = _OF_ALL.fullmatch(page[0].text)
        of_all = counted is not None and (int(counted[1]), int(counted[2])) == (number, len(pages))
        if not of_all and _FIGURES.fullmatch(page[0].text) is None:
            continue
        left = min(row.box.left for row in page)
        if _is_apart(page, 0, measures) or page[0].box.left > left + 2 * page[0].size:
            yield {piece.key: Furniture.PAGE_NUMBER for piece in page[0].pieces}


def _titled(
    pages: Sequence[Sequence[Row]], reasons: Sequence[dict[int, Furniture]], measures: Measures
) -> Iterator[dict[int, Furniture]]:
    """The number of the page in one piece with the title of a section: Costs | 12."""
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for number, (page, known) in enumerate(zip(pages, reasons, strict=True)):
        if not page or known or not _is_apart(page, 0, measures):
            continue
        match = _TITLED.fullmatch(page[0].text)
        if match is not None:
            for slot in _slots(page[0].pieces[0], measures):
                found[int(match[1] or match[2]) - number, slot].append(page[0])
    for rows in found.values():
        if len(rows) >= max(_FEWEST, _STAMPED * len(pages)):
            yield {piece.key: Furniture.RUNNING_HEAD for row in rows for piece in row.pieces}


def _slots(piece: Piece, measures: Measures) -> tuple[int, int]:
    """The two overlapping steps of height that a piece is in: two pieces of one height share at least one."""
    step = piece.box.bottom / (2 * _SAME_HEIGHT * measures.size)
    return int(step), -int(step + 0.5) - 1


def _keys(text: str, page: int) -> list[_Key]:
    """What a head may have in common with those of other pages."""
    keys: list[_Key] = [(text, None)]
    for match in _NUMBER.finditer(text):
        value = int(match[0]) if match[0].isdecimal() else roman_label(match[0].lower())
        if value is not None:
            keys.append((f"{text[: match.start()]}\0{text[match.end() :]}", value - page))
    return keys
