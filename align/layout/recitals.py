"""Recitals: paragraphs that end in a comma or a semicolon and all begin with one word, such as "Whereas".

Most of them end before the margin, as the lines of a list in running text, such as one of names, never do. The word
tells those that end at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from align.layout.evidence import TERMINAL, Evidence
from align.readers.pages import Line

_FEWEST, _SHARE = 3, 0.7  # lines that begin with the word after a comma, and of all of them after an end
_SHORT = 0.5  # share of the lines before it that would have had room for the word
_SHORTEST = 4  # letters


def recital_words(lines: Sequence[Line], evidence: Evidence) -> frozenset[str]:
    """The words with which recitals begin: with a capital, and hardly ever at the head of a line inside a sentence.

    Args:
        lines: those of the text; page furniture is given as blank lines.
        evidence: the measures of the text.
    """
    heads, after_item, after_short, after_end = (Counter[str]() for _ in range(4))
    for previous, word in _beginnings(lines):
        before = previous.text.strip() if previous else ""
        item = before.endswith((",", ";"))
        heads[word] += 1
        after_item[word] += item
        after_short[word] += previous is not None and item and evidence.leaves_room(previous, word)
        after_end[word] += not before or before.endswith(",") or TERMINAL.search(before) is not None
    return frozenset(
        word
        for word, count in after_item.items()
        if count >= _FEWEST
        and after_short[word] >= _SHORT * count
        and after_end[word] >= _SHARE * heads[word]
    )


def _beginnings(lines: Sequence[Line]) -> Iterator[tuple[Line | None, str]]:
    """The first word of every line that begins with a capital, with the line before it."""
    before: Line | None = None
    for line in lines:
        text = line.text.strip()
        word = text.split(maxsplit=1)[0].rstrip(",") if text else ""
        if len(word) >= _SHORTEST and word[0].isupper():
            yield before, word
        before = line
