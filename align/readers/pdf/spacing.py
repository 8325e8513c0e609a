"""Where words end: the spaces that a page draws, and the gaps that stand for one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.lines import LARGE
from align.readers.pdf.scripts import is_mark, is_space

# In ems, that is, relative to the size of the type.
_GAP = 0.15  # a gap of this width is a space even if the page draws none
_GAP_BESIDE_SPACES = 0.22  # the same on a page that draws its spaces
_GAP_BEFORE_MARK = 0.3  # the same before a superscript
_TIGHT = 0.04  # a space that is drawn in a narrower gap than this is none
_DRAWN = 0.5  # share of the gaps that have a space drawn in them on a page that draws its spaces
_SPREAD = 4  # so many letters in a row, each with a gap after it, are one letter-spaced word …
_BETWEEN_WORDS = 1.5  # … up to a gap of this many times the usual one
_SPACE = 0x20


class Spacing(NamedTuple):
    """The spaces of a page: before which characters, in the order of reading, and which."""

    places: NDArray[np.intp]
    codes: NDArray[np.uint32]


def find_spaces(
    glyphs: Glyphs,
    order: NDArray[np.intp],
    white: NDArray[np.bool_],
    size: NDArray[np.float64],
    superscript: NDArray[np.bool_],
    ends: NDArray[np.intp],
) -> Spacing:
    """Find the spaces between the characters of the lines of a page.

    Args:
        glyphs: the characters of the page.
        order: indices of the characters of all lines that are not white, each line from left to right.
        white: which of the characters of the page are white.
        size: the size of the line of each character in `order`.
        superscript: which characters in `order` are superscripts.
        ends: where the lines end in `order`.
    """
    gap = (glyphs.left[order[1:]] - glyphs.right[order[:-1]]) / size[1:]
    inner = np.ones(len(gap), np.bool_)
    inner[ends[:-1] - 1] = False
    drawn = _drawn_between(glyphs.codes, order, white)
    has_space = drawn > 0
    width = _GAP
    wide = inner & (gap > _GAP)
    if np.count_nonzero(wide & has_space) > _DRAWN * np.count_nonzero(wide):
        width = _GAP_BESIDE_SPACES
    # Where other type begins, programs draw no space.
    least = np.where(glyphs.item[order[1:]] != glyphs.item[order[:-1]], _GAP, width)
    least[superscript[1:] & ~superscript[:-1]] = _GAP_BEFORE_MARK
    # What is raised is small, and so is the space set after it.
    least[superscript[:-1] & ~superscript[1:]] = _GAP
    least[glyphs.size[order[:-1]] > LARGE * size[1:]] = np.inf  # after an initial, whose word goes on
    least[_after_leading_marks(superscript, ends)] = -np.inf
    roomy = np.median(gap[inner & has_space]) > 2 * _TIGHT if (inner & has_space).any() else False
    spaced = inner & ((gap > least) | (has_space & (gap > _TIGHT if roomy else True)))
    spaced &= ~is_mark(glyphs.codes[order[1:]])  # which belongs to what is before it, even without a letter
    spaced &= ~_inside_spread_words(glyphs.codes[order], gap, spaced, inner)
    places = np.flatnonzero(spaced)
    codes = np.where(drawn[places] > _SPACE, drawn[places], _SPACE)  # a tab or a line end is a space
    return Spacing(places + 1, codes.astype(np.uint32))


def _after_leading_marks(superscript: NDArray[np.bool_], ends: NDArray[np.intp]) -> list[int]:
    """The gaps after superscripts with which a line begins: the marks of footnotes."""
    starts = np.concatenate(([0], ends[:-1]))
    found = []
    for start, end in zip(
        starts[superscript[starts]].tolist(), ends[superscript[starts]].tolist(), strict=True
    ):
        plain = np.flatnonzero(~superscript[start:end])
        if len(plain):
            found.append(start + int(plain[0]) - 1)
    return found


def _drawn_between(
    codes: NDArray[np.uint32], order: NDArray[np.intp], white: NDArray[np.bool_]
) -> NDArray[np.uint32]:
    """The space that is drawn next to each gap between neighbours, on the side of the gap; 0 for none."""
    spaces = np.where(white, codes, 0)
    after = np.append(spaces[1:], 0)
    before = np.insert(spaces[:-1], 0, 0)
    left, right = order[:-1], order[1:]
    forwards = np.where(after[left] > 0, after[left], before[right])
    return np.where(right < left, np.where(before[left] > 0, before[left], after[right]), forwards)


def _inside_spread_words(
    codes: NDArray[np.uint32],
    gap: NDArray[np.float64],
    spaced: NDArray[np.bool_],
    inner: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """The gaps inside letter-spaced words, such as those of the title « R E S O L U T I O N »."""
    inside = np.zeros(len(gap), np.bool_)
    letters = _is_letter(codes)
    spread = spaced & inner & letters[1:] & letters[:-1]
    edges = np.diff(np.concatenate(([0], spread.astype(np.int8), [0])))
    for start, end in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        if end - start >= _SPREAD:
            inside[start:end] = gap[start:end] < _BETWEEN_WORDS * np.median(gap[start:end])
    return inside


def _is_letter(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which code points are letters of alphabets, roughly: letters are what is beyond ASCII's other signs."""
    ascii_letter = ((codes | 0x20) >= 0x61) & ((codes | 0x20) <= 0x7A)
    return ascii_letter | ((codes >= 0xC0) & (codes < 0x2000) & ~is_space(codes))
