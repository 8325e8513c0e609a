"""Footnotes as the page has them: how they open, which are referred to, where a word processor puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_DATE = re.compile(r"\d{1,2}(?:er)?\s[^\W\d]+\s\d{4}|[^\W\d]+\s\d{1,2},\s\d{4}")
_NOTE = re.compile(r"(?P<label>\d{1,4}/?|\*{1,3})\s+(?=\S)|(?P<alone>\d{1,4}/)$")
# A number that may be a reference: glued to a word or its comma, or before a slash, the older style.
_REFERENCE = re.compile(
    r"(?:[^\W\d_]|[\w)»”][,;:.)»”])(\d{1,4})(?!\w)|\s(\d{1,4})/(?!\w)|[\w,.;:)»”](\*{1,3})(?!\*)"
)


def is_date(text: str) -> bool:
    """Whether the text is a date, such as ``20 December 2004``, and nothing more."""
    return _DATE.fullmatch(text) is not None


def split_note(text: str) -> tuple[str, str] | None:
    """The label and the text of a footnote, or None if the text does not open like one."""
    stripped = text.strip()
    match = _NOTE.match(stripped)
    return (match["label"] or match["alone"], stripped[match.end() :]) if match else None


def note_label(line: str) -> str:
    """The number or asterisks that open a footnote, empty if the line does not open like one."""
    opened = split_note(line)
    return opened[0].rstrip("/") if opened else ""


def is_bare_label(line: str) -> bool:
    """Whether a line holds the label of a footnote and nothing more."""
    opened = split_note(line)
    return opened is not None and not opened[1]


def referenced(lines: Iterable[str]) -> set[str]:
    """The numbers and asterisks that look like footnote references in some line."""
    return {next(filter(None, match.groups())) for line in lines for match in _REFERENCE.finditer(line)}


def end_notes(lines: Sequence[str], reasons: Sequence[str | None]) -> range:
    """The indexes among which stand the footnotes that a word processor puts after the text, one a line.

    They are the last lines of text, numbered 1, 2 … without a break, after the date of a resolution or with at
    least half of the numbers referred to before.
    """
    body = [index for index, line in enumerate(lines) if line.strip() and reasons[index] is None]
    run: list[int] = []
    number = 0
    for index in reversed(body):
        label = note_label(lines[index]) if not lines[index][:1].isspace() else ""
        if not label.isdecimal() or (run and int(label) != number - 1):
            break
        run.append(index)
        number = int(label)
    if not run or number != 1:
        return range(0)
    before = body[body.index(run[-1]) - 1] if run[-1] != body[0] else None
    if before is not None and is_date(lines[before].strip()):
        return range(run[-1], run[0] + 1)
    known = referenced(lines[index] for index in body if index < run[-1])
    if 2 * sum(str(n) in known for n in range(1, len(run) + 1)) < len(run):
        return range(0)
    return range(run[-1], run[0] + 1)
