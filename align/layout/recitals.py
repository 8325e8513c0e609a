"""Recitals: paragraphs that end in a comma or a semicolon and all begin with one word, such as "Whereas"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from align.layout.evidence import TERMINAL

_FEWEST, _SHARE = 3, 0.7  # lines that begin with the word after a comma, and of all of them after an end
_SHORTEST = 4  # letters


def recital_words(texts: Sequence[str]) -> frozenset[str]:
    """The words with which recitals begin: capitals that hardly any line begins with inside a sentence.

    Args:
        texts: the lines; page furniture is given as blank lines.
    """
    lines, after_item, after_end = Counter[str](), Counter[str](), Counter[str]()
    for before, word in _beginnings(texts):
        lines[word] += 1
        after_item[word] += before.endswith((",", ";"))
        after_end[word] += not before or before.endswith(",") or TERMINAL.search(before) is not None
    return frozenset(
        word
        for word, count in after_item.items()
        if count >= _FEWEST and after_end[word] >= _SHARE * lines[word]
    )


def _beginnings(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first word of every line that begins with a capital, with the line before it."""
    before = ""
    for text in texts:
        line = text.strip()
        word = line.split()[0].rstrip(",") if line else ""
        if len(word) >= _SHORTEST and word[0].isupper():
            yield before, word
        before = line
