"""Footnote references in running text, taken out and told apart from real numbers by evidence.

Where a reader knows superscripts, these are the references. Otherwise the evidence is that a note with the number
exists, and that first references rise through the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align.core.ascending import earliest_rising
from align.core.block import NoteRef
from align.core.grammar import Grammar
from align.core.raw import Run, Span, moved, moved_runs, without
from align.layout.candidates import Candidate, Candidates
from align.layout.note_marks import Shaped, ShapedReferences
from tmx.base.words import is_unspaced

_DIGITS = re.compile(r"[0-9]+")
_GLUED = re.compile(r"[^\W\d_][.,;:»”)]?\d")
_MOST_NOTES = 2000
# References that count up tell notes that are not in the file: how many there are at least, what the first may be,
# and their share of all numbers up to the last, of a few and of many.
_FEWEST_NOTES, _FIRST, _FEW, _COVERED_FEW, _COVERED = 5, 3, 20, 0.7, 0.45
_LINK = re.compile(r"\s?,?\s?")  # between two references in one superscript


@dataclass(frozen=True, slots=True)
class NotedText:
    """A text that may have references in it: `head` is the length of the label at its head."""

    text: str
    runs: tuple[Run, ...] = ()
    head: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """A text without its references, and what was taken out.

    Attributes:
        text: the text that is left.
        runs: its runs.
        refs: the references.
        marks: what references had besides their numbers, such as the slash of ``1/``, with the offsets in the
            text as it was.
    """

    text: str
    runs: tuple[Run, ...]
    refs: tuple[NoteRef, ...]
    marks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: str
    extra: str = ""  # raw characters beyond the number


def extract_references(
    texts: Sequence[NotedText], notes: Sequence[str], grammar: Grammar
) -> list[Extraction]:
    """Take the references to notes out of `texts`, in document order; `notes` are their labels as printed."""
    plain = [grammar.notes.number(label) for label in notes]
    numbers = {number for number in plain if number.isdecimal() and number.isascii()}
    numbers |= _implied([noted.text for noted in texts], grammar)
    finder = ShapedReferences(notes, grammar)
    shaped = [finder.of(noted.text, noted.head) for noted in texts]
    # What is referred to as "[2]" or "²" is not referred to by a plain figure.
    left = numbers - {mark.number for marks in shaped for mark in marks}
    raised = {mark.number for marks in shaped for mark in marks if not mark.extra}
    stars = [number for number in dict.fromkeys(plain) if number and not number[0].isdigit()]
    chosen: list[list[Candidate]] = [[] for _ in texts]
    found = _superscripts(texts, left)
    # Where most references are raised figures, plain ones are none: ext4 has no note 4.
    if left and not found and len(raised) < len(left):
        found = _choose(texts, left, grammar)
    for candidate in found:
        chosen[candidate.text].append(candidate)
    spaced = _spaces_before_semicolons([noted.text for noted in texts])
    return [
        _take_out(noted, _marks(noted, marks, candidates, stars, grammar), spaced=spaced)
        for noted, marks, candidates in zip(texts, shaped, chosen, strict=True)
    ]


def _superscripts(texts: Sequence[NotedText], numbers: set[str]) -> list[Candidate]:
    """The numbers of notes that are set as superscripts; none if the reader does not know superscripts."""
    found: list[Candidate] = []
    for index, noted in enumerate(texts):
        raised = [run for run in noted.runs if run.superscript]
        for match in (m for run in raised for m in _DIGITS.finditer(noted.text, run.start, run.end)):
            if match.group() not in numbers:
                continue
            last = found[-1] if found and found[-1].text == index else None
            link = _LINK.fullmatch(noted.text, last.end, match.start()) if last else None
            lead = len(link.group()) if link is not None else 0
            number = int(match.group())
            found.append(Candidate(index, match.start(), match.end(), number, strong=True, lead=lead))
    return found


def _choose(texts: Sequence[NotedText], numbers: set[str], grammar: Grammar) -> list[Candidate]:
    """The candidates that are references: the first of each number in rising order, and strong ones after it."""
    finder = Candidates([noted.text for noted in texts], numbers, grammar)
    candidates = [
        candidate
        for index, noted in enumerate(texts)
        for candidate in finder.of(index, noted.text, noted.head)
    ]
    strong = [candidate for candidate in candidates if candidate.strong]
    rising = earliest_rising([candidate.number for candidate in strong])
    firsts = {strong[position].number: strong[position] for position in rising}
    for number in sorted(map(int, numbers)):
        if number not in firsts:
            after = max((c.place for n, c in firsts.items() if n < number), default=(-1, -1))
            before = min((c.place for n, c in firsts.items() if n > number), default=(len(texts), 0))
            fitting = [c for c in candidates if c.number == number and after < c.place < before]
            if fitting:
                firsts[number] = fitting[0]
    taken = {candidate.place for candidate in firsts.values()}
    again = [
        c for c in strong if c.place not in taken and c.number in firsts and firsts[c.number].place < c.place
    ]
    return sorted([*firsts.values(), *again], key=lambda candidate: candidate.place)


def _implied(texts: Sequence[str], grammar: Grammar) -> set[str]:
    """The numbers of notes that are not in the file: what only references look like counts up from 1."""
    numbers = {str(number) for number in range(1, _MOST_NOTES)}
    if not any(_GLUED.search(text) for text in texts):
        return set()
    finder = Candidates(texts, numbers, grammar)
    strong = [c.number for index, text in enumerate(texts) for c in finder.of(index, text) if c.strong]
    rising = [strong[position] for position in earliest_rising(strong)]
    if len(rising) < max(_FEWEST_NOTES, len(strong) / 2) or rising[0] > _FIRST:
        return set()
    last = rising[-1]
    covered = len(rising) >= (_COVERED_FEW if last < _FEW else _COVERED) * last
    return {str(number) for number in range(1, last + 1)} if covered else set()


def _marks(
    noted: NotedText,
    shaped: Sequence[Shaped],
    candidates: Sequence[Candidate],
    stars: Sequence[str],
    grammar: Grammar,
) -> list[_Mark]:
    """Every reference of one text in order; `stars` are the labels of notes that are not numbers."""
    text, closing = noted.text, grammar.notes.closing
    marks = [_Mark(*mark) for mark in shaped]
    for candidate in candidates:
        start = candidate.start - candidate.lead
        closed = closing if closing and text.startswith(closing, candidate.end) else ""
        extra = text[start : candidate.start].strip() + closed
        printed = text[candidate.start : candidate.end]  # "00" is not 0
        marks.append(_Mark(start, candidate.end + len(closed), printed, extra))
    for star in stars:
        found = re.finditer(rf"(?:(?<=[\w,.;:)»”])|(?<=\w )){re.escape(star)}(?!\*)", text)
        marks += [_Mark(*match.span(), star) for match in found]
    apart: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if not apart or mark.start >= apart[-1].end:
            apart.append(mark)
    return apart


def _take_out(noted: NotedText, marks: Sequence[_Mark], *, spaced: bool) -> Extraction:
    """Remove the marks and the white space that they brought along."""
    text, removed = noted.text, list[Span]()
    for mark in marks:
        rest = text[mark.end :].lstrip()
        gap = len(text) - mark.end - len(rest)
        start = mark.start
        if gap or not rest or rest[0] in ",.;:)»”":
            start = _without_white_space(text, start, removed)
        elif removed and removed[-1][1] == start:
            start = removed.pop()[0]
        closes = rest[:1] != "" and rest[0] in (",.)]" if spaced else ",.)];:!?")
        closes = closes or start == 0 or is_unspaced(text[start - 1])
        removed.append((start, mark.end + gap if closes else mark.end))
    return Extraction(
        without(text, removed),
        moved_runs(noted.runs, removed),
        tuple(NoteRef(moved(mark.start, removed), mark.number) for mark in marks),
        tuple((mark.start, mark.extra) for mark in marks if mark.extra),
    )


def _without_white_space(text: str, start: int, removed: list[Span]) -> int:
    """Where a span that ends in a mark begins if the white space before it, and a span it touches, are in it."""
    while True:
        if removed and removed[-1][1] == start:
            start = removed.pop()[0]
        elif start and text[start - 1].isspace():
            start -= 1
        else:
            return start


def _spaces_before_semicolons(texts: Sequence[str]) -> bool:
    """Whether the document sets a space before semicolons and colons, as French does."""
    spaced = sum(len(re.findall(r"\s[;:]", text)) for text in texts)
    closed = sum(len(re.findall(r"[^\W\d][;:]", text)) for text in texts)
    return spaced > closed
