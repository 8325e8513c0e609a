"""Numbers, document symbols and footnote references: what both languages must share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from align.core.message import says
from align.language.numbers import Number
from align.quality.checks.dates import dates_of, inside
from align.quality.checks.finding import Severity, Span
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit


def symbols(unit: Unit) -> Iterator[Hit]:
    """A document symbol or resolution number that one side lacks."""
    yield from _apart(unit, "symbol")


def numbers(unit: Unit) -> Iterator[Hit]:
    """Another number that one side lacks; weak evidence is no error: words, and paragraphs in brackets."""
    yield from _apart(unit, "number")


def _apart(unit: Unit, kind: str) -> Iterator[Hit]:
    if not unit.missing_numbers and not unit.added_numbers:
        return
    missing, added = (
        [number for number in found if _is(kind, text, number)]
        for found, text in ((unit.missing_numbers, unit.source), (unit.added_numbers, unit.target))
    )
    words = _in_words(unit.source, missing), _in_words(unit.target, added)
    if len(missing) == len(added) == 1 and words[0] is words[1]:
        said = says(f"{kind}-changed", ours=_quoted(unit.source, missing), theirs=_quoted(unit.target, added))
        yield Hit(said, _spans(missing), _spans(added), Severity.WARNING if words[0] else None)
        return
    if missing:
        yield Hit(
            says(_plural(f"{kind}-lost", missing), numbers=_quoted(unit.source, missing)),
            _spans(missing),
            severity=_severity(unit.source, missing),
        )
    if added:
        yield Hit(
            says(_plural(f"{kind}-added", added), numbers=_quoted(unit.target, added)),
            target_spans=_spans(added),
            severity=_severity(unit.target, added),
        )


def _is(kind: str, text: Text, number: Number) -> bool:
    """Whether a number is of a kind, and no part of a date."""
    symbolic = "/" in text.text[number.start : number.end]
    return symbolic is (kind == "symbol") and not inside(number, [date.span for date in dates_of(text)])


def _plural(key: str, numbers: Sequence[Number]) -> str:
    return key if len(numbers) == 1 else key.replace("-", "s-", 1)


def _severity(text: Text, numbers: Sequence[Number]) -> Severity | None:
    if all(_in_words(text, [number]) or _in_brackets(text, number) for number in numbers):
        return Severity.WARNING
    return None


def _in_words(text: Text, numbers: Sequence[Number]) -> bool:
    return any(text.text[number.start].isalpha() and "/" not in number.value for number in numbers)


def _in_brackets(text: Text, number: Number) -> bool:
    """Whether a number is that of a paragraph of the same text, which translators often leave out: "(1)"."""
    return text.text[number.start - 1 : number.start] == "(" and text.text[number.end : number.end + 1] == ")"


def _quoted(text: Text, numbers: Sequence[Number]) -> list[str]:
    return [text.text[number.start : number.end] for number in numbers]


def _spans(numbers: Sequence[Number]) -> tuple[Span, ...]:
    return tuple((number.start, number.end) for number in numbers)


def footnotes(unit: Unit) -> Iterator[Hit]:
    """Footnote references that one side lacks."""
    ours, theirs = (Counter(ref.number for ref in side.refs) for side in (unit.source, unit.target))
    for number in (ours - theirs).elements():
        yield Hit(says("footnote-lost", number=number), (_word_before(unit.source, number),))
    for number in (theirs - ours).elements():
        yield Hit(says("footnote-added", number=number), target_spans=(_word_before(unit.target, number),))


def _word_before(text: Text, number: str) -> Span:
    """The word that carries the reference."""
    offset = next(ref.offset for ref in text.refs if ref.number == number)
    return text.text[:offset].rstrip().rfind(" ") + 1, offset
