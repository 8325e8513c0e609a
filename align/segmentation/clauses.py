"""Cutting a long sentence into clauses at points where its translation can be cut alike.

A unit of 90 words is hardly ever matched again; its clauses are. Both languages are read for possible cuts
of the kinds of ``clauses.toml``; a cut is made where both have one of the same kind, in the same order and at
about the same share of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from align.core.block import Segment
from tmx.base.data import load_data
from tmx.base.languages import base_language
from tmx.base.words import count_words

LONG = 25  # words; a shorter sentence is matched again whole often enough
SHORTEST = 4  # words; a clause is not shorter
MANY = 200  # possible cuts; a "sentence" with more is a list or a table
DRIFT = 0.15  # share of the sentence by which the places of the two cuts may differ


@dataclass(frozen=True, slots=True)
class _Cut:
    kind: str
    offset: int  # where the next clause begins
    share: float  # of the sentence's length that is before it


def cut_alike(
    source: Segment, target: Segment, source_lang: str, target_lang: str
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Cut two segments that are translations of each other into the same number of clauses.

    Returns:
        The clauses of both sides in order; the segments themselves where nothing can be cut alike.
    """
    if max(count_words(source.text), count_words(target.text)) < LONG:
        return (source,), (target,)
    cuts = _cuts(source.text, source_lang), _cuts(target.text, target_lang)
    if max(map(len, cuts)) > MANY:
        return (source,), (target,)
    pairs = _common(*cuts)
    kept: list[tuple[int, int]] = []
    for pair in pairs:
        starts = kept[-1] if kept else (0, 0)
        if _long_enough(source.text[starts[0] : pair[0]], target.text[starts[1] : pair[1]]):
            kept.append(pair)
    while kept and not _long_enough(source.text[kept[-1][0] :], target.text[kept[-1][1] :]):
        kept.pop()
    return _split(source, [s for s, _ in kept]), _split(target, [t for _, t in kept])


def _long_enough(source: str, target: str) -> bool:
    return min(count_words(source), count_words(target)) >= SHORTEST


def _split(segment: Segment, offsets: list[int]) -> tuple[Segment, ...]:
    starts = [0, *offsets]
    ends = [len(segment.text[:offset].rstrip()) for offset in offsets] + [len(segment.text)]
    return tuple(
        Segment(segment.block, segment.start + start, segment.start + end)
        for start, end in zip(starts, ends, strict=True)
    )


def _common(source: list[_Cut], target: list[_Cut]) -> list[tuple[int, int]]:
    """The longest common subsequence of the cuts, alike in kind and place; of several, that with the least drift."""
    rows, columns = len(source), len(target)
    best = [[(0, 0.0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if _alike(source[i], target[j]):
                count, drift = best[i + 1][j + 1]
                best[i][j] = max(best[i][j], (count + 1, drift - abs(source[i].share - target[j].share)))
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((source[i].offset, target[j].offset))
            i, j = i + 1, j + 1
    return pairs


def _alike(source: _Cut, target: _Cut) -> bool:
    return source.kind == target.kind and abs(source.share - target.share) <= DRIFT


def _cuts(text: str, lang: str) -> list[_Cut]:
    found = {
        match.start("cut"): kind
        for kind, pattern in reversed(_patterns(base_language(lang)))
        for match in pattern.finditer(text)
    }
    return [_Cut(kind, offset, offset / max(len(text), 1)) for offset, kind in sorted(found.items())]


@cache
def _patterns(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile(pattern.replace(" ", r"\s")))
        for kind, by_language in load_data("align.segmentation", "clauses.toml").items()
        if (pattern := by_language.get(lang, by_language.get("any"))) is not None
    ]


def clause_starts(segment: Segment, lang: str) -> list[int]:
    """The offsets in a segment at which a clause may begin, where its language is cut and clauses are long enough;
    none in a short sentence.
    """
    text = segment.text
    if count_words(text) < LONG:
        return []
    starts, last = [], 0
    for cut in _cuts(text, lang):
        if count_words(text[last : cut.offset]) >= SHORTEST <= count_words(text[cut.offset :]):
            starts.append(cut.offset)
            last = cut.offset
    return starts
