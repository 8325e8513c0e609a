"""How the lines of a text are set: what is known of it, and the questions that can be answered in any case.

A reader that knows where lines are on their pages, and how large their type is, is asked for that; of plain text
only the characters of the lines are known, and blank lines speak for themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from align.language.labels import is_label
from align.readers.pages import Box, Line

_NOTE = r"(?:(?<=[^\W\d][.!?:;])|(?<=[^\W\d][.!?:;][”»)’]))(?:\s?\d{1,3}(?:[,–-]\s?\d{1,3})*|[¹²³⁰⁴-⁹]+)"
TERMINAL = re.compile(rf"[.!?:;…。！？：；؟؛][\"”»’')\]]*(?:{_NOTE}|\s?\[\d{{1,3}}\]|\*+)?\s*$")
"""The end of a text that ends a sentence or a clause, with a reference to a note after it or without."""
# In a wrapped text at least this share of the line ends are inside a sentence; where letters have no case, this
# share of the lines that others follow are full.
_BROKEN_SENTENCES, _FULL_LINES = 0.15, 0.6
_FULL = 0.7  # share of the width that a wrapped line fills at least
_ROOM = 0.9  # share of the width up to which the next word would have been set on a line
_WIDEST = 120  # characters of a line: texts are hardly set wider
_LONG = 0.95  # share of the lines that are shorter than what counts as the width
_INDENT = 0.5  # of its own height, by which an indented line begins further to the right
# Lines that are indented alike, their share of all that are indented, and of them after the end of a sentence.
_FEWEST_INDENTS, _USUAL, _ENDED = 3, 0.6, 0.85
_SPACED = 1.4  # times the usual distance between lines: more than this is a space between paragraphs
_SMALL = 0.92  # of the size of the body's type: smaller type is that of notes


@dataclass(frozen=True, slots=True)
class Evidence:
    """The measures of a text.

    Attributes:
        width: the characters of a long line.
        margins: the left and the right edge of the text in points, None without positions.
        leading: the usual distance in points between the tops of two lines, None without positions.
        size: the size in points of the body's type, None if no line has one.
        wrapped: whether line ends are the page's and not the text's.
        indent: the spaces by which the first line of every paragraph is indented in plain text; 0 if it is not.
    """

    width: int
    margins: tuple[float, float] | None
    leading: float | None
    size: float | None
    wrapped: bool
    indent: int = 0

    def fills(self, line: Line) -> bool:
        """Whether a line is so full that the text may go on in the next one."""
        filled, whole = self._filled(line)
        return filled >= _FULL * whole

    def leaves_room(self, line: Line, word: str) -> bool:
        """Whether a word would have fitted into a line, so that the line was ended on purpose."""
        filled, whole = self._filled(line)
        box = line.box
        character = 1.0 if box is None else (box.right - box.left) / max(1, len(line.text.strip()))
        return filled + (1 + len(word)) * character < _ROOM * whole

    def inset(self, line: Line) -> bool:
        """Whether a line begins to the right of the margin."""
        if line.box is None or self.margins is None:
            return line.text[:1].isspace()
        return line.box.left > self.margins[0] + _INDENT * (line.box.bottom - line.box.top)

    def indented(self, line: Line) -> bool:
        """Whether a line of plain text is indented as the first lines of its paragraphs are."""
        return line.box is None and self.indent > 0 and _indent(line.text) == self.indent

    def spaced(self, previous: Line, line: Line) -> bool:
        """Whether there is more space than usual between two lines of a page; only positions can tell."""
        if previous.box is None or line.box is None or self.leading is None:
            return False
        return line.box.top - previous.box.top > _SPACED * self.leading

    def small(self, line: Line) -> bool | None:
        """Whether the type of a line is smaller than that of the body, None if it is not known."""
        if line.size is None or self.size is None:
            return None
        return line.size < _SMALL * self.size

    def _filled(self, line: Line) -> tuple[float, float]:
        """How far a line goes and how far it could go, in points from the left margin or in characters."""
        if line.box is None or self.margins is None:
            return len(line.text.rstrip()), self.width
        left, right = self.margins
        return line.box.right - left, right - left


def is_full(text: str, following: str, width: float) -> bool:
    """Whether a line is so long that the first word of the next would hardly have fitted; `width` is in characters."""
    return len(text) + len(following.split(maxsplit=1)[0]) >= _ROOM * width


def measure(lines: Sequence[Line]) -> Evidence:
    """Measure the lines of a text, in which page furniture is replaced by blank lines."""
    inked = [line for line in lines if line.text.strip()]
    width = int(long_of([len(line.text.rstrip()) for line in inked] or [0]))
    boxes = [line.box for line in inked if line.box is not None]
    # Positions only come from pages, whose lines are always wrapped.
    wrapped = bool(boxes) or _is_wrapped([line.text for line in lines], width)
    indent = _first_line_indent([line.text for line in lines], width) if wrapped and not boxes else 0
    return Evidence(width, _margins(boxes), _leading(boxes), _body_size(inked), wrapped, indent)


def long_of(lengths: Sequence[float]) -> float:
    """The length of a long line: one in twenty is longer."""
    return sorted(lengths)[int(_LONG * (len(lengths) - 1))]


def _margins(boxes: Sequence[Box]) -> tuple[float, float] | None:
    if not boxes:
        return None
    (left, _), *_ = Counter(round(box.left) for box in boxes).most_common(1)
    return float(left), long_of([box.right for box in boxes])


def _leading(boxes: Sequence[Box]) -> float | None:
    distances = [after.top - before.top for before, after in pairwise(boxes) if after.top > before.top]
    return median(distances) if distances else None


def _body_size(lines: Sequence[Line]) -> float | None:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size is not None:
            sizes[line.size] += len(line.text.strip())
    return sizes.most_common(1)[0][0] if sizes else None


def _first_line_indent(lines: Sequence[str], width: int) -> int:
    """The indent of first lines: the usual one, if nearly all lines that have it come after the end of a sentence.

    The end of a heading, which leaves room for the next word, counts as one.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    indents = Counter(indent for _, after in pairs if (indent := _indent(after)))
    if not indents:
        return 0
    (indent, count), *_ = indents.most_common(1)
    ended = sum(
        TERMINAL.search(line) is not None
        or line.rstrip().endswith(",")
        or len(line.rstrip()) + 1 + len(after.split()[0]) < _ROOM * width
        for line, after in pairs
        if _indent(after) == indent
    )
    usual = count >= _FEWEST_INDENTS and count >= _USUAL * indents.total()
    return indent if usual and ended >= _ENDED * count else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether many line ends are inside a sentence.

    Where letters have no case, whether most lines that others follow are as wide as the page.
    """
    inner = [
        (line.rstrip(), after.strip()) for line, after in pairwise(lines) if line.strip() and after.strip()
    ]
    if not inner:
        return False
    if not any(after[0].islower() or after[0].isupper() for _, after in inner):
        return sum(len(line) >= _FULL * width for line, _ in inner) >= _FULL_LINES * len(inner)
    broken = [
        (line, after)
        for line, after in inner
        if after[0].islower() and not TERMINAL.search(line) and not is_label(after)
    ]
    if len(broken) < _BROKEN_SENTENCES * len(inner):
        return False
    # Where paragraphs are lines, many end in a comma or a word, at any length.
    full = sum(is_full(line, after, width) for line, after in broken)
    return width <= _WIDEST or 2 * full >= len(broken)
