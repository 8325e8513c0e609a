"""Divisions that two languages name with different words, such as PART 2 and « CHAPITRE II »: their numbers tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from align.core.document import Document

Path = tuple[str, ...]
_NAMED = re.compile(r"(?P<word>[^\W\d]+|§) (?P<number>\S.*)")
_ALIKE = 0.5  # share of the numbers that two words must have in common to be taken for one


def division_words(source: Document, target: Document) -> Mapping[str, str]:
    """The words for divisions that only the target has, each with that of the source which has the same numbers.

    A word that both sides have means the same in both.
    """
    ours, theirs = _numbers(source), _numbers(target)
    free = [word for word in ours if word not in theirs]
    agreed: dict[str, str] = {}
    for word in theirs:
        if word in ours or not free:
            continue
        best = max(free, key=lambda other: _alike(ours[other], theirs[word]))
        if _alike(ours[best], theirs[word]) >= _ALIKE:
            agreed[word] = best
            free.remove(best)
    return agreed


def in_words_of(path: Path, words: Mapping[str, str]) -> Path:
    """A number path of the target with the words of the source.

    >>> in_words_of(("chapter 2", "5"), {"chapter": "part"})
    ('part 2', '5')
    """
    return tuple(
        f"{words[match['word']]} {match['number']}"
        if (match := _NAMED.fullmatch(part)) is not None and match["word"] in words
        else part
        for part in path
    )


def numbers_of(path: Path) -> Path:
    """A number path without the words of its divisions.

    >>> numbers_of(("chapter 2", "article 5 bis", "a"))
    ('2', '5 bis', 'a')
    """
    matches = [(part, _NAMED.fullmatch(part)) for part in path]
    return tuple(part if match is None else match["number"] for part, match in matches)


def _numbers(document: Document) -> dict[str, Counter[str]]:
    """The words for divisions of a document in the order in which they first occur, each with its numbers."""
    found: dict[str, Counter[str]] = {}
    before: Path = ()
    for block in document:
        opened = block.path[len(_common(before, block.path)) :]
        for part in opened:
            if (match := _NAMED.fullmatch(part)) is not None:
                found.setdefault(match["word"], Counter())[match["number"]] += 1
        before = block.path
    return found


def _common(first: Path, second: Path) -> Path:
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return first[:place]
    return first[: len(second)]


def _alike(first: Counter[str], second: Counter[str]) -> float:
    """The share of the numbers that two words have in common."""
    return (first & second).total() / max(first.total(), second.total())
