"""Numbers, document symbols and footnote references, which both languages must share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.core.message import says
from align.language.fractions import same_share
from align.language.numbers import Number
from align.quality.checks.dates import Spans, dates_of
from align.quality.checks.remark import Span
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit
from align.quality.checks.unlike_numbers import in_brackets
from tmx.base.severity import Severity

# In words these are often no quantities.
_VAGUE = frozenset(map(str, (4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 100, 200, 1000, 10000, 1000000)))


class _Keys(NamedTuple):
    """The keys of what is said of numbers of one kind: one is another, one or several are lost or added."""

    changed: str
    lost: str
    several_lost: str
    added: str
    several_added: str


_NUMBERS = _Keys("number-changed", "number-lost", "numbers-lost", "number-added", "numbers-added")
_SYMBOLS = _Keys("symbol-changed", "symbol-lost", "symbols-lost", "symbol-added", "symbols-added")


def symbols(unit: Unit) -> Iterator[Hit]:
    """A document symbol or resolution number that only one side has."""
    yield from _apart(unit, _SYMBOLS)


def numbers(unit: Unit) -> Iterator[Hit]:
    """Any other number that only one side has; a number in words or of a paragraph is only a warning."""
    yield from _apart(unit, _NUMBERS)


def _apart(unit: Unit, keys: _Keys) -> Iterator[Hit]:
    if not unit.missing_numbers and not unit.added_numbers:
        return
    symbolic = keys is _SYMBOLS
    missing, added = (
        _of_kind(found, text, symbolic=symbolic)
        for found, text in ((unit.missing_numbers, unit.source), (unit.added_numbers, unit.target))
    )
    words = _in_words(unit.source, missing), _in_words(unit.target, added)
    if len(missing) == len(added) == 1 and words[0] is words[1]:
        message = says(keys.changed, ours=_quoted(unit.source, missing), theirs=_quoted(unit.target, added))
        yield Hit(message, _spans(missing), _spans(added), Severity.WARNING if words[0] else None)
        return
    if missing:
        yield Hit(
            says(
                keys.lost if len(missing) == 1 else keys.several_lost, numbers=_quoted(unit.source, missing)
            ),
            _spans(missing),
            severity=_severity(unit.source, missing, alone=not added),
        )
    if added:
        yield Hit(
            says(keys.added if len(added) == 1 else keys.several_added, numbers=_quoted(unit.target, added)),
            target_spans=_spans(added),
            severity=_severity(unit.target, added, alone=not missing),
        )


def _is_symbol(text: Text, number: Number) -> bool:
    return "/" in text.text[number.start : number.end] and len(same_share(number.value)) == 1


def _of_kind(numbers: Sequence[Number], text: Text, *, symbolic: bool) -> list[Number]:
    """The symbols among numbers, or the others; those in dates are none of either."""
    dates = Spans(date.span for date in dates_of(text))
    return [number for number in numbers if _is_symbol(text, number) is symbolic and number not in dates]


def _severity(text: Text, numbers: Sequence[Number], *, alone: bool) -> Severity | None:
    """How much it matters that the other text lacks numbers; `alone` if this text lacks none of the other's.

    References in brackets are left out by the drafters of one language, and few or round numbers in words are often
    no quantities: « à quatre pattes », « mille pardons ».
    """
    if not all(_in_words(text, [number]) or in_brackets(text, number) for number in numbers):
        return None
    vague = all(in_brackets(text, number) or number.value in _VAGUE for number in numbers)
    return Severity.NOTICE if alone and vague else Severity.WARNING


def _in_words(text: Text, numbers: Sequence[Number]) -> bool:
    return any(text.text[number.start].isalpha() and "/" not in number.value for number in numbers)


def _quoted(text: Text, numbers: Sequence[Number]) -> list[str]:
    return [text.text[number.start : number.end] for number in numbers]


def _spans(numbers: Sequence[Number]) -> tuple[Span, ...]:
    return tuple((number.start, number.end) for number in numbers)


def footnotes(unit: Unit) -> Iterator[Hit]:
    """Footnote references that only one side has."""
    ours, theirs = (Counter(ref.number for ref in side.refs) for side in (unit.source, unit.target))
    for number in (ours - theirs).elements():
        yield Hit(says("footnote-lost", number=number), (_word_before(unit.source, number),))
    for number in (theirs - ours).elements():
        yield Hit(says("footnote-added", number=number), target_spans=(_word_before(unit.target, number),))


def _word_before(text: Text, number: str) -> Span:
    """The word that the reference is attached to."""
    offset = next(ref.offset for ref in text.refs if ref.number == number)
    return text.text[:offset].rstrip().rfind(" ") + 1, offset
