"""How a row opens: with a bullet, with a number set apart from its text, or with running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypedDict
from unicodedata import category

from align.language.labels import find_label
from align.language.roman import roman_label
from align.layout.printed.gutters import is_mark
from align.layout.printed.pieces import Piece, Row, edges, make_row, sliced

# Signs that also stand inside a text, and the letter that stands for a ring.
_SIGN = re.compile(r"([^\w\s])\s*(?=\S|$)")
_NO_ITEM = "§¶©®°$€£¥+=<>|~^№†‡"  # signs that a text may begin with
_DASH = re.compile(r"([-–—·*]|o(?=\s+\S))\s+(?=\S)|([-–—·*o])$")
_NUMBERED = re.compile(r"[(\[]?\w{1,9}(?:\.\w{1,4})*[.)\]°º]{1,2}|\w{1,3}(?:\.\w{1,4})+|\d{1,3}")
_HEAD = re.compile(r"\s*(\S+)\s*")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_GLUED = re.compile(r"\s*(?:[A-Za-z]|[ivx]{1,5}|\d{1,2})[.)](?=[^\W\d_])")
_OPENS = re.compile(r"[\"“«‘'(\[]*[^\W\d_]")
_APART = 0.5  # sizes of type: a wider gap than that of a space


class _After(TypedDict):
    apart: bool
    text_left: float


@dataclass(frozen=True, slots=True)
class Opening:
    """How a row opens.

    Attributes:
        bullet: the length of the bullet at its head, 0 for none.
        certain: whether the sign opens nothing but items of lists.
        label: whether a number of a paragraph or of an item is at its head.
        bare: whether that number is only figures, as it may also stand in running text.
        mark: the length of that number where it is set apart from the text.
        number: that number as it is printed.
        glued: whether the text follows it without a space.
        apart: whether the bullet or number is set apart from the text by a wide gap.
        text_left: the left edge of the text after it.
    """

    bullet: int = 0
    certain: bool = False
    label: bool = False
    bare: bool = False
    mark: int = 0
    number: str = ""
    glued: bool = False
    apart: bool = False
    text_left: float = 0.0


def opening(row: Row) -> Opening:
    """How a row opens."""
    first = row.pieces[0]
    text = first.placed.line.text
    start = len(text) - len(text.lstrip())
    for pattern in (_SIGN, _DASH):
        match = pattern.match(text, start)
        if match is not None and pattern is _SIGN and not _is_bullet(match[1]):
            continue
        if match is not None and (match.end() < len(text.rstrip()) or len(row.pieces) > 1):
            return Opening(match.end(), pattern is _SIGN, **_text_after(row, match.end()))
    head = _HEAD.match(text)
    if head is not None and is_mark(head[1]) and _NUMBERED.fullmatch(head[1]):
        after = _text_after(row, head.end())
        if after["apart"]:
            return Opening(label=True, bare=head[1].isdecimal(), mark=head.end(1), number=head[1], **after)
    label = find_label(text.lstrip())
    if label is not None:
        return Opening(label=True, number=label.raw, **_text_after(row, start + label.length))
    glued = _GLUED.match(text, start)
    if glued is not None:
        after = _text_after(row, glued.end())
        return Opening(glued=True, mark=glued.end(), number=glued[0].strip(), **after)
    return Opening(text_left=row.box.left)


def follows(number: str, before: str) -> bool:
    """Whether a number comes next after another of its shape: (c) after (b), 1.3 after 1.2, iv. after iii."""
    one, other = _PARTS.findall(before), _PARTS.findall(number)
    shape = _PARTS.sub("0", before) == _PARTS.sub("0", number)
    if not shape or not one or len(one) != len(other) or one[:-1] != other[:-1]:
        return False
    last, following = one[-1], other[-1]
    if last.isdecimal() and following.isdecimal():
        return int(following) == int(last) + 1
    values = roman_label(last), roman_label(following)
    if values[0] is not None and values[1] is not None and values[1] == values[0] + 1:
        return True
    return len(last) == len(following) == 1 and ord(following) == ord(last) + 1


def starts_small(text: str) -> bool:
    """Whether a text goes on with a small letter."""
    match = _OPENS.match(text)
    return match is not None and match[0][-1].islower()


def _is_bullet(sign: str) -> bool:
    """Whether a sign only opens items of lists: a symbol, also one of a symbol font, which has no code of its own."""
    return sign not in _NO_ITEM and (category(sign) in ("So", "Co", "Sm") or sign in "•‣⁃∙")


def without_head(row: Row, length: int) -> tuple[Row, Piece]:
    """The row after the bullet or number at its head, and that."""
    first = row.pieces[0]
    text = first.placed.line.text
    head = sliced(first, 0, length)
    rest = [*row.pieces[1:]]
    if text[length:].strip():
        rest.insert(0, sliced(first, length, len(text)))
    return make_row(rest), head


def _text_after(row: Row, offset: int) -> _After:
    """Whether the text after the head of the first piece is set apart, and its left edge."""
    first = row.pieces[0]
    text = first.placed.line.text
    if offset >= len(text.rstrip()):
        more = len(row.pieces) > 1
        return {"apart": more, "text_left": row.pieces[1].box.left if more else row.box.right}
    end = len(text[:offset].rstrip())
    left = edges(first, offset, len(text))[0]
    return {"apart": left - edges(first, 0, max(1, end))[1] > _APART * row.size, "text_left": left}
