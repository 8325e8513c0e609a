"""What a rule looks at: a pair of texts, and the habits of the document they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from align.checks.data import same_series, small_numbers
from align.checks.finding import Finding, Severity, Span
from align.document import NoteRef
from align.numbers import Number, find_numbers

if TYPE_CHECKING:
    from align.checks.termbase import Termbase

_SCALES = frozenset({"1000", "1000000", "1000000000", "1000000000000"})
_IN_SYMBOL = re.compile(r"(?:^|[/.])\d")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True)
class Text:
    """One side of a pair: its text, its language, the footnote references that were taken out of it."""

    text: str
    lang: str
    refs: tuple[NoteRef, ...] = ()

    @property
    def base(self) -> str:
        """The language without its region: ``fr`` for ``fr-CH``."""
        return re.split("[-_]", self.lang)[0].lower()

    @cached_property
    def numbers(self) -> list[Number]:
        """Numbers, parts of dates, and symbols, in order."""
        return [_in_series(number) for number in _joined(self.text, find_numbers(self.text, self.lang))]

    @cached_property
    def words(self) -> list[re.Match[str]]:
        """The words of letters, with their places."""
        return list(_WORD.finditer(self.text))


@dataclass(frozen=True, slots=True)
class LengthModel:
    """How long a document's targets are: ``ln(target / source)`` has this mean, and where both
    are n characters long on average the standard deviation ``spread / sqrt(n)`` (Gale and Church 1993)."""

    mean: float = 0.0
    spread: float = 2.6  # Gale and Church's variance of 6.8 a character, as a standard deviation


@dataclass(frozen=True)
class Habits:
    """What is usual in a document, so that only what breaks it is found.

    Attributes:
        lengths: how long targets are.
        spacing: for a French mark, the share of its places that have a space: ``{";": 0.99}``.
        forms: for a choice such as the sign of "number", the form that the document uses.
        quoted: share of the units with a quotation in the source that have one in the target.
        loose_spaces: whether there is often a space before a comma, as in a text cut into tokens.
        loose_quotes: whether quotation marks often stand without their partner, as in dialogues.
    """

    lengths: LengthModel = field(default_factory=LengthModel)
    spacing: Mapping[str, float] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    quoted: float = 0.0
    loose_spaces: bool = False
    loose_quotes: bool = False


@dataclass(frozen=True)
class Unit:
    """A pair of texts that should translate each other."""

    source: Text
    target: Text
    habits: Habits = field(default_factory=Habits)
    termbase: Termbase | None = None

    @cached_property
    def missing_numbers(self) -> list[Number]:
        """The numbers of the source that the target lacks, in order."""
        return self._numbers_apart[0]

    @cached_property
    def added_numbers(self) -> list[Number]:
        """The numbers of the target that the source lacks, in order."""
        return self._numbers_apart[1]

    @cached_property
    def _numbers_apart(self) -> tuple[list[Number], list[Number]]:
        """The numbers that only one side has.

        Small numbers that the other side spells out stay out. A number that one side merely repeats more
        often is apart only if it may have been taken for another: if the other side has one that this side
        lacks.
        """
        ours, theirs = self.source.numbers, self.target.numbers
        absent, repeated = zip(
            _apart(ours, theirs, self.target), _apart(theirs, ours, self.source), strict=True
        )
        missing, added = (
            sorted([*absent[side], *(repeated[side] if absent[1 - side] else [])], key=lambda n: n.start)
            for side in (0, 1)
        )
        return missing, added


def _apart(numbers: list[Number], others: list[Number], other: Text) -> tuple[list[Number], list[Number]]:
    """The numbers whose value the other side lacks, and those, the last ones, that it has less often."""
    have = Counter(number.value for number in others)
    left, absent, repeated = have.copy(), [], []
    for number in numbers:
        if left[number.value] > 0:
            left[number.value] -= 1
        elif have[number.value]:
            repeated.append(number)
        else:
            absent.append(number)
    if absent:
        spelled = _spelled(other)
        absent = [number for number in absent if number.value not in spelled]
    return absent, repeated


def _spelled(text: Text) -> set[str]:
    """The values of the words that count as numbers at second sight: "two", « première », "five-year"."""
    values = small_numbers(text.base)
    small = {values[word] for match in text.words if (word := match.group().lower()) in values}
    return small | {number.value for number in find_numbers(text.text.replace("-", " "), text.lang)}


def _in_series(symbol: Number) -> Number:
    """A symbol with its series as one language writes it; other numbers as they are."""
    series, slash, rest = symbol.value.partition("/")
    known = same_series().get(series) if slash else None
    return replace(symbol, value=f"{known}/{rest}") if known else symbol


def _joined(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Numbers with their scale as one ("5 billion", « 2,4 milliards »), and so sections such as 2.21.

    Sections have a point in every language, also where the decimal sign is a comma.
    """
    found: list[Number] = []
    for number in (piece for whole in numbers for piece in _pieces(whole)):
        before = found[-1] if found else None
        if before is None or not before.value.replace(".", "").isdigit() or not text[before.start].isdigit():
            found.append(number)
            continue
        between = text[before.end : number.start]
        if between == "." and text[number.start].isdigit():
            section = f"{before.value}.{text[number.start : number.end]}"
            found[-1] = Number(section, before.start, number.end)
        elif (
            between.isspace()
            and number.value in _SCALES
            and text[number.start].isalpha()
            and before.value.count(".") < 2
        ):
            value = (Decimal(before.value) * int(number.value)).normalize()
            found[-1] = Number(f"{value:f}", before.start, number.end)
        else:
            found.append(number)
    return found


def _pieces(number: Number) -> list[Number]:
    """A number as it is; two acronyms such as OECD/G20 are no symbol, only their figures count."""
    if "/" not in number.value or _IN_SYMBOL.search(number.value):
        return [number]
    return [
        Number(match.group(), number.start + match.start(), number.start + match.end())
        for match in _FIGURES.finditer(number.value)
    ]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's function says: the reason in words and where."""

    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its name, what it looks at, how much a finding matters, and the function that looks.

    `find` reads one pair; it is None for the rules that `check` applies to the alignment as a whole.
    """

    id: str
    looks_at: str
    severity: Severity
    find: Callable[[Unit], Iterable[Hit]] | None = None

    def findings(self, hits: Iterable[Hit]) -> list[Finding]:
        """The hits as findings of this rule."""
        return [
            Finding(self.id, self.severity, hit.message, hit.source_spans, hit.target_spans) for hit in hits
        ]
