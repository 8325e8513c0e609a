"""Numbers in running text that may be references to footnotes, with how likely each is by its surroundings.

Superscripts come out of PDFs and word processors as plain digits: glued to a word or its comma
(``Declaration,1``), detached (« siècle 2 , ainsi »), or glued to a number (``58/1409`` is 58/140 and note 9).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align.core.grammar import Grammar
from align.language.numbers import SYMBOL
from align.layout.note_marks import last_word, takes_number

_ACRONYM = re.compile(r"(?:[A-Z]{2,}|(?<![^\W\d_])[A-Z])$")
_DIGITS = re.compile(r"[0-9]+")
_LINK = re.compile(r",\s?|\s")  # between two references
_NEXT_WORD = re.compile(r"\s(\w+)")
# Signs of Chinese and Arabic, after which a number may begin a sentence too.
_WIDE = tuple("，。；：、！？”）》،؛؟")
_NEAR = 24  # characters to either side that tell a reference from a number
_LONGEST_NOTE = 4  # digits of a footnote's number
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits that may be a reference.

    Attributes:
        text: the index of the text.
        start: the offset of the first digit.
        end: the offset after the last.
        number: the number of the note.
        strong: whether a real number hardly has this form.
        lead: characters before the digits that belong to the mark: the comma of « 1, 2 ».
    """

    text: int
    start: int
    end: int
    number: int
    strong: bool
    lead: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Where it is in the document."""
        return self.text, self.start


class Candidates:
    """Finds the candidates of a document, in which some numbers are those of notes."""

    def __init__(self, texts: Sequence[str], numbers: set[str], grammar: Grammar) -> None:
        self.numbers = numbers
        self.grammar = grammar
        forms = grammar.notes
        self.closing = re.compile(rf"{re.escape(forms.closing)}(?![\w/])") if forms.closing else None
        self.series = re.compile(rf"(?<!\d){forms.series}$") if forms.series else None
        whole = rf"(?<![\w/]){forms.series}\d+(?![\w/])"
        self.known = {found for text in texts for found in re.findall(whole, text)} if forms.series else set()

    def of(self, index: int, text: str, head: int = 0) -> list[Candidate]:
        """The candidates of one text; the label at its head is `head` characters long and holds none."""
        symbols = bytearray(len(text) + 1)
        for match in SYMBOL.finditer(text):
            symbols[match.start() : match.end()] = b"\x01" * len(match.group())
        found: list[Candidate] = []
        for match in _DIGITS.finditer(text, head):
            start, end = match.span()
            run = match.group()
            if symbols[start] or run[0] == "0" or text[end : end + 1].isalpha():
                continue
            last = found[-1] if found else None
            if last and last.strong and run in self.numbers and int(run) == last.number + 1:
                link = _LINK.fullmatch(text, last.end, start)
                if link is not None:
                    found.append(Candidate(index, start, end, int(run), strong=True, lead=len(link.group())))
                    continue
            before = text[max(head, start - _NEAR) : start]
            strength = self._strength(before, run, text[end : end + _NEAR]) if run in self.numbers else None
            if strength is not None:
                found.append(Candidate(index, start, end, int(run), strength))
                continue
            found += [
                Candidate(index, start + cut, end, int(run[cut:]), strong=False)
                for cut in range(max(1, len(run) - _LONGEST_NOTE), len(run))
                if run[cut:] in self.numbers and self._is_glued(before, run, cut)
            ]
        return found

    def _strength(self, before: str, run: str, after: str) -> bool | None:
        """True for a form that a real number hardly has, False for a possible reference, None for a number."""
        last = before[-1:]
        if not last:
            return None
        if self.closing is not None and self.closing.match(after):  # the older style: "Esquipulas II, 1/ and"
            return not last.isdigit()
        if re.match(r"\s?[/–-]\d|[.,]\d|\s?%", after) and not self._opens_chain(run, after):
            return None
        if last.isspace():
            return self._detached(before.rstrip(), after)
        if last.isalpha() or last in ')]»”"’':
            return None if _ACRONYM.search(before) or takes_number(before, self.grammar) else True
        if last in tuple(",;.:") and re.match(r"\s|$|[»”\"’),]", after):
            word = before[:-1]
            if not word or takes_number(word, self.grammar) or word[-1].isspace():
                return None
            return not (word[-1].isdigit() and last in ".:")
        return False if last in _WIDE else None

    def _detached(self, before: str, after: str) -> bool | None:
        """The strength of a number that white space sets off from the text before."""
        word = last_word(before)
        if not word or takes_number(word.rstrip(","), self.grammar):
            return None
        if word[-1] == ",":  # "at the Summit, 1 and"
            return False if re.match(r"\s[a-zà-ÿ]", after) else None
        if word[-1] in ".;:" and len(word) > 3 and word[-2].isalpha():  # "in this regard. 4 The group noted"
            return False if re.match(r"\s[^\W\d_a-z]", after) else None
        if not (word[-1].isalnum() or word[-1] in ')»”"’'):
            return None
        if re.match(r"\s[,.]", after):  # « siècle 2 , ainsi »: nobody writes a space before a comma
            return True
        if re.match(r"\s?[,;:.)]|$", after):
            return False
        # "the Declaration 1 and": hardly a quantity between a noun and a word of this kind.
        following = _NEXT_WORD.match(after)
        after_noun = following is not None and self.grammar.is_phrase(following[1], "after_noun")
        return False if len(word) > 3 and after_noun else None

    def _opens_chain(self, run: str, after: str) -> bool:
        """Whether the next number is the next note: "Declaration1,2"."""
        following = re.match(r",(\d{1,4})(?!\d)", after)
        return following is not None and following[1] in self.numbers and int(following[1]) == int(run) + 1

    def _is_glued(self, before: str, run: str, cut: int) -> bool:
        """Whether a run of digits is a number with a reference at its end: 58/140 and 9, 2003 and 5."""
        number = run[:cut]
        series = self.series.search(before) if self.series is not None else None
        if series is None:
            return len(run) > 4 and _YEAR.fullmatch(number) is not None
        longest = self.grammar.notes.longest
        return len(run) > longest >= len(number) or f"{series.group()}{number}" in self.known
