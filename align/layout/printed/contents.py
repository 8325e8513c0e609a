"""Tables of contents: an entry ends in a leader and a page number, which do not belong to its text.

Chapters often have their page number without a leader. It stands below or above others then, at the same edge; where
no entry has a leader, the titles are found again above their chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.language.roman import roman_label
from align.layout.printed.pieces import Piece, Row, make_row, rows_of, sliced

_PAGE = re.compile(r"[A-Z]?-?\d{1,4}|[ivxlcIVXLC]{1,7}")
_DOTS = re.compile(r"(?:[.·…‥_․]\s?)+")
# A leader with its page number, read backwards from the end of the line: so it is found or not in one go.
_LEADER = re.compile(r"\s*+(?:(?:\d{1,4}-?[A-Z]?|[ivxlcIVXLC]{1,7})\s*+)?(?:[.·…‥_․]\s?){4,}\s*")
_LABEL = re.compile(r"\W*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.):]?\s+")
_SAME_EDGE = 0.5  # sizes of type, by which the right edges of page numbers differ
_FEWEST = 4  # entries without leaders that make a table of contents
_FOUND = 0.5  # share of their titles that stand somewhere else too
_LEAVES = 2  # numbered pages at most that a page of the file shows
_HEAD = 20  # letters and digits of a title that are compared


@dataclass(frozen=True, slots=True)
class Entries:
    """The pieces, by their keys, of entries that have a page number, and those of leaders and page numbers."""

    titles: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Entry:
    title: tuple[Piece, ...]
    leader: tuple[Piece, ...]
    number: Piece
    led: bool

    @property
    def value(self) -> int:
        """Its page number; 0 for letters that only look like one."""
        text = self.number.text.lower()
        return int(text) if text.isdecimal() else roman_label(text) or 0

    @property
    def head(self) -> str:
        """The beginning of its title, as `_head` gives it."""
        return _head(" ".join(piece.text for piece in self.title))


def find_entries(pages: Sequence[Sequence[Piece]]) -> Entries:
    """The entries whose page numbers are set apart from their titles."""
    rows = [rows_of(page) for page in pages]
    heads: set[str] = set()
    found: list[_Entry] = []
    for page in rows:
        entries = [entry for row in page for entry in _entries(row)]
        edges = [entry.number.box.right for entry in entries if entry.led]
        if edges:
            found += [entry for entry in entries if entry.led or _ends_at(entry, edges)]
            continue
        for group in _columns(entries):
            if len(group) < _FEWEST or not _count_pages(group, len(pages)):
                continue
            if not heads:
                heads = {_head(row.text) for other in rows for row in other if not any(_entries(row))}
            if sum(entry.head in heads for entry in group) >= _FOUND * len(group):
                found += group
    return Entries(
        frozenset(piece.key for entry in found for piece in entry.title),
        frozenset(piece.key for entry in found for piece in (*entry.leader, entry.number)),
    )


def _entries(row: Row) -> Iterator[_Entry]:
    """What may be entries: a title, perhaps with a leader, and a page number; several in columns."""
    start = 0
    for place, piece in enumerate(row.pieces):
        if place == start or _PAGE.fullmatch(piece.text) is None:
            continue
        end = place
        while end > start and _DOTS.fullmatch(row.pieces[end - 1].text):
            end -= 1
        title = row.pieces[start:end]
        led = end < place or (bool(title) and _leader(title[-1].text) is not None)
        if any(character.isalpha() for part in title for character in part.text) and (
            led or place + 1 == len(row.pieces)
        ):
            yield _Entry(title, row.pieces[end:place], piece, led)
            start = place + 1


def _count_pages(entries: Sequence[_Entry], pages: int) -> bool:
    """Whether the page numbers of entries rise, and no further than the pages of the document may be numbered."""
    rise = all(before.value <= after.value for before, after in pairwise(entries))
    return rise and entries[-1].value - entries[0].value < _LEAVES * pages


def _ends_at(entry: _Entry, edges: Sequence[float]) -> bool:
    """Whether the page number of an entry ends at one of some edges."""
    number = entry.number
    return any(abs(number.box.right - edge) <= _SAME_EDGE * number.size for edge in edges)


def _columns(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Entries whose page numbers end at one edge, in order."""
    groups: list[list[_Entry]] = []
    for entry in entries:
        group = next((group for group in groups if _ends_at(entry, [group[0].number.box.right])), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return groups


def _head(text: str) -> str:
    """The first letters and digits of a title without its number."""
    label = _LABEL.match(text)
    plain = text[label.end() :] if label is not None else text
    return "".join(character for character in plain.casefold() if character.isalnum())[:_HEAD]


def without_leader(row: Row) -> tuple[Row | None, list[Piece]]:
    """A row without the leader and the page number at its end, and what was taken off; nothing if it has none."""
    pieces, taken = list(row.pieces), list[Piece]()
    if len(pieces) > 1 and _PAGE.fullmatch(pieces[-1].text):
        taken.append(pieces.pop())
    last = pieces[-1]
    text = last.placed.line.text
    start = _leader(text)
    if start is None:
        return row, []
    pieces.pop()
    taken.append(sliced(last, start, len(text)))
    if start:
        pieces.append(sliced(last, 0, start))
    return (make_row(pieces) if pieces else None), taken


def _leader(text: str) -> int | None:
    """Where the leader begins in which a text ends, with or without a page number; None if it ends in none."""
    match = _LEADER.match(text[::-1])
    return None if match is None else len(text) - match.end()
