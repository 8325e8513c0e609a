"""Paragraphs -> what each is, and its number path, by the rules of a grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from align.core.block import Kind
from align.core.grammar import Grammar
from align.core.raw import PLAIN, Style
from align.core.rules import START, RoleRule
from align.language.labels import Label, find_label
from align.language.roman import roman_label
from align.language.sections import find_section
from align.language.sequences import Numbering, in_sequence, sections
from align.structure.divisions import Found, division

# Lettered sections are below those with a name, such as chapters: see `divisions.division`.
_ROMAN_LEVEL, _LETTER_LEVEL = 10, 11
_ALONE = re.compile(r"\S+\s\S+\.")  # "CHAPTER I.", as books print it
_AFTER_LABEL = re.compile(r"^[\s.:：、–—-]+")
_PUNCTUATED = re.compile(r"[.;:,。；：，、؛،]$")
_GOES_ON = re.compile(r"[;；؛]\s\w{1,4}$")  # an item before the last: "…; and"
_ENDED = re.compile(r"[.;。；؛]$")
_HEADING_LENGTH = 150  # characters; a heading is shorter
_HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a paragraph is: its role, its number path, and how much of its text is the label."""

    role: str
    path: tuple[str, ...] = ()
    label: str = ""
    label_length: int = 0


