"""Running heads and feet, and page numbers: what stands at the edge of page after page.

The same text at the same height, or the same text with the number of its page in it, is at the edge of the page for
the reader's sake. Rows are looked at from the edge inwards as long as they are of that kind, so that a line of the
body that is repeated at the same height stays where it is. Where most pages have such a row, another text in its place
is the head of a chapter: see `align.layout.printed.changing_heads`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from align.core.raw import Furniture
from align.language.roman import roman_label
from align.layout.printed.changing_heads import DEEPEST, STAMPED, USUAL, changing_heads, is_apart, slots_of
from align.layout.printed.measures import Measures
from align.layout.printed.pieces import Piece, Row, rows_of

_OUTSIDE = 0.03  # share of the characters of a page that may stand in its margins

_Key = tuple[str, int | None]  # a text, or a text with a gap for a number, and number minus page
_NUMBER = re.compile(r"\d{1,4}(?!\d)|\b[ivxlc]+\b|\b[IVXLC]+\b")
_BARE = re.compile(r"[^\w]*(?:\w{1,12}\.? )?\0(?: ?(?:/|\w{1,5}) ?\d{1,4})?[^\w]*")


def running(pages: Sequence[Sequence[Piece]], measures: Measures) -> dict[int, Furniture]:
    """Why pieces, by their keys, are not part of the text."""
    rows = [rows_of(page) for page in pages]
    found: dict[int, Furniture] = {}
    for order in (1, -1):
        found |= _edge([page[::order] for page in rows], measures, top=order > 0)
    return _beside(pages) | found


def _beside(pages: Sequence[Sequence[Piece]]) -> dict[int, Furniture]:
    """What many pages have in the same place, outside the text or across it: a stamp in the margin, a watermark."""
    places: dict[tuple[str, int, int], list[Piece]] = defaultdict(list)
    for page in pages:
        left, right = _text_edges(page)
        for piece in page:
            if piece.placed.line.angle or piece.box.right <= left or piece.box.left >= right:
                places[piece.text, round(piece.box.left), round(piece.box.top)].append(piece)
    return {
        piece.key: Furniture.RUNNING_HEAD
        for same in places.values()
        if len({piece.page for piece in same}) >= max(2, STAMPED * len(pages))
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
            for row in page[:DEEPEST]
            for piece in row.pieces
            for slot in slots_of(piece, measures)
            for key in _keys(piece.text, number)
        }
        counts.update(seen)
    needed = 2 if len(pages) <= 5 else 3
    reasons: list[dict[int, Furniture]] = []
    for number, page in enumerate(pages):
        reasons.append({})
        for place, row in enumerate(page[:DEEPEST]):
            one = {
                piece.key: reason
                for piece in row.pieces
                if (reason := _reason(piece, number, counts, measures, needed)) is not None
            }
            # Text beside a page number, or beside what is on most pages, names the chapter or section.
            sure = Furniture.PAGE_NUMBER in one.values() or any(
                counts[(piece.text, None), slot] >= max(needed, USUAL * len(pages))
                for piece in row.pieces
                for slot in slots_of(piece, measures)
            )
            if len(one) < len(row.pieces) and not (sure and is_apart(page, place, measures)):
                break
            reasons[-1] |= {piece.key: one.get(piece.key, Furniture.RUNNING_HEAD) for piece in row.pieces}
    others = changing_heads(pages, reasons, measures, top=top)
    return {key: reason for page in reasons for key, reason in page.items()} | others


def _reason(
    piece: Piece, number: int, counts: Counter[tuple[_Key, int]], measures: Measures, needed: int
) -> Furniture | None:
    best = max(
        ((counts[key, slot], key) for slot in slots_of(piece, measures) for key in _keys(piece.text, number)),
        key=lambda item: item[0],
    )
    bare = any(key[1] is not None and _BARE.fullmatch(key[0]) for key in _keys(piece.text, number))
    if best[0] < (2 if bare else needed):
        return None
    return Furniture.PAGE_NUMBER if bare and best[1][1] is not None else Furniture.RUNNING_HEAD


def _keys(text: str, page: int) -> list[_Key]:
    """What a head may have in common with those of other pages."""
    keys: list[_Key] = [(text, None)]
    for match in _NUMBER.finditer(text):
        value = int(match[0]) if match[0].isdecimal() else roman_label(match[0].lower())
        if value is not None:
            keys.append((f"{text[: match.start()]}\0{text[match.end() :]}", value - page))
    return keys
