"""Where the pieces of a review are in the documents as they are now."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.core.document import Document
from align.review.decisions import Decision, Piece
from tmx.base.characters import printable

_BETWEEN = "\x1e"  # separates blocks, and is in none
_SHOWN = 60  # characters of a text in a message


@dataclass(frozen=True, slots=True)
class Problem:
    """A decision that could not be applied, or not completely: which one, and why, in words."""

    unit: str
    what: str

    def __str__(self) -> str:
        return f"{self.unit}: {self.what}"


class Claims:
    """A document, and the stretches of it that decisions have claimed."""

    def __init__(self, document: Document, side: str) -> None:
        self.side = side
        self.document = document
        self._taken: dict[int, list[tuple[int, int, str]]] = {}
        self._joined = _BETWEEN.join(block.text for block in document)
        self._starts = [0]
        for block in document.blocks[:-1]:
            self._starts.append(self._starts[-1] + len(block.text) + len(_BETWEEN))

    def locate(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The pieces at their present places.

        Raises:
            ValueError: a piece is not in the document, or its text belongs to another unit; in words.
        """
        found: list[Piece] = []
        for piece in pieces:
            places = list(self._places(piece, found[-1] if found else None))
            if not places:
                raise ValueError(f"the {self.side} has no such text: {self._departure(piece.text)}")
            free = next((place for place in places if self._taker(place) is None), None)
            if free is None:
                raise ValueError(
                    f"the {self.side} text is already in {self._taker(places[0])}: {shown(piece.text)}"
                )
            found.append(free)
        for before, after in pairwise(found):
            if not self._adjacent(before, after):
                raise ValueError(f"the {self.side} texts are not consecutive: {shown(after.text)}")
        return tuple(found)

    def claim(self, pieces: Sequence[Piece], unit: str) -> None:
        """Note that the pieces belong to a unit."""
        for piece in pieces:
            taken = self._taken.setdefault(piece.block, [])
            taken.insert(bisect_right(taken, (piece.start, piece.end, "")), (piece.start, piece.end, unit))

    def _taker(self, place: Piece) -> str | None:
        for start, end, unit in self._taken.get(place.block, ()):
            if (start, end) == (place.start, place.end) or (start < place.end and place.start < end):
                return unit
        return None

    def _places(self, piece: Piece, before: Piece | None) -> Iterator[Piece]:
        """The places that have the text of a piece: its own first, then the others, from the nearest on."""
        blocks = self.document.blocks
        own = (
            piece.block < len(blocks)
            and piece.end - piece.start == len(piece.text)
            and blocks[piece.block].text[piece.start : piece.end] == piece.text
        )
        if own:
            yield piece
        if not piece.text:
            return
        near = self._starts[min(piece.block if before is None else before.block, len(blocks) - 1)]
        found = []
        at = self._joined.find(piece.text)
        while at >= 0:
            found.append(at)
            at = self._joined.find(piece.text, at + 1)
        for at in sorted(found, key=lambda at: (abs(at - near), at)):
            block = bisect_right(self._starts, at) - 1
            start = at - self._starts[block]
            place = dataclasses.replace(piece, block=block, start=start, end=start + len(piece.text))
            if not (own and place == piece) and _at_edges(blocks[block].text, place):
                yield place

    def _departure(self, text: str) -> str:
        """The text for a message, and its part from a little before the first character that the document lacks."""
        shared = bisect_left(range(len(text)), True, key=lambda end: text[: end + 1] not in self._joined)
        if shared < _SHOWN // 2 or shared == len(text):
            return shown(text)
        start = text.rfind(" ", 0, shared - _SHOWN // 3) + 1
        return f"{shown(text)}, from {shown(text[start:])} on"

    def _adjacent(self, before: Piece, after: Piece) -> bool:
        """Whether there is nothing but white space between two pieces."""
        texts = [block.text for block in self.document.blocks[before.block : after.block + 1]]
        if not texts or (len(texts) == 1 and after.start < before.end):
            return False
        if len(texts) == 1:
            return not texts[0][before.end : after.start].strip()
        return not (texts[0][before.end :] + "".join(texts[1:-1]) + texts[-1][: after.start]).strip()


def _at_edges(text: str, place: Piece) -> bool:
    """Whether a piece neither begins nor ends inside a word of the text."""
    inside_left = place.start and text[place.start - 1].isalnum() and text[place.start].isalnum()
    inside_right = place.end < len(text) and text[place.end - 1].isalnum() and text[place.end].isalnum()
    return not (inside_left or inside_right)


def locate_all(
    units: Sequence[Decision], source: Document, target: Document, *, unchanged: bool
) -> tuple[list[Decision], list[Problem]]:
    """Find the units of a review in the documents: decided units first, so that they prevail over open ones.

    Args:
        units: the units of a review.
        source: the source as it is now.
        target: the target as it is now.
        unchanged: whether the texts are those of the review, so that open units must be found as well.

    Returns:
        The units that were found, in their order, with their pieces at their present places; and a problem
        for every unit that was not.
    """
    claims = Claims(source, "source"), Claims(target, "target")
    found: dict[int, Decision] = {}
    problems: list[Problem] = []
    order = sorted(range(len(units)), key=lambda index: (not units[index].mark.is_kept, index))
    for index in order:
        unit = units[index]
        try:
            sides = [
                side.locate(pieces) for side, pieces in zip(claims, (unit.source, unit.target), strict=True)
            ]
        except ValueError as error:
            if unit.mark.is_kept or unchanged:
                problems.append(Problem(unit.name, str(error)))
            continue
        for side, pieces in zip(claims, sides, strict=True):
            side.claim(pieces, unit.name)
        found[index] = dataclasses.replace(unit, source=sides[0], target=sides[1])
    return in_order([found[index] for index in sorted(found)]), problems


def in_order(units: Sequence[Decision]) -> list[Decision]:
    """Units in the order of the source, which a sorted sheet has lost.

    A unit without a source comes after the one that its target follows.
    """
    with_source = [unit for unit in units if unit.source]
    if all(_start(one.source) <= _start(other.source) for one, other in pairwise(with_source)):
        return list(units)
    ordered = sorted(with_source, key=lambda unit: _start(unit.source))
    loose = sorted((unit for unit in units if not unit.source), key=lambda unit: _start(unit.target))
    for unit in loose:
        place = _start(unit.target)
        before = [at for at, other in enumerate(ordered) if other.target and _start(other.target) < place]
        ordered.insert(max(before, key=lambda at: _start(ordered[at].target), default=-1) + 1, unit)
    return ordered


def _start(pieces: Sequence[Piece]) -> tuple[int, int, int]:
    return pieces[0].block, pieces[0].start, pieces[0].end


def shown(text: str) -> str:
    """The beginning of a text, for a message."""
    flat = printable(" ".join(text.split()))
    return f"“{flat}”" if len(flat) <= _SHOWN else f"“{flat[: _SHOWN - 1].rstrip()}…”"
