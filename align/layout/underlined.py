"""Titles in plain text that a line of signs underlines, as reStructuredText, AsciiDoc and typists have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.core.raw import Furniture

# Underscores are for signatures; three quotation marks, grave accents or tildes stand before and after code.
_SIGNS = re.compile(r"([=\-^*+#–—])\1{2,}|([~\"'`])\2{3,}")
_SHORTEST, _LONGER = 0.6, 4  # share of a title that is underlined at least, and characters beyond it at most


def mark_underlined(texts: Sequence[str], reasons: list[str | None]) -> dict[int, int]:
    """Mark the lines that underline a title, and those of the same sign above it; give the titles with their levels.

    A sign that comes first, with a line above or without, is that of a higher level.

    Args:
        texts: the lines.
        reasons: why lines are set aside; what is found is added.
    """
    lines = [text.strip() for text in texts]
    levels: dict[tuple[str, bool], int] = {}
    titles: dict[int, int] = {}
    for index in range(1, len(lines)):
        under = _SIGNS.fullmatch(lines[index])
        if under is None or reasons[index - 1] or not _is_title(lines, index - 1, len(lines[index])):
            continue
        over = index > 1 and lines[index - 2] == lines[index]
        titles[index - 1] = levels.setdefault((lines[index][0], over), len(levels) + 1)
        for rule in (index - 2, index) if over else (index,):
            reasons[rule] = Furniture.UNDERLINE
    return titles


def _is_title(lines: Sequence[str], index: int, length: int) -> bool:
    """Whether a line over a rule is a title: as long as the rule, and not the last of several."""
    title, before = lines[index], lines[index - 1] if index else ""
    if not any(char.isalnum() for char in title) or (before and not _SIGNS.fullmatch(before)):
        return False
    return _SHORTEST * len(title) <= length <= len(title) + _LONGER
