"""The terms of a termbase: whether the target uses them, whatever their number and case."""

from __future__ import annotations

from collections.abc import Iterator

from align.core.message import says
from align.language.folding import fold
from align.quality.checks.remark import Span
from align.quality.checks.termbase import KEY, WORD, Concept, Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit

# Endings of number, gender and case that two forms of one word may differ in.
_ENDINGS = frozenset(
    [
        "",
        "s",
        "es",
        "e",
        "x",
        "n",
        "en",
        "er",
        "em",
        "ern",
        "ens",
        "ies",
        "y",
        "l",
        "ux",
        "al",
        "il",
        "aux",
        "le",
        "les",
        "ne",
        "nes",
        "te",
        "tes",
    ]
)


def terminology(unit: Unit) -> Iterator[Hit]:
    """A term of the source whose translation the target lacks, and a term that should not be used."""
    if unit.termbase is None:
        return
    target = [(fold(match.group()), match.span()) for match in WORD.finditer(unit.target.text)]
    for span, concept in _terms_in(unit.source, unit.termbase):
        wanted = concept.terms.get(unit.target.base, ())
        if wanted and not any(_occurs(term, target) for term in wanted):
            term = unit.source.text[slice(*span)]
            yield Hit(says("term-expected", term=term, wanted=wanted), (span,))
        for term in concept.deprecated.get(unit.target.base, ()):
            found = _occurs(term, target)
            if found:
                yield Hit(says("term-deprecated", term=term), (span,), (found,))


def _terms_in(text: Text, termbase: Termbase) -> Iterator[tuple[Span, Concept]]:
    """The terms of a text, the longest where several begin; they do not overlap."""
    index = termbase.starting(text.base)
    words = [(fold(match.group()), match.span()) for match in WORD.finditer(text.text)]
    place = 0
    while place < len(words):
        step = 1
        for term, concept in index.get(words[place][0][:KEY], ()):
            if _matches(term, words, place):
                yield (words[place][1][0], words[place + len(term) - 1][1][1]), concept
                step = len(term)
                break
        place += step


def _occurs(term: str, words: list[tuple[str, Span]]) -> Span | None:
    """Where the words of a term follow each other, whatever their number or case."""
    wanted = tuple(WORD.findall(fold(term)))
    for place in range(len(words) - len(wanted) + 1):
        if _matches(wanted, words, place):
            return words[place][1][0], words[place + len(wanted) - 1][1][1]
    return None


def _matches(term: tuple[str, ...], words: list[tuple[str, Span]], place: int) -> bool:
    found = words[place : place + len(term)]
    return len(found) == len(term) and all(
        same_word(ours, theirs) for ours, (theirs, _) in zip(term, found, strict=True)
    )


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are the same up to the endings of number, gender and case.

    >>> same_word("resolution", "resolutions"), same_word("travail", "travaux"), same_word("act", "actor")
    (True, True, False)
    """
    if one == other:
        return True
    shared = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        shared += 1
    rests = one[shared:], other[shared:]
    return shared >= KEY and all(rest in _ENDINGS for rest in rests)
