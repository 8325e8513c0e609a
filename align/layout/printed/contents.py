"""Tables of contents: an entry ends in a leader and a page number, which do not belong to its text."""

from __future__ import annotations

import re

from align.layout.printed.pieces import Piece, Row, make_row, sliced

_LEADER = re.compile(r"\s*(?:[.·…‥_․]\s?){4,}\s*(?:[A-Z]?-?\d{1,4}|[ivxlcIVXLC]{1,7})?\s*$")
_PAGE = re.compile(r"[A-Z]?-?\d{1,4}|[ivxlcIVXLC]{1,7}")


def without_leader(row: Row) -> tuple[Row | None, list[Piece]]:
    """A row without the leader and the page number at its end, and what was taken off; nothing if it has none."""
    pieces, taken = list(row.pieces), list[Piece]()
    if len(pieces) > 1 and _PAGE.fullmatch(pieces[-1].text):
        taken.append(pieces.pop())
    last = pieces[-1]
    text = last.placed.line.text
    match = _LEADER.search(text)
    if match is None:
        return row, []
    pieces.pop()
    taken.append(sliced(last, match.start(), len(text)))
    if match.start():
        pieces.append(sliced(last, 0, match.start()))
    return (make_row(pieces) if pieces else None), taken