def assign_roles(
    texts: Sequence[str], grammar: Grammar, styles: Sequence[Style] | None = None
) -> list[Assignment]:
    """The role of every paragraph, in order.

    Args:
        texts: the paragraphs, each with its label.
        grammar: the kind of document.
        styles: what the file says of each paragraph, if it says anything.
    """
    present = grammar.holding(texts, {name for rule in grammar.rules for name in rule.needs})
    reader = _Reader(grammar, present, in_sequence([find_label(text) for text in texts]), sections(texts))
    last = len(texts) - 1
    return [
        reader.assign(index, text, style, last=index == last)
        for index, (text, style) in enumerate(zip(texts, styles or [PLAIN] * len(texts), strict=True))
    ]


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs and remembers which part of the document it is in."""

    grammar: Grammar
    present: frozenset[str]  # the phrases that rules need and the document holds
    listed: frozenset[int]  # the paragraphs whose labels are one of a sequence
    sections: frozenset[int]  # those that can open a lettered section
    part: str = START
    divisions: list[tuple[int, str]] = field(default_factory=list)  # level and name, outermost first
    seen: set[str] = field(default_factory=set)  # roles
    after_heading: bool = False
    numbering: Numbering = field(default_factory=Numbering)

    def assign(self, index: int, text: str, style: Style, *, last: bool) -> Assignment:
        if style.contents:
            label = find_label(text)
            raw, length = (label.raw, label.length) if label and label.length < len(text) else ("", 0)
            return Assignment(Kind.TOC, (), raw, length)
        found = self._by_rule(text) or self._heading(index, text, style, last=last)
        found = found or self._run_in(text) or self._paragraph(index, text)
        self.after_heading = found.role == _HEADING
        self.seen.add(found.role)
        return found

    def _by_rule(self, text: str) -> Assignment | None:
        for rule in self.grammar.rules:
            if not self._holds(rule):
                continue
            groups = self._groups(rule, text)
            label = (groups or {}).get("label", "")
            if groups is None or (label and label == text):  # a label with nothing after it
                continue
            number = groups.get("number", "")
            self.part = rule.opens or self.part
            if rule.outside:
                self.divisions = []
            path = self._section() if rule.sectioned else ()
            if number:
                path = (*path, number)
            return Assignment(rule.role, path, label, _end_of_label(text, label))
        return None

    def _groups(self, rule: RoleRule, text: str) -> Mapping[str, str] | None:
        """The groups of a rule's phrase that the text is, or none for the heading of its division; None if it is
        neither.
        """
        if not rule.division:
            return self.grammar.match(text, rule.phrase)
        named = division(text, self.grammar, rule.division) if len(text) <= _HEADING_LENGTH else None
        if named is None:
            return None
        self._open(named.level, named.name)
        return {}

    def _holds(self, rule: RoleRule) -> bool:
        """Whether a rule holds in this place."""
        return (
            (not rule.parts or self.part in rule.parts)
            and (not rule.needs or not self.present.isdisjoint(rule.needs))
            and (not rule.after or rule.after in self.seen)
        )

    def _heading(self, index: int, text: str, style: Style, *, last: bool) -> Assignment | None:
        part = self.grammar.parts[self.part]
        short = len(text) <= _HEADING_LENGTH and not _PUNCTUATED.search(text)
        section = find_section(text) if index in self.sections and part.sections else None
        if section is not None:
            title = text[section.length :]
            if (short and self._is_title(title) and not section.raw.isalnum()) if title else not last:
                return self._lettered(section, title)
        if (short or _ALONE.fullmatch(text)) and (named := division(text, self.grammar)) is not None:
            self._divide(named)
            return Assignment(_HEADING, self._section())
        if style.heading is not None:
            return Assignment(_HEADING)
        possible = part.headings == "always" or (part.headings == "nested" and self.after_heading)
        if possible and short and text[:1].isupper() and not self._label(index, text):
            return Assignment(_HEADING)
        return None

    def _run_in(self, text: str) -> Assignment | None:
        """A paragraph that begins with the heading of its division, which stays in it: "Article 5. The Parties …"."""
        named = division(text, self.grammar)
        if named is None or not named.run_in or not _AFTER_LABEL.sub("", text[named.end :]):
            return None
        self._divide(named)
        return Assignment(named.run_in, self._section())

    def _is_title(self, text: str) -> bool:
        """Whether what follows the number of a section is a title, and not an item of a list."""
        return not text[0].islower() and _GOES_ON.search(text) is None

    def _lettered(self, section: Label, title: str) -> Assignment:
        """A section with a Roman numeral or a capital letter, with its title or alone on its line."""
        self._open(*self._numbered(section))
        if not title:
            return Assignment(_HEADING, self._section())
        return Assignment(_HEADING, self._section(), section.raw, section.length)

    def _numbered(self, section: Label) -> tuple[int, str]:
        """The level and the number of a section; what goes on with the letter before is a letter, such as C or I."""
        before = next((name for level, name in self.divisions if level == _LETTER_LEVEL), "")
        number = section.parts[0]
        for letter in (number, section.other):
            if before and len(letter) == 1 and ord(letter) == ord(before) + 1:
                return _LETTER_LEVEL, letter
        return (_LETTER_LEVEL if roman_label(number) is None else _ROMAN_LEVEL), number

    def _divide(self, named: Found) -> None:
        self.part = self.grammar.parts[self.part].divided or self.part
        self._open(named.level, named.name)

    def _open(self, level: int, name: str) -> None:
        """Open a division, which closes all of its level and below."""
        self.divisions = [division for division in self.divisions if division[0] < level] + [(level, name)]
        self.numbering.reset(run_on=level > 0)

    def _section(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.divisions)

    def _label(self, index: int, text: str) -> Label | None:
        """The label of a paragraph; one of doubtful form only counts in a sequence."""
        label = find_label(text)
        return label if label is not None and (label.sure or index in self.listed) else None

    def _paragraph(self, index: int, text: str) -> Assignment:
        part = self.grammar.parts[self.part]
        label = self._label(index, text) if part.labels else None
        if label is not None:
            rest = text[label.length :]
            in_figures = label.parts[0][0].isdigit()
            expected = bool(part.figures) and in_figures
            trusted = index in self.listed or (expected and not rest[:1].islower())
            path = self.numbering.place(label, trusted=trusted)
            if path is not None and rest:
                if expected:
                    self.part = part.figures
                role = self.grammar.parts[self.part].labelled
                return Assignment(role, (*self._section(), *path), label.raw, label.length)
        ends = _ENDED.search(text) is not None
        role = part.closing if part.closing and ends and not self.numbering.path else part.plain
        return Assignment(role, self._section())


def _end_of_label(text: str, label: str) -> int:
    """Where the text after a label begins."""
    return len(text) - len(text[len(label) :].lstrip()) if label else 0
