"""The words that always stand beside others: « chemin de » before « fer », « de fait » after « conjoint »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tmx.base.stems import stem
from tmx.base.words import Span, is_unspaced, word_spans
from tmx.lexicon.stop_words import links

_MOST = 3  # words on a side
_ALWAYS = 0.9  # of the places
_PLACES = 20  # fewer places tell nothing of words that always stand together
_NEAR = 60  # characters, in which these words are looked for
_GAP = re.compile(r"[\s'’ʼ\-‐‑]*")

Place = tuple[str, Span]
"""A text and a place in it."""


def widened(places: Sequence[Place], lang: str, never: frozenset[str] | None = None) -> list[Span]:
    """The places with the words that always stand beside them, up to three on each side.

    Few places stay as they are.

    Args:
        places: the places.
        lang: the language of the texts.
        never: words that are not the outermost, in lower case; by default articles and prepositions. Nor are numbers
            and single letters.

    >>> widened([("un chemin de fer", (13, 16))] * 20, "fr")[0]
    (3, 16)
    """
    if len(places) < _PLACES:
        return [span for _, span in places]
    outer = links(lang) if never is None else never
    starts = _moved(places, lang, outer, _before, [start for _, (start, _) in places], 0)
    ends = _moved(places, lang, outer, _after, [end for _, (_, end) in places], 1)
    return list(zip(starts, ends, strict=True))


def _moved(
    places: Sequence[Place],
    lang: str,
    never: frozenset[str],
    near: Callable[[str, Span], list[Span]],
    edges: list[int],
    side: int,
) -> list[int]:
    """The edges of the places on one side, moved beyond the words that always stand there."""
    found = [near(text, span) for text, span in places]
    written = [[text[slice(*word)] for word in words] for (text, _), words in zip(places, found, strict=True)]
    for size in range(_MOST, 0, -1):
        runs = [tuple(stem(word, lang) for word in words[:size]) for words in written]
        usual, count = _most(run for run in runs if len(run) == size)
        if count < _ALWAYS * len(places):
            continue
        at = runs.index(usual)
        outermost = written[at][size - 1].lower()
        if outermost not in never and outermost.isalpha() and (len(outermost) > 1 or is_unspaced(outermost)):
            return [
                words[size - 1][side] if run == usual else edge
                for words, run, edge in zip(found, runs, edges, strict=True)
            ]
    return edges


def _most(runs: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    counts = Counter(runs).most_common(1)
    return counts[0] if counts else ((), 0)


def _after(text: str, span: Span) -> list[Span]:
    """The words after a place, the nearest first, up to a punctuation mark."""
    found, end = [], span[1]
    for start, after in word_spans(text[end : end + _NEAR])[:_MOST]:
        word = (start + span[1], after + span[1])
        if not _GAP.fullmatch(text, end, word[0]):
            break
        found.append(word)
        end = word[1]
    return found


def _before(text: str, span: Span) -> list[Span]:
    """The words before a place, the nearest first, up to a punctuation mark."""
    found, start, from_ = [], span[0], max(0, span[0] - _NEAR)
    for before, end in reversed(word_spans(text[from_:start])[-_MOST:]):
        word = (before + from_, end + from_)
        if not _GAP.fullmatch(text, word[1], start):
            break
        found.append(word)
        start = word[0]
    return found
