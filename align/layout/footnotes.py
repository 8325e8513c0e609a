"""Footnotes as the page has them: how they open, which are referred to, where a word processor puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from align.core.grammar import Grammar
from align.layout.note_marks import HEAD, REFERENCE, takes_number, token

_LISTED = re.compile(r"\d(?:,|,?\s\w{1,3})\s$")  # "paragraphs 8 or" before 9
_NEAR = 40  # characters before a number that tell what it is
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*]*[^\s*]\1(?!\*)")  # *so*, and no references


@dataclass(frozen=True, slots=True)
class NotePatterns:
    """What the heads of notes and the references to them look like."""

    head: re.Pattern[str]
    reference: re.Pattern[str]
    grammar: Grammar

    def split(self, text: str) -> tuple[str, str] | None:
        """The label and the text of a footnote, or None if the text does not open like one."""
        stripped = text.strip()
        match = self.head.match(stripped)
        if match is None:
            return None
        label = next(value for value in match.groupdict().values() if value)
        return label, stripped[match.end() :]

    def label(self, text: str) -> str:
        """The number or the asterisks that open a footnote, empty if the text does not open like one."""
        opened = self.split(text)
        return self.grammar.notes.number(opened[0]) if opened else ""

    def is_bare(self, text: str) -> bool:
        """Whether a text is the label of a footnote and nothing more."""
        opened = self.split(text)
        return opened is not None and not opened[1]

    def referenced(self, texts: Iterable[str]) -> set[str]:
        """The numbers and asterisks that look like references to footnotes in some text.

        A number is not a reference if the word before it takes numbers ("paragraph 1"), or if it continues a list.
        """
        return {
            token(next(filter(None, match.groups())))
            for text in texts
            for clean in [_EMPHASIS.sub("", text)]
            for match in self.reference.finditer(clean)
            if not _is_of_a_thing(clean, match.start(match.lastindex or 0), self.grammar)
        }

    def token(self, text: str) -> str:
        """By what a reference to the note that a text opens is known; empty if it opens none."""
        opened = self.split(text)
        return token(opened[0]) if opened else ""


def _is_of_a_thing(text: str, start: int, grammar: Grammar) -> bool:
    """Whether the number at a place is that of a thing, such as a paragraph, or one more in a list of numbers."""
    before = text[max(0, start - _NEAR) : start]
    return takes_number(before.rstrip(), grammar) or _LISTED.search(before) is not None


def note_patterns(grammar: Grammar) -> NotePatterns:
    """The patterns of a grammar's footnotes."""
    return NotePatterns(*_compiled(grammar.notes.closing), grammar)


@cache
def _compiled(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of heads and of references where a sign, which may be empty, closes the numbers of notes."""
    closing = re.escape(sign)
    head = rf"(?P<label>\d{{1,4}}(?:{closing})?|\*{{1,3}})\s+(?=\S)|(?P<shaped>{HEAD})\s*"
    head += r"|(?P<bare>\d{1,4}|[*∗†‡]{1,3})$"  # on a line of its own
    # A number that may be a reference is glued to a word or its comma, or closed by the sign for it.
    reference = r"(?:[^\W\d_]|[\w)»”][,;:.)»”]|[，。；：、！？”）])(\d{1,4})(?!\w)|[\w,.;:)»”](\*{1,3})(?!\*)"
    if closing:
        head += rf"|(?P<alone>\d{{1,4}}{closing})$"
        reference += rf"|\s(\d{{1,4}}){closing}(?!\w)"
    reference += rf"|[^\W\d]\s(\d{{1,4}})(?=[,;:.](?!\d))|{REFERENCE}"
    return re.compile(head), re.compile(reference)


def end_notes(texts: Sequence[str], grammar: Grammar) -> range:
    """The indexes of the footnotes that a word processor puts after the text, one per line.

    They are the last lines of text (furniture is given as blank lines), numbered 1, 2 … without a break, after
    the date of the document or with at least half of the numbers referred to before.
    """
    patterns = note_patterns(grammar)
    body = [index for index, text in enumerate(texts) if text.strip()]
    run: list[int] = []
    tokens: list[str] = []
    number = 0
    for index in reversed(body):
        label = patterns.label(texts[index]) if not texts[index][:1].isspace() else ""
        if texts[index].lstrip().startswith("("):  # a paragraph, or a list
            break
        tokens.append(patterns.token(texts[index]))
        if not label.isdecimal() or (run and int(label) != number - 1):
            break
        run.append(index)
        number = int(label)
    if not run or number != 1:
        return range(0)
    before = body[body.index(run[-1]) - 1] if run[-1] != body[0] else None
    if before is not None and grammar.is_phrase(texts[before], "date"):
        return range(run[-1], run[0] + 1)
    known = patterns.referenced(texts[index] for index in body if index < run[-1])
    if 2 * sum(name in known for name in set(tokens[: len(run)])) < len(run):
        return range(0)
    return range(run[-1], run[0] + 1)
