"""Characters of lines -> text: spaces where there is a gap, and how the characters are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.core.raw import Run
from align.readers.pages import Box, Line
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.lines import SMALL, GlyphLine, find_lines
from align.readers.pdf.order import Base, from_left, mirror_brackets, reading_order
from align.readers.pdf.scripts import is_right_to_left, is_space
from align.readers.pdf.spacing import Spacing, find_spaces

_ASCENT, _DESCENT = 0.8, 0.2  # ems of a line's box above and below the baseline, whatever the font says
_RAISED = 0.1  # ems above the baseline: a smaller character there is a superscript
_BOLD, _ITALIC, _SUPERSCRIPT = 1, 2, 4
_END = 0x0A  # of a line, where a page is one text


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a page as one sequence of characters, each line ended by a line feed."""

    codes: NDArray[np.uint32]
    style: NDArray[np.int32]
    left: NDArray[np.float64]

    def permuted(self, order: NDArray[np.intp], start: int) -> None:
        """Put the characters from `start` on into another order, in place."""
        for values in (self.codes, self.style, self.left):
            values[start : start + len(order)] = values[start : start + len(order)][order]


def page_lines(
    glyphs: Glyphs, rules: Sequence[Box], first: int, base: Base, *, counted: bool = False
) -> tuple[Line, ...]:
    """The lines of a page in the order in which they are drawn, numbered from `first` on.

    Args:
        glyphs: the characters of the page.
        rules: the lines drawn on it.
        first: the number of its first line.
        base: the direction of the paragraphs as known from the pages before; this page is added to it.
        counted: whether this page has been added before.
    """
    white = is_space(glyphs.codes)
    lines = find_lines(glyphs, np.flatnonzero(~white), rules)
    if not lines:
        return ()
    lengths = np.array([len(line.order) for line in lines])
    order = _from_left(glyphs, lines)
    size = np.repeat([line.size for line in lines], lengths)
    raised = (np.repeat([line.baseline for line in lines], lengths) - glyphs.baseline[order]) / size
    superscript = (raised > _RAISED) & (glyphs.size[order] < SMALL * size)
    ends = np.cumsum(lengths)
    spacing = find_spaces(glyphs, order, white, size, superscript, ends)
    fonts = np.array([font.bold * _BOLD | font.italic * _ITALIC for font in glyphs.fonts], np.int32)
    style = fonts[glyphs.font[order]] | superscript * _SUPERSCRIPT
    text = _assembled(glyphs, order, style, ends, spacing)
    turned = _turned(text)
    if not counted:
        base.count([text.codes[start:end] for start, end in turned])
    for start, end in turned:
        line = text.codes[start:end]
        text.permuted(reading_order(line, from_left=base.of(line)), start)
        mirror_brackets(text.codes[start:end])
    return _cut(glyphs, lines, text, first)


def _turned(text: _Text) -> list[tuple[int, int]]:
    """Where the lines begin and end that have letters of a script from right to left."""
    ends = np.flatnonzero(text.codes == _END).tolist()
    starts = [0, *(end + 1 for end in ends[:-1])]
    backwards = np.logical_or.reduceat(is_right_to_left(text.codes), starts).tolist()
    return [span for span, turn in zip(zip(starts, ends, strict=True), backwards, strict=True) if turn]


def _from_left(glyphs: Glyphs, lines: Sequence[GlyphLine]) -> NDArray[np.intp]:
    """The characters of all lines, each line from left to right."""
    turned = is_right_to_left(glyphs.codes)
    if not turned.any():
        return np.concatenate([line.order for line in lines])
    return np.concatenate(
        [from_left(glyphs, line.order) if turned[line.order].any() else line.order for line in lines]
    )


def _assembled(
    glyphs: Glyphs,
    order: NDArray[np.intp],
    style: NDArray[np.int32],
    ends: NDArray[np.intp],
    spacing: Spacing,
) -> _Text:
    """All lines with their spaces and line ends."""
    places = np.concatenate((spacing.places, ends))
    codes = np.concatenate((spacing.codes, np.full(len(ends), _END, np.uint32)))
    before = places - 1
    return _Text(
        np.insert(glyphs.codes[order], places, codes),
        np.insert(style, places, style[before]),
        np.insert(glyphs.left[order], places, glyphs.right[order[before]]),
    )


def _cut(glyphs: Glyphs, lines: Sequence[GlyphLine], text: _Text, first: int) -> tuple[Line, ...]:
    ends = np.flatnonzero(text.codes == _END).tolist()
    starts = [0, *(end + 1 for end in ends[:-1])]
    stops = np.round(text.left, 1).tolist()
    texts = text.codes.astype("<u4").tobytes().decode("utf-32-le", "replace").split("\n")
    runs = _runs(text, starts)
    return tuple(
        Line(
            texts[index],
            first + index,
            _box(glyphs, line),
            round(line.size, 1),
            runs.get(index, ()),
            tuple(stops[start : end + 1]),
            line.angle,
        )
        for index, (line, start, end) in enumerate(zip(lines, starts, ends, strict=True))
    )


def _box(glyphs: Glyphs, line: GlyphLine) -> Box:
    top, bottom = line.baseline - _ASCENT * line.size, line.baseline + _DESCENT * line.size
    edges = (line.left, top, line.right, bottom)
    if line.angle:
        edges = glyphs.frame(0).box(*glyphs.frame(line.angle).back(*edges))
    left, top, right, bottom = edges
    return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def _runs(text: _Text, starts: list[int]) -> dict[int, tuple[Run, ...]]:
    """The runs of each line that has any that are not plain."""
    ended = text.codes == _END
    changes = np.flatnonzero((np.diff(text.style) != 0) | ended[1:] | ended[:-1]) + 1
    edges = [0, *changes.tolist(), len(ended)]
    style, line = text.style.tolist(), (np.cumsum(ended) - ended).tolist()
    found: dict[int, tuple[Run, ...]] = {}
    for start, end in pairwise(edges):
        kind = style[start]
        if kind and not ended[start]:
            begin = starts[line[start]]
            run = Run(start - begin, end - begin, bool(kind & 1), bool(kind & 2), bool(kind & 4))
            found[line[start]] = (*found.get(line[start], ()), run)
    return found
