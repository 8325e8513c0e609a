"""The surface of segments: how they begin and end, and their labels and marks, which translations keep."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.language.roman import roman_label

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

# Marks of different scripts that have the same function are in one class.
_ENDINGS = {
    mark: number
    for number, marks in enumerate((".。।․", "?？؟\u037e", "!！", ":：", ";；؛", ",，،、"), start=1)
    for mark in marks
}
_ELLIPSIS = 7
_ENDS_A_SENTENCE = frozenset({1, 2, 3, _ELLIPSIS})
_CLOSERS = "\"'»«”“’‘)]}›‹」』）】 \u00a0\u202f"
# Marks whose numbers are compared, class by class.
_MARKS = ("?？؟\u037e", "!！", "([（", '"«»“”„‟「」『』', ":：;；؛")
_MOST = 3  # a larger difference in the number of marks counts as this
_LABEL = re.compile(
    r"\s*(?:[(\[（]\s*(\d[\d.]*|\w{1,4})\s*[)\]）]|(\w{1,4})[)）]|(\w{1,4})\.(?!\d)|(\d+(?:\.\d+)*)(?=\s|[.)．、]))"
)
_NO_LABEL, _FOREIGN_LABEL = "", "*"


def _ending(text: str) -> int:
    """The class of the last mark before any closing quotes and brackets; 0 if the text ends without a mark."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        return _ELLIPSIS
    return _ENDINGS.get(bare[-1:], 0)


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, a question or exclamation mark, or an ellipsis; closing quotes aside."""
    return _ending(text) in _ENDS_A_SENTENCE


def _opening(text: str) -> int:
    """2 for a capital, 1 for a small letter, 0 for anything else, as in scripts without case."""
    first = next((character for character in text if character.isalnum()), "")
    return 2 if first.isupper() else 1 if first.islower() else 0


def label(text: str) -> str:
    """The label of a list item or a paragraph: ``*`` for a letter outside ASCII, empty if there is none.

    >>> label("(a) the first"), label("b) le second"), label("3. Reaffirms"), label("(أ) نص"), label("No.")
    ('a', 'b', '3', '*', '')
    """
    match = _LABEL.match(text)
    if not match:
        return _NO_LABEL
    bracketed = match.group(3) is None
    found = next(group for group in match.groups() if group is not None).strip(".")
    if found[:1].isdecimal():
        return "".join(str(int(c)) if c.isdecimal() else c for c in found)
    small = found.casefold()
    roman = roman_label(small) is not None
    if not bracketed and found.isupper() and not roman:
        return _NO_LABEL  # an initial: M. Dupont
    if small.isascii():
        return small if len(small) == 1 or roman else _NO_LABEL
    return _FOREIGN_LABEL if len(small) == 1 else _NO_LABEL


class Surface:
    """The codes of all segments on both sides; equal codes mean an equal surface."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        sides = source, target
        self._endings = [np.array([_ending(text) for text in side], dtype=np.int8) for side in sides]
        self._openings = [np.array([_opening(text) for text in side], dtype=np.int8) for side in sides]
        labels = [[label(text) for text in side] for side in sides]
        codes = {found: code for code, found in enumerate(sorted({_NO_LABEL, *labels[0], *labels[1]}))}
        self._labels = [np.array([codes[found] for found in side], dtype=np.int64) for side in labels]
        letters = {code for found, code in codes.items() if found and not found[0].isdigit()}
        self._letter = np.array([code in letters for code in range(len(codes))])
        self._foreign = codes.get(_FOREIGN_LABEL, -1)
        self._tails = [
            (opening == 1) & (code == 0) for opening, code in zip(self._openings, self._labels, strict=True)
        ]
        self._items = [np.concatenate([[0], np.cumsum(self._letter[side])]) for side in self._labels]
        counts = [[[sum(map(text.count, marks)) for text in side] for marks in _MARKS] for side in sides]
        self._marks = [
            np.concatenate(
                [np.zeros((len(_MARKS), 1)), np.cumsum(np.array(side).reshape(len(_MARKS), -1), axis=1)],
                axis=1,
            )
            for side in counts
        ]

    def features(self, m: int, n: int, i: IntArray, j: IntArray) -> dict[str, Floats]:
        """Signals of beads by name, each of shape (k,).

        ``ending``: the last marks differ. ``opening``: one side begins with a capital, the other with a small
        letter. ``label``: the first segments have the same label. ``label_clash``: they have different labels, or
        only one has a label. ``tail``: the number of segments of a list with its head, where only one side ends in
        words that follow the list, since these belong to the head. ``marks``: the differences in the numbers of
        question marks, brackets and the like.
        """
        found = {
            "ending": self._endings[0][i + m - 1] != self._endings[1][j + n - 1],
            "opening": self._openings[0][i] * self._openings[1][j] == 2,  # 1 and 2
        }
        a, b = self._labels[0][i], self._labels[1][j]
        foreign = self._letter[a] & self._letter[b] & ((a == self._foreign) | (b == self._foreign))
        found["label"] = ((a == b) & (a != 0)) | foreign
        found["label_clash"] = ((a != 0) | (b != 0)) & ~found["label"]
        headed = ~self._letter[a] & ~self._letter[b]
        found["tail"] = (m + n) * (headed & (self._tail(0, i, m) ^ self._tail(1, j, n)))
        marks = [
            side[:, at + size] - side[:, at]
            for side, at, size in zip(self._marks, (i, j), (m, n), strict=True)
        ]
        found["marks"] = np.minimum(np.abs(marks[0] - marks[1]), _MOST).sum(axis=0)
        return {name: values.astype(np.float32) for name, values in found.items()}

    def unlabelled(self, m: int, i: IntArray, j: IntArray) -> Floats:
        """Whether the segment of a gap is a tail: it has no label and begins with a small letter."""
        tails: Floats = (self._tails[0][i] if m else self._tails[1][j]).astype(np.float32)
        return tails

    def _tail(self, side: int, start: IntArray, size: int) -> npt.NDArray[np.bool_]:
        """Whether spans have items of a list after their first segment and end in a tail."""
        if size < 3:
            return np.zeros(len(start), dtype=bool)
        items = self._items[side][start + size] > self._items[side][start + 1]
        found: npt.NDArray[np.bool_] = self._tails[side][start + size - 1] & items
        return found
