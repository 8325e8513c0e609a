"""Characters of lines -> text: spaces where there is a gap, and how the characters are set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.core.raw import Run
from align.readers.pages import Box, Line
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.lines import GlyphLine, find_lines, is_white

# In ems.
_GAP = 0.15  # a gap of this width is a space even if the file draws none
_TIGHT = 0.04  # a drawn space narrower than this is none
_ASCENT, _DESCENT = 0.8, 0.2  # of a line's box, above and below the baseline, whatever the font says
_RAISED = 0.1  # above the baseline: a smaller character there is a superscript
_SMALL = 0.88
_HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}  # what PDFium makes of a hyphen at the end of a line


def page_lines(glyphs: Glyphs, rules: Sequence[Box], first: int) -> tuple[Line, ...]:
    """The lines of a page in the order in which they are drawn, numbered from `first` on."""
    white = is_white(glyphs.codes)
    ink = np.flatnonzero(~white)
    spaces = _spaces_before(glyphs.codes, white)
    codes = glyphs.codes.copy()
    for code, hyphen in _HYPHENS.items():
        codes[codes == code] = hyphen
    return tuple(
        _line(glyphs, codes, spaces, line, number)
        for number, line in enumerate(find_lines(glyphs, ink, rules), first)
    )


def _spaces_before(codes: NDArray[np.uint32], white: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """For each character the space that is drawn before it, 0 for none; one more at the end."""
    spaces = np.zeros(len(codes) + 1, np.uint32)
    places = np.flatnonzero(white)
    spaces[places + 1] = codes[places]
    return spaces


def _line(
    glyphs: Glyphs, codes: NDArray[np.uint32], spaces: NDArray[np.uint32], line: GlyphLine, number: int
) -> Line:
    order = line.order
    gaps = (glyphs.left[order[1:]] - glyphs.right[order[:-1]]) / line.size
    drawn = np.where(spaces[order[1:]] > 0, spaces[order[1:]], 0)
    after = order[:-1] + 1
    following = np.where(after < len(codes), codes[np.minimum(after, len(codes) - 1)], 0)
    drawn = np.where((drawn == 0) & is_white(following), following, drawn)
    spaced = (gaps > _GAP) | ((drawn > 0) & (gaps > _TIGHT))
    places = np.flatnonzero(spaced) + 1
    filling = np.where(drawn > 0, drawn, 0x20)[places - 1]
    filling[filling == 0x09] = 0x20
    text = np.insert(codes[order], places, filling)
    edges = glyphs.frame(line.angle).back(
        line.left, line.baseline - _ASCENT * line.size, line.right, line.baseline + _DESCENT * line.size
    )
    left, right = glyphs.left[order], glyphs.right[order]
    stops = np.append(np.insert(left, places, right[places - 1]), right[-1])
    return Line(
        text.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass"),
        number,
        Box(*(round(value, 2) for value in glyphs.frame(0).box(*edges))),
        round(line.size, 1),
        _runs(glyphs, line, places),
        tuple(np.round(stops, 1).tolist()),
        line.angle,
    )


def _runs(glyphs: Glyphs, line: GlyphLine, places: NDArray[np.intp]) -> tuple[Run, ...]:
    order = line.order
    style = np.array([font.bold * 2 + font.italic * 4 for font in glyphs.fonts], np.int32)[glyphs.font[order]]
    raised = (line.baseline - glyphs.baseline[order] > _RAISED * line.size) & (
        glyphs.size[order] < _SMALL * line.size
    )
    style = np.insert(style | raised, places, -1)
    for place in (places + np.arange(len(places))).tolist():
        style[place] = style[place - 1]
    edges = [0, *(np.flatnonzero(np.diff(style)) + 1).tolist(), len(style)]
    return tuple(
        Run(start, end, bool(kind & 2), bool(kind & 4), bool(kind & 1))
        for start, end in pairwise(edges)
        if (kind := int(style[start]))
    )
