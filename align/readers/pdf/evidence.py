"""Whether a page has text that can be used: what its fonts say of it, and whether it is a picture."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np

from align.readers.pdf.clean import UNKNOWN
from align.readers.pdf.drawn import Drawn
from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.scripts import is_space

_UNUSABLE = 0.08  # share of characters without a meaning; bullets and formulas have less
_FEW = 20  # characters: less than that does not make a page of text
_COVERED = 0.5  # share of a page that the picture of a scanned page covers at least
_OUTLINES = 100  # drawn shapes: a page without text that has so many may have its letters drawn as shapes
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))


class Text(Enum):
    """What a page has in the way of text."""

    USABLE = auto()
    NONE = auto()  # an empty page
    PICTURE = auto()  # a scanned page
    UNUSABLE = auto()  # characters without a meaning


def unknown(glyphs: Glyphs) -> int:
    """How many characters of a page have no meaning outside their font."""
    codes = glyphs.codes
    found = codes == UNKNOWN
    for first, last in _PRIVATE:
        found |= (codes >= first) & (codes <= last)
    return int(np.count_nonzero(found))


def text_of(glyphs: Glyphs, drawn: Drawn) -> Text:
    """What a page has in the way of text.

    Args:
        glyphs: its characters.
        drawn: what else is drawn on it.
    """
    count = int(np.count_nonzero(~is_space(glyphs.codes)))
    if count >= _FEW and unknown(glyphs) > _UNUSABLE * count:
        return Text.UNUSABLE
    if count < _FEW and drawn.covered >= _COVERED:
        return Text.PICTURE
    if not count:
        return Text.PICTURE if drawn.covered or drawn.paths >= _OUTLINES else Text.NONE
    return Text.USABLE
