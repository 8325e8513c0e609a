"""Pages with a column for each of two languages, by the positions of their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from align.bilingual.halves import CLEAR, Halves, Wish, languages_of, letters
from align.bilingual.sequences import lines_of
from align.language.detection import leaning
from align.readers import PagedText
from align.readers.pages import Box, Line, Page, part_of
from tmx.base.languages import base_language

_INNER = (0.3, 0.7)  # where on the width of the text the space between two columns can be
_STEP = 3.0  # points
_TOLERANCE = 1.5  # points by which a line may reach over the space
_LEAST_SIDE = 0.15  # of the letters of the file, in each column
_AGREEING = 0.8  # of the letters of the clear lines of a column are in its language
LEFT, RIGHT, ACROSS = 0, 1, 2


def split_columns(text: PagedText, wish: Wish) -> Halves | None:
    """The two languages of pages that have one on the left and one on the right; None if they have not."""
    pages, places = [], list[int]()
    for page in text.pages:
        placed = list(_placed(page))
        pages.append(replace(page, lines=tuple(line for line, _ in placed)))
        places += [place for _, place in placed]
    text = replace(text, pages=tuple(pages))
    columns = [
        [line for line, at in zip(text.lines, places, strict=True) if at == side] for side in (LEFT, RIGHT)
    ]
    sizes = [sum(letters(line.text) for line in column) for column in columns]
    if min(sizes) < _LEAST_SIDE * sum(letters(line.text) for line in text.lines) or not min(sizes):
        return None
    found = [languages_of(line.text for line in column)[0][0] for column in columns]
    if base_language(found[LEFT]) == base_language(found[RIGHT]):
        return None
    langs = wish.of(found)
    if langs is None:
        return None
    first = LEFT if base_language(found[LEFT]) == base_language(langs[0]) else RIGHT
    if any(_agreement(columns[side], langs, side == first) < _AGREEING for side in (LEFT, RIGHT)):
        return None
    sides = [_side(line, place, langs, first) for line, place in zip(text.lines, places, strict=True)]
    where = ("left", "right") if first == LEFT else ("right", "left")
    said = f"{langs[0]} on the {where[0]} of the pages, {langs[1]} on the {where[1]}"
    return Halves(lines_of(text, sides, 0), lines_of(text, sides, 1), langs, said)


def _placed(page: Page) -> Iterator[tuple[Line, int]]:
    """The lines of a page, each left or right of the space between the columns, or across it.

    A line is cut at that space if it reaches over it with nothing printed there.
    """
    boxes = [line.box for line in page.lines if line.box is not None and line.text.strip()]
    gutter = _gutter(page, boxes) if boxes else 0.0
    for line in page.lines:
        box = line.box
        if box is None:
            yield line, ACROSS
        elif box.right <= gutter + _TOLERANCE:
            yield line, LEFT
        elif box.left >= gutter - _TOLERANCE:
            yield line, RIGHT
        elif (at := _space_at(line, gutter)) is None:
            yield line, ACROSS
        else:
            parts = [(0, at), (at, len(line.text))]
            for start, end in parts:
                stops = line.stops[start : end + 1]
                yield (
                    part_of(line, start, end, replace(box, left=min(stops), right=max(stops))),
                    LEFT if sum(stops) / len(stops) < gutter else RIGHT,
                )


def _gutter(page: Page, boxes: Sequence[Box]) -> float:
    """Where the least is printed near the middle of the text: the middle of the widest such place."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    start, end = (left + share * (right - left) for share in _INNER)
    steps = [start + _STEP * step for step in range(int((end - start) / _STEP) + 1)]
    printed = [sum(_prints_at(line, x) for line in page.lines) for x in steps]
    least = min(printed)
    runs = [
        [x for x, _ in run]
        for few, run in groupby(zip(steps, printed, strict=True), lambda at: at[1] == least)
        if few
    ]
    widest = max(runs, key=len)
    return (widest[0] + widest[-1]) / 2


def _prints_at(line: Line, x: float) -> bool:
    box = line.box
    return (
        box is not None and box.left + _TOLERANCE < x < box.right - _TOLERANCE and _space_at(line, x) is None
    )


def _space_at(line: Line, x: float) -> int | None:
    """The offset of the white space of a line that is at a place on the page; None if something is printed there."""
    if len(line.stops) != len(line.text) + 1:
        return None
    for at, (one, other) in enumerate(pairwise(line.stops)):
        if min(one, other) <= x <= max(one, other):
            return at if line.text[at].isspace() else None
    return None


def _agreement(lines: Sequence[Line], langs: tuple[str, str], is_first: bool) -> float:
    """The share of the letters of the clear lines of a column that are in its language."""
    right = wrong = 0
    for line in lines:
        lean = leaning(line.text, *langs) * (1 if is_first else -1)
        if abs(lean) >= CLEAR:
            right, wrong = (
                (right + letters(line.text), wrong) if lean > 0 else (right, wrong + letters(line.text))
            )
    return right / (right + wrong) if right + wrong else 1.0


def _side(line: Line, place: int, langs: tuple[str, str], first: int) -> int:
    if place in (LEFT, RIGHT):
        return int(place != first)
    return int(leaning(line.text, *langs) < 0)
