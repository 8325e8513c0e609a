"""Texts with a blank line after every line: those blank lines say nothing, and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from align.layout.evidence import TERMINAL
from align.readers.pages import Line, Page

_ADJACENT = 0.1  # share of the lines that may follow another without a blank line
_BROKEN = 0.3  # share of the single blank lines that are inside a sentence
_FEWEST = 3  # of them
_WIDE = 30  # characters: shorter lines are those of lists or verse
_SHORT_WORD = 4  # characters
_FULL = 0.7  # of the width of a long line, that a line before them fills


def single_spaced(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without the blank lines of a text that has one after every line.

    Several blank lines together still are one, as they divide paragraphs.
    """
    if not _is_double_spaced([line.text.strip() for page in pages for line in page.lines]):
        return tuple(pages)
    return tuple(replace(page, lines=tuple(_without_blanks(page.lines))) for page in pages)


def _is_double_spaced(texts: Sequence[str]) -> bool:
    inked = [index for index, text in enumerate(texts) if text]
    if len(inked) <= _FEWEST:
        return False
    pairs = [(texts[i], texts[j], j - i - 1) for i, j in pairwise(inked)]
    single = [(before, after) for before, after, blanks in pairs if blanks == 1]
    if sum(blanks == 0 for _, _, blanks in pairs) > _ADJACENT * len(pairs) or not single:
        return False
    width = sorted(len(before) for before, _ in single)[int(0.9 * (len(single) - 1))]
    cased = any(after[0].isupper() or after[0].islower() for _, after in single)
    inner = [
        len(before) >= _FULL * width
        for before, after in single
        if not TERMINAL.search(before) and (after[0].islower() or not cased or _leads_on(before))
    ]
    if width < (_WIDE if cased else _WIDE // 2):
        return False
    return sum(inner) >= max(_FEWEST, _BROKEN * len(single)) and sum(inner) >= _FULL * len(inner)


def _leads_on(line: str) -> bool:
    """Whether a line ends in a short word in small letters, as titles and items do not: « die Rechte der »."""
    word = line.rsplit(maxsplit=1)[-1]
    return len(word) <= _SHORT_WORD and word.islower() and word.isalpha()


def _without_blanks(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    blanks: list[Line] = []
    for line in lines:
        if not line.text.strip():
            blanks.append(line)
            continue
        if len(blanks) > 1 or any("\f" in blank.text for blank in blanks):
            kept.append(blanks[0])
        kept.append(line)
        blanks = []
    return kept + blanks[:1]
