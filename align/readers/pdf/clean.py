"""The characters of a page made ready: what a font calls by its own numbers, marks, what is drawn twice or unseen."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.readers.pdf.glyphs import Glyphs
from align.readers.pdf.scripts import is_mark, is_right_to_left, is_space

UNKNOWN = 0xFFFD
"""What stands for a character that the file gives no meaning."""
_HYPHEN = 0x2D
_LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_PRIVATE = (0xF000, 0xF0FF)  # where symbol fonts have their characters
_FORMS = (
    (0xFB00, 0xFB4F),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)  # ligatures, Hebrew and Arabic presentation forms
_SPACING_ACCENTS = {
    0x60: 0x300,
    0xB4: 0x301,
    0x2C6: 0x302,
    0x5E: 0x302,
    0x2DC: 0x303,
    0xA8: 0x308,
    0xB8: 0x327,
    0x2C7: 0x30C,
    0x2D8: 0x306,
    0x2D9: 0x307,
    0x2DA: 0x30A,
    0x2DD: 0x30B,
    0x2DB: 0x328,
    0xAF: 0x304,
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_ON = 0.5  # of an accent's width that lies over a letter: it belongs to that letter
_SAME_PLACE = 0.12  # ems: the same character that near is drawn twice to look bold
_EDGE = 0.5  # ems by which a character may stand out of the page


class Cleaned(NamedTuple):
    """The characters of a page that count, and what does not count as text.

    Attributes:
        glyphs: the characters.
        outside: those outside the part of the page that is shown.
        hidden: those that are drawn invisibly beside visible text.
        doubled: those that are drawn a second time in the same place, to look bold.
    """

    glyphs: Glyphs
    outside: Glyphs
    hidden: Glyphs
    doubled: Glyphs


def clean(glyphs: Glyphs) -> Cleaned:
    """Make the characters of a page ready to be put into lines."""
    glyphs = _expanded(replace(glyphs, codes=_codes(glyphs)))
    outside = _outside(glyphs)
    hidden = glyphs.hidden & ~outside
    if np.count_nonzero(hidden) * 2 > np.count_nonzero(
        ~outside
    ):  # the text of a scanned page, under its picture
        hidden = np.zeros(len(glyphs), np.bool_)
    seen = np.flatnonzero(~(outside | hidden))
    shown = glyphs.take(seen)
    doubled = _doubled(shown)
    return Cleaned(
        _accented(shown.take(np.flatnonzero(~doubled)) if doubled.any() else shown),
        glyphs.take(np.flatnonzero(outside)),
        glyphs.take(np.flatnonzero(hidden)),
        shown.take(np.flatnonzero(doubled)),
    )


def _codes(glyphs: Glyphs) -> NDArray[np.uint32]:
    """The code points with hyphens for what PDFium makes of them, and one sign for all that means nothing."""
    codes = glyphs.codes.copy()
    codes[np.isin(codes, _LINE_END_HYPHENS)] = _HYPHEN
    broken = ((codes < 0x20) | ((codes >= 0xD800) & (codes < 0xE000)) | (codes > 0x10FFFF)) & ~is_space(codes)
    codes[broken] = UNKNOWN
    private = np.flatnonzero((codes >= _PRIVATE[0]) & (codes <= _PRIVATE[1]))
    for index in private.tolist():
        name = glyphs.fonts[glyphs.font[index]].name.lower()
        kind = next((kind for kind in ("wingdings", "symbol") if kind in name), "any")
        code = int(codes[index]) - _PRIVATE[0]
        plain = code if kind == "any" and 0x20 <= code < 0x7F else None  # a text font with a table of its own
        codes[index] = plain or _symbols()[kind].get(code) or _symbols()["any"].get(code) or codes[index]
    return codes


@cache
def _symbols() -> dict[str, dict[int, int]]:
    tables = tomllib.loads((files(__package__) / "symbols.toml").read_text("utf-8"))
    return {
        kind: {
            int(first, 16) + step: ord(char)
            for first, chars in table.items()
            for step, char in enumerate(chars)
        }
        for kind, table in tables.items()
    }


def _expanded(glyphs: Glyphs) -> Glyphs:
    """With ligatures and presentation forms as the letters that they stand for, all in the same place."""
    codes = glyphs.codes
    forms = np.zeros(len(codes), np.bool_)
    for first, last in _FORMS:
        forms |= (codes >= first) & (codes <= last)
    if not forms.any():
        return glyphs
    repeats, expansions = np.ones(len(codes), np.intp), {}
    for index in np.flatnonzero(forms).tolist():
        text = unicodedata.normalize("NFKC", chr(codes[index])).replace(" ", "") or chr(codes[index])
        letters = [ord(letter) for letter in text]
        # What runs from right to left is turned round later, as the characters of other ligatures are.
        expansions[index] = letters[::-1] if is_right_to_left(codes[index : index + 1]).any() else letters
        repeats[index] = len(letters)
    source = np.repeat(np.arange(len(codes)), repeats)
    expanded = glyphs.take(source)
    starts = np.cumsum(repeats) - repeats
    for index, letters in expansions.items():
        expanded.codes[starts[index] : starts[index] + len(letters)] = letters
    return expanded


def _outside(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which characters are outside the part of the page that is shown."""
    found = np.zeros(len(glyphs), np.bool_)
    margin = _EDGE * glyphs.size
    for angle in np.unique(glyphs.angle).tolist():
        _, _, width, height = glyphs.frame(angle).box(*glyphs.page)
        out = (
            (glyphs.right < -margin)
            | (glyphs.left > width + margin)
            | (glyphs.baseline < -margin)
            | (glyphs.baseline > height + 2 * margin)
        )
        found |= out & (glyphs.angle == angle)
    return found


