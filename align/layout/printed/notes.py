"""Footnotes as pages print them: at the foot, in smaller type or under a short rule, each with its mark."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from align.layout.evidence import TERMINAL
from align.layout.footnotes import NotePatterns
from align.layout.printed.measures import Measures
from align.layout.printed.pieces import Piece, Row, make_row, sliced
from align.readers.pages import Box

_SHORT = 0.6  # of the width of the text: a rule above notes is shorter
_SHORTEST = 3.0  # sizes of type: what is shorter is the line of a fraction
_NEAR = 3.0  # sizes of type, within which a rule is above a row and at the left edge of the text
_TOUCHING = 0.3  # sizes of type that a rule may reach into the box of the row under it
_RULE = re.compile(r"(?:_ ?){5,}")
_MARK = re.compile(r"\d{1,4}|[*∗†‡§]{1,3}|[a-z](?=\s)")
_DOTTED = re.compile(r"(\d{1,3})\.(?=\s|$)")
_NUMBERS = frozenset(map(str, range(1, 1000)))
_SMALLER = 0.85  # of the size of the text after it: a mark set as a superscript


def note_label(row: Row, patterns: NotePatterns, referred: Container[str] = ()) -> int:
    """The length of the mark that opens a note, in characters of the first piece; 0 if the row opens none.

    A number with a full stop opens a note only if the text has a reference to it: `referred` are their numbers.
    """
    first = row.pieces[0]
    text = first.placed.line.text
    raised = next((run.end for run in first.placed.line.runs if run.superscript and run.start == 0), 0)
    mark = _MARK.match(text)
    if mark is not None:
        alone = mark.end() == len(text.rstrip()) and len(row.pieces) > 1
        if (alone and first.size <= _SMALLER * row.size) or (raised and raised >= mark.end()):
            return mark.end()
        if mark[0][0] in "*∗†‡" and (alone or text[mark.end() :][:1].isspace()):
            return mark.end()
    dotted = _DOTTED.match(text)
    if dotted is not None and dotted[1] in referred:
        return dotted.end()
    joined = text if len(row.pieces) == 1 else f"{text} {row.pieces[1].text}"
    split = patterns.split(joined)
    return len(split[0]) if split is not None and text.startswith(split[0]) else 0


def first_note(
    rows: Sequence[Row],
    rules: Sequence[Box],
    patterns: NotePatterns,
    measures: Measures,
    open_note: Sequence[Row],
) -> int:
    """The index of the first row of notes at the foot of a page or column; the number of rows if it has none.

    `open_note`: the rows of the last note of the page before, which may go on here.
    """
    small = len(rows)
    while small and measures.is_small(rows[small - 1].size):
        small -= 1
    referred = _referred(rows, patterns)
    unfinished = bool(open_note) and (small == 0 or TERMINAL.search(open_note[-1].text) is None)
    for index, row in enumerate(rows):
        opens = note_label(row, patterns, referred) > 0
        ruled = _is_under_rule(rows, index, rules)
        if ruled and (opens or (bool(open_note) and index >= small)):
            return index
        if index >= small and (opens or (unfinished and index == small)):
            return index
    return len(rows)


def _referred(rows: Sequence[Row], patterns: NotePatterns) -> frozenset[str]:
    """The numbers that look like references to notes in some rows, first of all those set as superscripts."""
    lines = [piece.placed.line for row in rows for piece in row.pieces]
    raised = [line.text[run.start : run.end] for line in lines for run in line.runs if run.superscript]
    found = patterns.referenced(row.text for row in rows)
    return frozenset(found.union(number for text in raised for number in re.findall(r"\d+", text)))


def _is_under_rule(rows: Sequence[Row], index: int, rules: Sequence[Box]) -> bool:
    """Whether a short rule stands above a row, at the left edge of the text; what is nearer is an underline."""
    row = rows[index]
    if index and _RULE.fullmatch(rows[index - 1].text.strip()):
        return True
    left = min(row.box.left for row in rows)
    width = max(row.box.right for row in rows) - left
    above = rows[index - 1].box.bottom if index else 0.0
    return any(
        above <= rule.top <= row.box.top + _TOUCHING * row.size
        and row.box.top - rule.top < _NEAR * row.size
        and _SHORTEST * row.size < rule.right - rule.left <= _SHORT * width
        and abs(rule.left - left) < _NEAR * row.size
        for rule in rules
        if rule.bottom - rule.top < row.size / 2
    )


def split_notes(rows: Sequence[Row], patterns: NotePatterns) -> list[tuple[str, list[Row]]]:
    """Rows of notes as notes, each with its mark; the first has none if it goes on from the page before."""
    notes: list[tuple[str, list[Row]]] = []
    for row in rows:
        length = note_label(row, patterns, _NUMBERS)
        label = row.pieces[0].placed.line.text[:length]
        rest = _after(row, length) if length and _is_next(label, notes, row) else None
        if rest is not None:
            notes.append((label, [rest]))
        elif notes:
            notes[-1][1].append(row)
        else:
            notes.append(("", [row]))
    return notes


def _is_next(label: str, notes: Sequence[tuple[str, list[Row]]], row: Row) -> bool:
    """Whether a mark is that of a note: set as one, or the next number."""
    first = row.pieces[0]
    raised = any(run.superscript and run.start == 0 for run in first.placed.line.runs)
    if raised or (len(row.pieces) > 1 and first.size <= _SMALLER * row.size):
        return True
    number = re.match(r"\d+", label)
    known = [re.match(r"\d+", mark) for mark, _ in notes if mark]
    last = known[-1] if known else None
    return number is None or last is None or int(number[0]) == int(last[0]) + 1


def _after(row: Row, length: int) -> Row | None:
    """The row after the mark at its head; None if nothing is left."""
    first = row.pieces[0]
    text = first.placed.line.text
    rest: list[Piece] = [*row.pieces[1:]]
    if text[length:].strip():
        rest.insert(0, sliced(first, length, len(text)))
    return make_row(rest) if rest else None
