"""Lines that are written from right to left: from the order on the page to the order of reading.

PDFium turns such lines round itself, but it breaks ligatures, marks and symbols such as A/RES/48/161 on the way, so
the order is found again from left to right on the page, by the rules of the Unicode bidirectional algorithm for
numbers and neutral characters (UAX #9: W4, W7, N1, N2). Brackets are told by what stands beside them, for files and
PDFium disagree about when they are mirrored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.readers.pdf.glyphs import Glyphs

_RIGHT, _LEFT, _NUMBER, _OTHER = "R", "L", "N", "O"
_KINDS = {"R": _RIGHT, "AL": _RIGHT, "L": _LEFT, "EN": _NUMBER, "AN": _NUMBER}
_IN_NUMBERS = frozenset(("ES", "CS"))  # such as the slash of 48/161
_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_MIRRORED = {ord(text[0]): ord(text[1]) for pair in _PAIRS for text in (pair, pair[::-1])}
_OPENING = frozenset(ord(pair[0]) for pair in _PAIRS)
_STOPS = frozenset(map(ord, ".,;:!?؟،؛"))
_LAM, _ALEFS = 0x644, (0x622, 0x623, 0x625, 0x627)  # which are set as one

_Cluster = list[int]


def from_left(glyphs: Glyphs, order: NDArray[np.intp]) -> NDArray[np.intp]:
    """The characters of a line from left to right; those of a ligature so that the last to be read is the first.

    PDFium turns the characters of a ligature round with their line, unless it took the ligature apart itself.
    """
    placed = order[np.argsort(glyphs.left[order], kind="stable")]
    first, second = placed[:-1], placed[1:]
    whole = (glyphs.codes[first] == _LAM) & np.isin(glyphs.codes[second], _ALEFS)
    whole &= (glyphs.left[first] == glyphs.left[second]) & (glyphs.item[first] == glyphs.item[second])
    for index in np.flatnonzero(whole).tolist():
        placed[index], placed[index + 1] = placed[index + 1], placed[index]
    return placed


@dataclass(slots=True)
class Base:
    """The direction of the paragraphs of a document: some programs set those of Arabic from left to right.

    Then a full stop stands at the right end of a line, where no line begins with one otherwise. The pages of a
    document vote together, for one alone may have few lines that end a sentence.
    """

    at_right: int = 0
    at_left: int = 0

    def count(self, lines: Sequence[NDArray[np.uint32]]) -> None:
        """Take account of lines with letters of a script from right to left.

        Args:
            lines: the code points of each line, from left to right on the page.
        """
        self.at_right += sum(int(line[-1]) in _STOPS for line in lines)
        self.at_left += sum(int(line[0]) in _STOPS for line in lines)

    def of(self, line: NDArray[np.uint32]) -> bool:
        """Whether the paragraph of a line runs from left to right: the line itself may say so, else all lines do."""
        at_right, at_left = int(line[-1]) in _STOPS, int(line[0]) in _STOPS
        return self.from_left if at_right == at_left else at_right

    @property
    def from_left(self) -> bool:
        """Whether paragraphs run from left to right whatever their letters, by the lines until now."""
        return self.at_right > self.at_left


def reading_order(codes: NDArray[np.uint32], *, from_left: bool = False) -> NDArray[np.intp]:
    """The indices of the characters of a line in the order of reading.

    Args:
        codes: the code points of the line, from left to right on the page.
        from_left: whether its paragraph runs from left to right whatever its letters.
    """
    texts = [chr(code) for code in codes.tolist()]
    clusters = _clusters(texts)
    kinds = [_KINDS.get(unicodedata.bidirectional(texts[cluster[0]]), _OTHER) for cluster in clusters]
    heads = [texts[cluster[0]] for cluster in clusters]
    order: list[_Cluster] = []
    for start, end, backwards in _stretches(kinds, heads, from_left=from_left):
        part = clusters[start:end]
        order += _turned(part, kinds[start:end], heads[start:end]) if backwards else part
    return np.array([index for cluster in order for index in cluster], np.intp)


def mirror_brackets(codes: NDArray[np.uint32]) -> None:
    """Make brackets of a line in the order of reading open where a word begins and close where one ends."""
    spaced = [chr(code).isspace() for code in codes.tolist()]
    for index in range(len(codes)):
        code = int(codes[index])
        if code not in _MIRRORED:
            continue
        begins = index == 0 or spaced[index - 1] or int(codes[index - 1]) in _OPENING
        ends = index + 1 == len(codes) or spaced[index + 1] or not chr(int(codes[index + 1])).isalnum()
        if begins == ends and chr(code) in "()" and 0 < index < len(codes) - 1:
            begins = _opens(codes, index)
            ends = not begins
        if begins not in (ends, code in _OPENING):
            codes[index] = _MIRRORED[code]


def _opens(codes: NDArray[np.uint32], index: int) -> bool:
    """Whether a bracket inside a word, as in 1(b), opens: none is open before it, and another one follows."""
    before = [chr(code) for code in codes[:index].tolist()]
    after = codes[index + 1 :]
    is_open = before.count("(") > before.count(")")
    followed = bool(np.isin(after, (ord("("), ord(")"))).any())
    return not is_open and (followed or int(codes[index]) == ord("("))


def _clusters(texts: Sequence[str]) -> list[_Cluster]:
    """Each character with the marks on it."""
    clusters: list[_Cluster] = []
    for index, text in enumerate(texts):
        if clusters and unicodedata.combining(text):
            clusters[-1].append(index)
        else:
            clusters.append([index])
    return clusters


def _stretches(kinds: Sequence[str], heads: Sequence[str], *, from_left: bool) -> list[tuple[int, int, bool]]:
    """The line as a whole where it runs from right to left, else its stretches: start, end, from right to left."""
    if not from_left and kinds.count(_RIGHT) >= kinds.count(_LEFT):
        return [(0, len(kinds), True)]
    turned = [
        kind == _RIGHT or unicodedata.bidirectional(head) == "AN"
        for kind, head in zip(kinds, heads, strict=True)
    ]
    stretches, start = list[tuple[int, int, bool]](), 0
    index = 0
    while index < len(kinds):
        if not turned[index]:
            index += 1
            continue
        last = end = index
        while end < len(kinds) and kinds[end] != _LEFT:
            last = end if turned[end] else last
            end += 1
        stretches += [(start, index, False), (index, last + 1, True)]
        start = index = last + 1
    return [*stretches, (start, len(kinds), False)]


def _turned(clusters: Sequence[_Cluster], kinds: Sequence[str], heads: Sequence[str]) -> list[_Cluster]:
    """The characters of a stretch that runs from right to left, with its Latin words and numbers as they are."""
    kept: list[list[_Cluster]] = []
    end, letters = -2, False  # of the words from left to right that go on, and whether they have letters
    for index, (cluster, kind) in enumerate(zip(clusters, kinds, strict=True)):
        goes_on = (
            end >= 0
            and kind in (_LEFT, _NUMBER)
            and _joined((kinds[end], kind), heads[end + 1 : index], letters)
        )
        if goes_on:
            gap = len(kept) - (index - end - 1)
            between = [word[0] for word in kept[gap:]]
            del kept[gap:]
            kept[-1] += [*between, cluster]
        else:
            kept.append([cluster])
        if kind in (_LEFT, _NUMBER):
            letters = kind == _LEFT or (goes_on and letters)
            end = index
        elif kind == _RIGHT:
            end = -2
    return [cluster for word in reversed(kept) for cluster in word]


def _joined(kinds: tuple[str, str], between: Sequence[str], letters: bool) -> bool:
    """Whether a character that runs from left to right goes on with the words before it.

    A number after a Latin word may belong to it or come before it; the page does not say. A bracket between them does.
    """
    before, after = kinds
    if not between:
        return True
    if letters:
        return after == _LEFT or not any(ord(text) in _MIRRORED for text in between)
    return before == _NUMBER and len(between) == 1 and unicodedata.bidirectional(between[0]) in _IN_NUMBERS