def _doubled(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which characters are drawn again by another operation where the same one stands already."""
    doubled = np.zeros(len(glyphs), np.bool_)
    order = np.lexsort(
        (np.arange(len(glyphs)), np.round(glyphs.left), np.round(glyphs.baseline), glyphs.codes)
    )
    first, second = order[:-1], order[1:]
    near = _SAME_PLACE * glyphs.size[second]
    same = (
        (glyphs.codes[first] == glyphs.codes[second])
        & (glyphs.item[first] != glyphs.item[second])
        & (np.abs(glyphs.left[first] - glyphs.left[second]) < near)
        & (np.abs(glyphs.baseline[first] - glyphs.baseline[second]) < near)
        & ~is_space(glyphs.codes[second])
    )
    doubled[np.maximum(first, second)[same]] = True
    return doubled


def _accented(glyphs: Glyphs) -> Glyphs:
    """With accents that are drawn apart put on their letters, and marks after the letters that they stand on."""
    marks = is_mark(glyphs.codes)
    accents = np.isin(glyphs.codes, list(_SPACING_ACCENTS))
    if not (marks.any() or accents.any()):
        return glyphs
    keep = np.ones(len(glyphs), np.bool_)
    place = np.arange(len(glyphs), dtype=np.float64)
    for index in np.flatnonzero(marks | accents).tolist():
        base = _base(glyphs, index, marks | accents)
        if base is None and marks[index]:
            base = _letter_under(glyphs, index, marks | accents)
        if base is None:
            continue
        mark = int(glyphs.codes[index])
        letter = _DOTLESS.get(chr(glyphs.codes[base]), chr(glyphs.codes[base]))
        composed = unicodedata.normalize("NFC", letter + chr(_SPACING_ACCENTS.get(mark, mark)))
        if len(composed) == 1:
            glyphs.codes[base] = ord(composed)
            if base < index:
                glyphs.right[base] = max(glyphs.right[base], glyphs.right[index])
            keep[index] = False
        elif marks[index]:
            glyphs.left[index], glyphs.right[index] = glyphs.left[base], glyphs.right[base]
            glyphs.baseline[index], glyphs.size[index] = glyphs.baseline[base], glyphs.size[base]
            place[index] = base + 0.5
    order = np.argsort(place, kind="stable")
    return glyphs.take(order[keep[order]])


def _letter_under(glyphs: Glyphs, mark: int, marks: NDArray[np.bool_]) -> int | None:
    """The letter of the page under or over which a mark stands, else the one that is drawn just before it."""
    middle, em = (glyphs.left[mark] + glyphs.right[mark]) / 2, glyphs.size[mark]
    beside = (
        (glyphs.left <= middle)
        & (middle <= glyphs.right)
        & (np.abs(glyphs.baseline - glyphs.baseline[mark]) < em / 2)
        & (glyphs.angle == glyphs.angle[mark])
        & ~marks
        & ~is_space(glyphs.codes)
    )
    found = np.flatnonzero(beside)
    if len(found):
        return int(found[np.argmin(np.abs(glyphs.baseline[found] - glyphs.baseline[mark]))])
    before = mark > 0 and glyphs.item[mark - 1] == glyphs.item[mark] and not marks[mark - 1]
    return mark - 1 if before and not is_space(glyphs.codes[mark - 1 : mark])[0] else None


def _base(glyphs: Glyphs, mark: int, marks: NDArray[np.bool_]) -> int | None:
    """The letter that a mark stands over or under, among those drawn just before and after it."""
    best, most = None, 0.0
    left, right = glyphs.left[mark], glyphs.right[mark]
    for index in (mark - 1, mark + 1, mark - 2, mark + 2, mark - 3, mark + 3):
        if not 0 <= index < len(glyphs) or marks[index] or glyphs.angle[index] != glyphs.angle[mark]:
            continue
        em = glyphs.size[index]
        if abs(glyphs.baseline[index] - glyphs.baseline[mark]) > em or not chr(glyphs.codes[index]).isalpha():
            continue
        middle = (left + right) / 2
        width = max(right - left, 0.05 * em)
        over = min(glyphs.right[index], middle + width / 2) - max(glyphs.left[index], middle - width / 2)
        if over / width > max(_ON, most):
            best, most = index, over / width
    return best
