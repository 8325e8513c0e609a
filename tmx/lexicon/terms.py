"""The terms of a memory: phrases of one language and those of another that are in the same units, and in few others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tmx.lexicon.association import CHANCE, agreement, dice, log_likelihood, strongest
from tmx.lexicon.forms import usual_form
from tmx.lexicon.phrases import Phrases
from tmx.lexicon.runs import Ints
from tmx.lexicon.stop_words import stop_words
from tmx.lexicon.widening import widened

_WEAKEST = 0.3  # association; below it, most pairs are not translations of each other
_WEAKEST_ONCE = 1.3  # the weakest fit of what is seen once; it falls with the root of the number of units
_LOOKED_AT = 24  # places of a pair, for the words that always stand beside it
_SAMPLE = 5000  # the most units of a phrase that are looked at
_CONTEXTS = 3
_HEADING = 60  # characters; a context is longer
_INSIDE = 0.9  # target phrases may be a part of a longer one more often: their source decides


@dataclass(frozen=True, slots=True)
class Example:
    """Where a term is used: the document and the texts of a unit."""

    document: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase and its probable translation.

    Attributes:
        source: as it is mostly written.
        target: the same.
        frequency: the number of units with the source phrase.
        together: the number of those whose target has the target phrase.
        association: Dice's coefficient of the two, from 0 to 1.
        score: association and agreement in length, times the weight of the phrase; terms are ranked by it.
        others: other target phrases that are nearly as probable.
        examples: some units with both.
    """

    source: str
    target: str
    frequency: int
    together: int
    association: float
    score: float
    others: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A source phrase and a target phrase that go together."""

    source: int
    target: int
    together: int
    association: float
    fit: float  # association and agreement of the numbers of words


def terms_of(
    units: Iterable[tuple[str, str, str]],
    langs: tuple[str, str],
    *,
    least: int = 3,
    single: bool = False,
    association: float = _WEAKEST,
) -> list[Term]:
    """The terms of units, the best first.

    Args:
        units: document, source and target of each.
        langs: the languages of source and target.
        least: the fewest units that a term must be in.
        single: whether terms of one word in both languages are wanted too.
        association: the weakest association; what is in few units must be stronger.
    """
    rows = list(dict.fromkeys(units))
    source = Phrases([row[1] for row in rows], langs[0], least)
    target = Phrases([row[2] for row in rows], langs[1], least, _INSIDE)
    best: dict[int, Link] = {}
    theirs: dict[int, Link] = {}
    others: dict[int, list[Link]] = {}
    for link, more in _links(source, target, least, association):
        best[link.source] = link
        others[link.source] = more
        for one in (link, *more):
            if one.target not in theirs or theirs[one.target].fit < one.fit:
                theirs[one.target] = one
    found = [
        _term(link, others[link.source], source, target, rows)
        for link in best.values()
        if theirs[link.target] is link
        and (single or max(source.sizes[link.source], target.sizes[link.target]) > 1)
    ]
    return sorted(found, key=lambda term: (-term.score, term.source))


def _links(source: Phrases, target: Phrases, least: int, weakest: float) -> Iterator[tuple[Link, list[Link]]]:
    """For each source phrase the target phrase of the strongest association, and some others."""
    for number in range(len(source.counts)):
        texts = source.texts_of(number)[:_SAMPLE]
        numbers, both = np.unique(target.in_texts(texts), return_counts=True)
        enough = both >= least
        numbers, both = numbers[enough], both[enough]
        if not len(numbers):
            continue
        first, second = int(source.counts[number]), target.counts[numbers]
        both = both * first // len(texts)
        score = dice(both, first, second)
        score[log_likelihood(both, first, second, len(source.texts)) < CHANCE] = 0
        fit = score * agreement(int(source.weights[number]), target.weights[numbers])
        best = strongest(fit, both, source.example(number), lambda at: target.example(int(numbers[at])))  # noqa: B023
        order = [best, *(at for at in np.argsort(-fit, kind="stable")[:4].tolist() if at != best)]
        links = [
            Link(number, int(numbers[at]), int(both[at]), float(score[at]), float(fit[at]))
            for at in order
            if score[at] >= weakest and fit[at] >= _WEAKEST_ONCE / math.sqrt(both[at])
        ]
        if links:
            yield links[0], links[1:]


def _term(
    link: Link, more: Sequence[Link], source: Phrases, target: Phrases, rows: Sequence[tuple[str, str, str]]
) -> Term:
    both: Ints = np.intersect1d(
        source.texts_of(link.source), target.texts_of(link.target), assume_unique=True
    )
    words = int(max(source.weights[link.source], target.weights[link.target]))
    return Term(
        source.written(link.source),
        _whole(link, source, target, both),
        int(source.counts[link.source]),
        link.together,
        round(link.association, 3),
        round(link.fit * math.log2(1 + link.together) * math.log2(1 + words), 2),
        tuple(target.written(one.target) for one in more if one.association > 0.6 * link.association),
        tuple(
            Example(*rows[at]) for at in sorted(both.tolist(), key=lambda at: _length(rows[at]))[:_CONTEXTS]
        ),
    )


def _whole(link: Link, source: Phrases, target: Phrases, both: Ints) -> str:
    """The target phrase with the words that always stand beside it, if no words stand always beside the source."""
    some = frozenset(both[:: max(1, len(both) // _LOOKED_AT)].tolist())
    ours, theirs = (
        [(phrases.texts[text], span) for text, span in phrases.places(number) if text in some]
        for phrases, number in ((source, link.source), (target, link.target))
    )
    wide = widened(theirs, target.lang, stop_words(target.lang))
    if all(span == was for span, (_, was) in zip(wide, theirs, strict=True)):
        return target.written(link.target)
    if widened(ours, source.lang, stop_words(source.lang)) != [span for _, span in ours]:
        return target.written(link.target)
    forms = Counter(text[start:end] for (text, _), (start, end) in zip(theirs, wide, strict=True))
    return usual_form(forms)


def _length(row: tuple[str, str, str]) -> tuple[bool, int]:
    """How good an example a unit is, less being better: short, but more than a heading."""
    _, source, target = row
    return len(source) < _HEADING, len(source) + len(target)
