"""The terms of a termbase: whether the target uses them, whatever their number and case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.core.message import says
from align.quality.checks.remark import Span
from align.quality.checks.termbase import Concept, Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit
from tmx.base.stems import Stemmed, stemmed


def terminology(unit: Unit) -> Iterator[Hit]:
    """A term of the source whose translation the target lacks, and a term that should not be used."""
    if unit.termbase is None:
        return
    target = stemmed(unit.target.text, unit.target.base)
    for span, concept in _terms_in(unit.source, unit.termbase):
        wanted = concept.terms.get(unit.target.base, ())
        if wanted and not any(_occurs(term, unit.target.base, target) for term in wanted):
            term = unit.source.text[slice(*span)]
            yield Hit(says("term-expected", term=term, wanted=wanted), (span,))
        for term in concept.deprecated.get(unit.target.base, ()):
            found = _occurs(term, unit.target.base, target)
            if found:
                yield Hit(says("term-deprecated", term=term), (span,), (found,))


def _terms_in(text: Text, termbase: Termbase) -> Iterator[tuple[Span, Concept]]:
    """The terms of a text, the longest where several begin; they do not overlap."""
    index = termbase.starting(text.base)
    words = stemmed(text.text, text.base)
    place = 0
    while place < len(words):
        step = 1
        for term, concept in index.get(words[place][0], ()):
            if (span := _at(place, term, words)) is not None:
                yield span, concept
                step = len(term)
                break
        place += step


def _occurs(term: str, lang: str, words: Sequence[Stemmed]) -> Span | None:
    """Where the words of a term follow each other, whatever their number or case."""
    wanted = tuple(stem for stem, _ in stemmed(term, lang))
    places = range(len(words) - len(wanted) + 1)
    return next((span for place in places if (span := _at(place, wanted, words)) is not None), None)


def _at(place: int, term: tuple[str, ...], words: Sequence[Stemmed]) -> Span | None:
    """The span of a term, given by its stems, if it begins with the word at `place`."""
    found = words[place : place + len(term)]
    if not found or tuple(stem for stem, _ in found) != term:
        return None
    return found[0][1][0], found[-1][1][1]
